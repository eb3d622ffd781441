import { quote } from "../../go/quote.ts";
import { parseTimeWithMilliseconds } from "../../go/time-with-milliseconds.ts";
import type { Time } from "../../types/scalars.ts";
import { RESULT_TYPE, type RunResult } from "./termination-message.ts";

/** What Tekton's entrypoint has told of a step for the controller alone. */
export interface InternalValues {
  readonly startedAt?: Time;
  /** What the step has returned, where a failure is to be passed over. */
  readonly exitCode?: number;
  /** Why the step ended, where it is no matter of the step: `"Skipped"`, `"TimeoutExceeded"`. */
  readonly reason?: string;
  /** What of it cannot be read. */
  readonly errors: readonly string[];
}

/**
 * What a step's results say for the controller alone.
 *
 * As in the reference: for the time and the exit code, the key counts alone; a result of the task may have it.
 *
 * @see tektoncd/pipeline pkg/pod/status.go extractStartedAtTimeFromResults, extractExitCodeFromResults
 */
export function internalValues(results: readonly RunResult[]): InternalValues {
  const textOf = (key: string) => results.find((result) => result.key === key)?.value;
  const startedAt = readStartedAt(textOf("StartedAt"));
  const exitCode = readExitCode(textOf("ExitCode"));
  const reason = reasonIn(results);
  return {
    ...startedAt.value,
    ...exitCode.value,
    ...(reason === undefined ? {} : { reason }),
    errors: [...startedAt.errors, ...exitCode.errors],
  };
}

/**
 * Why a step has ended, if its entrypoint tells a reason of its own.
 *
 * @see tektoncd/pipeline pkg/pod/status.go extractTerminationReasonFromResults
 */
export const reasonIn = (results: readonly RunResult[]): string | undefined =>
  results.find(({ key, type }) => type === RESULT_TYPE.internal && key === "Reason")?.value || undefined;

interface Read<T> {
  readonly value?: T;
  readonly errors: readonly string[];
}

function readStartedAt(text: string | undefined): Read<{ readonly startedAt: Time }> {
  if (text === undefined) return { errors: [] };
  const read = parseTimeWithMilliseconds(text);
  if ("time" in read) return { value: { startedAt: read.time }, errors: [] };
  return { errors: [`could not parse time value ${quote(text)} in StartedAt field: ${read.error}`] };
}

/** The exit codes that fit into an int32. */
const LIMIT = 2 ** 31;

function readExitCode(text: string | undefined): Read<{ readonly exitCode: number }> {
  if (text === undefined) return { errors: [] };
  const number = Number(text);
  const isInteger = /^[-+]?[0-9]+$/.test(text);
  if (isInteger && number >= -LIMIT && number < LIMIT) return { value: { exitCode: number }, errors: [] };
  const why = isInteger ? "value out of range" : "invalid syntax";
  const shown = quote(text);
  return {
    errors: [`could not parse int value ${shown} in ExitCode field: strconv.ParseInt: parsing ${shown}: ${why}`],
  };
}
