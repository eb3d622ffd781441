import type { CelDuration } from "../values.ts";
import { formatPlain } from "./doubles.ts";

export const NANOSECONDS_PER_SECOND = 1_000_000_000n;

/** A duration in seconds: `1.5s`. */
export const formatSeconds = ({ nanoseconds }: CelDuration): string =>
  `${formatPlain(inUnits(nanoseconds, NANOSECONDS_PER_SECOND))}s`;

/** Go computes with floats: what is nearly a whole number may become one. */
export const inUnits = (nanoseconds: bigint, unit: bigint): number =>
  Number(nanoseconds / unit) + Number(nanoseconds % unit) / Number(unit);

/** Whole seconds, rounded down. */
export const secondsOf = (nanoseconds: bigint): bigint => {
  const rest = ((nanoseconds % NANOSECONDS_PER_SECOND) + NANOSECONDS_PER_SECOND) % NANOSECONDS_PER_SECOND;
  return (nanoseconds - rest) / NANOSECONDS_PER_SECOND;
};
