import { type Config, defaultConfig } from "../config.ts";
import type { Step } from "../step.ts";
import type { Task, TaskSpec } from "../task.ts";
import type { DefaultsOptions } from "./options.ts";
import { paramSpecWithDefaults } from "./param.ts";
import { refWithDefaults } from "./reference.ts";
import { resultWithDefaults } from "./result.ts";
import { mapList, withFields } from "./share.ts";

/**
 * A Task with what the API server fills in: types of its params and results, resolvers of its step references.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_defaults.go Task.SetDefaults
 */
export function taskWithDefaults(task: Task, { config = defaultConfig }: DefaultsOptions = {}): Task {
  return withFields(task, { spec: taskSpecWithDefaults(task.spec, config) });
}

/**
 * The same for what a task does; for tasks that are written inside pipelines or runs, too.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_defaults.go TaskSpec.SetDefaults
 */
export function taskSpecWithDefaults<S extends TaskSpec>(spec: S, config: Config): S {
  // What an embedded task has beside these fields does not change.
  return withFields<TaskSpec>(spec, {
    steps: mapList(spec.steps, (step) => stepWithDefaults(step, config)),
    params: mapList(spec.params, paramSpecWithDefaults),
    results: mapList(spec.results, resultWithDefaults),
  }) as S;
}

function stepWithDefaults(step: Step, config: Config): Step {
  return step.ref === undefined ? step : withFields(step, { ref: refWithDefaults(step.ref, config) });
}
