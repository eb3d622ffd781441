import { codePointCount } from "../code-points.ts";
import type { CelRelease } from "../environment.ts";
import type { Implementation } from "../functions.ts";
import { unable } from "../guard.ts";
import { type CelValue, type Evaluated, isList, isMap, lookUp, noSuchOverload, sizeOfMap, typeOf } from "../values.ts";
import { add, divide, modulo, multiply, negate, not, subtract } from "./arithmetic.ts";
import { areEqual, compare } from "./comparison.ts";
import { toBool, toBytes, toDouble, toDuration, toInt, toText, toTimestamp, toUint } from "./conversions.ts";
import { GETTERS, timeFunctions } from "./timestamps.ts";

/**
 * What the functions of the standard library do, except `&&`, `||` and `?:`, which evaluate only the operands they need, and
 * `matches`, which remembers patterns.
 *
 * @see google/cel-go common/stdlib/standard.go
 */
export function standardFunctions(release: CelRelease): [name: string, call: Implementation][] {
  const ordering = (name: string, holds: (order: number) => boolean): [string, Implementation] => [
    name,
    (left: CelValue, right: CelValue) => compare(left, right, { name, holds, release }),
  ];
  return [
    ["!_", not],
    ["-_", negate],
    ["_+_", add],
    ["_-_", subtract],
    ["_*_", multiply],
    ["_/_", divide],
    ["_%_", modulo],
    ["_==_", areEqual],
    ["_!=_", (left: CelValue, right: CelValue) => !areEqual(left, right)],
    ordering("_<_", (order) => order < 0),
    ordering("_<=_", (order) => order <= 0),
    ordering("_>_", (order) => order > 0),
    ordering("_>=_", (order) => order >= 0),
    ["@in", isIn],
    ["size", sizeOf],
    ["type", typeOf],
    ["dyn", (value: CelValue) => value],
    ["bool", toBool],
    ["bytes", toBytes],
    ["double", toDouble],
    ["duration", toDuration],
    ["int", toInt],
    ["string", toText],
    ["timestamp", toTimestamp(release)],
    ["uint", toUint],
    ["contains", ofTexts((text, part) => text.includes(part))],
    ["endsWith", ofTexts((text, part) => text.endsWith(part))],
    ["startsWith", ofTexts((text, part) => text.startsWith(part))],
    ...timeFunctions(),
  ];
}

const ofTexts =
  (call: (text: string, other: string) => Evaluated) =>
  (text: CelValue, other: CelValue): Evaluated =>
    typeof text === "string" && typeof other === "string" ? call(text, other) : noSuchOverload();

/** Functions that make a value of one type of a value of another. */
export const CONVERSIONS = ["bool", "bytes", "double", "duration", "int", "string", "timestamp", "uint"] as const;

/** Functions whose overloads each have an implementation of their own in the reference. */
export const BOUND_BY_OVERLOAD: ReadonlySet<string> = new Set([...CONVERSIONS, "reverse", ...GETTERS.keys()]);

/** @see google/cel-go common/stdlib/standard.go inAggregate */
function isIn(value: CelValue, aggregate: CelValue): Evaluated {
  if (isList(aggregate)) return aggregate.some((element) => areEqual(value, element));
  return isMap(aggregate) ? lookUp(aggregate, value) !== undefined : noSuchOverload();
}

function sizeOf(value: CelValue): Evaluated {
  if (typeof value === "string") return BigInt(codePointCount(value));
  if (isList(value) || value instanceof Uint8Array) return BigInt(value.length);
  return isMap(value) ? BigInt(sizeOfMap(value)) : unable("size", value);
}
