import { formatDuration } from "../go/duration.ts";
import type { ContainerStateRunning, ContainerStateTerminated } from "../types/kubernetes/container.ts";
import type { Time } from "../types/scalars.ts";
import { outOfRange, wantObject } from "../wrong-argument.ts";
import { momentOf, wantMoment } from "./moment.ts";

/** The status of a run, as far as its times go. */
export interface HasTimes {
  readonly startTime?: Time;
  readonly completionTime?: Time;
}

/** A run, as far as the time goes that it waited for its start. */
export interface HasCreationTime {
  readonly metadata?: { readonly creationTimestamp?: Time };
  readonly status?: HasTimes;
}

/** The state of a step or sidecar, as far as its times go. */
export interface HasContainerTimes {
  readonly running?: Pick<ContainerStateRunning, "startedAt">;
  readonly terminated?: Pick<ContainerStateTerminated, "startedAt" | "finishedAt">;
}

/**
 * How long a run took, or has taken until `now`, in milliseconds. Undefined if it has not started, or if it still runs and
 * nobody says how late it is. Of a TaskRun it is the current attempt: those before are in `retriesStatus`, and `rollUp` counts
 * them all.
 *
 * @throws {TypeError} if it is given no status, or no valid Date
 * @example durationMs({ startTime: "2024-05-01T12:00:00Z", completionTime: "2024-05-01T12:03:20Z" }) // 200_000
 */
export function durationMs(status: HasTimes | undefined, now?: Date): number | undefined {
  if (status === undefined) return undefined;
  wantObject(status, DOING, "the status of a run");
  return between(status.startTime, status.completionTime, now);
}

/**
 * How long a step or sidecar took, or has taken until `now`, in milliseconds. Undefined if it has not started.
 *
 * @throws {TypeError} if it is given no state of a step, or no valid Date
 * @example stepDurationMs({ running: { startedAt: "2024-05-01T12:00:00Z" } }, new Date("2024-05-01T12:00:05Z")) // 5000
 */
export function stepDurationMs(step: HasContainerTimes, now?: Date): number | undefined {
  wantObject(step, DOING, "the state of a step");
  const { running, terminated } = step;
  // Null is as nothing: JSON that nobody has decoded may say so.
  return terminated
    ? between(terminated.startedAt, terminated.finishedAt, undefined)
    : between(running?.startedAt, undefined, now);
}

/**
 * How long a run waited for its start, or has waited until `now`, in milliseconds. Undefined if it does not say when it was
 * created.
 *
 * @throws {TypeError} if it is given no run, or no valid Date
 */
export function waitingTimeMs(run: HasCreationTime, now?: Date): number | undefined {
  wantObject(run, DOING, "a run");
  return between(run.metadata?.creationTimestamp, run.status?.startTime, now);
}

/**
 * A duration for people: as Go prints it, rounded to seconds, or below one second to milliseconds.
 *
 * @param milliseconds not infinite
 * @throws {RangeError} if it is no finite number
 * @example formatDurationMs(200_400) // "3m20s"
 */
export function formatDurationMs(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) throw outOfRange("print a duration", "a finite number", milliseconds);
  const unit = Math.abs(milliseconds) < 1000 ? 1 : 1000;
  // Go rounds halves away from zero, JavaScript up.
  const rounded = Math.sign(milliseconds) * Math.round(Math.abs(milliseconds) / unit) * unit;
  return formatDuration(BigInt(rounded) * 1_000_000n);
}

const DOING = "measure a duration";

/** Clocks differ from machine to machine: what ends before it starts took no time. */
function between(start: Time | undefined, end: Time | undefined, now: Date | undefined): number | undefined {
  const nowMs = now === undefined ? undefined : wantMoment(now, DOING);
  const startMs = momentOf(start);
  const endMs = momentOf(end) ?? nowMs;
  return startMs === undefined || endMs === undefined ? undefined : Math.max(0, endMs - startMs);
}
