import type { CelDuration } from "../values.ts";
import { formatPlain } from "./doubles.ts";

/** Nanoseconds in a second. */
export const BILLION = 1_000_000_000n;

/** A duration in seconds: `1.5s`. */
export const formatSeconds = ({ nanoseconds }: CelDuration): string => `${formatPlain(inUnits(nanoseconds, BILLION))}s`;

/** Go computes with floats: what is nearly a whole number may become one. */
export const inUnits = (nanoseconds: bigint, unit: bigint): number =>
  Number(nanoseconds / unit) + Number(nanoseconds % unit) / Number(unit);

/** Whole seconds, rounded down. */
export const secondsOf = (nanoseconds: bigint): bigint => {
  const rest = ((nanoseconds % BILLION) + BILLION) % BILLION;
  return (nanoseconds - rest) / BILLION;
};
