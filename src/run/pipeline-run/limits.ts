import { formatDuration } from "../../go/duration.ts";
import { finallyTimeoutMs, pipelineTimeoutMs, tasksTimeoutMs } from "../../status/timeouts.ts";
import type { Config } from "../../types/config.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
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

/** The limits of a run whose defaults are set. */
export function limitsOf(run: PipelineRun, config: Config): Limits {
  const { timeouts = {} } = run.spec ?? {};
  const [tasksMs, finallyMs] = [tasksTimeoutMs(timeouts), finallyTimeoutMs(timeouts)];
  return {
    pipeline: limitOf(pipelineTimeoutMs(run, config)),
    tasks: tasksMs === undefined ? undefined : limitOf(tasksMs),
    finally: finallyMs === undefined ? undefined : limitOf(finallyMs),
  };
}

const limitOf = (ms: number): Limit => ({
  ms: ms === 0 ? Infinity : ms,
  text: formatDuration(BigInt(Math.round(ms * 1e6))),
});
