import { parseDuration } from "../go/duration.ts";
import { type Config, defaultConfig } from "../types/config.ts";
import type { PipelineRun, TimeoutFields } from "../types/pipeline-run.ts";
import type { Duration } from "../types/scalars.ts";
import { outOfRange, wantObject, wantString, wrongArgument } from "../wrong-argument.ts";

/**
 * How long a PipelineRun may take, in milliseconds; 0 means without limit. If the run does not say it, the cluster does.
 *
 * @throws {RangeError} if the field is no Go duration; validate the run first
 * @throws {TypeError} if it is given no PipelineRun, or no Config
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go PipelineTimeout
 * @example pipelineTimeoutMs({ spec: { timeouts: { pipeline: "90m" } } }) // 5_400_000
 */
export function pipelineTimeoutMs(pipelineRun: Pick<PipelineRun, "spec">, config: Config = defaultConfig): number {
  wantObject(pipelineRun, DOING, "a PipelineRun");
  const byDefault = defaultTimeoutMs(config);
  return limitOf(pipelineRun.spec?.timeouts?.pipeline) ?? byDefault;
}

/**
 * How long the graph of a run may take, in milliseconds; 0 means without limit.
 *
 * An explicit `tasks` wins; otherwise it is what `finally` leaves of `pipeline`.
 * Returns `undefined` when the graph has no limit of its own.
 *
 * @throws {RangeError} if a field is no Go duration; validate the run first
 * @throws {TypeError} if it is given no timeouts
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go TasksTimeout
 * @example tasksTimeoutMs({ pipeline: "3h", finally: "1h" }) // 7_200_000
 */
export function tasksTimeoutMs(timeouts: TimeoutFields = {}): number | undefined {
  wantObject(timeouts, DOING, TIMEOUTS);
  return limitOf(timeouts.tasks) ?? whatIsLeft(timeouts.pipeline, timeouts.finally);
}

/**
 * The same for the finally tasks, from when they start: an explicit `finally`, or what `tasks` leaves of `pipeline`.
 *
 * @throws {RangeError} if a field is no Go duration; validate the run first
 * @throws {TypeError} if it is given no timeouts
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go FinallyTimeout
 * @example finallyTimeoutMs({ pipeline: "3h", tasks: "0s" }) // undefined
 */
export function finallyTimeoutMs(timeouts: TimeoutFields = {}): number | undefined {
  wantObject(timeouts, DOING, TIMEOUTS);
  return limitOf(timeouts.finally) ?? whatIsLeft(timeouts.pipeline, timeouts.tasks);
}

/**
 * How long one attempt of a TaskRun may take, in milliseconds; 0 means without limit. If the run does not say it, the cluster
 * does.
 *
 * @throws {RangeError} if the field is no Go duration; validate the run first
 * @throws {TypeError} if it is given no TaskRun, or no Config
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_types.go GetTimeout
 * @example taskRunTimeoutMs({}) // 3_600_000
 */
export function taskRunTimeoutMs(taskRun: HasTimeout, config: Config = defaultConfig): number {
  wantObject(taskRun, DOING, "a TaskRun");
  const byDefault = defaultTimeoutMs(config);
  return limitOf(taskRun.spec?.timeout) ?? byDefault;
}

/**
 * How long a CustomRun may take, in milliseconds; 0 means without limit. To see to it is its controller's affair.
 *
 * @throws {RangeError} if the field is no Go duration; validate the run first
 * @throws {TypeError} if it is given no CustomRun
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/customrun_types.go GetTimeout
 * @example customRunTimeoutMs({ spec: { timeout: "1.5s" } }) // 1500
 */
export function customRunTimeoutMs(customRun: HasTimeout): number {
  wantObject(customRun, DOING, "a CustomRun");
  // As in the reference: the default is an hour, whatever the cluster says.
  return limitOf(customRun.spec?.timeout) ?? defaultTimeoutMs(defaultConfig);
}

/** A TaskRun or CustomRun, as far as its time limit goes. */
export interface HasTimeout {
  readonly spec?: { readonly timeout?: Duration };
}

const DOING = "read a timeout";
const TIMEOUTS = "the timeouts of a PipelineRun";

/** Of two limits that are not 0, what the second leaves of the first. */
function whatIsLeft(whole: Duration | undefined, part: Duration | undefined): number | undefined {
  if (whole === undefined || part === undefined) return undefined;
  const [wholeLimit, partLimit] = [nanosecondsOf(whole), nanosecondsOf(part)];
  return wholeLimit === 0n || partLimit === 0n ? undefined : inMilliseconds(wholeLimit - partLimit);
}

const limitOf = (duration: Duration | undefined): number | undefined =>
  duration === undefined ? undefined : inMilliseconds(nanosecondsOf(duration));

/** With the fraction that there is; whole milliseconds stay exact. */
const inMilliseconds = (nanoseconds: bigint): number =>
  Number(nanoseconds / 1_000_000n) + Number(nanoseconds % 1_000_000n) / 1e6;

function nanosecondsOf(duration: Duration): bigint {
  wantString(duration, DOING);
  const nanoseconds = parseDuration(duration);
  if (nanoseconds === undefined) throw outOfRange(DOING, "a Go duration, as 1h30m", duration);
  return nanoseconds;
}

function defaultTimeoutMs(config: Config): number {
  wantObject(config, DOING, "a Config");
  const minutes: unknown = config.defaults?.timeoutMinutes;
  if (typeof minutes !== "number" && typeof minutes !== "bigint") throw wrongArgument(DOING, "a Config", config);
  return Number(minutes) * 60_000;
}
