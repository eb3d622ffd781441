import type { PipelineTask } from "./pipeline.ts";

/**
 * Whether a pipeline task is run once for each row of a matrix. An empty matrix is none.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_types.go PipelineTask.IsMatrixed
 */
export const isMatrixed = ({ matrix: { params = [], include = [] } = {} }: PipelineTask): boolean =>
  params.length > 0 || include.length > 0;
