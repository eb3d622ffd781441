import { paramSpecWithDefaults } from "../../defaults/param.ts";
import { resultWithDefaults } from "../../defaults/result.ts";
import { mapList, withFields } from "../../defaults/share.ts";
import type { V1beta1Task, V1beta1TaskSpec } from "../task.ts";

/**
 * A Task with what the API server fills in: types of its params and results. Unlike in v1, references of steps get no
 * resolver.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/task_defaults.go Task.SetDefaults
 */
export function v1beta1TaskWithDefaults(task: V1beta1Task): V1beta1Task {
  return withFields(task, { spec: v1beta1TaskSpecWithDefaults(task.spec) });
}

/**
 * The same for what a task does; for tasks that are written inside pipelines or runs, too.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/task_defaults.go TaskSpec.SetDefaults
 */
export function v1beta1TaskSpecWithDefaults<S extends V1beta1TaskSpec>(spec: S): S {
  // What an embedded task has beside these fields does not change.
  return withFields<V1beta1TaskSpec>(spec, {
    params: mapList(spec.params, paramSpecWithDefaults),
    results: mapList(spec.results, resultWithDefaults),
  }) as S;
}
