import { formatDurationMs } from "../../../status/durations.ts";
import type { RunPhase } from "../../../status/roll-up/phase.ts";
import { valueText, whenText } from "../../describe-task.ts";
import type { Paint } from "../../style.ts";
import { shorten, shownValue } from "../../table.ts";
import { visible } from "../../text.ts";
import type {
  ConditionEvent,
  EndEvent,
  FalseCondition,
  GivenResult,
  Row,
  SkipEvent,
  SpecStatusEvent,
  StartEvent,
  TimelineEvent,
} from "../timeline/event.ts";

/** Who does what, and what there is to say about it. What users have written is made visible. */
export interface EventText {
  readonly who: string;
  readonly does: string;
  readonly paint?: keyof Paint;
  readonly detail: string;
}

/** An event in words, part by part. */
export function describeEvent(event: TimelineEvent): EventText {
  const row = "row" in event ? event.row : undefined;
  const who = visible(shorten(row?.name ?? event.task ?? "PipelineRun"));
  switch (event.type) {
    case "start":
      return { who, does: event.attempt > 1 ? "starts again" : "starts", detail: aboutStart(event) };
    case "end":
      return { who, ...VERBS[event.outcome], detail: aboutEnd(event) };
    case "skip":
      return { who, does: "is skipped", paint: "yellow", detail: aboutSkip(event) };
    case "finally":
      return { who, does: "begins finally", detail: "" };
    case "spec-status":
      return { who, does: "is told", paint: "yellow", detail: aboutSpecStatus(event) };
    case "timeout":
      return {
        who,
        does: "is late",
        paint: "red",
        detail: `${event.field} is over (${formatDurationMs(event.limitMs)})`,
      };
    case "error":
      return { who, does: "has an error", paint: "red", detail: visible(event.message) };
    case "condition":
      return { who, ...VERBS[event.outcome], detail: aboutCondition(event) };
  }
}

/** How things end. */
const VERBS: Readonly<Record<RunPhase, { readonly does: string; readonly paint?: keyof Paint }>> = {
  pending: { does: "goes on" },
  running: { does: "goes on" },
  succeeded: { does: "succeeds" },
  failed: { does: "fails", paint: "red" },
  cancelled: { does: "is cancelled", paint: "yellow" },
  "timed-out": { does: "times out", paint: "red" },
};

const KINDS = { TaskRun: "", CustomRun: "custom task", PipelineRun: "pipeline" } as const;

function aboutStart({ kind, row, ...attempt }: StartEvent): string {
  return together([rowText(row), attempt.attempt > 1 ? numberText(attempt) : KINDS[kind]]);
}

function aboutEnd({ outcome, reason, message, results, row, ...attempt }: EndEvent): string {
  return together([
    rowText(row),
    attempt.attempt > 1 || (attempt.attempts > 1 && outcome !== "succeeded") ? numberText(attempt) : "",
    outcome === "failed" ? `${visible(reason)}: ${visible(message)}` : "",
    outcome === "timed-out" || outcome === "cancelled" ? visible(message) : "",
    results.map(resultText).join(", "),
  ]);
}

const numberText = ({ attempt, attempts }: Pick<EndEvent, "attempt" | "attempts">): string =>
  `attempt ${attempt} of ${attempts}`;

const rowText = (row: Row | undefined): string => (row?.params ?? []).map(resultText).join(", ");

/** Why a task is skipped, in Tekton's words, and what that is due to. */
export function aboutSkip({ reason, because, when = [] }: SkipEvent): string {
  const causes = when.length > 0 ? when.map(conditionText) : because.map((cause) => visible(cause));
  return causes.length === 0 ? visible(reason) : `${visible(reason)}: ${causes.join(", ")}`;
}

const conditionText = ({ written, ...condition }: FalseCondition): string =>
  written === undefined ? whenText(condition) : `${whenText(condition)} (${visible(written)})`;

function aboutSpecStatus({ specStatus, isTooLate }: SpecStatusEvent): string {
  const text = specStatus === "" ? "spec.status is taken away" : `spec.status: ${specStatus}`;
  return isTooLate ? `${text}, but it has ended` : text;
}

/** How the run of all has ended stands below its timeline. */
function aboutCondition({ task, status, reason, message }: TimelineEvent & ConditionEvent): string {
  return task !== undefined || status === "Unknown" ? `${visible(reason)}: ${visible(message)}` : visible(reason);
}

/** `"image=app:v1"`. */
const resultText = ({ name, value }: GivenResult): string =>
  `${visible(name)}=${typeof value === "string" ? valueText(shorten(value)) : visible(shownValue(value))}`;

const together = (parts: readonly string[]): string => parts.filter(Boolean).join("; ");
