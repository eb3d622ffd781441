import type { PipelineTask } from "./pipeline.ts";

/**
 * Whether a pipeline task is run by another controller than Tekton's. As in the reference: any kind but Task, and any API
 * version, says so.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go PipelineTask.Validate
 */
export const isCustomTask = ({ taskRef, taskSpec }: PipelineTask): boolean =>
  [taskRef, taskSpec].some((task) => ((task?.kind ?? "") !== "" && task?.kind !== "Task") || !!task?.apiVersion);
