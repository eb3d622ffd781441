import { type PipelineRunParts, substitutePipelineRun } from "../../substitute/pipeline-run/substitute-pipeline-run.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRef } from "../../types/task-ref.ts";
import { type Check, type FailedCheck, failedChecks, userCheck } from "./failed-check.ts";
import { checksOfGivens } from "./given-checks.ts";
import { checksOfPipeline } from "./pipeline-checks.ts";
import { failure, inRun, type PipelineStart, pipelineStart } from "./pipeline-start.ts";
import { checksOfTasks } from "./task-checks.ts";

/** What a PipelineRun is made of, with the Tasks that its pipeline refers to, if these shall be looked at, too. */
export interface PipelineRunStart extends PipelineRunParts {
  /** Finds the Task that a pipeline task refers to; undefined if there is none. Without it nobody looks for Tasks. */
  readonly getTask?: (ref: TaskRef, pipelineTask: PipelineTask) => Task | undefined;
}

/**
 * The checks that a PipelineRun does not pass before its first task starts, in the order of the controller, which stops at the
 * first. Nothing, if it starts.
 *
 * @throws {TypeError} if it is not given a decoded PipelineRun, or neither a pipeline nor one in the run
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go reconcile
 */
export const checkPipelineRun = (parts: PipelineRunStart): readonly FailedCheck[] => [
  ...failedChecks(checksOf(parts, pipelineStart(parts))),
];

function* checksOf(parts: PipelineRunStart, start: PipelineStart): Generator<Check> {
  yield* checksOfPipeline(start);
  yield* checksOfGivens(start);
  const substituted = substitutePipelineRun(parts);
  const unresolved = substituted.ok ? [] : substituted.diagnostics;
  const mismatches = unresolved.map(({ message, at }) =>
    failure("param-default", "PipelineValidationFailed", message, at),
  );
  yield userCheck(
    "ApplyParameters",
    inRun(start, mismatches),
    `Failed to apply parameters to Pipeline ${start.pipelineOfRun}`,
  );
  if (substituted.ok) yield* checksOfTasks(start, substituted.value.pipelineSpec, parts.getTask);
}
