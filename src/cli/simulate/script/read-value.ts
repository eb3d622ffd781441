import { isRecord } from "../../../decode/json-record.ts";
import type { ParamType, ParamValue } from "../../../types/param.ts";
import type { OneOf } from "../../../types/scalars.ts";

/**
 * A value of the command line: an array or an object as JSON, if it is of such a type. Where nobody knows the type, what is
 * JSON of an array or object of texts counts as such. Undefined if it does not fit.
 *
 * @example readValue('["a","b"]', "array") // ["a", "b"]
 */
export function readValue(text: string, type: OneOf<ParamType> | undefined): ParamValue | undefined {
  if (type === undefined) return arrayIn(text) ?? objectIn(text) ?? text;
  if (type === "array") return arrayIn(text);
  return type === "object" ? objectIn(text) : text;
}

/** What such a value looks like. */
export const wantedValue = (type: OneOf<ParamType> | undefined): string =>
  type === "object" ? 'want an object of texts as JSON, such as {"key":"a"}' : 'want texts as JSON, such as ["a","b"]';

function arrayIn(text: string): readonly string[] | undefined {
  const value = jsonIn(text);
  return Array.isArray(value) && value.every((item) => typeof item === "string") ? value : undefined;
}

function objectIn(text: string): Readonly<Record<string, string>> | undefined {
  const value = jsonIn(text);
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value).flatMap(([key, item]) => (typeof item === "string" ? [[key, item]] : []));
  // fromEntries defines keys, whatever their names.
  return entries.length === Object.keys(value).length ? Object.fromEntries(entries) : undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
