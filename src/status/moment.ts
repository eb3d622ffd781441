import { formatTime, millisecondsOf } from "../go/time.ts";
import type { Time } from "../types/scalars.ts";
import { wrongArgument } from "../wrong-argument.ts";

/** The first second of the year 1, which is how Go writes that there is no time. */
const NEVER = -62_135_596_800_000;

/** A time of a status in milliseconds since 1970; undefined if there is none. Some clients make Dates of times. */
export function momentOf(time: Time | Date | undefined): number | undefined {
  const moment = time instanceof Date ? time.getTime() : typeof time === "string" ? millisecondsOf(time) : undefined;
  return moment === NEVER || Number.isNaN(moment) ? undefined : moment;
}

/** The same as Kubernetes writes it. Null is as nothing: JSON that nobody has decoded may say so. */
export function writtenTime(time: Time | Date | null | undefined): Time | undefined {
  if (!(time instanceof Date)) return time ?? undefined;
  const moment = momentOf(time);
  return moment === undefined ? undefined : formatTime(moment);
}

/** The first and the last moment that Kubernetes can write: of the years 0 and 9999, in milliseconds since 1970. */
export const START_OF_TIME_MS = -62_167_219_200_000;
export const END_OF_TIME_MS = 253_402_300_799_999;

/**
 * The moment that a clock shows, in milliseconds since 1970.
 *
 * @throws {TypeError} if it is no valid Date, or one that Kubernetes cannot write
 */
export function wantMoment(now: Date, doing: string): number {
  if (!(now instanceof Date) || Number.isNaN(now.getTime())) throw wrongArgument(doing, "a valid Date", now);
  const moment = now.getTime();
  if (moment < START_OF_TIME_MS || moment > END_OF_TIME_MS)
    throw wrongArgument(doing, "a Date of the years 0 to 9999", now);
  return moment;
}
