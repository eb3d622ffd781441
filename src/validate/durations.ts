import { parseDuration } from "../go/duration.ts";

/** How long a duration is, in nanoseconds; decoding has seen to it that it is one. */
export const nanoseconds = (duration: string): bigint => parseDuration(duration) ?? 0n;

/** Whether a duration is given, and below zero. */
export const isNegative = (duration: string | undefined): boolean =>
  duration !== undefined && nanoseconds(duration) < 0n;
