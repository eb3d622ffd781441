import { type Config, defaultConfig } from "../../config.ts";
import type { DefaultsOptions } from "../../defaults/options.ts";
import { paramSpecWithDefaults } from "../../defaults/param.ts";
import { taskRefWithDefaults } from "../../defaults/reference.ts";
import { mapList, withFields } from "../../defaults/share.ts";
import type { V1beta1Pipeline, V1beta1PipelineSpec, V1beta1PipelineTask } from "../pipeline.ts";
import { v1beta1TaskSpecWithDefaults } from "./task.ts";

/**
 * A Pipeline with what the API server fills in: types of its params, and what references and embedded tasks leave out.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/pipeline_defaults.go Pipeline.SetDefaults
 */
export function v1beta1PipelineWithDefaults(
  pipeline: V1beta1Pipeline,
  { config = defaultConfig }: DefaultsOptions = {},
): V1beta1Pipeline {
  return withFields(pipeline, { spec: v1beta1PipelineSpecWithDefaults(pipeline.spec, config) });
}

/**
 * The same for what a pipeline does; for the pipeline that is written inside a run, too.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/pipeline_defaults.go PipelineSpec.SetDefaults
 */
export function v1beta1PipelineSpecWithDefaults(spec: V1beta1PipelineSpec, config: Config): V1beta1PipelineSpec {
  const pipelineTask = (task: V1beta1PipelineTask) => pipelineTaskWithDefaults(task, config);
  return withFields(spec, {
    params: mapList(spec.params, paramSpecWithDefaults),
    tasks: mapList(spec.tasks, pipelineTask),
    finally: mapList(spec.finally, pipelineTask),
  });
}

/** As in the reference: `pipelineRef` and `pipelineSpec` get no defaults here. */
function pipelineTaskWithDefaults(task: V1beta1PipelineTask, config: Config): V1beta1PipelineTask {
  const { taskRef, taskSpec } = task;
  return withFields(task, {
    taskRef: taskRef && taskRefWithDefaults(taskRef, config),
    taskSpec: taskSpec && v1beta1TaskSpecWithDefaults(taskSpec),
  });
}
