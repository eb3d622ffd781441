import { formatDuration } from "../../go/duration.ts";
import { formatTime } from "../../go/time.ts";
import { customRunTimeoutMs, taskRunTimeoutMs } from "../../status/timeouts.ts";
import type { Condition } from "../../types/condition.ts";
import type { Config } from "../../types/config.ts";
import type { CustomRun } from "../../types/custom-run.ts";
import type { ParamValue } from "../../types/param.ts";
import type { TaskResult, TaskRunResult } from "../../types/result.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { TaskRun, TaskRunStatus } from "../../types/task-run.ts";
import { typeOfValue } from "../../types/type-of-value.ts";
import type { TaskScript } from "./script.ts";

/** An attempt of a simulated run. */
export interface Attempt {
  readonly child: TaskRun | CustomRun;
  readonly pipelineTask: string;
  /** What it runs, if that is known. */
  readonly taskSpec: TaskSpec | undefined;
  /** Counted from 0. */
  readonly number: number;
  readonly startMs: number;
  readonly script: TaskScript;
  /** How the attempts before it have ended. */
  readonly failed: readonly TaskRunStatus[];
}

/** How an attempt ends: by its script, by its limit, or because somebody stops it. */
export type AttemptEnd = "succeeded" | "failed" | "timed-out" | "cancelled";

/** When an attempt ends by itself, in milliseconds since 1970, and how. */
export function endOf(
  { child, startMs, script }: Attempt,
  durationMs: number,
  config: Config,
): { readonly atMs: number; readonly end: AttemptEnd } {
  const takesMs = script.outcome === "hangs" ? Infinity : (script.durationMs ?? durationMs);
  const limitMs = limitOf(child, config);
  if (takesMs > limitMs) return { atMs: startMs + limitMs, end: "timed-out" };
  return { atMs: startMs + takesMs, end: script.outcome === "fails" ? "failed" : "succeeded" };
}

/** That of a CustomRun is up to its controller; here it holds. */
function limitOf(child: TaskRun | CustomRun, config: Config): number {
  const ms = child.kind === "CustomRun" ? (customRunTimeoutMs(child) ?? 0) : taskRunTimeoutMs(child, config);
  return ms === 0 ? Infinity : ms;
}

/** Whether another attempt follows. The TaskRun's controller tries again whatever it was that failed, unless somebody stopped it. */
export const isRepeated = ({ child, number }: Attempt, end: AttemptEnd): boolean =>
  child.kind !== "CustomRun" && (end === "failed" || end === "timed-out") && number < Number(child.spec?.retries ?? 0);

/** The status of a run whose attempt has ended. */
export function statusAfter(attempt: Attempt, end: AttemptEnd, nowMs: number, config: Config): TaskRunStatus {
  const { child, number, startMs, failed } = attempt;
  const { name = "" } = child.metadata ?? {};
  const results = resultsOf(attempt, end);
  return {
    podName: child.kind === "CustomRun" ? "" : `${name}-pod${number === 0 ? "" : `-retry${number}`}`,
    startTime: formatTime(startMs),
    completionTime: formatTime(nowMs),
    conditions: [conditionOf(attempt, end, config)],
    ...(results.length > 0 && { results }),
    ...(failed.length > 0 && { retriesStatus: failed }),
  };
}

/** The status of a run that is about to be tried again. */
export const statusBetween = (ended: TaskRunStatus): TaskRunStatus => {
  const { retriesStatus = [], ...attempt } = ended;
  const message = ended.conditions?.[0]?.message;
  return {
    podName: "",
    conditions: [{ type: "Succeeded", status: "Unknown", reason: "ToBeRetried", ...(message && { message }) }],
    retriesStatus: [...retriesStatus, attempt],
  };
};

function conditionOf(attempt: Attempt, end: AttemptEnd, config: Config): Condition {
  const { child, script } = attempt;
  const { name = "" } = child.metadata ?? {};
  const { statusMessage = "" } = child.spec ?? {};
  const isCustom = child.kind === "CustomRun";
  if (end === "succeeded")
    return { type: "Succeeded", status: "True", reason: "Succeeded", message: "All Steps have completed executing" };
  const said = {
    failed: { reason: script.reason ?? "StepFailed", message: script.message ?? failureOf(attempt) },
    "timed-out": {
      reason: isCustom ? "CustomRunTimedOut" : "TaskRunTimeout",
      message: `${isCustom ? "CustomRun" : "TaskRun"} "${name}" failed to finish within "${limitText(child, config)}"`,
    },
    cancelled: {
      reason: isCustom ? "CustomRunCancelled" : "TaskRunCancelled",
      message: `${isCustom ? "CustomRun" : "TaskRun"} "${name}" was cancelled. ${statusMessage}`,
    },
  }[end];
  return { type: "Succeeded", status: "False", ...said, ...(end === "failed" && isIgnored(child) && IGNORED) };
}

const IGNORED = { reason: "FailureIgnored" };

const isIgnored = ({ metadata }: TaskRun | CustomRun): boolean =>
  new Map(Object.entries(metadata?.annotations ?? {})).get("pipeline.tekton.dev/pipeline-task-on-error") === "continue";

const limitText = (child: TaskRun | CustomRun, config: Config): string =>
  formatDuration(BigInt(Math.round(limitOf(child, config) * 1e6)));

/** The last step of a task is as good as any. */
function failureOf({ taskSpec }: Attempt): string {
  const steps = taskSpec?.steps ?? [];
  const name = steps.at(-1)?.name || `unnamed-${Math.max(0, steps.length - 1)}`;
  return `"step-${name}" exited with code 1: Error`;
}

/** What an attempt gives: what its script says, and what the task declares besides. */
function resultsOf({ taskSpec, pipelineTask, script }: Attempt, end: AttemptEnd): readonly TaskRunResult[] {
  const values = new Map<string, ParamValue | null>();
  if (end === "succeeded")
    for (const result of taskSpec?.results ?? []) values.set(result.name, madeUpValue(result, pipelineTask));
  if (end === "succeeded" || end === "failed")
    for (const [name, value] of Object.entries(script.results ?? {})) values.set(name, value);
  return [...values].flatMap(([name, value]) => (value === null ? [] : { name, type: typeOfValue(value), value }));
}

/** A value that nobody has said, made of names so that it is known where it comes from. */
function madeUpValue({ name, type, properties = {} }: TaskResult, pipelineTask: string): ParamValue {
  const text = `${pipelineTask}-${name}`;
  if (type === "array") return [text];
  if (type !== "object") return text;
  return Object.fromEntries(Object.keys(properties).map((key) => [key, `${text}-${key}`]));
}
