import { trimSpace } from "../../go/space.ts";
import { codePointCount, unitOffset } from "../code-points.ts";
import type { CelExtension } from "../extension.ts";
import { toText } from "../library/conversions.ts";
import { searchCost, wantShort } from "../library/costs.ts";
import { formatDouble } from "../library/doubles.ts";
import { CelType } from "../types.ts";
import { CelFailure, type CelValue, type Evaluated, isList, isMap } from "../values.ts";
import { checkFormat } from "./check-format.ts";
import { format, formatCost } from "./format.ts";

/**
 * Functions for strings, as Pipelines-as-Code has them in placeholders: `split`, `join`, `replace`, `format`… Places in strings
 * count code points.
 *
 * @see google/cel-go ext/strings.go Strings
 */
export const celStrings: CelExtension = {
  functions: [
    { name: "charAt", signatures: ["string.(int) -> string"], call: charAt },
    {
      name: "indexOf",
      signatures: ["string.(string) -> int", "string.(string, int) -> int"],
      call: (value: string, part: string, from = 0n) => indexOf(value, part, Number(from)),
      cost: searchCost,
    },
    {
      name: "lastIndexOf",
      signatures: ["string.(string) -> int", "string.(string, int) -> int"],
      call: (value: string, part: string, from?: bigint) => lastIndexOf(value, part, from),
      cost: searchCost,
    },
    {
      name: "lowerAscii",
      signatures: ["string.() -> string"],
      call: (value: string) => value.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
    },
    {
      name: "replace",
      signatures: ["string.(string, string) -> string", "string.(string, string, int) -> string"],
      call: (value: string, old: string, by: string, count = -1n) => replace(value, old, by, count),
      cost: searchCost,
    },
    {
      name: "split",
      signatures: ["string.(string) -> list(string)", "string.(string, int) -> list(string)"],
      call: (value: string, separator: string, count = -1n) => split(value, separator, Number(count)),
      cost: searchCost,
    },
    {
      name: "substring",
      signatures: ["string.(int) -> string", "string.(int, int) -> string"],
      call: (value: string, start: bigint, end?: bigint) => substring(value, start, end),
    },
    { name: "trim", signatures: ["string.() -> string"], call: (value: string) => trimSpace(value) },
    {
      name: "upperAscii",
      signatures: ["string.() -> string"],
      call: (value: string) => value.replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
    },
    { name: "format", signatures: ["string.(list(dyn)) -> string"], call: format, cost: formatCost },
    { name: "strings.quote", signatures: ["(string) -> string"], call: quote },
    {
      name: "join",
      signatures: ["list(string).() -> string", "list(string).(string) -> string"],
      call: (list: readonly CelValue[], separator = "") => join(list, separator),
    },
    {
      name: "reverse",
      signatures: ["string.() -> string"],
      call: reverse,
    },
  ],
  checkCall: checkFormat,
};

const outOfRange = (index: bigint | number) => new CelFailure(`index out of range: ${index}`);

function charAt(value: string, index: bigint): Evaluated {
  const start = unitOffset(value, Number(index));
  if (start === undefined) return outOfRange(index);
  return start === value.length ? "" : String.fromCodePoint(value.codePointAt(start) ?? 0);
}

/** @see google/cel-go ext/strings.go indexOfOffset */
function indexOf(value: string, part: string, from: number): Evaluated {
  if (from < 0) return outOfRange(from);
  const start = unitOffset(value, from);
  if (part === "") return BigInt(start === undefined ? codePointCount(value) : from);
  const found = start === undefined ? -1 : value.indexOf(part, start);
  return BigInt(found === -1 ? -1 : codePointCount(value.slice(0, found)));
}

/** @see google/cel-go ext/strings.go lastIndexOfOffset */
function lastIndexOf(value: string, part: string, from: bigint | undefined): Evaluated {
  if (from !== undefined && from < 0n) return outOfRange(from);
  const start = from === undefined ? value.length : unitOffset(value, Number(from));
  const isBeyond = start === undefined || (from !== undefined && start === value.length);
  if (part === "") return start === undefined ? BigInt(codePointCount(value)) : (from ?? BigInt(codePointCount(value)));
  const found = isBeyond ? -1 : value.lastIndexOf(part, start);
  return BigInt(found === -1 ? -1 : codePointCount(value.slice(0, found)));
}

/** As in the reference: an empty text stands before each character, and at the end. */
function replace(value: string, old: string, by: string, count: bigint): Evaluated {
  const most = count < 0n ? Infinity : Number(count);
  if (old !== "") return joined(split(value, old, most + 1), by);
  wantShort(value.length);
  const characters = Array.from(value);
  const pieces = characters.map((character, index) => (index < most ? by + character : character));
  return joined([...pieces, most > characters.length ? by : ""], "");
}

/** At most `count` parts, of which the last has the rest; all, if it is negative. */
function split(value: string, separator: string, count: number): readonly string[] {
  const parts = separator === "" ? Array.from(value) : value.split(separator);
  wantShort(parts.length);
  if (count < 0 || parts.length <= count) return parts;
  return count === 0 ? [] : [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)];
}

/** @see google/cel-go ext/strings.go substrRange */
function substring(value: string, start: bigint, end: bigint | undefined): Evaluated {
  if (end !== undefined && start > end) return new CelFailure(`invalid substring range. start: ${start}, end: ${end}`);
  const from = unitOffset(value, Number(start));
  const to = end === undefined ? value.length : unitOffset(value, Number(end));
  if (from === undefined) return outOfRange(start);
  return to === undefined ? outOfRange(end ?? 0) : value.slice(from, to);
}

function reverse(value: string): string {
  wantShort(value.length);
  return Array.from(value).reverse().join("");
}

function join(list: readonly CelValue[], separator: string): Evaluated {
  const texts: string[] = [];
  for (const element of list) {
    if (typeof element !== "string") return new CelFailure(`join: invalid input: ${briefly(element)}`);
    texts.push(element);
  }
  return joined(texts, separator);
}

/** As the reference prints it, but that lists and maps are not printed. */
function briefly(value: CelValue): string {
  if (value === null) return "0";
  if (value instanceof Uint8Array) return `[${value.join(" ")}]`;
  if (value instanceof CelType) return value.name;
  if (isList(value) || isMap(value)) return isList(value) ? "[…]" : "{…}";
  return typeof value === "number" ? formatDouble(value) : String(toText(value));
}

/** The parts with something between them, if that is not too long. */
function joined(parts: readonly string[], separator: string): string {
  wantShort(parts.reduce((size, part) => size + part.length + separator.length, 0));
  return parts.join(separator);
}

/** @see google/cel-go ext/strings.go quote */
function quote(value: string): string {
  wantShort(value.length);
  const quoted = `"${value.replace(/[\x07-\r\\"]/g, (character) => ESCAPES.get(character) ?? character)}"`;
  wantShort(quoted.length);
  return quoted;
}

const ESCAPES = new Map(
  [..."abtnvfr"].map((letter, index) => [String.fromCharCode(0x07 + index), `\\${letter}`] as const),
)
  .set("\\", "\\\\")
  .set('"', '\\"');
