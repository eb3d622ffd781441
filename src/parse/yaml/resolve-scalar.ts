import { formatFloat32 } from "../../go/number.ts";
import { YAML_TAG } from "./scan-property.ts";

/** What a scalar can be. Integers beyond ±2^53 are bigints; `.inf` and `.nan` are numbers that JSON does not know. */
export type ScalarValue = string | number | bigint | boolean | null;

const WORDS: readonly (readonly [value: boolean | null | number, ...words: string[]])[] = [
  [true, "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"],
  [false, "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"],
  [null, "~", "null", "Null", "NULL"],
  [Number.NaN, ".nan", ".NaN", ".NAN"],
  [Number.POSITIVE_INFINITY, ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"],
  [Number.NEGATIVE_INFINITY, "-.inf", "-.Inf", "-.INF"],
];
const LONGEST_WORD = 5;

/** The words and what they stand for, by their first character: comparing a few is faster than hashing each scalar. */
const WORDS_BY_START: ReadonlyMap<number, readonly (readonly [word: string, value: boolean | null | number])[]> =
  (() => {
    const starts = new Map<number, (readonly [string, boolean | null | number])[]>();
    for (const [value, ...words] of WORDS)
      for (const word of words)
        starts.set(word.charCodeAt(0), [...(starts.get(word.charCodeAt(0)) ?? []), [word, value]]);
    return starts;
  })();

/** `1` for the ASCII characters with which something else than a string may start. */
const HINTS = Uint8Array.from({ length: 128 }, (_, code) =>
  "+-.0123456789yYnNtTfFoO~".includes(String.fromCharCode(code)) ? 1 : 0,
);

/** The digits of 2^64 - 1 in binary; longer ones need no look. */
const LONGEST_INTEGER = 64;
const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;
const MAX_UINT64 = 2n ** 64n - 1n;

/** Whether a plain scalar that starts with this character is a string, whatever follows. */
const isStringStart = (code: number): boolean => code >= 0x80 || HINTS[code] === 0;

/** A plain scalar by the rules of YAML 1.1 as the reference reads them: `yes` is true, `010` is 8, `1:30` a string. */
export function resolvePlain(text: string): ScalarValue {
  if (text === "") return null;
  const first = text.charCodeAt(0);
  if (isStringStart(first)) return text;
  if (text.length <= LONGEST_WORD) {
    for (const [word, value] of WORDS_BY_START.get(first) ?? []) if (word === text) return value;
  }
  if (first === 0x2e) return resolveFraction(text) ?? text;
  return first > 0x39 ? text : (resolveNumber(text) ?? text);
}

/** Numbers that start with a dot may have underscores between digits, as Go's own float literals may. */
function resolveFraction(text: string): number | undefined {
  if (!/^\.[0-9][0-9_]*(?:[eE][-+]?[0-9][0-9_]*)?$/.test(text) || /__|_$|_[eE]/.test(text)) return undefined;
  return finite(Number(text.replaceAll("_", "")));
}

function resolveNumber(text: string): number | bigint | undefined {
  const plain = text.includes("_") ? text.replaceAll("_", "") : text;
  const integer = resolveInteger(plain);
  if (integer !== undefined) return integer;
  if (!/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(plain)) return undefined;
  return finite(Number(plain));
}

/** Go's integers with a sign and a base: `0x1F`, `0b11`, `0o17`, and `017` too. */
function resolveInteger(written: string): number | bigint | undefined {
  // as in the reference: in binary the sign may stand behind the prefix
  const text = written.replace(/^0b([-+])/, "$10b");
  const [, sign, base, digits] = /^([-+]?)(0[xX]|0[bB]|0[oO]|0(?=[0-9]))?([0-9a-fA-F]+)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const kind = base?.toLowerCase();
  const allowed =
    kind === "0x" ? /^[0-9a-fA-F]+$/ : kind === "0b" ? /^[01]+$/ : kind === undefined ? /^[0-9]+$/ : /^[0-7]+$/;
  if (!allowed.test(digits)) return undefined;
  if (kind === undefined && digits.length < 16) return Number(sign + digits) + 0;
  const significant = digits.replace(/^0+(?=.)/, "");
  if (significant.length > LONGEST_INTEGER) return undefined;
  const prefix = kind === undefined ? "" : kind === "0" ? "0o" : kind;
  const value = sign === "-" ? -BigInt(prefix + significant) : BigInt(prefix + significant);
  // A plus before a number that only an unsigned integer can hold is too much for Go.
  if (value < MIN_INT64 || value > (sign === "+" ? MAX_INT64 : MAX_UINT64)) return undefined;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

/** What a tag makes of a scalar, or what is wrong with it. Tags that YAML does not define say: a string. */
export function resolveTagged(
  tag: string,
  text: string,
): { readonly value: ScalarValue } | { readonly problem: string } {
  const name = tag.startsWith(YAML_TAG) ? tag.slice(YAML_TAG.length) : undefined;
  if (name === "binary") return resolveBinary(text);
  const test = name === undefined ? undefined : TAGGED.get(name);
  if (test === undefined) return { value: text };
  const plain = resolvePlain(text);
  const value = test(plain, text);
  return value === undefined
    ? { problem: `cannot decode ${shortTag(plain, text)} \`${text}\` as a !!${name}` }
    : { value };
}

const TAGGED: ReadonlyMap<string, (plain: ScalarValue, text: string) => ScalarValue | undefined> = new Map<
  string,
  (plain: ScalarValue, text: string) => ScalarValue | undefined
>([
  ["bool", (plain) => (typeof plain === "boolean" ? plain : undefined)],
  ["int", (plain, text) => (isInteger(plain, text) ? plain : undefined)],
  // As in the reference: what only an unsigned integer can hold is not taken for a float.
  ["float", (plain) => (typeof plain === "bigint" ? asFloat(plain) : typeof plain === "number" ? plain : undefined)],
  ["null", (plain) => (plain === null ? null : undefined)],
  ["timestamp", (_, text) => (isTimestamp(text) ? text : undefined)],
]);

const asFloat = (integer: bigint): number | undefined => (integer > MAX_INT64 ? undefined : Number(integer));

/** Whether Go read an integer: `1.0` and `1e3` are whole numbers too, but floats. */
function isInteger(plain: ScalarValue, text: string): boolean {
  if (typeof plain === "bigint") return true;
  return typeof plain === "number" && !text.startsWith(".") && resolveInteger(text.replaceAll("_", "")) !== undefined;
}

function shortTag(plain: ScalarValue, text: string): string {
  if (plain === null) return "!!null";
  if (typeof plain === "boolean") return "!!bool";
  if (isInteger(plain, text)) return "!!int";
  return typeof plain === "number" ? "!!float" : "!!str";
}

function isTimestamp(text: string): boolean {
  const parts =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d))| +(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?)?$/.exec(
      text,
    );
  if (parts === null) return false;
  const [year = 0, month = 0, day = 0, ...clock] = parts.slice(1).map((part) => Number(part ?? 0));
  const [hours = 0, minutes = 0, seconds = 0, zoneHours = 0, zoneMinutes = 0, ...spaced] = clock;
  const [spacedHours = 0, spacedMinutes = 0, spacedSeconds = 0] = spaced;
  const lastDay = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= lastDay &&
    Math.max(hours, spacedHours) < 24 &&
    Math.max(minutes, spacedMinutes, seconds, spacedSeconds) < 60 &&
    zoneHours <= 24 &&
    zoneMinutes <= 60
  );
}

/** Base64 with line breaks ignored; bytes that are no UTF-8 become U+FFFD, one each, as Go's JSON writes them. */
function resolveBinary(text: string): { readonly value: string } | { readonly problem: string } {
  const compact = text.replace(/[\r\n]/g, "");
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact))
    return { problem: "!!binary value contains invalid base64 data" };
  const bytes = Uint8Array.from(atob(compact), (character) => character.charCodeAt(0));
  return { value: decodeUtf8(bytes) };
}

function decodeUtf8(bytes: Uint8Array): string {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const parts: string[] = [];
  let start = 0;
  for (let pos = 0; pos < bytes.length; ) {
    const width = sequenceWidth(bytes, pos);
    if (width > 0) {
      pos += width;
      continue;
    }
    parts.push(decoder.decode(bytes.subarray(start, pos)), "\ufffd");
    start = ++pos;
  }
  parts.push(decoder.decode(bytes.subarray(start)));
  return parts.join("");
}

/** How many bytes a character takes; 0 if they are none. */
function sequenceWidth(bytes: Uint8Array, pos: number): number {
  const lead = bytes[pos] ?? 0;
  if (lead < 0x80) return 1;
  const width = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  for (let next = pos + 1; next < pos + width; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[pos + 1] ?? 0;
  // Too long for what they say, surrogates, and what is above U+10FFFF.
  const isOdd =
    (lead === 0xe0 && second < 0xa0) ||
    (lead === 0xed && second > 0x9f) ||
    (lead === 0xf0 && second < 0x90) ||
    (lead === 0xf4 && second > 0x8f);
  return isOdd ? 0 : width;
}

/**
 * A key as JSON has it: numbers and booleans become text, floats with 32 bits as in the reference.
 * `undefined`: the reference has no such keys (null, and integers above int64).
 */
export function keyText(value: ScalarValue, text: string, tag: string | undefined): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value === null) return undefined;
  if (typeof value === "bigint") return value > MAX_INT64 ? undefined : value.toString();
  const rounded = Math.fround(value);
  if (Number.isNaN(value)) return ".nan";
  if (!Number.isFinite(rounded)) return value > 0 ? ".inf" : "-.inf";
  return isFloat(value, text, tag) ? formatFloat32(value) : String(value);
}

/** Whether a number is a float for Go; then 0 and -0 are one key, and the integer 0 is another. */
export const isFloat = (value: number, text: string, tag: string | undefined): boolean =>
  tag === `${YAML_TAG}float` || !isInteger(value, text);
