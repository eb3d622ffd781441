import { customRunTimeoutMs, taskRunTimeoutMs } from "../../status/timeouts.ts";
import type { Config } from "../../types/config.ts";
import type { CustomRun } from "../../types/custom-run.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { TaskRun, TaskRunStatus } from "../../types/task-run.ts";
import type { TaskScript } from "./script.ts";
import type { UsedResults } from "./used-results.ts";

/** An attempt of a simulated run. */
export interface Attempt {
  readonly child: TaskRun | CustomRun;
  readonly pipelineTask: string;
  /** What it runs, with its defaults, if that is known. */
  readonly taskSpec: TaskSpec | undefined;
  /** The results of the task that its pipeline uses. */
  readonly used: UsedResults;
  /** Counted from 0. */
  readonly number: number;
  /** When it has begun, in milliseconds since 1970. */
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

/** How long an attempt may take, in milliseconds. That of a CustomRun is up to its controller; here it holds. */
export function limitOf(child: Attempt["child"], config: Config): number {
  const ms = child.kind === "CustomRun" ? customRunTimeoutMs(child) : taskRunTimeoutMs(child, config);
  return ms === 0 ? Infinity : ms;
}

/** Whether another attempt follows. The TaskRun's controller tries again whatever it was that failed, unless somebody stopped it. */
export const isRepeated = ({ child, number }: Attempt, end: AttemptEnd, { conditions }: TaskRunStatus): boolean =>
  child.kind !== "CustomRun" &&
  end !== "cancelled" &&
  conditions?.[0]?.status === "False" &&
  number < Number(child.spec?.retries ?? 0);
