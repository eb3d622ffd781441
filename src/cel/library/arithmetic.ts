import { Interruption } from "../interruption.ts";
import {
  CelDuration,
  CelFailure,
  CelTimestamp,
  CelUint,
  type CelValue,
  type Evaluated,
  isList,
  noSuchOverload,
} from "../values.ts";

/** What is made may not be larger: loops in a row can double a value each time. */
const LONGEST_LIST = 1_000_000;
const LONGEST_TEXT = 10_000_000;

/** @see google/cel-go common/types/*.go Add */
export function add(left: CelValue, right: CelValue): Evaluated {
  if (typeof left === "bigint") return typeof right === "bigint" ? int(left + right) : noSuchOverload();
  if (typeof left === "string") return typeof right === "string" ? text(left + right) : noSuchOverload();
  if (typeof left === "number") return typeof right === "number" ? left + right : noSuchOverload();
  if (left instanceof CelUint) return right instanceof CelUint ? uint(left.value + right.value) : noSuchOverload();
  if (isList(left)) return isList(right) ? concatenated(left, right) : noSuchOverload();
  if (left instanceof Uint8Array) return right instanceof Uint8Array ? joinedBytes(left, right) : noSuchOverload();
  if (left instanceof CelTimestamp)
    return right instanceof CelDuration ? moved(left, right.nanoseconds) : noSuchOverload();
  if (!(left instanceof CelDuration)) return unsupported("_+_");
  if (right instanceof CelTimestamp) return moved(right, left.nanoseconds);
  return right instanceof CelDuration ? duration(left.nanoseconds + right.nanoseconds) : noSuchOverload();
}

export function subtract(left: CelValue, right: CelValue): Evaluated {
  if (typeof left === "bigint") return typeof right === "bigint" ? int(left - right) : noSuchOverload();
  if (typeof left === "number") return typeof right === "number" ? left - right : noSuchOverload();
  if (left instanceof CelUint) return right instanceof CelUint ? uint(left.value - right.value) : noSuchOverload();
  if (left instanceof CelDuration)
    return right instanceof CelDuration ? duration(left.nanoseconds - right.nanoseconds) : noSuchOverload();
  if (!(left instanceof CelTimestamp)) return unsupported("_-_");
  if (right instanceof CelTimestamp) return duration(left.nanoseconds - right.nanoseconds);
  if (!(right instanceof CelDuration)) return noSuchOverload();
  const back = duration(-right.nanoseconds);
  return back instanceof CelDuration ? moved(left, back.nanoseconds) : back;
}

export function multiply(left: CelValue, right: CelValue): Evaluated {
  if (typeof left === "bigint") return typeof right === "bigint" ? int(left * right) : noSuchOverload();
  if (typeof left === "number") return typeof right === "number" ? left * right : noSuchOverload();
  if (!(left instanceof CelUint)) return unsupported("_*_");
  return right instanceof CelUint ? uint(left.value * right.value) : noSuchOverload();
}

export function divide(left: CelValue, right: CelValue): Evaluated {
  if (typeof left === "number") return typeof right === "number" ? left / right : noSuchOverload();
  return divided(left, right, { name: "_/_", ofZero: "division by zero", of: (one, other) => one / other });
}

export function modulo(left: CelValue, right: CelValue): Evaluated {
  return divided(left, right, { name: "_%_", ofZero: "modulus by zero", of: (one, other) => one % other });
}

interface Division {
  readonly name: string;
  readonly ofZero: string;
  readonly of: (left: bigint, right: bigint) => bigint;
}

function divided(left: CelValue, right: CelValue, { name, ofZero, of }: Division): Evaluated {
  if (typeof left === "bigint") {
    if (typeof right !== "bigint") return noSuchOverload();
    if (right === 0n) return new CelFailure(ofZero);
    // As in the reference: the remainder of the lowest int by -1 overflows, too.
    return right === -1n && left === LOWEST_INT ? int(-left) : of(left, right);
  }
  if (!(left instanceof CelUint)) return unsupported(name);
  if (!(right instanceof CelUint)) return noSuchOverload();
  return right.value === 0n ? new CelFailure(ofZero) : new CelUint(of(left.value, right.value));
}

export function negate(value: CelValue): Evaluated {
  if (typeof value === "bigint") return int(-value);
  if (typeof value === "number") return -value;
  return value instanceof CelDuration ? duration(-value.nanoseconds) : unsupported("-_");
}

export const not = (value: CelValue): Evaluated => (typeof value === "boolean" ? !value : noSuchOverload());

const LOWEST_INT = -(1n << 63n);
const HIGHEST_INT = -LOWEST_INT - 1n;
const HIGHEST_UINT = (1n << 64n) - 1n;

/** An int, if it is in its range. */
export const int = (value: bigint): Evaluated =>
  value < LOWEST_INT || value > HIGHEST_INT ? new CelFailure("integer overflow") : value;

export const uint = (value: bigint): Evaluated =>
  value < 0n || value > HIGHEST_UINT ? new CelFailure("unsigned integer overflow") : new CelUint(value);

export const duration = (nanoseconds: bigint): Evaluated =>
  nanoseconds < LOWEST_INT || nanoseconds > HIGHEST_INT
    ? new CelFailure("integer overflow")
    : new CelDuration(nanoseconds);

const FIRST_INSTANT = -62_135_596_800n * 1_000_000_000n;
const LAST_INSTANT = 253_402_300_800n * 1_000_000_000n - 1n;

/** A point in time, if it is in the years 1 to 9999. */
export const timestamp = (nanoseconds: bigint, offsetMinutes = 0): Evaluated =>
  nanoseconds < FIRST_INSTANT || nanoseconds > LAST_INSTANT
    ? new CelFailure("timestamp overflow")
    : new CelTimestamp(nanoseconds, offsetMinutes);

const moved = ({ nanoseconds, offsetMinutes }: CelTimestamp, by: bigint) => timestamp(nanoseconds + by, offsetMinutes);

function text(value: string): string {
  wantShort(value.length);
  return value;
}

/** @throws {Interruption} if a text, or bytes, would be too long */
export function wantShort(size: number): void {
  if (size > LONGEST_TEXT) throw new Interruption(`a text is longer than ${LONGEST_TEXT}`, "cel/limit");
}

function concatenated(left: readonly CelValue[], right: readonly CelValue[]): readonly CelValue[] {
  const size = left.length + right.length;
  if (size > LONGEST_LIST) throw new Interruption(`a list is longer than ${LONGEST_LIST}`, "cel/limit");
  return left.length === 0 ? right : right.length === 0 ? left : left.concat(right);
}

function joinedBytes(left: Uint8Array, right: Uint8Array): Uint8Array {
  const size = left.length + right.length;
  wantShort(size);
  const bytes = new Uint8Array(size);
  bytes.set(left);
  bytes.set(right, left.length);
  return bytes;
}

/** For values that have no such operator at all. */
const unsupported = (name: string) => new CelFailure(`no such overload: ${name}`);
