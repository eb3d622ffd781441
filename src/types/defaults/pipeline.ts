import { type Config, defaultConfig } from "../config.ts";
import type { Pipeline, PipelineSpec, PipelineTask } from "../pipeline.ts";
import type { DefaultsOptions } from "./options.ts";
import { paramSpecWithDefaults } from "./param.ts";
import { taskRefWithDefaults } from "./reference.ts";
import { mapList, withFields } from "./share.ts";
import { taskSpecWithDefaults } from "./task.ts";

/**
 * A Pipeline with what the API server fills in: types of its params, and what references and embedded tasks leave out.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_defaults.go Pipeline.SetDefaults
 */
export function pipelineWithDefaults(pipeline: Pipeline, { config = defaultConfig }: DefaultsOptions = {}): Pipeline {
  return withFields(pipeline, { spec: pipelineSpecWithDefaults(pipeline.spec, config) });
}

/**
 * The same for what a pipeline does; for the pipeline that is written inside a run, too.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_defaults.go PipelineSpec.SetDefaults
 */
export function pipelineSpecWithDefaults(spec: PipelineSpec, config: Config): PipelineSpec {
  const pipelineTask = (task: PipelineTask) => pipelineTaskWithDefaults(task, config);
  return withFields(spec, {
    params: mapList(spec.params, paramSpecWithDefaults),
    tasks: mapList(spec.tasks, pipelineTask),
    finally: mapList(spec.finally, pipelineTask),
  });
}

/** As in the reference: `pipelineRef` and `pipelineSpec` get no defaults here. */
function pipelineTaskWithDefaults(task: PipelineTask, config: Config): PipelineTask {
  const { taskRef, taskSpec } = task;
  return withFields(task, {
    taskRef: taskRef && taskRefWithDefaults(taskRef, config),
    taskSpec: taskSpec && taskSpecWithDefaults(taskSpec, config),
  });
}
