import { compareCodePoints } from "../../go/json.ts";
import { Interruption } from "../interruption.ts";
import { formatPlain } from "../library/doubles.ts";
import { formatSeconds } from "../library/durations.ts";
import { formatTimestamp } from "../library/timestamps.ts";
import { CelType } from "../types.ts";
import { CelDuration, CelTimestamp, CelUint, type CelValue, isList, isMap, keysOf, lookUp } from "../values.ts";

/** Data from outside may be nested as deeply as it likes. */
const DEEPEST = 500;

/**
 * A value as `%s` has it: texts without quotes, maps in the order of their keys.
 *
 * @see google/cel-go ext/formatting_v2.go formatStringV2
 */
export function shownText(value: CelValue): string {
  return shown(value, 0);
}

function shown(value: CelValue, depth: number): string {
  if (depth > DEEPEST) throw new Interruption("a value is nested too deeply to be printed", "cel/limit");
  if (typeof value === "string") return value;
  if (typeof value === "number") return shownDouble(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (isList(value)) return `[${value.map((element) => shown(element, depth + 1)).join(", ")}]`;
  if (value instanceof CelUint) return String(value.value);
  if (value instanceof Uint8Array) return new TextDecoder("utf-8", { ignoreBOM: true }).decode(value);
  if (value instanceof CelDuration) return formatSeconds(value);
  if (value instanceof CelTimestamp) return formatTimestamp(new CelTimestamp(value.nanoseconds));
  if (value instanceof CelType) return value.name;
  return isMap(value) ? shownMap(value, depth) : "";
}

function shownMap(map: Parameters<typeof keysOf>[0], depth: number): string {
  const entries = keysOf(map).map(
    (key) => [shown(key, depth + 1), shown(lookUp(map, key) ?? null, depth + 1)] as const,
  );
  entries.sort(([one], [other]) => compareCodePoints(one, other));
  return `{${entries.map(([key, value]) => `${key}: ${value}`).join(", ")}}`;
}

export function shownDouble(value: number): string {
  if (Number.isFinite(value)) return formatPlain(value);
  return Number.isNaN(value) ? "NaN" : value < 0 ? "-Infinity" : "Infinity";
}
