import type { Simulation } from "../../../run/simulate/simulate.ts";
import { momentOf } from "../../../status/moment.ts";
import { finallyTimeoutMs, pipelineTimeoutMs, tasksTimeoutMs } from "../../../status/timeouts.ts";
import type { ChildRun } from "../../../types/child-run.ts";
import type { Config } from "../../../types/config.ts";
import type { PipelineTask } from "../../../types/pipeline.ts";
import type { WhenExpression } from "../../../types/when-expression.ts";
import type { InnerRun, Row, TimeoutField } from "./event.ts";

/** What is known of a run while it is told. */
export interface Teller {
  readonly telling: Telling;
  /** What it is called, if it is that of a pipeline in a pipeline. */
  readonly own: InnerRun | undefined;
  /** Its name. */
  readonly name: string;
  /** What the paths of its tasks begin with. */
  readonly prefix: string;
  readonly tasks: ReadonlyMap<string, PipelineTask>;
  readonly finals: ReadonlySet<string>;
  /** Its runs as they are in the end, by name. */
  readonly runs: ReadonlyMap<string, ChildRun>;
  /** The tasks for which these were created. */
  readonly taskOf: ReadonlyMap<string, string>;
  /** The limits that it may come to. */
  readonly deadlines: Set<Deadline>;
  /** The attempts that are under way, by the names of their runs. */
  readonly attempts: Map<string, ToldAttempt>;
  readonly started: Set<string>;
  readonly skipped: Map<string, string>;
  /** The first tasks for whose failure it stops. */
  readonly failed: Set<string>;
  /** The results that tasks have given, as `"build.image"`. */
  readonly given: Set<string>;
  isFinally: boolean;
  isDone: boolean;
  reason: string;
  error: string;
}

/** What is told of an attempt, when it begins and when it ends. */
export interface ToldAttempt {
  readonly number: number;
  readonly of: number;
  readonly startMs: number;
  readonly row: Row | undefined;
}

/** When a limit of the run will have passed. */
export interface Deadline {
  readonly field: TimeoutField;
  readonly limitMs: number;
  readonly atMs: number;
}

/** What is known of all runs that are told together. */
export interface Telling {
  readonly config: Config;
  /** The conditions of tasks as they are written, by the paths of the tasks. */
  readonly written: ReadonlyMap<string, readonly WhenExpression[]>;
}

/** Begins to tell a run of which nothing has been told yet. */
export function openTeller({ run: { state } }: Simulation, telling: Telling, own: InnerRun | undefined): Teller {
  const { taskRuns = [], customRuns = [], childPipelineRuns = [], pipelineRun } = state;
  const { pipelineSpec = {}, childReferences = [] } = pipelineRun.status ?? {};
  const { tasks = [], finally: finals = [] } = pipelineSpec;
  const runs: readonly ChildRun[] = [...taskRuns, ...customRuns, ...childPipelineRuns];
  return {
    telling,
    own,
    name: pipelineRun.metadata?.name ?? "",
    prefix: own === undefined ? "" : `${own.task}/`,
    tasks: new Map([...tasks, ...finals].map((task) => [task.name ?? "", task])),
    finals: new Set(finals.map(({ name = "" }) => name)),
    runs: new Map(runs.map((child) => [child.metadata?.name ?? "", child])),
    taskOf: new Map(childReferences.map(({ name = "", pipelineTaskName = "" }) => [name, pipelineTaskName])),
    deadlines: new Set(deadlinesOf(state.pipelineRun, telling.config)),
    attempts: new Map(),
    started: new Set(),
    skipped: new Map(),
    failed: new Set(),
    given: new Set(),
    isFinally: false,
    isDone: false,
    reason: "",
    error: "",
  };
}

/** That of the tasks does not matter once the finally tasks have begun. */
function deadlinesOf(run: Simulation["run"]["state"]["pipelineRun"], config: Config): Deadline[] {
  const { spec: { timeouts } = {}, status } = run;
  const startMs = momentOf(status?.startTime);
  const finallyMs = momentOf(status?.finallyStartTime) ?? Infinity;
  if (startMs === undefined) return [];
  const all: readonly Deadline[] = [
    deadline("timeouts.tasks", startMs, tasksTimeoutMs(timeouts)),
    deadline("timeouts.finally", finallyMs, finallyTimeoutMs(timeouts)),
    deadline("timeouts.pipeline", startMs, pipelineTimeoutMs(run, config)),
  ];
  return all.filter(({ field, atMs }) => field !== "timeouts.tasks" || finallyMs >= atMs);
}

/** As in the reference: 0 is no limit. */
const deadline = (field: TimeoutField, startMs: number, limitMs = 0): Deadline => ({
  field,
  limitMs,
  atMs: limitMs === 0 ? Infinity : startMs + limitMs,
});
