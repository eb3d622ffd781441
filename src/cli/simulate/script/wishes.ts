import { parseDuration } from "../../../go/duration.ts";
import type { ScriptedEvent } from "../../../run/simulate/script.ts";
import { SPEC_STATUSES } from "../../../run/spec-statuses.ts";

/** What shall become of a pipeline task, or of one run of it. */
export type Wish = { readonly option: string; readonly target: string } & (OutcomeWish | DurationWish | ResultWish);

/** A task shall fail, or never end. */
export interface OutcomeWish {
  readonly kind: "fail" | "hang";
  /** How many attempts, from the first one. */
  readonly times: number;
}

/** A task shall take so long. */
export interface DurationWish {
  readonly kind: "duration";
  readonly durationMs: number;
}

/** A task shall give a result. */
export interface ResultWish {
  readonly kind: "result";
  readonly result: string;
  /** Undefined if it is not written. */
  readonly text?: string;
}

/** `TASK`, or `TASK:2` for its first two attempts. */
export function readAttempts(option: "fail" | "hang", text: string): Wish | undefined {
  const [, target = "", times] = /^([^:]+)(?::([1-9]\d*))?$/.exec(text) ?? [];
  if (target === "") return undefined;
  return { option: `--${option}`, kind: option, target, times: times === undefined ? Infinity : Number(times) };
}

/** `TASK=3m`; or `3m`, which is for all: then the target is empty. */
export function readDuration(text: string): (Wish & DurationWish) | undefined {
  const end = text.lastIndexOf("=");
  const durationMs = millisecondsIn(text.slice(end + 1));
  if (durationMs === undefined || end === 0) return undefined;
  return { option: "--duration", kind: "duration", target: text.slice(0, Math.max(0, end)), durationMs };
}

/** `TASK.RESULT=VALUE`. Of the dots the last one counts: names of runs may have some. */
export function readResult(text: string): Wish | undefined {
  const end = text.indexOf("=");
  const wish = end < 0 ? undefined : readOmission(text.slice(0, end), "--result");
  return wish && { ...wish, text: text.slice(end + 1) };
}

/** `TASK.RESULT`, which is not written. */
export function readOmission(text: string, option = "--omit-result"): (Wish & ResultWish) | undefined {
  const dot = text.lastIndexOf(".");
  if (dot <= 0 || dot === text.length - 1) return undefined;
  return { option, kind: "result", target: text.slice(0, dot), result: text.slice(dot + 1) };
}

/** `5m=Cancelled`; with nothing behind the equals sign, `spec.status` is taken away. */
export function readEvent(text: string): ScriptedEvent | undefined {
  const end = text.indexOf("=");
  const afterMs = end < 0 ? undefined : millisecondsIn(text.slice(0, end));
  const specStatus = LATER_STATUSES.find((status) => status === text.slice(end + 1));
  return afterMs === undefined || specStatus === undefined ? undefined : { afterMs, specStatus };
}

/** What a user may ask of a run that is there; that it be pending, only before. */
const LATER_STATUSES = SPEC_STATUSES.filter((status) => status !== "PipelineRunPending");

/** In whole milliseconds. */
function millisecondsIn(text: string): number | undefined {
  const nanoseconds = parseDuration(text);
  return nanoseconds === undefined || nanoseconds < 0n ? undefined : Math.ceil(Number(nanoseconds) / 1e6);
}
