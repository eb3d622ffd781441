import { unable } from "../guard.ts";
import {
  CelDuration,
  CelFailure,
  CelTimestamp,
  CelUint,
  type CelValue,
  type Evaluated,
  FIRST_INSTANT,
  isList,
  LAST_INSTANT,
  noSuchOverload,
} from "../values.ts";
import { wantShort } from "./costs.ts";

/** What an operator does with numbers. */
interface Operation {
  readonly name: string;
  readonly ofIntegers: (left: bigint, right: bigint) => bigint;
  readonly ofDoubles?: (left: number, right: number) => number;
  /** What it says of zero on its right side, if it cannot be done with that. */
  readonly ofZero?: string;
}

/** @see google/cel-go common/types/int.go, uint.go, double.go */
const operator =
  ({ name, ofIntegers, ofDoubles, ofZero }: Operation) =>
  (left: CelValue, right: CelValue): Evaluated => {
    if (typeof left === "number" && ofDoubles !== undefined)
      return typeof right === "number" ? ofDoubles(left, right) : noSuchOverload();
    const one = left instanceof CelUint ? left.value : left;
    if (typeof one !== "bigint") return unable(name, left);
    const other = left instanceof CelUint && right instanceof CelUint ? right.value : right;
    if (typeof other !== "bigint" || typeof left !== typeof right) return noSuchOverload();
    if (other === 0n && ofZero !== undefined) return new CelFailure(ofZero);
    return left instanceof CelUint ? uint(ofIntegers(one, other)) : int(ofIntegers(one, other));
  };

const addNumbers = operator({
  name: "_+_",
  ofIntegers: (left, right) => left + right,
  ofDoubles: (left, right) => left + right,
});
const subtractNumbers = operator({
  name: "_-_",
  ofIntegers: (left, right) => left - right,
  ofDoubles: (left, right) => left - right,
});

export const multiply = operator({
  name: "_*_",
  ofIntegers: (left, right) => left * right,
  ofDoubles: (left, right) => left * right,
});

export const divide = operator({
  name: "_/_",
  ofIntegers: (left, right) => left / right,
  ofDoubles: (left, right) => left / right,
  ofZero: "division by zero",
});

export const modulo = operator({
  name: "_%_",
  // As in the reference: the remainder of the lowest int by -1 overflows.
  ofIntegers: (left, right) => (right === -1n && left === LOWEST_INT ? -left : left % right),
  ofZero: "modulus by zero",
});

/** @see google/cel-go common/types/*.go Add */
export function add(left: CelValue, right: CelValue): Evaluated {
  if (typeof left === "string") return typeof right === "string" ? text(left + right) : noSuchOverload();
  if (isList(left)) return isList(right) ? concatenated(left, right) : noSuchOverload();
  if (left instanceof Uint8Array) return right instanceof Uint8Array ? joinedBytes(left, right) : noSuchOverload();
  if (left instanceof CelTimestamp)
    return right instanceof CelDuration ? moved(left, right.nanoseconds) : noSuchOverload();
  if (!(left instanceof CelDuration)) return addNumbers(left, right);
  if (right instanceof CelTimestamp) return moved(right, left.nanoseconds);
  return right instanceof CelDuration ? duration(left.nanoseconds + right.nanoseconds) : noSuchOverload();
}

/** @see google/cel-go common/types/*.go Subtract */
export function subtract(left: CelValue, right: CelValue): Evaluated {
  if (left instanceof CelDuration)
    return right instanceof CelDuration ? duration(left.nanoseconds - right.nanoseconds) : noSuchOverload();
  if (!(left instanceof CelTimestamp)) return subtractNumbers(left, right);
  if (right instanceof CelTimestamp) return duration(left.nanoseconds - right.nanoseconds);
  const back = right instanceof CelDuration ? negate(right) : noSuchOverload();
  return back instanceof CelDuration ? moved(left, back.nanoseconds) : back;
}

/** @see google/cel-go common/types/*.go Negate */
export function negate(value: CelValue): Evaluated {
  if (typeof value === "bigint") return int(-value);
  if (typeof value === "number") return -value;
  return value instanceof CelDuration
    ? duration(-value.nanoseconds)
    : typeof value === "boolean"
      ? noSuchOverload()
      : unable("-_", value);
}

export const not = (value: CelValue): Evaluated => (typeof value === "boolean" ? !value : noSuchOverload());

const LOWEST_INT = -(1n << 63n);

const isInt = (value: bigint) => BigInt.asIntN(64, value) === value;

/** An int, if it is in its range. */
export const int = (value: bigint): Evaluated => (isInt(value) ? value : new CelFailure("integer overflow"));

export const uint = (value: bigint): Evaluated =>
  BigInt.asUintN(64, value) === value ? new CelUint(value) : new CelFailure("unsigned integer overflow");

const duration = (nanoseconds: bigint): Evaluated =>
  isInt(nanoseconds) ? new CelDuration(nanoseconds) : new CelFailure("integer overflow");

/** A point in time, if it is in the years 1 to 9999. */
export const timestamp = (nanoseconds: bigint, offsetMinutes = 0): Evaluated =>
  nanoseconds < FIRST_INSTANT || nanoseconds > LAST_INSTANT
    ? new CelFailure("timestamp overflow")
    : new CelTimestamp(nanoseconds, offsetMinutes);

const moved = ({ nanoseconds, offsetMinutes }: CelTimestamp, by: bigint) => timestamp(nanoseconds + by, offsetMinutes);

/** A text, if it is not too long. */
function text(value: string): string {
  wantShort(value.length);
  return value;
}

function concatenated(left: readonly CelValue[], right: readonly CelValue[]): readonly CelValue[] {
  wantShort(left.length + right.length);
  return left.concat(right);
}

function joinedBytes(left: Uint8Array, right: Uint8Array): Uint8Array {
  wantShort(left.length + right.length);
  const bytes = new Uint8Array(left.length + right.length);
  bytes.set(left);
  bytes.set(right, left.length);
  return bytes;
}
