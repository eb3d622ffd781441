import { isList } from "../go/json.ts";
import { quote } from "../go/quote.ts";
import type { Param, ParamValue } from "../types/param.ts";

/** Replacements that are still being put together. */
export interface OpenReplacements {
  readonly strings: Map<string, string>;
  readonly arrays: Map<string, readonly string[]>;
  readonly objects: Map<string, Readonly<Record<string, string>>>;
}

export const noReplacements = (): OpenReplacements => ({ strings: new Map(), arrays: new Map(), objects: new Map() });

/** A name behind a prefix, in all spellings: `params.x`, `params["x"]`, `params['x']`. */
export const spelled = (prefix: string, name: string): readonly [string, string, string] => [
  `${prefix}.${name}`,
  `${prefix}[${quote(name)}]`,
  `${prefix}['${name}']`,
];

/** The variables by which a param is referred to. */
export const spellingsOf = (name: string): readonly string[] => spelled("params", name);

/** In a task, there is an old one besides. */
export const taskSpellingsOf = (name: string): readonly string[] => [...spellingsOf(name), `inputs.params.${name}`];

/**
 * Adds what stands for a param. An array also has a text for each of its items, and an object one for each key: that one, as in
 * the reference, in dotted notation only.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go replacementsFromParams
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go paramsFromPipelineRun
 */
export function addParam(replacements: OpenReplacements, { name, value }: Param, spellings = spellingsOf(name)): void {
  for (const variable of spellings) addValue(replacements, variable, value);
  if (isObjectValue(value))
    for (const [key, text] of Object.entries(value)) replacements.strings.set(`params.${name}.${key}`, text);
}

/** What stands for params that a run gives: in a pipeline, unless they are spelled otherwise. */
export function paramReplacements(params: readonly Param[], spell = spellingsOf): OpenReplacements {
  const replacements = noReplacements();
  for (const param of params) addParam(replacements, param, spell(param.name));
  return replacements;
}

/** Adds what stands for one variable, without the keys of an object. */
export function addValue({ strings, arrays, objects }: OpenReplacements, variable: string, value: ParamValue): void {
  if (typeof value === "string") strings.set(variable, value);
  else if (isList(value)) {
    for (const [index, item] of value.entries()) strings.set(`${variable}[${index}]`, item);
    arrays.set(variable, value);
  } else objects.set(variable, value);
}

/** Neither a text nor an array. */
export const isObjectValue = (value: ParamValue): value is Readonly<Record<string, string>> =>
  typeof value !== "string" && !isList(value);

/** A value as a text: of an array or an object there is none. */
export const textOf = (value: ParamValue | undefined): string => (typeof value === "string" ? value : "");
