import type { Diagnostic } from "../diagnostic.ts";
import { parseDuration } from "../go/duration.ts";
import { compareCodePoints } from "../go/json.ts";
import { quote } from "../go/quote.ts";
import { trimSpace } from "../go/space.ts";
import type { Int64 } from "../types/scalars.ts";
import { durationProblem } from "./duration-problem.ts";

/** How one value of a ConfigMap is read. The key is told because some of Tekton's words name it. */
export type ReadValue<T> = (text: string, key: string) => Reading<T>;

/** What a text says, with warnings about it; or in which words Tekton refuses it. */
export type Reading<T> =
  | { readonly value: T; readonly warnings?: readonly Diagnostic[] }
  | { readonly problem: string; readonly details?: string };

/** A text that Tekton does not look into. */
export const anyText: ReadValue<string> = (text) => ({ value: text });

/** A feature flag that is on or off. */
export const flag: ReadValue<boolean> = (text) => {
  const isOn = BOOLEANS.get(text);
  if (isOn !== undefined) return { value: isOn };
  const shown = quote(text);
  return {
    problem: `failed parsing feature flags config ${shown}: strconv.ParseBool: parsing ${shown}: invalid syntax`,
    details: 'want "true" or "false"',
  };
};

/** The same for a feature that is not stable; where the reference refuses, it names the feature. */
export const featureGate: ReadValue<boolean> = (text, key) => {
  const reading = flag(text, key);
  return "problem" in reading ? { ...reading, problem: `${reading.problem} for feature ${key}` } : reading;
};

/** A feature flag that is one of these words, in any letter case. */
export function oneOf<Word extends string>(...words: readonly Word[]): ReadValue<Word> {
  return (text, key) => {
    const lower = toLower(text);
    const value = words.find((word) => word === lower);
    if (value !== undefined) return { value };
    return {
      problem: `invalid value for feature flag ${quote(key)}: ${quote(lower)}`,
      details: `want one of ${words.map(quote).join(", ")}`,
    };
  };
}

/** `max-result-size`. */
export const resultSize: ReadValue<Int64> = (text) => {
  const bytes = parseInteger(text);
  if (typeof bytes === "string") return { problem: `strconv.Atoi: parsing ${quote(text)}: ${bytes}` };
  if (bytes < 1_572_864) return { value: bytes };
  // as in the reference: it names another key
  return { problem: `invalid value for feature flag "results-from": "${bytes}". This is exceeding the CRD limit` };
};

/** A whole number of config-defaults. */
export const integer: ReadValue<Int64> = (text, key) => {
  const value = parseInteger(text);
  return typeof value === "string" ? refusedDefault(key, `parsing ${quote(text)}: ${value}`) : { value };
};

/** A duration of config-defaults, in milliseconds. */
export const durationMs: ReadValue<number> = (text, key) => {
  const nanoseconds = parseDuration(text);
  if (nanoseconds === undefined) return refusedDefault(key, durationProblem(text));
  return { value: Number(nanoseconds) / 1e6 };
};

/** `default-create-container-error-timeout`, the only duration where the reference says what is wrong with it. */
export const explainedDurationMs: ReadValue<number> = (text, key) => {
  const reading = durationMs(text, key);
  return "problem" in reading ? { problem: `${reading.problem}: ${reading.details}` } : reading;
};

/** A duration in milliseconds for keys where the reference, when it refuses, shows the text as if it were the key. */
export const unnamedDurationMs: ReadValue<number> = (text) => durationMs(text, text);

/** `default-forbidden-env`: names with commas between them. */
export const environmentNames: ReadValue<readonly string[]> = (text) => {
  const names = text.split(",").map(trimSpace);
  return { value: [...new Set(names)].sort(compareCodePoints) };
};

/** What Go takes for a boolean. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...["1", "t", "T", "TRUE", "true", "True"].map((text) => [text, true] as const),
  ...["0", "f", "F", "FALSE", "false", "False"].map((text) => [text, false] as const),
]);

const INT64 = 2n ** 63n;
const UINT64 = 2n ** 64n;

/**
 * A decimal integer that an int64 can hold, or what Go says is wrong with the text.
 *
 * @see Go strconv.Atoi
 */
function parseInteger(text: string): Int64 | "invalid syntax" | "value out of range" {
  const [, sign = "", digits = "", rest = ""] = /^([-+]?)([0-9]*)(.*)$/s.exec(text) ?? [];
  // Go stops at the digit that is too much, and does not look at what follows.
  const size = BigInt(digits);
  if (size >= UINT64) return "value out of range";
  if (digits === "" || rest !== "") return "invalid syntax";
  const integer = sign === "-" ? -size : size;
  if (integer < -INT64 || integer >= INT64) return "value out of range";
  return Number.isSafeInteger(Number(integer)) ? Number(integer) : integer;
}

function refusedDefault(key: string, details: string) {
  return { problem: `failed parsing default config ${quote(key)}`, details };
}

/** Lower case as Go makes it: character by character, and each becomes one. */
function toLower(text: string): string {
  return Array.from(text, (rune) => (rune === "\u0130" ? "i" : rune.toLowerCase())).join("");
}
