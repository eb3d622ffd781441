import { wrongArgument } from "../wrong-argument.ts";

/** What a JSON text can say. Integers beyond ±2^53 are bigints, so that they stay exact; `goJson` writes them as they are. */
export type JsonValue = null | boolean | number | bigint | string | readonly JsonValue[] | JsonObject;

/** A JSON object. Its keys are whatever a user wrote, `__proto__` included. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/**
 * One operation of a JSON Patch. `path` and `from` are JSON Pointers: `""` is the whole document, `"/spec/steps/0"` a step,
 * `"/spec/steps/-"` the place behind the last one; in keys `~1` stands for `/` and `~0` for `~`.
 *
 * @see RFC 6902 and RFC 6901
 */
export type PatchOperation =
  | { readonly op: "add" | "replace" | "test"; readonly path: string; readonly value: unknown }
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "move" | "copy"; readonly from: string; readonly path: string };

/**
 * A value as JSON text, byte for byte as Go's `json.Marshal` writes it: keys sorted by code points, no blanks, and
 * `<`, `>`, `&`, U+2028 and U+2029 escaped within strings. A lone surrogate becomes `\ufffd`, like a bad byte in Go.
 *
 * Any depth will do: there is no recursion.
 *
 * @throws {RangeError} if a number is infinite or NaN, which JSON cannot say
 * @throws {TypeError} if the value holds itself, or what JSON has not: a function, `undefined`
 * @see Go encoding/json Marshal
 * @example goJson({ b: [1, "a<b"], a: 1e21 }) // '{"a":1e+21,"b":[1,"a\\u003cb"]}'
 */
export const goJson = (value: unknown): string => goJsonUpTo(value as JsonValue, Number.POSITIVE_INFINITY);

/**
 * The same for a value that may be made of many aliases to one text: more than `most` characters are cut off somewhere
 * behind these, and strings are written by `format`, which may remember what it has written.
 */
export function goJsonUpTo(value: JsonValue, most: number, format: (text: string) => string = formatString): string {
  let text = "";
  const open: Container[] = [];
  /** The objects that are open: one that holds itself has no end. */
  const inside = new Set<object>();

  const write = (item: JsonValue) => {
    if (typeof item !== "object" || item === null) {
      text += typeof item === "string" ? format(item) : formatScalar(item);
    } else {
      if (inside.has(item)) throw new TypeError("Cannot write the value as JSON: it holds itself");
      inside.add(item);
      text += isList(item) ? "[" : "{";
      open.push(openContainer(item));
    }
  };

  write(value);
  for (let innermost = open.at(-1); innermost !== undefined && text.length <= most; innermost = open.at(-1)) {
    const { keys, values, next } = innermost;
    if (next === values.length) {
      text += keys === undefined ? "]" : "}";
      inside.delete(innermost.value);
      open.pop();
    } else {
      if (next > 0) text += ",";
      const key = keys?.[next];
      if (key !== undefined) text += `${format(key)}:`;
      innermost.next++;
      write(values[next] ?? null);
    }
  }
  return text;
}

/**
 * The order of two strings as Go compares them, byte by byte in UTF-8, which is the order of code points. JavaScript's
 * `<` differs: it puts everything above U+FFFF before U+E000.
 *
 * @returns a negative number, 0, or a positive number, as for `Array.prototype.sort`
 * @example ["\u{1f600}", "\uffee"].sort(compareCodePoints) // ["\uffee", "\u{1f600}"]
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const unitA = a.charCodeAt(index);
    const unitB = b.charCodeAt(index);
    if (unitA !== unitB) return rank(unitA) - rank(unitB);
  }
  return a.length - b.length;
}

/** Moves surrogates, the halves of code points above U+FFFF, behind all other UTF-16 units. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** A list, or an object with its keys in order, of which the values from `next` on are still to be written. */
interface Container {
  readonly value: object;
  readonly keys: readonly string[] | undefined;
  readonly values: readonly JsonValue[];
  next: number;
}

function openContainer(value: readonly JsonValue[] | JsonObject): Container {
  if (isList(value)) return { value, keys: undefined, values: value, next: 0 };
  const keys = Object.keys(value).sort(compareCodePoints);
  return { value, keys, values: keys.map((key) => value[key] ?? null), next: 0 };
}

/** `Array.isArray` does not recognise readonly arrays. */
export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Neither null nor a list. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

function formatScalar(value: null | boolean | number | bigint): string {
  if (typeof value === "number") return formatNumber(value);
  // The types do not allow these; plain JavaScript may bring them.
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "undefined")
    throw wrongArgument("write JSON", "a JSON value", value);
  return String(value);
}

/** Go chose JavaScript's format for floats, but keeps the sign of zero. */
function formatNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`Cannot write ${value} as JSON: want a finite number`);
  return Object.is(value, -0) ? "-0" : String(value);
}

/** Holds of most texts; a quick test for them. */
const IS_PLAIN = /^[^\0-\x1f"\\<>&\u2028\u2029\ud800-\udfff]*$/;
const TO_ESCAPE = /[\0-\x1f"\\<>&\u2028\u2029]|\p{Cs}/gu;
const SHORT_ESCAPES = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** A string as JSON. */
export function formatString(text: string): string {
  return IS_PLAIN.test(text) ? `"${text}"` : `"${text.replace(TO_ESCAPE, escapeUnit)}"`;
}

function escapeUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return SHORT_ESCAPES.get(unit) ?? `\\u${(isSurrogate ? 0xfffd : code).toString(16).padStart(4, "0")}`;
}
