import { isList } from "../../go/json.ts";
import { mapRecord } from "../../types/defaults/share.ts";
import type { Param, ParamSpec } from "../../types/param.ts";
import {
  addParam,
  addValue,
  isObjectValue,
  type OpenReplacements,
  paramReplacements,
  spellingsOf,
  textOf,
} from "../param-replacements.ts";
import { type Replacer, replacerOf } from "../replacer.ts";
import { type DefaultProblem, orderOfDefaults, referencesIn } from "./default-order.ts";

/** What stands for the params of a pipeline, and what is wrong with its defaults. */
export interface PipelineParams {
  readonly replacements: OpenReplacements;
  readonly problems: readonly DefaultProblem[];
}

/**
 * What stands for the params of a pipeline: what the run gives, else the defaults. Of a string, the default may refer to other
 * params; of an array or an object only texts are put in, once.
 *
 * The reference resolves defaults in no particular order, and fails or not by it where a chain is longer than 11; here such a
 * chain is always too long. `isOpen` says of a variable that it will have a value, although it is not known which: it stays.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyParameters
 */
export function pipelineParams(
  declared: readonly ParamSpec[] = [],
  given: readonly Param[] = [],
  isOpen: (variable: string) => boolean = () => false,
): PipelineParams {
  const replacements = paramReplacements(given);
  const { text } = replacerOf(replacements);
  const problems = addStringDefaults(replacements, declared, { text, isOpen });
  for (const { name, type, default: value } of declared)
    if (type === "array" && value !== undefined && !replacements.arrays.has(`params.${name}`))
      addArrayDefault(replacements, name, isList(value) ? value.map(text) : []);
  for (const { name, type, default: value } of declared)
    if (type === "object" && value !== undefined && !replacements.objects.has(`params.${name}`))
      addObjectDefault(replacements, name, isObjectValue(value) ? (mapRecord(value, text) ?? value) : {});
  return { replacements, problems };
}

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go resolveArrayParam */
function addArrayDefault(replacements: OpenReplacements, name: string, items: readonly string[]): void {
  for (const variable of spellingsOf(name)) addValue(replacements, variable, items);
}

/**
 * As in the reference: the keys of a default are there in all spellings, those of a value in dotted notation only.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go resolveObjectParam
 */
function addObjectDefault(
  replacements: OpenReplacements,
  name: string,
  properties: Readonly<Record<string, string>>,
): void {
  for (const variable of spellingsOf(name)) {
    replacements.objects.set(variable, properties);
    for (const [key, value] of Object.entries(properties)) replacements.strings.set(`${variable}.${key}`, value);
  }
}

/** The strings that are not given, in an order in which each has the values that it refers to. */
function addStringDefaults(
  replacements: OpenReplacements,
  declared: readonly ParamSpec[],
  { text, isOpen }: Pick<Replacer, "text"> & { readonly isOpen: (variable: string) => boolean },
): readonly DefaultProblem[] {
  const { strings } = replacements;
  const names = new Map<string, string>();
  const defaults = new Map<string, string>();
  for (const { name, type = "", default: value } of declared) {
    const variable = `params.${name}`;
    if ((type !== "string" && type !== "") || value === undefined || strings.has(variable)) continue;
    defaults.set(variable, textOf(value));
    names.set(variable, name);
  }
  const { order, problems } = orderOfDefaults(defaults, (variable) => strings.has(variable) || isOpen(variable));
  for (const variable of order) {
    const value = defaults.get(variable) ?? "";
    // As in the reference: references in brackets count only beside one in dotted notation.
    const resolved = referencesIn(value).length === 0 ? value : text(value);
    addParam(replacements, { name: names.get(variable) ?? "", value: resolved });
  }
  return problems;
}
