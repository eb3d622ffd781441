import { conditionOf } from "../../../status/conditions.ts";
import { isDone, isFailure, isSuccessful } from "../../../status/predicates.ts";
import { TIMED_OUT_MESSAGES } from "../../../status/timed-out-messages.ts";
import type { ChildKind, ChildRun } from "../../../types/child-run.ts";
import type { Outcome } from "./task-facts.ts";

/**
 * How the runs of a pipeline task are, taken together: it has succeeded if all of them have, and failed if one has and the
 * others have ended.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go isSuccessful, isFailure, isCancelled
 */
export function outcomeOf(runs: readonly ChildRun[], kind: ChildKind): Outcome {
  if (runs.length === 0) return "not-started";
  if (runs.every(isSuccessful)) return "succeeded";
  if (!runs.every(isDone) || !runs.some(isFailure)) return "running";
  // As in the reference: nobody asks why child pipelines have failed.
  if (kind === "PipelineRun") return "failed";
  if (runs.some((run) => wasCancelled(run, kind) && statusMessageOf(run) === TIMED_OUT_MESSAGES[kind]))
    return "timed-out";
  return runs.some((run) => wasCancelled(run, kind)) ? "cancelled" : "failed";
}

/** The outcomes of tasks that have failed, in whatever way. */
export const hasFailed = (outcome: Outcome): boolean =>
  outcome === "failed" || outcome === "cancelled" || outcome === "timed-out";

/** The task has ended: what it gives will not change any more. */
export const hasOutcome = (outcome: Outcome): boolean => outcome === "succeeded" || hasFailed(outcome);

const wasCancelled = (run: ChildRun, kind: "TaskRun" | "CustomRun"): boolean =>
  isFailure(run) &&
  conditionOf(run.status)?.reason === (kind === "TaskRun" ? "TaskRunCancelled" : "CustomRunCancelled");

const statusMessageOf = ({ spec }: ChildRun): string | undefined =>
  spec !== undefined && "statusMessage" in spec ? spec.statusMessage : undefined;

/**
 * Why a task is as it is, for `$(tasks.t.reason)`: the reason of the first run that has not succeeded, else of the first.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go getReason
 */
export function reasonOf(runs: readonly ChildRun[]): string {
  const told = runs.find((run) => !isSuccessful(run) && firstReason(run) !== undefined) ?? runs[0];
  return (told && firstReason(told)) ?? "";
}

/** As in the reference: of the first condition, whatever it is about. */
const firstReason = ({ status }: ChildRun): string | undefined => {
  const [first] = status?.conditions ?? [];
  return first && (first.reason ?? "");
};
