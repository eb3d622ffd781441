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

/** What stands for params that are given no value. */
export interface TaskDefaults extends OpenReplacements {
  /** The variables that are replaced in the defaults, by the names of the params: there is at most one in each. */
  readonly replaced: ReadonlyMap<string, ReplacedVariable>;
}

interface ReplacedVariable {
  /** `params.image` */
  readonly variable: string;
  readonly value: string;
}

/**
 * What stands for params that are given no value. A string that refers to others gets the values of those that do not, or that
 * come before it. As in the reference: only the last reference that is known is replaced, and without any the param has no
 * value.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go replacementsFromDefaultParams
 */
export function taskDefaults(declared: readonly ParamSpec[]): TaskDefaults {
  const replacements = noReplacements();
  const replaced = new Map<string, ReplacedVariable>();
  for (const { name, default: value } of declared)
    if (value !== undefined && !refersToParams(textOf(value)))
      addParam(replacements, { name, value }, taskSpellingsOf(name));
  for (const { name, default: default_ } of declared) {
    const text = textOf(default_);
    if (!refersToParams(text)) continue;
    const known = lastKnown(name, text, replacements);
    if (known !== undefined) replaced.set(name, known);
    const value = resolveDefault(name, text, known, replacements);
    if (value !== undefined) addParam(replacements, { name, value }, taskSpellingsOf(name));
  }
  return { ...replacements, replaced };
}

/** The last reference to another param that has a value. */
function lastKnown(name: string, text: string, { strings }: OpenReplacements): ReplacedVariable | undefined {
  for (const param of paramNamesIn(text).toReversed()) {
    const value = param === name ? undefined : strings.get(`params.${param}`);
    if (value !== undefined) return { variable: `params.${param}`, value };
  }
  return undefined;
}

/** A default with that reference replaced. One to itself that stands behind that gets what has become of it so far. */
function resolveDefault(
  name: string,
  text: string,
  known: ReplacedVariable | undefined,
  { strings }: OpenReplacements,
): string | undefined {
  const own = `params.${name}`;
  const variables = paramNamesIn(text).map((param) => `params.${param}`);
  let value = known && replaceEverywhere(text, `$(${known.variable})`, known.value);
  for (const variable of variables.slice(known === undefined ? 0 : variables.lastIndexOf(known.variable) + 1)) {
    const before = value ?? strings.get(own);
    if (variable === own && before !== undefined) value = replaceEverywhere(text, `$(${own})`, before);
  }
  return value;
}

const PARAMS = literalPrefix("params");

/** The params to which a text refers. As in the reference: one in brackets is taken for a name as it stands. */
export const paramNamesIn = (text: string): string[] =>
  PARAMS.find(text).map(({ text: reference }) =>
    (reference.startsWith("$(params.") ? reference.slice("$(params.".length) : reference).replace(/\)$/, ""),
  );

export const refersToParams = (text: string): boolean => text.includes("$(params.");
