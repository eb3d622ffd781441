import { formatDuration, parseDuration } from "../../go/duration.ts";
import type { TimeoutFields } from "../../types/pipeline-run.ts";
import type { Duration } from "../../types/scalars.ts";

/** A limit: how long, and as Go prints it. `Infinity` is without limit. */
export interface Limit {
  readonly ms: number;
  readonly text: Duration;
}

/** The limits of a run; those of its sections are undefined where nothing follows for them. */
export interface Limits {
  readonly pipeline: Limit;
  readonly tasks: Limit | undefined;
  readonly finally: Limit | undefined;
}

/**
 * The limits of a run whose defaults are set. Of the limits of tasks and finally tasks each is what the other leaves of the
 * pipeline's, unless that is without limit.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go PipelineTimeout, TasksTimeout, FinallyTimeout
 */
export function limitsOf(timeouts: TimeoutFields = {}): Limits {
  const pipeline = nanosecondsOf(timeouts.pipeline);
  const tasks = nanosecondsOf(timeouts.tasks);
  const finals = nanosecondsOf(timeouts.finally);
  return {
    pipeline: limitOf(pipeline ?? 0n),
    tasks: sectionLimit(tasks, pipeline, finals),
    finally: sectionLimit(finals, pipeline, tasks),
  };
}

function sectionLimit(own: bigint | undefined, pipeline?: bigint, other?: bigint): Limit | undefined {
  if (own !== undefined) return limitOf(own);
  return pipeline && other ? limitOf(pipeline - other) : undefined;
}

const limitOf = (nanoseconds: bigint): Limit => ({
  ms: nanoseconds === 0n ? Infinity : Number(nanoseconds) / 1e6,
  text: formatDuration(nanoseconds),
});

const nanosecondsOf = (text: Duration | undefined): bigint | undefined =>
  text === undefined ? undefined : (parseDuration(text) ?? 0n);
