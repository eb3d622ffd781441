import { conditionOf } from "../conditions.ts";
import { type AnyRun, hasEndedCancelled, hasTimedOut } from "../predicates.ts";
import type { PipelineRunReason } from "../reasons/pipeline-run-reasons.ts";
import type { TaskRunReason } from "../reasons/task-run-reasons.ts";
import { TIMED_OUT_MESSAGES } from "../timed-out-messages.ts";

/**
 * How a run is, in a word for a screen. It holds nothing that the condition does not say:
 *
 * - `"pending"`: it has no condition yet, or is told to wait;
 * - `"running"`: it has begun and has not ended;
 * - `"succeeded"`, `"failed"`: how it has ended;
 * - `"cancelled"`, `"timed-out"`: why it has failed.
 */
export type RunPhase = "pending" | "running" | "succeeded" | "failed" | "cancelled" | "timed-out";

/**
 * How a PipelineRun, TaskRun or CustomRun is. One that its PipelineRun has cancelled for want of time has timed out.
 *
 * @throws {TypeError} if it is given no object
 * @example phaseOf({ status: { conditions: [{ type: "Succeeded", status: "Unknown", reason: "Running" }] } }) // "running"
 */
export function phaseOf(run: AnyRun): RunPhase {
  if (hasTimedOut(run) || isCancelledForTimeout(run)) return "timed-out";
  if (hasEndedCancelled(run)) return "cancelled";
  const condition = conditionOf(run.status);
  if (condition === undefined) return "pending";
  if (condition.status === "True") return "succeeded";
  if (condition.status === "False") return "failed";
  return WAITING.has(condition.reason ?? "") ? "pending" : "running";
}

/**
 * Whether a PipelineRun whose time was up has cancelled a run of it.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go isCancelledForTimeOut
 */
const isCancelledForTimeout = (run: AnyRun): boolean =>
  hasEndedCancelled(run) && FOR_TIMEOUT.has(run.spec?.statusMessage ?? "");

const FOR_TIMEOUT: ReadonlySet<string> = new Set(Object.values(TIMED_OUT_MESSAGES));

const WAITING: ReadonlySet<string> = new Set<PipelineRunReason | TaskRunReason>([
  "PipelineRunPending",
  "TaskRunPending",
]);
