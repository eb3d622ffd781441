import { mapList, mapRecord } from "../types/defaults/share.ts";
import type { ParamValue } from "../types/param.ts";
import type { WhenExpression } from "../types/when-expression.ts";
import { type Replacer, replacerOf } from "./replacer.ts";
import { asOneWork } from "./text-limit.ts";

/** How variables are put into what stands in a field. */
export type Place =
  /** A text. */
  | "text"
  /** A list of texts; an item that is an array becomes all its items. */
  | "items"
  /** The value of a param. */
  | "value"
  /** The value of a param of a matrix: it does not become an object. */
  | "matrixValue"
  /** The value of a param of an include: it becomes nothing else. */
  | "includeValue"
  /** A condition. */
  | "condition"
  /** A map whose values are texts. */
  | "textByKey"
  /** A map whose keys are texts, too. */
  | "textByText"
  /** A list, and how it is with each of its items. */
  | readonly [Place]
  | Fields;

/** The fields of an object in which variables are replaced; in others they are not. */
export interface Fields {
  readonly [field: string]: Place;
}

/** A value with its variables replaced. What does not change is not copied: the value itself, if nothing does. */
export const replaceIn = <T>(value: T, place: Place, replacer: Replacer): T =>
  // No replacement changes what sort of thing stands in a place, and what that is the tables of fields say.
  asOneWork(() => replaceAt(value, place, replacer)) as T;

function replaceAt(value: unknown, place: Place, replacer: Replacer): unknown {
  if (value === undefined || value === null) return value;
  if (typeof place === "string") return REPLACE[place](value as never, replacer);
  if (isListPlace(place))
    return mapList(value as readonly unknown[], (item) => replaceAt(item, place[0], replacer), "replace variables");
  return replaceFields(value as Readonly<Record<string, unknown>>, place, replacer);
}

export const isListPlace = (place: readonly [Place] | Fields): place is readonly [Place] => Array.isArray(place);

function replaceFields(object: Readonly<Record<string, unknown>>, fields: Fields, replacer: Replacer): unknown {
  let changed: Record<string, unknown> | undefined;
  for (const field in fields) {
    const value = object[field];
    const place = fields[field];
    if (value === undefined || place === undefined) continue;
    const next = replaceAt(value, place, replacer);
    if (next === value) continue;
    changed ??= { ...object };
    changed[field] = next;
  }
  return changed ?? object;
}

/** The texts in which variables are replaced, in the order of the tables; those of params and conditions are not among them. */
export function textsIn(value: unknown, place: Place): readonly string[] {
  const texts: string[] = [];
  replaceIn(value, place, {
    ...replacerOf({}),
    text(text) {
      texts.push(text);
      return text;
    },
    items(items) {
      for (const item of items) texts.push(item);
      return items;
    },
  });
  return texts;
}

type Texts = Readonly<Record<string, string>>;

/** Each takes what stands in its places, which the tables say. */
const REPLACE: Readonly<Record<Extract<Place, string>, (value: never, replacer: Replacer) => unknown>> = {
  text: (value: string, replacer) => replacer.text(value),
  items: (value: readonly string[], replacer) => replacer.items(value),
  value: (value: ParamValue, replacer) => replacer.value(value),
  matrixValue: (value: ParamValue, replacer) => replacer.value(value, "array"),
  includeValue: (value: ParamValue, replacer) => replacer.value(value, "string"),
  condition: (value: WhenExpression, replacer) => replacer.when(value),
  textByKey: (value: Texts, replacer) => mapRecord(value, replacer.text),
  textByText: (value: Texts, { text }) =>
    Object.fromEntries(Object.entries(value).map(([key, item]) => [text(key), text(item)])),
};
