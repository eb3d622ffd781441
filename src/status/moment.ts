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

/**
 * The moment that a clock shows, in milliseconds since 1970.
 *
 * @throws {TypeError} if it is no valid Date
 */
export function wantMoment(now: Date, doing: string): number {
  if (!(now instanceof Date) || Number.isNaN(now.getTime())) throw wrongArgument(doing, "a valid Date", now);
  return now.getTime();
}
