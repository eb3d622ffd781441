import { atoi } from "../../go/atoi.ts";
import type { Cost } from "../functions.ts";
import { wantShort, weightOf } from "../library/costs.ts";
import type { CelType, CelTypeKind } from "../types.ts";
import { CelFailure, CelUint, type CelValue, type Evaluated, typeOf } from "../values.ts";
import { formatExponent, formatFixed } from "./decimals.ts";
import { shownDouble, shownText } from "./shown-text.ts";

/** What stands behind a `%`. */
interface Clause {
  readonly verb: string;
  /** Digits behind the point, for `%f` and `%e`. */
  readonly precision: number;
}

const DEFAULT_PRECISION = 6;
const HIGHEST_PRECISION = 100;

/**
 * A text with values in it: `'%s has %d'.format(['a', 1])`.
 *
 * @see google/cel-go ext/formatting_v2.go parseFormatStringV2
 */
export function format(text: string, values: readonly CelValue[]): Evaluated {
  return formatWith(text, (clause, index) => {
    const value = values[index];
    if (value === undefined) return new CelFailure(`index ${index} out of range`);
    return clause === undefined ? new CelFailure("unexpected end of string") : formatValue(clause, value);
  });
}

/** Values are printed in full; numbers with many digits take long. */
export const formatCost: Cost = (text, values) =>
  (typeof text === "string" ? text.length / 4 : 0) + 2 * weightOf(values);

/**
 * Puts something in the place of each clause of a text; a failure ends it. `make` is given the clause, what is wrong with it, or
 * undefined where the text ends behind the `%`.
 */
export function formatWith(
  text: string,
  make: (clause: Clause | string | undefined, index: number) => string | CelFailure,
): string | CelFailure {
  let made = "";
  let index = 0;
  let end = 0;
  for (let pos = text.indexOf("%"); pos !== -1; pos = text.indexOf("%", end)) {
    made += text.slice(end, pos);
    end = pos + 2;
    if (text.charAt(pos + 1) === "%") {
      made += "%";
      continue;
    }
    const clause = end > text.length ? undefined : parseClause(text, pos + 1);
    const part = make(clause, index++);
    if (part instanceof CelFailure) return part;
    wantShort(made.length + part.length);
    made += part;
    if (typeof clause === "object") end = clause.end;
  }
  return made + text.slice(end);
}

/** A clause and where it ends, or what is wrong with it. */
function parseClause(text: string, start: number): (Clause & { readonly end: number }) | string {
  const precision = /\.([0-9]*)/y;
  precision.lastIndex = start;
  const [written, digits] = precision.exec(text) ?? [""];
  const end = start + written.length;
  if (digits !== undefined) {
    const problem = precisionProblem(digits, { isAtEnd: end >= text.length });
    if (problem !== undefined) return `error while parsing precision: ${problem}`;
  }
  const verb = text.charAt(end);
  if (!VERBS.has(verb)) return `unrecognized formatting clause "${firstByteOf(text.slice(end, end + 2))}"`;
  return { verb, precision: digits === undefined ? DEFAULT_PRECISION : Number(digits), end: end + 1 };
}

/** As in the reference: the first byte of a character, taken for one. */
const firstByteOf = (text: string) => String.fromCharCode(...new TextEncoder().encode(text).subarray(0, 1));

function precisionProblem(digits: string, { isAtEnd }: { readonly isAtEnd: boolean }): string | undefined {
  if (isAtEnd) return "could not find end of precision specifier";
  const precision = atoi(digits);
  if (typeof precision === "string") return `error while converting precision to integer: ${precision}`;
  if (precision <= HIGHEST_PRECISION) return undefined;
  return `precision ${precision} exceeds maximum allowed precision ${HIGHEST_PRECISION}`;
}

/** What a verb makes of a value. */
interface Verb {
  /** The types of the values that it takes; undefined: all. */
  readonly takes: readonly CelTypeKind[] | undefined;
  readonly otherwise: string;
  readonly make: (value: CelValue, clause: Clause) => string;
}

const NUMBERS: readonly CelTypeKind[] = ["int", "uint", "double"];
const hex: Verb = {
  takes: ["int", "uint", "string", "bytes"],
  otherwise: "only ints, uints, bytes, and strings can be formatted as hex",
  make: (value, { verb }) => (verb === "X" ? inHex(value).toUpperCase() : inHex(value)),
};
const VERBS = new Map<string, Verb>([
  ["s", { takes: undefined, otherwise: "", make: shownText }],
  ["d", { takes: NUMBERS, otherwise: "decimal clause can only be used on ints, uints, and doubles", make: shownText }],
  [
    "f",
    {
      takes: NUMBERS,
      otherwise: "fixed-point clause can only be used on ints, uints, and doubles",
      make: (value, { precision }) => finite(value, (number) => formatFixed(number, precision)),
    },
  ],
  [
    "e",
    {
      takes: NUMBERS,
      otherwise: "scientific clause can only be used on ints, uints, and doubles",
      make: (value, { precision }) => finite(value, (number) => formatExponent(number, precision)),
    },
  ],
  [
    "b",
    {
      takes: ["bool", "int", "uint"],
      otherwise: "only ints, uints, and bools can be formatted as binary",
      make: (value) => (typeof value === "boolean" ? String(Number(value)) : whole(value).toString(2)),
    },
  ],
  ["x", hex],
  ["X", hex],
  [
    "o",
    {
      takes: ["int", "uint"],
      otherwise: "octal clause can only be used on ints and uints",
      make: (value) => whole(value).toString(8),
    },
  ],
]);

/** What is wrong with a clause, or if it is given something of such a type. */
export function clauseProblem(clause: Clause | string, type: CelType): string | undefined {
  if (typeof clause === "string") return `could not parse formatting clause: ${clause}`;
  const { takes, otherwise } = VERBS.get(clause.verb) ?? {};
  if (takes === undefined || takes.includes(type.kind)) return undefined;
  return `error during formatting: ${otherwise}, was given ${type.name}`;
}

function formatValue(clause: Clause | string, value: CelValue): string | CelFailure {
  const problem = clauseProblem(clause, typeOf(value));
  if (problem !== undefined || typeof clause === "string") return new CelFailure(problem ?? "");
  return VERBS.get(clause.verb)?.make(value, clause) ?? "";
}

const whole = (value: CelValue): bigint =>
  value instanceof CelUint ? value.value : typeof value === "bigint" ? value : 0n;

/** As in the reference, an integer is made a double first. */
function finite(value: CelValue, make: (number: number) => string): string {
  const number = typeof value === "number" ? value : Number(whole(value));
  return Number.isFinite(number) ? make(number) : shownDouble(number);
}

function inHex(value: CelValue): string {
  const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
  if (!(bytes instanceof Uint8Array)) return whole(value).toString(16);
  wantShort(2 * bytes.length);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
