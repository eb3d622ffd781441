import type { SkippingReason } from "../../types/pipeline-run.ts";
import type { ReasonDescription } from "./reason.ts";

/**
 * Why pipeline tasks do not run, as `skippedTasks` says it.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go SkippingReason
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go skip, IsFinallySkipped
 */
export const skippingReasons = {
  "When Expressions evaluated to false": { category: "outcome", means: "Its conditions do not hold" },
  "Parent Tasks were skipped": { category: "outcome", means: "A task that it comes after was skipped" },
  "PipelineRun was stopping": {
    category: "outcome",
    means: "Another task had failed, or was cancelled, before its turn came",
    advice: "Look at that task",
  },
  "PipelineRun was gracefully cancelled": { category: "stopped", means: "The run was cancelled before its turn came" },
  "PipelineRun was gracefully stopped": { category: "stopped", means: "The run was stopped before its turn came" },
  "Results were missing": {
    category: "outcome",
    means: "A result that it needs was not written",
    advice: "Look at the task that should have written it; it may have been skipped",
  },
  "PipelineRun timeout has been reached": {
    category: "stopped",
    means: "The run had reached its time limit before its turn came",
    advice: "Raise spec.timeouts.pipeline, or find the task that takes so long",
  },
  "PipelineRun Tasks timeout has been reached": {
    category: "stopped",
    means: "The tasks had reached their time limit before its turn came",
    advice: "Raise spec.timeouts.tasks, or find the task that takes so long",
  },
  "PipelineRun Finally timeout has been reached": {
    category: "stopped",
    means: "The finally tasks had reached their time limit before its turn came",
    advice: "Raise spec.timeouts.finally, or find the task that takes so long",
  },
  "Matrix Parameters have an empty array": { category: "outcome", means: "A list of its matrix is empty" },
  None: { category: "progress", means: "It was not skipped" },
} as const satisfies Readonly<Record<SkippingReason, ReasonDescription>>;
