import type { TaskRun } from "../types/task-run.ts";

/**
 * What a TaskRun is told of the `onError` of its pipeline task.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_types.go PipelineTaskOnErrorAnnotation
 */
export const ON_ERROR_ANNOTATION = "pipeline.tekton.dev/pipeline-task-on-error";

/** Whether the failure of a run is to be ignored. */
export function ignoresFailure({ metadata }: Pick<TaskRun, "metadata">): boolean {
  const annotations = metadata?.annotations ?? {};
  return Object.hasOwn(annotations, ON_ERROR_ANNOTATION) && annotations[ON_ERROR_ANNOTATION] === "continue";
}
