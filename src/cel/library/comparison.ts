import { compareCodePoints } from "../../go/json.ts";
import type { CelRelease } from "../environment.ts";
import { CelType } from "../types.ts";
import {
  CelDuration,
  CelFailure,
  CelTimestamp,
  CelUint,
  type CelValue,
  isList,
  isMap,
  keysOf,
  lookUp,
  noSuchOverload,
  sizeOfMap,
} from "../values.ts";

/**
 * Whether two values are equal. Numbers are, if their values are, whatever their types; values of other types are not.
 *
 * @see google/cel-go common/types/util.go Equal
 */
export function areEqual(left: CelValue, right: CelValue): boolean {
  if (typeof left !== "object" || left === null) return areSimplyEqual(left, right);
  const pairs: [CelValue, CelValue][] = [[left, right]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [one, other] = pair;
    if (isList(one)) {
      if (!isList(other) || one.length !== other.length) return false;
      for (let index = one.length - 1; index >= 0; index--) pairs.push([one[index] ?? null, other[index] ?? null]);
    } else if (isMap(one)) {
      if (!isMap(other) || sizeOfMap(one) !== sizeOfMap(other)) return false;
      for (const key of keysOf(one)) {
        const value = lookUp(other, key);
        if (value === undefined) return false;
        pairs.push([lookUp(one, key) ?? null, value]);
      }
    } else if (!areSimplyEqual(one, other)) return false;
  }
  return true;
}

function areSimplyEqual(left: CelValue, right: CelValue): boolean {
  if (left === right) return true;
  if (isNumber(left)) return isNumber(right) && compareNumbers(left, right) === 0;
  if (typeof left !== "object" || left === null) return false;
  if (left instanceof Uint8Array) return right instanceof Uint8Array && compareBytes(left, right) === 0;
  if (left instanceof CelTimestamp) return right instanceof CelTimestamp && left.nanoseconds === right.nanoseconds;
  if (left instanceof CelDuration) return right instanceof CelDuration && left.nanoseconds === right.nanoseconds;
  return left instanceof CelType && right instanceof CelType && left.name === right.name;
}

/** What `<`, `<=`, `>` or `>=` makes of the order of two values. */
interface Order {
  readonly name: string;
  /** What is true of a number that is below, equal to or above 0, as `left` is to `right`. */
  readonly holds: (order: number) => boolean;
  readonly release: CelRelease;
}

/** @see google/cel-go common/stdlib/standard.go, the bindings of operators.Less and its like */
export function compare(left: CelValue, right: CelValue, { name, holds, release }: Order): boolean | CelFailure {
  const order = orderOf(left, right);
  const isUnordered = Number.isNaN(left) || (Number.isNaN(right) && (release === "v0.30" || isNumber(left)));
  if (isUnordered) return release === "v0.30" ? false : new CelFailure("NaN values cannot be ordered");
  if (order !== undefined) return holds(order);
  return isComparable(left) ? noSuchOverload() : new CelFailure(`no such overload: ${name}`);
}

/** Below 0 if `left` comes first, NaN if a number is none; undefined if the values cannot be ordered. */
export function orderOf(left: CelValue, right: CelValue): number | undefined {
  if (typeof left === "string") return typeof right === "string" ? compareCodePoints(left, right) : undefined;
  if (isNumber(left)) return isNumber(right) ? compareNumbers(left, right) : undefined;
  if (typeof left === "boolean") return typeof right === "boolean" ? Number(left) - Number(right) : undefined;
  if (left instanceof Uint8Array) return right instanceof Uint8Array ? compareBytes(left, right) : undefined;
  const isSameKind =
    (left instanceof CelTimestamp && right instanceof CelTimestamp) ||
    (left instanceof CelDuration && right instanceof CelDuration);
  return isSameKind ? Number(left.nanoseconds - right.nanoseconds) : undefined;
}

export const isComparable = (value: CelValue): boolean => orderOf(value, value) !== undefined;

type CelNumber = number | bigint | CelUint;

const isNumber = (value: CelValue): value is CelNumber =>
  typeof value === "bigint" || typeof value === "number" || value instanceof CelUint;

/**
 * As in the reference, an integer beside a double is rounded to one; beyond the range of integers that changes nothing.
 *
 * @see google/cel-go common/types/compare.go
 */
function compareNumbers(left: CelNumber, right: CelNumber): number {
  const one = left instanceof CelUint ? left.value : left;
  const other = right instanceof CelUint ? right.value : right;
  return typeof one === typeof other ? inOrder(one, other) : inOrder(Number(one), Number(other));
}

const inOrder = (one: number | bigint, other: number | bigint) =>
  one < other ? -1 : one > other ? 1 : one === other ? 0 : Number.NaN;

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  for (const [index, byte] of left.entries()) {
    const other = right[index];
    if (byte !== other) return other === undefined || byte > other ? 1 : -1;
  }
  return left.length - right.length;
}
