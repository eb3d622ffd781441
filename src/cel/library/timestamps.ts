import { atoi } from "../../go/atoi.ts";
import { quote } from "../../go/quote.ts";
import { remembering } from "../../go/remembering.ts";
import { parseTime } from "../../go/time.ts";
import type { CelRelease } from "../environment.ts";
import type { Implementation } from "../functions.ts";
import { refuse } from "../guard.ts";
import { CelDuration, CelFailure, CelTimestamp, type Evaluated } from "../values.ts";
import { timestamp } from "./arithmetic.ts";
import { inUnits, NANOSECONDS_PER_SECOND, secondsOf } from "./durations.ts";

const NANOSECONDS_PER_MILLISECOND = 1_000_000n;

/** @see google/cel-go common/types/string.go ConvertToType, isStrictRFC3339 */
export function parseTimestamp(text: string, release: CelRelease): Evaluated {
  if (release === "v0.30" && !STRICT.test(text)) return new CelFailure(`invalid RFC 3339 timestamp ${quote(text)}`);
  const time = parseTime(text);
  if (time === undefined) return new CelFailure("type conversion error from 'string' to 'google.protobuf.Timestamp'");
  return timestamp(BigInt(time.seconds) * NANOSECONDS_PER_SECOND + BigInt(time.nanoseconds), time.offsetMinutes);
}

const STRICT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[-+](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * A point in time as it was written, with its own zone.
 *
 * @see Go time.RFC3339Nano
 */
export function formatTimestamp({ nanoseconds, offsetMinutes }: CelTimestamp): string {
  const seconds = secondsOf(nanoseconds);
  const fraction = String(nanoseconds - seconds * NANOSECONDS_PER_SECOND)
    .padStart(9, "0")
    .replace(/0+$/, "");
  const local = new Date((Number(seconds) + offsetMinutes * 60) * 1000).toISOString().slice(0, 19);
  return `${local}${fraction === "" ? "" : `.${fraction}`}${formatOffset(offsetMinutes)}`;
}

function formatOffset(minutes: number): string {
  if (minutes === 0) return "Z";
  const size = Math.abs(minutes);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
}

/** What a getter reads of a wall clock. `unit`, in nanoseconds, where it also counts the whole units of a duration. */
interface Getter {
  readonly read: (clock: Date) => number;
  readonly unit?: bigint;
}

/** @see google/cel-go common/stdlib/standard.go TimeGetFullYear and its like */
export const GETTERS = new Map<string, Getter>([
  ["getFullYear", { read: (clock) => clock.getUTCFullYear() }],
  ["getMonth", { read: (clock) => clock.getUTCMonth() }],
  ["getDayOfYear", { read: dayOfYear }],
  ["getDayOfMonth", { read: (clock) => clock.getUTCDate() - 1 }],
  ["getDate", { read: (clock) => clock.getUTCDate() }],
  ["getDayOfWeek", { read: (clock) => clock.getUTCDay() }],
  ["getHours", { read: (clock) => clock.getUTCHours(), unit: 3600n * NANOSECONDS_PER_SECOND }],
  ["getMinutes", { read: (clock) => clock.getUTCMinutes(), unit: 60n * NANOSECONDS_PER_SECOND }],
  ["getSeconds", { read: (clock) => clock.getUTCSeconds(), unit: NANOSECONDS_PER_SECOND }],
  ["getMilliseconds", { read: (clock) => clock.getUTCMilliseconds(), unit: NANOSECONDS_PER_MILLISECOND }],
]);

function dayOfYear(clock: Date): number {
  const first = new Date(clock);
  first.setUTCMonth(0, 1);
  return Math.round((clock.getTime() - first.getTime()) / 86_400_000);
}

/** The functions that tell a part of a point in time, or how long a span of time is. */
export function timeFunctions(): [name: string, call: Implementation][] {
  const zoneNamed = remembering(namedZone, MOST_ZONES);
  return Array.from(GETTERS, ([name, { read, unit }]) => [
    name,
    (...args) => {
      const [time, zone = "UTC"] = args;
      if (time instanceof CelDuration && unit !== undefined) return BigInt(Math.trunc(inUnits(time.nanoseconds, unit)));
      if (!(time instanceof CelTimestamp) || typeof zone !== "string") return refuse(name)(...args);
      const clock = clockIn(time, zone, zoneNamed);
      return clock instanceof Date ? BigInt(read(clock)) : clock;
    },
  ]);
}

/** Each takes some 100 kB, and a zone may have many names. */
const MOST_ZONES = 100;

/** A wall clock at a point in time: its UTC is what it shows. */
function clockIn({ nanoseconds }: CelTimestamp, zone: string, zoneNamed: typeof namedZone): Date | CelFailure {
  const seconds = secondsOf(nanoseconds);
  const time =
    Number(seconds) * 1000 + Number((nanoseconds - seconds * NANOSECONDS_PER_SECOND) / NANOSECONDS_PER_MILLISECOND);
  const offset = zone.includes(":") ? writtenOffset(zone) : (zoneNamed(zone)?.(time) ?? unknownZone(zone));
  return typeof offset === "number" ? new Date(time + offset) : new CelFailure(offset);
}

/** In milliseconds: `-08:30`. As in the reference, the parts may be of any size and have signs. */
function writtenOffset(zone: string): number | string {
  const colon = zone.indexOf(":");
  const hours = atoi(zone.slice(0, colon));
  if (typeof hours === "string") return hours;
  const minutes = atoi(zone.slice(colon + 1));
  if (typeof minutes === "string") return minutes;
  const offset = BigInt.asIntN(64, hours * 60n + (zone.startsWith("-") ? -minutes : minutes));
  return Number(BigInt.asIntN(64, offset * 60n * NANOSECONDS_PER_SECOND) / NANOSECONDS_PER_SECOND) * 1000;
}

/** @see Go time.LoadLocation */
const unknownZone = (name: string) =>
  /^[\\/]|\.\./.test(name) ? "time: invalid location name" : `unknown time zone ${name}`;

/** What a zone is ahead of UTC at a time, both in milliseconds; undefined if there is no such zone. */
function namedZone(name: string): ((time: number) => number) | undefined {
  // `Local` is the zone of the machine: for controllers in a cluster that is UTC.
  if (name === "" || name === "UTC" || name === "Local") return () => 0;
  // Go finds zones by the names of files, JavaScript in any case.
  if (!/^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/.test(name)) return undefined;
  const format = zoneFormat(name);
  if (format === undefined) return undefined;
  return (time) => {
    const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? 0);
    const clock = new Date(0);
    // The year before the first is the first before Christ.
    clock.setUTCFullYear(
      parts.get("era")?.startsWith("B") ? 1 - part("year") : part("year"),
      part("month") - 1,
      part("day"),
    );
    clock.setUTCHours(part("hour"), part("minute"), part("second"));
    return clock.getTime() - Math.floor(time / 1000) * 1000;
  };
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  const numeric = "numeric";
  const parts = {
    era: "short",
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, calendar: "gregory", hourCycle: "h23", ...parts });
  } catch {
    return undefined;
  }
}
