import { quote } from "../../go/quote.ts";
import { compileRegexp } from "../../go/regexp/regexp.ts";
import type { Param, ParamSpec, ParamValue } from "../../types/param.ts";
import type { StepActionSpec } from "../../types/step-action.ts";
import { type OpenReplacements, taskSpellingsOf, textOf } from "../param-replacements.ts";
import { replacerOf } from "../replacer.ts";
import { replaceInTurn } from "../text-limit.ts";
import { addOver, paramNamesIn, refersToParams, taskDefaults } from "./params.ts";

/** What is made, or why it cannot be, in the words of the reference. */
type Made<T> = { readonly value: T } | { readonly problem: string };

/**
 * What stands for the params of a step action that a step gives `given`, with the params of the task put in already.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go applyStepActionParameters
 */
export function stepActionParams(action: StepActionSpec, given: readonly Param[]): Made<OpenReplacements> {
  const declared = action.params ?? [];
  const replacements = taskDefaults(declared);
  const resolved = resolveParams(declared, new Map(given.map(({ name, value }) => [name, value])));
  if ("problem" in resolved) return resolved;
  addOver(replacements, resolved.value);
  const problem = addStepResults(replacements, action, given) ?? mixedTypes(replacements);
  return problem === undefined ? { value: replacements } : { problem };
}

/** The values of the params: those that are given, and the defaults, with the params to which these refer. */
function resolveParams(declared: readonly ParamSpec[], given: ReadonlyMap<string, ParamValue>): Made<readonly Param[]> {
  const values = new Map<string, ParamValue>();
  const waiting = new Map<string, Waiting>();
  for (const { name, default: value } of declared) {
    const known = given.get(name) ?? value;
    if (known === undefined) continue;
    if (given.has(name) || !refersToParams(textOf(known))) values.set(name, known);
    else waiting.set(name, { text: textOf(known), references: paramNamesIn(textOf(known)) });
  }
  for (const name of resolvable(waiting, values)) values.set(name, resolve(waiting.get(name), values));
  for (const [name, { references }] of waiting) {
    const missing = references.find((reference) => !values.has(reference));
    if (missing === undefined) continue;
    if (declared.some((param) => param.name === missing))
      return { problem: "circular dependency detected in parameter references" };
    return { problem: `parameter ${quote(name)} references non-existent parameter ${quote(missing)}` };
  }
  return { value: Array.from(values, ([name, value]) => ({ name, value })) };
}

/** A default that refers to other params. */
interface Waiting {
  readonly text: string;
  readonly references: readonly string[];
}

/** The names of those that can be resolved, each behind those that it refers to. */
function resolvable(waiting: ReadonlyMap<string, Waiting>, known: ReadonlyMap<string, ParamValue>): readonly string[] {
  const open = new Map<string, number>();
  const dependents = new Map<string, string[]>();
  for (const [name, { references }] of waiting) {
    const missing = new Set(references.filter((reference) => !known.has(reference)));
    open.set(name, missing.size);
    for (const reference of missing) {
      const others = dependents.get(reference);
      if (others === undefined) dependents.set(reference, [name]);
      else others.push(name);
    }
  }
  const ready = [...open].filter(([, count]) => count === 0).map(([name]) => name);
  // The list grows while it is walked.
  for (const name of ready)
    for (const dependent of dependents.get(name) ?? []) {
      const left = (open.get(dependent) ?? 0) - 1;
      open.set(dependent, left);
      if (left === 0) ready.push(dependent);
    }
  return ready;
}

/** As in the reference: one after the other, so that what is put in may be replaced by the next. */
function resolve(
  { text, references }: Waiting = { text: "", references: [] },
  values: ReadonlyMap<string, ParamValue>,
): string {
  const strings = references.map((name) => [`params.${name}`, textOf(values.get(name))] as const);
  const atOnce = replacerOf({ strings: new Map(strings) }).text(text);
  // Where no reference has come of it, none has come about on the way.
  return refersToParams(atOnce) ? replaceInTurn(text, strings) : atOnce;
}

/**
 * Params whose value is a result of another step: the step action gets a reference to that result, as only the step knows it.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go replacementsFromStepResults
 */
function addStepResults(
  { strings }: OpenReplacements,
  action: StepActionSpec,
  given: readonly Param[],
): string | undefined {
  const isResult = new Map<string, StepResult>();
  for (const { name, value } of given) {
    if (typeof value !== "string" || !value.startsWith("$(steps.")) continue;
    const result = stepResultIn(value.slice("$(".length).replace(/\)$/, ""));
    if (result === undefined) return NO_STEP_RESULT;
    isResult.set(name, { value, result });
  }
  const itemsOf = askedItems(action);
  for (const param of action.params ?? []) {
    const result = isResult.get(param.name);
    if (result !== undefined) addStepResult(strings, param, result, itemsOf);
  }
  return undefined;
}

/** A reference to the result of a step, and the variable for the whole of it. */
interface StepResult {
  readonly value: string;
  readonly result: string;
}

function addStepResult(
  strings: Map<string, string>,
  { name, type, properties = {} }: ParamSpec,
  { value, result }: StepResult,
  itemsOf: (name: string) => readonly AskedItem[],
): void {
  if (type === "object")
    for (const key of Object.keys(properties)) strings.set(`params.${name}.${key}`, `$(${result}.${key})`);
  else if (type === "array") {
    for (const variable of taskSpellingsOf(name)) strings.set(`${variable}[*]`, `$(${result}[*])`);
    for (const { variable, index } of itemsOf(name)) strings.set(variable, `$(${result}[${index}])`);
  } else for (const variable of taskSpellingsOf(name)) strings.set(variable, value);
}

/**
 * The variable for a whole result, without its index or key; undefined if the expression is for something else.
 *
 * @see tektoncd/pipeline pkg/internal/resultref/resultref.go ParseStepExpression
 */
function stepResultIn(expression: string): string | undefined {
  const [steps, step, results, result = "", key, ...more] = expression.split(".");
  if (steps !== "steps" || results !== "results" || expression.split(".").length < 4 || more.length > 0)
    return undefined;
  return `steps.${step}.results.${key === undefined ? result.replaceAll(/\[([0-9])*\*?\]/g, "") : result}`;
}

const NO_STEP_RESULT =
  'must be one of the form 1). "steps.<stepName>.results.<resultName>"; 2). "steps.<stepName>.results.<objectResultName>.<individualAttribute>"';

/** An item of an array param: `params.list[0]`. */
interface AskedItem {
  readonly variable: string;
  readonly index: string;
}

/**
 * The items of array params that a step action asks for, by the name of the param. As in the reference: not in its script.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go replacementsArrayIdxStepResults
 */
function askedItems({ command = [], args = [], env = [] }: StepActionSpec): (name: string) => readonly AskedItem[] {
  const texts = [...command, ...args, ...env.map(({ value = "" }) => value)].filter((text) =>
    text.includes("$(params"),
  );
  const plain = new Map<string, AskedItem[]>();
  for (const text of texts)
    for (const [written, dotted, quoted, single, index = ""] of text.matchAll(PLAIN_ITEM)) {
      const name = dotted ?? quoted ?? single ?? "";
      const item = { variable: written.slice("$(".length, -1), index };
      const items = plain.get(name);
      if (items === undefined) plain.set(name, [item]);
      else items.push(item);
    }
  return (name) => (/^[\w-]+$/.test(name) ? (plain.get(name) ?? []) : itemsByPattern(texts, name));
}

/** An item of a param whose name means nothing else in a pattern. As in the reference: any character will do for a dot. */
const PLAIN_ITEM = /\$\(params(?:.([\w-]+)|\["([\w-]+)"\]|\['([\w-]+)'\])\[([0-9]+)\*?\]\)/gu;

/** As in the reference: the name goes into the pattern as it is. */
function itemsByPattern(texts: readonly string[], name: string): readonly AskedItem[] {
  const patterns = [`params.${name}`, `params\\[${quote(name)}\\]`, `params\\['${name}'\\]`];
  return patterns.flatMap((pattern) => {
    const regexp = texts.length === 0 ? undefined : compileRegexp(`\\$\\(${pattern}\\[([0-9]+)\\*?\\]\\)`);
    return texts.flatMap((text) =>
      (regexp?.findAll(text) ?? []).flatMap(({ start, end, groups: [, index] }) =>
        index === undefined
          ? []
          : [{ variable: text.slice(start + 2, end - 1), index: text.slice(index.start, index.end) }],
      ),
    );
  });
}

/**
 * A param that is a text by its default and an array by what is given, or the other way round.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go checkForDuplicateKeys
 */
function mixedTypes({ strings, arrays }: OpenReplacements): string | undefined {
  const [variable] = [...arrays.keys()].filter((key) => strings.has(key)).sort();
  if (variable === undefined) return undefined;
  const name = /^(?:inputs\.)?params\.(\w+)$|^params\["([^"]+)"\]$|^params\['([^']+)'\]$/.exec(variable);
  const shown = name?.[1] ?? name?.[2] ?? name?.[3] ?? variable;
  return `invalid parameter substitution: ${shown}. Please check the types of the default value and the passed value`;
}
