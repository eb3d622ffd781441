import { outOfRange, wantBigint, wantString, wrongArgument } from "../wrong-argument.ts";
import { Interruption } from "./interruption.ts";
import { CelType, celTypes, LIST_TYPE, MAP_TYPE } from "./types.ts";

/**
 * A value of CEL. Numbers are doubles and bigints are ints; objects are maps with string keys, as JSON has them, and may hold
 * keys such as `__proto__`.
 */
export type CelValue =
  | (null | boolean | number | bigint | string)
  | (Uint8Array | CelUint | CelDuration | CelTimestamp | CelType)
  | (readonly CelValue[] | CelMap | CelObject);

/** A map with string keys, as JSON has it. A property that is undefined is not there. */
export interface CelObject {
  readonly [key: string]: CelValue | undefined;
}

// Classes, because JavaScript has no such values, and what a value is has to be told fast.

/** An unsigned integer of 64 bits. */
export class CelUint {
  readonly value: bigint;

  /** @throws {RangeError} if it has more than 64 bits, or is negative */
  constructor(value: bigint) {
    wantBigint(value, "make a CelUint");
    if (BigInt.asUintN(64, value) !== value) throw outOfRange("make a CelUint", "0 to 2^64 - 1", value);
    this.value = value;
  }
}

/** A span of time; in nanoseconds, within an int64. */
export class CelDuration {
  readonly nanoseconds: bigint;

  /** @throws {RangeError} if it has more than 64 bits: 292 years and some months */
  constructor(nanoseconds: bigint) {
    wantBigint(nanoseconds, "make a CelDuration");
    if (BigInt.asIntN(64, nanoseconds) !== nanoseconds)
      throw outOfRange("make a CelDuration", "nanoseconds from -2^63 to 2^63 - 1", nanoseconds);
    this.nanoseconds = nanoseconds;
  }
}

/** A point in time; in nanoseconds since 1970. How it prints depends on the offset that it was written with. */
export class CelTimestamp {
  readonly nanoseconds: bigint;
  /** Of its zone, in minutes east of UTC. */
  readonly offsetMinutes: number;

  /** @throws {RangeError} if it is not in the years 1 to 9999, or the offset larger than any that can be written */
  constructor(nanoseconds: bigint, offsetMinutes = 0) {
    wantBigint(nanoseconds, "make a CelTimestamp");
    if (nanoseconds < FIRST_INSTANT || nanoseconds > LAST_INSTANT)
      throw outOfRange("make a CelTimestamp", "nanoseconds in the years 1 to 9999", nanoseconds);
    if (!Number.isInteger(offsetMinutes) || Math.abs(offsetMinutes) > LARGEST_OFFSET)
      throw outOfRange("make a CelTimestamp", "whole minutes of at most 25 hours", offsetMinutes);
    this.nanoseconds = nanoseconds;
    this.offsetMinutes = offsetMinutes;
  }
}

export const FIRST_INSTANT: bigint = -62_135_596_800n * 1_000_000_000n;
export const LAST_INSTANT: bigint = 253_402_300_800n * 1_000_000_000n - 1n;
/** In minutes; as in the reference, `+24:60` is read. */
const LARGEST_OFFSET = 25 * 60;

/** A map whose keys may be of any type. They are in the order in which they were written. */
export class CelMap {
  readonly #entries = new Map<unknown, readonly [key: CelValue, value: CelValue]>();

  constructor(entries: Iterable<readonly [key: CelValue, value: CelValue]>) {
    const isIterable = typeof entries === "object" && entries !== null && Symbol.iterator in entries;
    if (!isIterable) throw wrongArgument("make a CelMap", "keys with their values", entries);
    for (const entry of entries) {
      if (!Array.isArray(entry)) throw wrongArgument("make a CelMap", "keys with their values", entry);
      const [key] = entry;
      wantValue(key, "as a key");
      this.#entries.set(identityOf(key), entry);
    }
  }

  /** How many keys it has. */
  get size(): number {
    return this.#entries.size;
  }

  /** The value of a key; undefined if there is none. `1`, `1u` and `1.0` are not the same key, but find each other. */
  get(key: CelValue): CelValue | undefined {
    if (this.size === 0) return undefined;
    const exact = this.#entries.get(identityOf(key));
    if (exact !== undefined) return exact[1];
    for (const other of otherNumbers(key)) {
      const entry = this.#entries.get(identityOf(other));
      if (entry !== undefined) return entry[1];
    }
    return undefined;
  }

  /** Whether a key is there that is the same, type and all. @internal */
  hasExactly(key: CelValue): boolean {
    return this.#entries.has(identityOf(key));
  }

  /** In the order in which they were given. */
  keys(): CelValue[] {
    return Array.from(this.#entries.values(), ([key]) => key);
  }

  [Symbol.iterator](): Iterator<readonly [key: CelValue, value: CelValue]> {
    return this.#entries.values();
  }
}

/** What went wrong in an evaluation; a value until it has been seen whether anybody asks for it. */
export class CelFailure {
  readonly message: string;
  /** Of the part of the expression that failed; the evaluation fills it in. @internal */
  readonly offset: number | undefined;

  constructor(message: string, offset?: number) {
    wantString(message, "make a CelFailure");
    this.message = message;
    this.offset = offset;
  }
}

export type Evaluated = CelValue | CelFailure;

export const noSuchOverload = (): CelFailure => new CelFailure("no such overload");

/** What `type(value)` gives. */
export const typeOf = (value: CelValue): CelType => wantValue(value, "in data");

/**
 * The type of a value; what lists and maps hold is not looked at.
 *
 * @param from where it comes from, and what that is called: for the message
 * @throws {TypeError} if it is no value of CEL
 */
export function wantValue(value: Evaluated, from: string, name = ""): CelType {
  switch (typeof value) {
    case "string":
      return celTypes.string;
    case "boolean":
      return celTypes.bool;
    case "bigint":
      return celTypes.int;
    case "number":
      return celTypes.double;
  }
  const type = typeof value === "object" ? typeOfObject(value) : undefined;
  if (type === undefined) throw wrongArgument("evaluate CEL", `a value of CEL ${from}${name}`, value);
  return type;
}

function typeOfObject(value: object | null): CelType | undefined {
  if (value === null) return celTypes.null;
  if (Array.isArray(value)) return LIST_TYPE;
  // Data of users, most often; asking for each class takes longer.
  if (Object.getPrototypeOf(value) === Object.prototype) return MAP_TYPE;
  if (value instanceof CelUint) return celTypes.uint;
  if (value instanceof Uint8Array) return celTypes.bytes;
  if (value instanceof CelTimestamp) return celTypes.timestamp;
  if (value instanceof CelDuration) return celTypes.duration;
  if (value instanceof CelType) return celTypes.type;
  // A Date or a Map holds what it holds in no fields.
  return Object.prototype.toString.call(value) === "[object Object]" ? MAP_TYPE : undefined;
}

export const isList = (value: Evaluated): value is readonly CelValue[] => Array.isArray(value);

export const isMap = (value: Evaluated): value is CelMap | CelObject =>
  typeof value === "object" && !(value instanceof CelFailure) && typeOf(value) === MAP_TYPE;

/** The value of a key; undefined if there is none. */
export function lookUp(map: CelMap | CelObject, key: CelValue): CelValue | undefined {
  if (map instanceof CelMap) return map.get(key);
  return typeof key === "string" && Object.hasOwn(map, key) ? map[key] : undefined;
}

export const keysOf = (map: CelMap | CelObject): readonly CelValue[] =>
  map instanceof CelMap ? map.keys() : Object.keys(map).filter((key) => map[key] !== undefined);

export const sizeOfMap = (map: CelMap | CelObject): number => (map instanceof CelMap ? map.size : keysOf(map).length);

/** What a key of a map is known by. Those of different types are kept apart: JavaScript has one space of bigints, CEL has four. */
function identityOf(key: CelValue): unknown {
  if (typeof key === "number") return Number.isNaN(key) ? Symbol() : key;
  if (typeof key !== "object" || key === null) return key;
  if (key instanceof CelUint) return key.value + UINTS;
  if (key instanceof CelDuration) return key.nanoseconds + DURATIONS;
  if (key instanceof CelTimestamp && isHourly(key))
    return key.nanoseconds + TIMESTAMPS * BigInt(key.offsetMinutes + 1e4);
  if (key instanceof Uint8Array)
    throw new Interruption("internal error: runtime error: hash of unhashable type types.Bytes");
  // As in the reference: lists, maps, and timestamps with other zones are found by nobody but themselves.
  return key;
}

/** Go makes zones of whole hours only once, and compares timestamps as keys by what their zones are. */
const isHourly = ({ offsetMinutes }: CelTimestamp) =>
  offsetMinutes % 60 === 0 && offsetMinutes >= -12 * 60 && offsetMinutes <= 14 * 60;

const UINTS = 1n << 64n;
const DURATIONS = 1n << 66n;
const TIMESTAMPS = 1n << 70n;

/** The other numbers that a number is equal to, of the types that may be keys. */
export function otherNumbers(value: CelValue): readonly CelValue[] {
  const isUint = value instanceof CelUint;
  const whole = isUint ? value.value : typeof value === "number" && Number.isInteger(value) ? BigInt(value) : value;
  if (typeof whole !== "bigint") return [];
  return [
    // As in the reference: the lowest int is out of range for a double.
    ...(typeof value !== "bigint" && value !== -(2 ** 63) && BigInt.asIntN(64, whole) === whole ? [whole] : []),
    ...(!isUint && BigInt.asUintN(64, whole) === whole ? [new CelUint(whole)] : []),
  ];
}
