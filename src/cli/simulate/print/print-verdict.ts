import type { Style } from "../../style.ts";
import { aligned, shorten, shownValue } from "../../table.ts";
import { visible, wrap } from "../../text.ts";
import type { NeverStarted, Verdict } from "../timeline/verdict.ts";
import { aboutSkip } from "./describe-event.ts";
import { offsetText } from "./offset-text.ts";

/** How a run has ended, in lines: its condition, why it is stuck if it is, its results, and what never started. */
export function formatVerdict(verdict: Verdict, style: Style): string[] {
  const { paint, width } = style;
  const { results, neverStarted, hasBegun, whyStuck } = verdict;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [paint.bold(title), ...lines.map((line) => `  ${line}`)];
  const given = results.map(({ name, value }) => [visible(shorten(name)), visible(shownValue(value))]);
  const idle = hasBegun ? neverStarted.map((task) => rowOf(task, verdict)) : [];
  return [
    formatCondition(verdict, style),
    ...section(
      "stuck",
      whyStuck.flatMap((why) => wrap(visible(why), width - 2)),
    ),
    ...section("results", aligned(given)),
    ...section("never started", aligned(idle)),
  ];
}

const WORDS = {
  pending: "pending",
  running: "running",
  succeeded: "succeeded",
  failed: "failed",
  cancelled: "cancelled",
  "timed-out": "timed out",
  stuck: "stuck",
} as const;

/** The message may be long, and have several lines. */
function formatCondition({ outcome, afterMs, condition, hasBegun }: Verdict, { paint, width }: Style): string {
  const { reason = "", message = "" } = condition ?? {};
  const verdict = `${WORDS[outcome]} after ${offsetText(afterMs)}`;
  const painted = paint.bold(outcome === "succeeded" ? verdict : paint.red(verdict));
  const started = hasBegun ? "" : ", before any task has started";
  const text = `${painted}${started}  ${visible(reason)}: ${message.split("\n").map(trimmed).join("\n")}`;
  return text
    .split("\n")
    .flatMap((line) => wrap(line, width - 2))
    .join("\n  ");
}

const trimmed = (line: string): string => visible(line).trimEnd();

const rowOf = (idle: NeverStarted, { outcome }: Verdict): readonly string[] => [
  visible(shorten(idle.task)),
  shorten(whyIdle(idle, outcome), MOST_WORDS),
];

const MOST_WORDS = 100;

function whyIdle({ skip, lacks }: NeverStarted, outcome: Verdict["outcome"]): string {
  if (skip !== undefined) return aboutSkip(skip);
  if (lacks.length > 0) return `it lacks ${lacks.map((result) => visible(result)).join(", ")}`;
  return outcome === "stuck" ? "it still waits" : "the run ended before";
}
