import { isList } from "../../go/json.ts";
import { mapList, withFields } from "../../types/defaults/share.ts";
import { isMatrixed } from "../../types/is-matrixed.ts";
import type { Param } from "../../types/param.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import { MATRIXED_TASK, PIPELINE_TASK, TASK_SPEC } from "../fields.ts";
import { isObjectValue, noReplacements, spellingsOf, textOf } from "../param-replacements.ts";
import { replaceIn } from "../replace-fields.ts";
import { NIL_LIST, type Replacer, replacerOf } from "../replacer.ts";

/**
 * A pipeline with variables replaced in all its tasks.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyReplacements
 */
export function replaceInPipeline(spec: PipelineSpec, replacer: Replacer): PipelineSpec {
  const replace = (task: PipelineTask) => replaceInPipelineTask(task, replacer);
  return withFields(spec, {
    tasks: mapList(spec.tasks, replace, DOING),
    finally: mapList(spec.finally, replace, DOING),
  });
}

const DOING = "replace variables";

function replaceInPipelineTask(task: PipelineTask, replacer: Replacer): PipelineTask {
  const replaced = replaceIn(task, isMatrixed(task) ? MATRIXED_TASK : PIPELINE_TASK, replacer);
  const { taskSpec, params } = replaced;
  return taskSpec === undefined
    ? replaced
    : withFields(replaced, { taskSpec: replaceIn(taskSpec, TASK_SPEC, withinTask(params, replacer)) });
}

/**
 * What stands for the variables in an embedded task: a param that it is passed stands before the pipeline's of that name.
 *
 * As in the reference: items of arrays, and keys that the task does not pass, are still the pipeline's; and a param of another
 * type leaves nothing behind.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go propagateParams
 */
export function withinTask(params: readonly Param[] = [], outer: Replacer): Replacer {
  if (params.length === 0) return outer;
  const { strings, arrays, objects } = noReplacements();
  for (const { name, value } of params)
    for (const variable of spellingsOf(name)) {
      if (outer.string(variable) !== undefined) strings.set(variable, textOf(value));
      if (outer.array(variable) !== undefined) arrays.set(variable, isList(value) ? value : NIL_LIST);
      if (outer.object(variable) === undefined) continue;
      const object = isObjectValue(value) ? value : {};
      objects.set(variable, object);
      for (const [key, text] of Object.entries(object)) strings.set(`params.${name}.${key}`, text);
    }
  return replacerOf({ strings, arrays, objects }, outer);
}
