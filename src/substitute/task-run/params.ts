import type { Param, ParamSpec } from "../../types/param.ts";
import type { TaskSpec } from "../../types/task.ts";
import { TASK_SPEC } from "../fields.ts";
import {
  addParam,
  isObjectValue,
  noReplacements,
  type OpenReplacements,
  taskSpellingsOf,
  textOf,
} from "../param-replacements.ts";
import { replaceIn } from "../replace-fields.ts";
import { replacerOf } from "../replacer.ts";
import { literalPrefix } from "../seen-variables.ts";
import { replaceEverywhere } from "../text-limit.ts";

/**
 * A task with the values of its params: those that the TaskRun gives, else the defaults.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go ApplyParameters
 */
export const substituteTaskParams = (spec: TaskSpec, params: readonly Param[] = []): TaskSpec =>
  replaceIn(spec, TASK_SPEC, replacerOf(taskParams(spec.params, params)));

/**
 * What stands for the params of a task. Of an object that the run gives, the keys that are missing are those of the default; as
 * in the reference, of a shorter array the default's further items are still there.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go getTaskParameters
 */
export function taskParams(declared: readonly ParamSpec[] = [], given: readonly Param[] = []): OpenReplacements {
  const replacements = taskDefaults(declared);
  addOver(replacements, given);
  return replacements;
}

/** Adds params over their defaults: objects are merged by their keys, so one without keys adds nothing. */
export function addOver(replacements: OpenReplacements, given: readonly Param[]): void {
  const defaults = new Map(replacements.objects);
  for (const { name, value } of given) {
    if (isObjectValue(value) && Object.keys(value).length === 0) continue;
    const merged = isObjectValue(value) ? { ...defaults.get(`params.${name}`), ...value } : value;
    addParam(replacements, { name, value: merged }, taskSpellingsOf(name));
  }
}

/**
 * What stands for params that are given no value. A string that refers to others gets the values of those that do not, or that
 * come before it. As in the reference: only the last reference that is known is replaced, and without any the param has no
 * value.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go replacementsFromDefaultParams
 */
export function taskDefaults(declared: readonly ParamSpec[]): OpenReplacements {
  const replacements = noReplacements();
  for (const { name, default: value } of declared)
    if (value !== undefined && !refersToParams(textOf(value)))
      addParam(replacements, { name, value }, taskSpellingsOf(name));
  for (const { name, default: value } of declared) {
    const resolved = resolveDefault(name, textOf(value), replacements);
    if (resolved !== undefined) addParam(replacements, { name, value: resolved }, taskSpellingsOf(name));
  }
  return replacements;
}

/**
 * A default with the value of the last reference that is known; undefined if none is. One that refers to itself behind that gets
 * what it has become so far.
 */
function resolveDefault(name: string, text: string, { strings }: OpenReplacements): string | undefined {
  if (!refersToParams(text)) return undefined;
  const knownValue = (param: string): string | undefined => strings.get(`params.${param}`);
  const references = PARAMS.find(text).map((reference) => reference.text);
  const last = references.findLastIndex((reference) => {
    const param = nameIn(reference);
    return param !== name && knownValue(param) !== undefined;
  });
  const reference = references[last];
  let value = reference && replaceEverywhere(text, reference, knownValue(nameIn(reference)) ?? "");
  for (const own of references.slice(last + 1)) {
    const before = value ?? knownValue(name);
    if (before !== undefined && nameIn(own) === name) value = replaceEverywhere(text, own, before);
  }
  return value;
}

const PARAMS = literalPrefix("params");

export const refersToParams = (text: string): boolean => text.includes("$(params.");

/** As in the reference: a reference in brackets is taken for a name as it stands. */
export const nameIn = (reference: string): string =>
  (reference.startsWith("$(params.") ? reference.slice("$(params.".length) : reference).replace(/\)$/, "");
