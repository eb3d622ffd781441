import { atoi } from "../../go/atoi.ts";
import { parseDuration } from "../../go/duration.ts";
import type { CelRelease } from "../environment.ts";
import { refuse } from "../guard.ts";
import { type CelType, celTypes } from "../types.ts";
import { CelDuration, CelFailure, CelTimestamp, CelUint, type CelValue, type Evaluated } from "../values.ts";
import { int, timestamp, uint } from "./arithmetic.ts";
import { formatDouble, parseDouble } from "./doubles.ts";
import { formatSeconds, NANOSECONDS_PER_SECOND, secondsOf } from "./durations.ts";
import { formatTimestamp, parseTimestamp } from "./timestamps.ts";

/** @see google/cel-go common/types/*.go ConvertToType */
export function toInt(value: CelValue): Evaluated {
  if (typeof value === "bigint") return value;
  if (value instanceof CelUint) return int(value.value);
  if (typeof value === "string") return readInt(value);
  if (value instanceof CelTimestamp) return secondsOf(value.nanoseconds);
  if (value instanceof CelDuration) return value.nanoseconds;
  if (typeof value !== "number") return refuse("int")(value);
  // As in the reference: the lowest int is out of range for a double.
  return value > -(2 ** 63) && value < 2 ** 63 ? BigInt(Math.trunc(value)) : new CelFailure("integer overflow");
}

export function toUint(value: CelValue): Evaluated {
  if (value instanceof CelUint) return value;
  if (typeof value === "bigint") return uint(value);
  if (typeof value === "number")
    return value >= 0 && value < 2 ** 64
      ? uint(BigInt(Math.trunc(value)))
      : new CelFailure("unsigned integer overflow");
  if (typeof value !== "string") return refuse("uint")(value);
  const whole = BigInt(/^0*([0-9]{1,20})$/.exec(value)?.[1] ?? -1);
  return BigInt.asUintN(64, whole) === whole ? new CelUint(whole) : unreadable(celTypes.uint);
}

function readInt(text: string): Evaluated {
  const whole = atoi(text);
  return typeof whole === "bigint" ? whole : unreadable(celTypes.int);
}

export function toDouble(value: CelValue): Evaluated {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof CelUint) return Number(value.value);
  return typeof value === "string" ? (parseDouble(value) ?? unreadable(celTypes.double)) : refuse("double")(value);
}

export function toBool(value: CelValue): Evaluated {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return refuse("bool")(value);
  if (/^(?:1|t|T|true|True|TRUE)$/.test(value)) return true;
  return /^(?:0|f|F|false|False|FALSE)$/.test(value) ? false : unreadable(celTypes.bool);
}

export function toBytes(value: CelValue): Evaluated {
  if (value instanceof Uint8Array) return value;
  return typeof value === "string" ? new TextEncoder().encode(value) : refuse("bytes")(value);
}

export function toText(value: CelValue): Evaluated {
  switch (typeof value) {
    case "string":
      return value;
    case "bigint":
    case "boolean":
      return String(value);
    case "number":
      return formatDouble(value);
  }
  if (value instanceof CelUint) return String(value.value);
  if (value instanceof CelTimestamp) return formatTimestamp(value);
  if (value instanceof CelDuration) return formatSeconds(value);
  return value instanceof Uint8Array ? decoded(value) : refuse("string")(value);
}

function decoded(bytes: Uint8Array): Evaluated {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new CelFailure("invalid UTF-8 in bytes, cannot convert to string");
  }
}

export function toDuration(value: CelValue): Evaluated {
  if (value instanceof CelDuration) return value;
  if (typeof value !== "string") return refuse("duration")(value);
  const nanoseconds = parseDuration(value);
  return nanoseconds === undefined ? unreadable(celTypes.duration) : new CelDuration(nanoseconds);
}

export const toTimestamp =
  (release: CelRelease) =>
  (value: CelValue): Evaluated => {
    if (value instanceof CelTimestamp) return value;
    if (typeof value === "bigint") return timestamp(value * NANOSECONDS_PER_SECOND);
    return typeof value === "string" ? parseTimestamp(value, release) : refuse("timestamp")(value);
  };

/** For a text that says no such value. */
const unreadable = (type: CelType) => new CelFailure(`type conversion error from 'string' to '${type.name}'`);
