import type { Condition } from "../types/condition.ts";
import type { CustomRunSpecStatus } from "../types/custom-run.ts";
import type { PipelineRunSpecStatus } from "../types/pipeline-run.ts";
import type { Time } from "../types/scalars.ts";
import type { TaskRunSpecStatus } from "../types/task-run.ts";
import { wantObject } from "../wrong-argument.ts";
import { conditionOf, type HasConditions } from "./conditions.ts";
import { momentOf } from "./moment.ts";
import type { CustomRunReason } from "./reasons/custom-run-reasons.ts";
import type { PipelineRunReason } from "./reasons/pipeline-run-reasons.ts";
import type { TaskRunReason } from "./reasons/task-run-reasons.ts";

/** A PipelineRun, TaskRun or CustomRun, as far as these functions look at it. */
export interface AnyRun {
  readonly spec?: {
    /** What its user asks for: to cancel it, or to wait. */
    readonly status?: string;
    /** Why. */
    readonly statusMessage?: string;
  };
  readonly status?: HasConditions & {
    readonly startTime?: Time;
  };
}

/**
 * Whether it has a start time. One that waits for a place in the quota has none any more.
 *
 * @throws {TypeError} if it is given no object
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go HasStarted
 * @example hasStarted({ status: { startTime: "2024-05-01T12:00:00Z" } }) // true
 */
export const hasStarted = (run: AnyRun): boolean => momentOf(wantRun(run).status?.startTime) !== undefined;

/**
 * Whether it has ended, one way or the other.
 *
 * @throws {TypeError} if it is given no object
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go IsDone
 * @example isDone({ status: { conditions: [{ type: "Succeeded", status: "False" }] } }) // true
 */
export function isDone(run: AnyRun): boolean {
  const condition = succeeded(run);
  return condition !== undefined && condition.status !== "Unknown";
}

/**
 * Whether it has ended well.
 *
 * @throws {TypeError} if it is given no object
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go IsSuccessful
 */
export const isSuccessful = (run: AnyRun): boolean => succeeded(run)?.status === "True";

/**
 * Whether it has ended, but not well: it has failed, was cancelled or has timed out.
 *
 * @throws {TypeError} if it is given no object
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go IsFailure
 */
export const isFailure = (run: AnyRun): boolean => succeeded(run)?.status === "False";

/**
 * Whether its user, or the PipelineRun it belongs to, asks for it to be cancelled: `spec.status` says so. It may still run, or
 * have ended before; whether it *was* cancelled, `hasEndedCancelled` tells.
 *
 * @throws {TypeError} if it is given no object
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go IsCancelled
 * @example isCancelled({ spec: { status: "TaskRunCancelled" } }) // true
 */
export const isCancelled = (run: AnyRun): boolean => CANCELLED.has(wantRun(run).spec?.status ?? "");

/**
 * Whether the user of a PipelineRun asks for its tasks to be cancelled, and the finally tasks to run.
 *
 * @throws {TypeError} if it is given no object
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go IsGracefullyCancelled
 */
export const isGracefullyCancelled = (run: AnyRun): boolean => wantRun(run).spec?.status === "CancelledRunFinally";

/**
 * Whether the user of a PipelineRun asks for no more tasks to start, and then the finally tasks to run.
 *
 * @throws {TypeError} if it is given no object
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go IsGracefullyStopped
 */
export const isGracefullyStopped = (run: AnyRun): boolean => wantRun(run).spec?.status === "StoppedRunFinally";

/**
 * Whether its user asks for it to wait. A CustomRun cannot.
 *
 * @throws {TypeError} if it is given no object
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go IsPending
 */
export const isPending = (run: AnyRun): boolean => PENDING.has(wantRun(run).spec?.status ?? "");

/**
 * Whether it has ended because it was cancelled: the condition says so. That of a TaskRun does, too, if its PipelineRun has
 * cancelled it for want of time.
 *
 * @throws {TypeError} if it is given no object
 * @example hasEndedCancelled({ spec: { status: "Cancelled" } }) // false
 */
export const hasEndedCancelled = (run: AnyRun): boolean => hasFailedBy(ENDED_CANCELLED, run);

/**
 * Whether it has ended because its time was up: the condition says so. For whether a limit has passed, whatever the condition
 * says, there are `isPipelineTimeoutExceeded` and others, which take a clock.
 *
 * @throws {TypeError} if it is given no object
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go IsTimeoutConditionSet
 */
export const hasTimedOut = (run: AnyRun): boolean => hasFailedBy(TIMED_OUT, run);

type SpecStatus = PipelineRunSpecStatus | TaskRunSpecStatus | CustomRunSpecStatus;
type Reason = PipelineRunReason | TaskRunReason | CustomRunReason;

const CANCELLED: ReadonlySet<string> = new Set<SpecStatus>(["Cancelled", "TaskRunCancelled", "RunCancelled"]);
const PENDING: ReadonlySet<string> = new Set<SpecStatus>(["PipelineRunPending", "TaskRunPending"]);
const ENDED_CANCELLED: ReadonlySet<string> = new Set<Reason>(["Cancelled", "TaskRunCancelled", "CustomRunCancelled"]);
const TIMED_OUT: ReadonlySet<string> = new Set<Reason>(["PipelineRunTimeout", "TaskRunTimeout", "CustomRunTimedOut"]);

function hasFailedBy(reasons: ReadonlySet<string>, run: AnyRun): boolean {
  const condition = succeeded(run);
  return condition?.status === "False" && reasons.has(condition.reason ?? "");
}

const succeeded = (run: AnyRun): Condition | undefined => conditionOf(wantRun(run).status);

function wantRun(run: AnyRun): AnyRun {
  wantObject(run, "look at a run", "a PipelineRun, TaskRun or CustomRun");
  return run;
}
