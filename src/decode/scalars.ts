import { formatDuration } from "../go/duration.ts";
import { isTooDeep } from "../go/is-too-deep.ts";
import { goJson, goJsonUpTo, type JsonValue } from "../go/json.ts";
import { canonicalTime } from "../go/time.ts";
import type { Report } from "./report.ts";
import type { ScalarKind } from "./types.ts";

/** The longest JSON text of a param: aliases can make more of a short text than any string holds. */
const LONGEST_PARAM = 64 * 1024 * 1024;

/** How deep a value may be that is not looked into; Go stops there too. */
const MAX_DEPTH = 10_000;

const INT32 = 2 ** 31;
const INT64 = 2n ** 63n;
const ZERO_TIME = "0001-01-01T00:00:00Z";

/**
 * Numbers of the words that old results have.
 *
 * @see tektoncd/pipeline pkg/result/result.go ResultType.UnmarshalJSON
 */
const RESULT_TYPES: ReadonlyMap<string, number> = new Map([
  ["TaskRunResult", 1],
  ["InternalTektonResult", 3],
  ["StepResult", 4],
  ["StepArtifactsResult", 5],
  ["TaskRunArtifactsResult", 6],
]);
const UNKNOWN_RESULT_TYPE = 10;

/** What Go calls a kind of JSON value. */
export function jsonKind(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "bigint") return "number";
  return value === null ? "null" : typeof value;
}

/** The value of a scalar that is not null, as Go reads it; its zero value if it cannot be read. */
export function decodeScalar(kind: ScalarKind, value: unknown, report: Report): unknown {
  switch (kind) {
    case "string":
      return typeof value === "string" ? value : mistyped(value, "string", report);
    case "bool":
      return typeof value === "boolean" ? value : mistyped(value, "bool", report);
    case "int32":
      return isInt32(value) ? exactInteger(value) : mistyped(value, "int32", report);
    case "int64":
      return isInt64(value) ? exactInteger(value) : mistyped(value, "int64", report);
    case "duration":
      return decodeDuration(value, report);
    case "quantity":
      return decodeQuantity(value, report);
    case "time":
      return decodeTime(value, report);
    case "intOrString":
      if (typeof value === "string") return value;
      return isInt32(value) ? exactInteger(value) : mistyped(value, "int32", report, "invalid-int-or-string");
    case "paramValue":
      return decodeParamValue(value, report);
    case "raw":
      return isEndless(value, report) ? null : value;
    case "resultType":
      if (typeof value === "string") return RESULT_TYPES.get(value) ?? UNKNOWN_RESULT_TYPE;
      return isInt64(value) ? exactInteger(value) : mistyped(value, "resultType", report);
  }
}

/** What Go has where nothing is given; a time that is none is left out. */
export function zeroOf(kind: ScalarKind): unknown {
  switch (kind) {
    case "bool":
      return false;
    case "int32":
    case "int64":
    case "intOrString":
    case "resultType":
      return 0;
    case "duration":
      return "0s";
    case "quantity":
      return "0";
    case "raw":
      return null;
    case "time":
      return undefined;
    default:
      return "";
  }
}

function mistyped(value: unknown, want: ScalarKind, report: Report, code = "wrong-type"): unknown {
  const given = jsonKind(value);
  const shown = given === "number" ? `number ${String(value)}` : given;
  report.add(code, `json: cannot unmarshal ${shown} into ${want}`, { details: hint(value, want) });
  return zeroOf(want);
}

function hint(value: unknown, want: ScalarKind): string | undefined {
  if (want === "string" && (typeof value === "number" || typeof value === "boolean"))
    return "want a string: put it in quotes";
  if (want === "string") return "want a string";
  if (want === "duration") return "want a string with units, h, m, s, ms: 1h30m";
  return want === "bool" ? "want true or false" : "want a whole number";
}

const isInt32 = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= -INT32 && value < INT32;

function isInt64(value: unknown): value is number | bigint {
  if (typeof value === "number" && !Number.isInteger(value)) return false;
  if (typeof value !== "number" && typeof value !== "bigint") return false;
  return Number.isSafeInteger(value) || (exactly(value) >= -INT64 && exactly(value) < INT64);
}

/** As in the reference: of a float the shortest digits count, those that are printed. */
const exactly = (value: number | bigint): bigint =>
  typeof value === "number" && Math.abs(value) < 1e21 ? BigInt(String(value)) : BigInt(value);

/** An integer as the types promise it: a bigint beyond ±2^53 and only there, and no -0. */
function exactInteger(value: number | bigint): number | bigint {
  const rounded = Number(value);
  if (!Number.isSafeInteger(rounded)) return exactly(value);
  return rounded === 0 ? 0 : rounded;
}

function decodeDuration(value: unknown, report: Report): unknown {
  if (typeof value !== "string") return mistyped(value, "duration", report, "invalid-duration");
  const nanoseconds = report.parseDuration(value);
  if (nanoseconds !== undefined) return formatDuration(nanoseconds);
  report.add("invalid-duration", report.durationProblem(value), {
    details: "want numbers with units, h, m, s, ms: 1h30m",
  });
  return zeroOf("duration");
}

function decodeQuantity(value: unknown, report: Report): unknown {
  const text =
    typeof value === "string" ? value : typeof value === "number" || typeof value === "bigint" ? goJson(value) : "";
  const canonical = report.canonicalQuantity(text);
  if (canonical !== undefined) return canonical;
  report.add(
    "invalid-quantity",
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    { details: "want a number with or without a suffix: 500m, 2, 1Gi" },
  );
  return zeroOf("quantity");
}

function decodeTime(value: unknown, report: Report): unknown {
  const canonical = typeof value === "string" ? canonicalTime(value) : undefined;
  // as in the reference: the zero value of a time is printed as null, behind a pointer too
  if (canonical !== undefined) return canonical === ZERO_TIME && !hasFraction(value) ? undefined : canonical;
  const shown = typeof value === "string" ? report.quote(value) : jsonKind(value);
  report.add("invalid-time", `parsing time ${shown}: cannot parse as RFC 3339`, {
    details: "want 2006-01-02T15:04:05Z",
  });
  return zeroOf("time");
}

const hasFraction = (time: unknown): boolean => /[.,][0-9]*[1-9]/.test(String(time));

/**
 * A param value is a string, a list of strings or an object of strings; of anything else its JSON text is the value. Null
 * is the empty string, inside of lists and objects too.
 */
function decodeParamValue(value: unknown, report: Report): unknown {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (typeof value === "object") {
    const items: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    if (items.every((item) => typeof item === "string")) return value;
    if (items.every((item) => item === null || typeof item === "string")) return withoutNulls(value);
    if (isEndless(value, report)) return "";
  }
  // Whatever a reader gives is JSON; of what a caller gives, goJson refuses what is not.
  const text = goJsonUpTo(value as JsonValue, LONGEST_PARAM, report.jsonString);
  if (text.length > LONGEST_PARAM) {
    report.add("too-long", `the value has more than ${LONGEST_PARAM} characters`);
    return "";
  }
  if (typeof value === "object") warnOfText(value, report);
  return text;
}

/** Hardly anybody means the text of a list: `[18, 20]` is no list of two. */
function warnOfText(value: object, report: Report): void {
  const kind = Array.isArray(value) ? "list" : "object";
  report.add("value-as-text", `the ${kind} is read as one string, its JSON text`, {
    details: `want strings only in a ${kind}: put the others in quotes`,
    severity: "warning",
  });
}

const orEmpty = (item: unknown): unknown => item ?? "";

function withoutNulls(value: object): unknown {
  if (Array.isArray(value)) return value.map(orEmpty);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, orEmpty(item)]));
}

function isEndless(value: unknown, report: Report): boolean {
  const isEndless = isTooDeep(value, MAX_DEPTH);
  if (isEndless) report.add("too-deep", "exceeded max depth");
  return isEndless;
}
