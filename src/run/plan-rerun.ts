import type { PlannedTask } from "../dag/plan.ts";
import { planPipeline } from "../dag/plan-pipeline.ts";
import { isDone, isSuccessful } from "../status/predicates.ts";
import type { ChildRun } from "../types/child-run.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { TaskRunResult } from "../types/result.ts";
import { wantObject, wantString } from "../wrong-argument.ts";
import type { RunState } from "./run-state.ts";

/** What a run that is repeated keeps of the one before, and what it has to do again. */
export interface RerunPlan {
  /** The tasks that need not run again, in the order of the spec. */
  readonly kept: readonly KeptTask[];
  /** The others. */
  readonly again: readonly RepeatedTask[];
  /** The new run, with the children that it keeps: `openRun` goes on from it, `simulate` tells how that would go. */
  readonly state: RunState;
}

/** How the new run shall be. */
export interface RerunOptions {
  /** Its name; that of the old run with `-rerun` behind it, when left out. */
  readonly name?: string;
}

/** A task that has succeeded, with what it has given. */
export interface KeptTask {
  readonly pipelineTask: string;
  /** Of its runs, in the order of their names. */
  readonly results: readonly TaskRunResult[];
}

/** A task that runs again. */
export interface RepeatedTask {
  readonly pipelineTask: string;
  /** It did not succeed, or was never started; or it waits for tasks that run again; or it is a finally task. */
  readonly because: "did-not-succeed" | "not-started" | "waits-for-others" | "finally";
  /** The tasks for which it waits and that run again. */
  readonly behind: readonly string[];
}

/**
 * What a re-run would still have to run that keeps successful tasks and their results. A task is kept if it has succeeded, and
 * all that it waits for is kept: else it might find something else. Finally tasks run again, as they tell of the end.
 *
 * Tekton does not know such runs: a runner of one's own may, and a local run.
 *
 * @throws {TypeError} if it is given no state of a run that has been started
 * @example
 * const { run } = simulate(openRun(state), { tasks: { deploy: { outcome: "fails" } } });
 * planRerun(run.state).kept.map((task) => task.pipelineTask); // ["build"]
 */
export function planRerun(previous: RunState, options: RerunOptions = {}): RerunPlan {
  wantObject(previous, DOING, "the RunState of a run");
  wantObject(options, DOING, "options");
  const { name } = options;
  wantObject(previous.pipelineRun?.metadata, DOING, "a RunState with a PipelineRun");
  if (name !== undefined) wantString(name, DOING);
  const { pipelineSpec } = previous.pipelineRun.status ?? {};
  wantObject(pipelineSpec, DOING, "a run that has been started: its status has a pipelineSpec");
  const plan = planPipeline({ kind: "Pipeline", spec: pipelineSpec });
  const { tasks, finalTasks } = plan.ok ? plan.value : { tasks: [], finalTasks: [] };
  const runs = runsByTask(previous);
  const again = repeatedTasks(tasks, runs, skippedByConditions(previous));
  const kept = tasks.flatMap(({ name: task }) => (again.has(task) || !runs.has(task) ? [] : keptTask(task, runs)));
  const finals = finalTasks.map(
    ({ name: task }): RepeatedTask => ({ pipelineTask: task, because: "finally", behind: [] }),
  );
  const repeated = tasks.flatMap(({ name: task }) => again.get(task) ?? []);
  return { kept, again: [...repeated, ...finals], state: stateOf(previous, name, kept) };
}

const DOING = "plan a re-run";

type Runs = ReadonlyMap<string, readonly ChildRun[]>;

const TASK = "tekton.dev/pipelineTask";
const RUN = "tekton.dev/pipelineRun";

function runsByTask({ taskRuns = [], customRuns = [], childPipelineRuns = [] }: RunState): Runs {
  const runs = new Map<string, ChildRun[]>();
  for (const run of [...taskRuns, ...customRuns, ...childPipelineRuns]) {
    const task = labelsOf(run).get(TASK) ?? "";
    runs.set(task, [...(runs.get(task) ?? []), run]);
  }
  return runs;
}

const labelsOf = ({ metadata }: ChildRun): ReadonlyMap<string, string> =>
  new Map(Object.entries(metadata?.labels ?? {}));

/** What conditions have skipped they would skip again: those behind it need not wait for it. */
const skippedByConditions = ({ pipelineRun: { status } }: RunState): ReadonlySet<string> =>
  new Set(
    status?.skippedTasks
      ?.filter(({ reason }) => reason === "When Expressions evaluated to false")
      .map(({ name }) => name),
  );

function repeatedTasks(
  tasks: readonly PlannedTask[],
  runs: Runs,
  skipped: ReadonlySet<string>,
): ReadonlyMap<string, RepeatedTask> {
  const again = new Map<string, RepeatedTask>();
  for (const { name, dependsOn } of [...tasks].sort((a, b) => a.level - b.level)) {
    const behind = dependsOn.map(({ task }) => task).filter((task) => again.has(task));
    const own = runs.get(name) ?? [];
    const because = own.length === 0 ? "not-started" : own.every(isSuccessful) ? "waits-for-others" : "did-not-succeed";
    const isKept = behind.length === 0 && (because === "waits-for-others" || skipped.has(name));
    if (!isKept) again.set(name, { pipelineTask: name, because, behind });
  }
  return again;
}

function keptTask(pipelineTask: string, runs: Runs): KeptTask {
  const own = [...(runs.get(pipelineTask) ?? [])].sort((a, b) =>
    (a.metadata?.name ?? "") < (b.metadata?.name ?? "") ? -1 : 1,
  );
  return { pipelineTask, results: own.flatMap(({ status }): readonly TaskRunResult[] => status?.results ?? []) };
}

function stateOf(previous: RunState, name: string | undefined, kept: readonly KeptTask[]): RunState {
  const { taskRuns = [], customRuns = [], childPipelineRuns = [], pipelineRun, ...rest } = previous;
  const again = newRun(pipelineRun, name);
  const tasks = new Set(kept.map(({ pipelineTask }) => pipelineTask));
  const keep = <R extends ChildRun>(runs: readonly R[]): readonly R[] =>
    runs.filter((run) => isDone(run) && tasks.has(labelsOf(run).get(TASK) ?? "")).map((run) => adopted(run, again));
  return {
    ...rest,
    pipelineRun: again,
    taskRuns: keep(taskRuns),
    customRuns: keep(customRuns),
    childPipelineRuns: keep(childPipelineRuns),
  };
}

/** The same run anew: it has neither identity nor status yet, and nobody has stopped it. */
function newRun({ metadata = {}, spec = {}, ...run }: PipelineRun, name = `${metadata.name ?? ""}-rerun`): PipelineRun {
  const { namespace, labels, annotations } = metadata;
  const { status: _, ...wanted } = spec;
  const kept = {
    ...(namespace !== undefined && { namespace }),
    ...(labels && { labels }),
    ...(annotations && { annotations }),
  };
  const { status, ...again } = run;
  return { ...again, metadata: { name, ...kept }, spec: wanted };
}

/** A child of the new run. When it was created does not matter: it would count as the start of the run. */
function adopted<R extends ChildRun>(run: R, { metadata }: PipelineRun): R {
  const { creationTimestamp, ...kept } = run.metadata ?? {};
  const labels = Object.fromEntries([...labelsOf(run), [RUN, metadata?.name ?? ""]]);
  return { ...run, metadata: { ...kept, labels } };
}
