import { goJson, isList } from "../go/json.ts";
import { mapRecord } from "../types/defaults/share.ts";
import type { ParamType, ParamValue } from "../types/param.ts";
import type { WhenExpression } from "../types/when-expression.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import { arrayReference } from "./array-reference.ts";
import { wholeExpression } from "./expressions.ts";
import { findReferences } from "./references.ts";
import { trimStar } from "./seen-variables.ts";
import { asOneWork, spend } from "./text-limit.ts";

/**
 * What stands for which variable. A variable is what is between `$(` and `)`, letter by letter: `params.image` is one, and
 * `params["image"]` is another.
 */
export interface Replacements {
  /** Texts, which go in anywhere. */
  readonly strings?: ReadonlyMap<string, string>;
  /** Arrays: all their items take the place of an item of a list that is nothing but the variable, with or without `[*]`. */
  readonly arrays?: ReadonlyMap<string, readonly string[]>;
  /** Objects: they take the place of a value that is nothing but the variable, with or without `[*]`. */
  readonly objects?: ReadonlyMap<string, StringRecord>;
}

type StringRecord = Readonly<Record<string, string>>;

/**
 * Puts values in for variables, in one pass: what is put in is not looked at again. What has no value stays as it stands, and a
 * list or an object in which nothing changes is returned itself.
 */
export interface Replacer {
  /** A text with texts put in. */
  text(text: string): string;
  /** A list of texts; an item that is nothing but a variable for an array becomes all items of that. */
  items(items: readonly string[]): readonly string[];
  /** The value of a param. A string that is nothing but a variable becomes an array or an object if that stands for it. */
  value(value: ParamValue, most?: ParamType): ParamValue;
  /** A condition of a task or a step. An input that is nothing but an array becomes its JSON. */
  when(expression: WhenExpression): WhenExpression;
  /** The text that stands for a variable. */
  string(variable: string): string | undefined;
  /** The array that stands for a variable without `[*]`. */
  array(variable: string): readonly string[] | undefined;
  /** The object that stands for a variable without `[*]`. */
  object(variable: string): StringRecord | undefined;
}

/**
 * The list that Go calls nil: where a text has taken the place of an array, an input that asks for that is `null`, and not `[]`.
 */
export const NIL_LIST: readonly string[] = Object.freeze([]);

/**
 * What replaces variables as Tekton does.
 *
 * `outer` is asked for what has no value in the replacements.
 *
 * @throws {TypeError} if the replacements are no Maps; what is returned throws a RangeError where one call would put in
 * more than 100 million characters
 * @see tektoncd/pipeline pkg/substitution/replacements.go ApplyReplacements
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go ParamValue.ApplyReplacements
 * @example
 * const replacer = replacerOf({ arrays: new Map([["params.list", ["x", "y"]]]) });
 * replacer.items(["-l", "$(params.list[*])"]); // ["-l", "x", "y"]
 */
export function replacerOf(replacements: Replacements, outer?: Replacer): Replacer {
  wantObject(replacements, DOING, "Replacements");
  const { strings = new Map(), arrays = new Map(), objects = new Map() } = replacements;
  for (const map of [strings, arrays, objects])
    if (!(map instanceof Map)) throw wrongArgument(DOING, "Maps of variables", map);
  const values: Values = {
    string: (variable) => strings.get(variable) ?? outer?.string(variable),
    array: (variable) => arrays.get(variable) ?? outer?.array(variable),
    object: (variable) => objects.get(variable) ?? outer?.object(variable),
    odd: oddVariables(strings, outer && VALUES.get(outer)?.odd),
  };
  const { string, array, object } = values;
  const upTo = { string: { ...values, array: none, object: none }, array: { ...values, object: none }, object: values };
  const replacer: Replacer = {
    text: (text) => asOneWork(() => replaceText(text, values)),
    items: (items) => asOneWork(() => replaceItems(items, values)),
    value: (value, most = "object") => asOneWork(() => replaceValue(value, upTo[most])),
    when: (expression) => asOneWork(() => replaceWhen(expression, values)),
    string,
    array,
    object,
  };
  VALUES.set(replacer, values);
  return replacer;
}

const none = (): undefined => undefined;

const DOING = "replace variables";

interface Values extends Pick<Replacer, "string" | "array" | "object"> {
  /** The variables for texts that may stand around other references, or have a bracket that closes in them. */
  readonly odd: () => readonly string[];
}

/** What a replacer replaces with, for one that stands in it. */
const VALUES = new WeakMap<Replacer, Values>();

const noVariables = (): readonly string[] => [];

/** The odd variables of a Map that may still grow. */
function oddVariables(strings: ReadonlyMap<string, string>, outer = noVariables): () => readonly string[] {
  const odd: string[] = [];
  const variables = strings.keys();
  let seen = 0;
  return () => {
    // One that has said that there is no more would not tell what is added: it is asked for no more than there is.
    for (; seen < strings.size; seen++) {
      const { value = "" } = variables.next();
      if (value.includes("$(") || value.includes(")")) odd.push(value);
    }
    const others = outer();
    return others.length === 0 ? odd : [...others, ...odd];
  };
}

function replaceText(text: string, values: Values): string {
  if (!text.includes("$(")) return text;
  const odd = values.odd();
  if (odd.length > 0) return replaceOdd(text, odd, values);
  let replaced = "";
  let copied = 0;
  for (const { start, end, expression } of findReferences(text)) {
    const value = values.string(expression);
    if (value === undefined) continue;
    spend(value.length);
    replaced += text.slice(copied, start) + value;
    copied = end;
  }
  return copied === 0 ? text : replaced + text.slice(copied);
}

/** The same where variables may hold what references begin and end with: from left to right, each is tried at each `$(`. */
function replaceOdd(text: string, odd: readonly string[], values: Values): string {
  const { string } = values;
  let replaced = "";
  let copied = 0;
  for (let open = text.indexOf("$("); open >= 0; open = text.indexOf("$(", Math.max(open + 1, copied))) {
    const variable = plainAt(text, open + 2, string) ?? odd.find((name) => text.startsWith(`${name})`, open + 2));
    if (variable === undefined) continue;
    const value = string(variable) ?? "";
    spend(value.length);
    replaced += text.slice(copied, open) + value;
    copied = open + variable.length + "$()".length;
  }
  return replaced + text.slice(copied);
}

/** The variable with a value that goes up to the next bracket. */
function plainAt(text: string, from: number, string: Values["string"]): string | undefined {
  const close = text.indexOf(")", from);
  const nested = text.indexOf("$(", from);
  if (close < 0 || (nested >= 0 && nested < close)) return undefined;
  const variable = text.slice(from, close);
  return string(variable) === undefined ? undefined : variable;
}

/** @see tektoncd/pipeline pkg/substitution/replacements.go ApplyArrayReplacements */
function replaceItem(item: string, values: Values): readonly string[] {
  if (!item.startsWith("$(") || !item.endsWith(")")) return [replaceText(item, values)];
  const variable = item.slice(2, -1);
  const items = values.array(variable) ?? values.array(trimStar(variable));
  if (items === undefined) return [replaceText(item, values)];
  spend(items.length);
  return items;
}

function replaceItems(items: readonly string[], values: Values): readonly string[] {
  if (!items.some((item) => item.includes("$("))) return items;
  const replaced = items.map((item) => replaceItem(item, values));
  return replaced.every((list, index) => list.length === 1 && list[0] === items[index]) ? items : replaced.flat();
}

function replaceValue(value: ParamValue, values: Values): ParamValue {
  if (typeof value === "string") return replaceStringValue(value, values);
  return isList(value) ? replaceItems(value, values) : (mapRecord(value, (text) => replaceText(text, values)) ?? value);
}

/**
 * As in the reference: only in dotted notation a variable becomes more than a text, and one that is nothing but a variable
 * without a text is left as it is.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go ParamValue.applyOrCorrect
 */
function replaceStringValue(text: string, values: Values): ParamValue {
  const expression = wholeExpression(text);
  if (expression === undefined) return replaceText(text, values);
  const variable = trimStar(expression);
  const object = values.object(variable);
  if (object !== undefined) return object;
  if (values.array(variable) !== undefined) return replaceItem(text, values);
  return values.string(variable) === undefined ? text : replaceText(text, values);
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/when_types.go WhenExpression.applyReplacements */
function replaceWhen(expression: WhenExpression, values: Values): WhenExpression {
  const { input, cel, values: items } = expression;
  return {
    ...expression,
    ...(input === undefined ? {} : { input: replaceInput(input, values) }),
    ...(items === undefined ? {} : { values: items.flatMap((item) => replaceWhenValue(item, values)) }),
    ...(cel === undefined ? {} : { cel: replaceText(cel, values) }),
  };
}

function replaceInput(input: string, values: Values): string {
  if (!isArray(input, values)) return replaceText(input, values);
  const items = replaceItem(input, values);
  const json = items === NIL_LIST ? "null" : goJson(items);
  spend(json.length);
  return json;
}

const replaceWhenValue = (item: string, values: Values): readonly string[] =>
  isArray(item, values) ? replaceItem(item, values) : [replaceText(item, values)];

/** As in the reference: the bare name of an array param, and a bare variable for an array, count as well. */
function isArray(text: string, values: Values): boolean {
  const open = text.startsWith("$(") ? text.slice(2) : text;
  const variable = trimStar(open.endsWith(")") ? open.slice(0, -1) : open);
  return values.array(`params.${arrayReference(text)}`) !== undefined || values.array(variable) !== undefined;
}
