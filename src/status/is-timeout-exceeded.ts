import type { Config } from "../types/config.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { Time } from "../types/scalars.ts";
import { wantObject } from "../wrong-argument.ts";
import { momentOf, wantMoment } from "./moment.ts";
import {
  customRunTimeoutMs,
  finallyTimeoutMs,
  type HasTimeout,
  pipelineTimeoutMs,
  taskRunTimeoutMs,
  tasksTimeoutMs,
} from "./timeouts.ts";

/** A TaskRun or CustomRun, as far as its time limit and its start go. */
export interface TimedRun extends HasTimeout {
  readonly status?: { readonly startTime?: Time };
}

/**
 * Whether a PipelineRun has taken longer than it may: now, and counted from its start. Not at the limit itself.
 *
 * @throws {RangeError} if a timeout is no Go duration; validate the run first
 * @throws {TypeError} if it is given no PipelineRun, no valid Date or no Config
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go HasTimedOut
 * @example isPipelineTimeoutExceeded({ status: { startTime: "2024-05-01T12:00:00Z" } }, new Date("2024-05-01T13:00:01Z")) // true
 */
export const isPipelineTimeoutExceeded = (
  pipelineRun: Pick<PipelineRun, "spec" | "status">,
  now: Date,
  config?: Config,
): boolean => isOver(pipelineTimeoutMs(pipelineRun, config), pipelineRun.status?.startTime, now);

/**
 * Whether a PipelineRun has taken twice as long as it may, or longer. Then the controller fails it without looking at how its
 * children are.
 *
 * @throws {RangeError} if a timeout is no Go duration; validate the run first
 * @throws {TypeError} if it is given no PipelineRun, no valid Date or no Config
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go HasTimedOutForALongTime
 */
export function isPipelineTimeoutLongExceeded(
  pipelineRun: Pick<PipelineRun, "spec" | "status">,
  now: Date,
  config?: Config,
): boolean {
  const limitMs = pipelineTimeoutMs(pipelineRun, config);
  const startedMs = momentOf(pipelineRun.status?.startTime) ?? 0;
  return isOver(limitMs, pipelineRun.status?.startTime, now) && now.getTime() - startedMs >= 2 * limitMs;
}

/**
 * Whether the graph of a PipelineRun has taken longer than it may, counted from the start of the run. Only the clock counts:
 * it may be so although all tasks have ended in time.
 *
 * @throws {RangeError} if a timeout is no Go duration; validate the run first
 * @throws {TypeError} if it is given no PipelineRun, or no valid Date
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go HaveTasksTimedOut
 */
export function isTasksTimeoutExceeded(pipelineRun: Pick<PipelineRun, "spec" | "status">, now: Date): boolean {
  wantObject(pipelineRun, DOING, "a PipelineRun");
  return isOver(tasksTimeoutMs(pipelineRun.spec?.timeouts), pipelineRun.status?.startTime, now);
}

/**
 * Whether the finally tasks of a PipelineRun have taken longer than they may, counted from when the first of them started.
 *
 * @throws {RangeError} if a timeout is no Go duration; validate the run first
 * @throws {TypeError} if it is given no PipelineRun, or no valid Date
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go HasFinallyTimedOut
 */
export function isFinallyTimeoutExceeded(pipelineRun: Pick<PipelineRun, "spec" | "status">, now: Date): boolean {
  wantObject(pipelineRun, DOING, "a PipelineRun");
  return isOver(finallyTimeoutMs(pipelineRun.spec?.timeouts), pipelineRun.status?.finallyStartTime, now);
}

/**
 * Whether the current attempt of a TaskRun has taken longer than it may.
 *
 * @throws {RangeError} if the timeout is no Go duration; validate the run first
 * @throws {TypeError} if it is given no TaskRun, no valid Date or no Config
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_types.go HasTimedOut
 */
export const isTaskRunTimeoutExceeded = (taskRun: TimedRun, now: Date, config?: Config): boolean =>
  isOver(taskRunTimeoutMs(taskRun, config), taskRun.status?.startTime, now);

/**
 * Whether a CustomRun has taken longer than it may.
 *
 * @throws {RangeError} if the timeout is no Go duration; validate the run first
 * @throws {TypeError} if it is given no CustomRun, or no valid Date
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/customrun_types.go HasTimedOut
 */
export const isCustomRunTimeoutExceeded = (customRun: TimedRun, now: Date): boolean =>
  isOver(customRunTimeoutMs(customRun), customRun.status?.startTime, now);

const DOING = "compare a run with its time limit";

function isOver(limitMs: number | undefined, startTime: Time | undefined, now: Date): boolean {
  const nowMs = wantMoment(now, DOING);
  const startedMs = momentOf(startTime);
  return startedMs !== undefined && limitMs !== undefined && limitMs !== 0 && nowMs - startedMs > limitMs;
}
