import { unlessTooLarge } from "../../substitute/text-limit.ts";
import { type Config, defaultConfig } from "../../types/config.ts";
import type { PipelineSpec } from "../../types/pipeline.ts";
import type { SkippingReason } from "../../types/pipeline-run.ts";
import type { TaskRunResult } from "../../types/result.ts";
import type { OneOf } from "../../types/scalars.ts";
import { wantConfig } from "../../types/want-config.ts";
import { wantObject } from "../../wrong-argument.ts";
import { childKey } from "../child-key.ts";
import { resultsOf } from "../pipeline-run/facts/given-results.ts";
import type { RunFacts } from "../pipeline-run/facts/run-facts.ts";
import type { TaskFacts } from "../pipeline-run/facts/task-facts.ts";
import type { RunState } from "../run-state.ts";
import { wantRunState } from "../want-run-state.ts";
import { nameOfNewRun, wantNewName } from "./new-name.ts";
import { type KeptRun, stateOfNewRun } from "./new-run.ts";
import { type RunsByTask, runsByTask } from "./old-runs.ts";
import { hasSucceeded, rerunFacts, tasksAgain } from "./rerun-facts.ts";
import { sureSkips } from "./sure-skips.ts";

/** What a run that is repeated keeps of the one before, and what it has to do again: each task stands in one of the lists. */
export interface RerunPlan {
  /** The tasks that need not run again, in the order of the spec. */
  readonly kept: readonly KeptTask[];
  /** The tasks that are skipped again, whatever the others do: their conditions cannot hold, or they lack what skipped ones would give. */
  readonly skipped: readonly StillSkippedTask[];
  /** The others; finally tasks last. */
  readonly again: readonly RepeatedTask[];
  /** The new run, with the children that it keeps: `openRun` goes on from it, `simulate` tells how that would go. */
  readonly state: RunState;
}

/** How the new run shall be. */
export interface RerunOptions {
  /** Its name; that of the old run with `-rerun` behind it, or `-rerun-2` and so on, when left out. */
  readonly name?: string;
  /** How the cluster is set up; as the defaults are, when left out. It decides about the names of claims. */
  readonly config?: Config;
}

/** A task that has succeeded, with what it has given. */
export interface KeptTask {
  readonly pipelineTask: string;
  /** Of its runs, in the order of their names. */
  readonly results: readonly TaskRunResult[];
}

/** A task that is skipped again. */
export interface StillSkippedTask {
  readonly pipelineTask: string;
  /**
   * As it will stand in `status.skippedTasks`, unless something fails; while conditions are open, its own or those of others,
   * another one may be to come.
   */
  readonly reason: OneOf<SkippingReason>;
}

/** A task that runs again. */
export interface RepeatedTask {
  readonly pipelineTask: string;
  /**
   * It did not succeed, or some of its runs are gone, so that nobody can tell; or it was never started; or it has succeeded, but
   * waits for tasks that run again, or has not given a result that is needed; or it is a finally task.
   */
  readonly because: "did-not-succeed" | "not-started" | "waits-for-others" | "result-missing" | "finally";
  /** The tasks for which it waits and that run again, or are skipped only behind such. */
  readonly behind: readonly string[];
}

/**
 * What a re-run would still have to run that keeps successful tasks and their results. A task is kept if it has succeeded, all
 * that it waits for is kept or skipped again, and it has given the results that others need: else it might find something else,
 * or the re-run could only fail. Finally tasks run again, as they tell of the end.
 *
 * Whether a task is skipped again does not go by what the old run said of it: after a failure, that says of all tasks that they
 * were skipped for it. Where the graph is wrong, all tasks run again, and fail again.
 *
 * If any task is kept, the new run binds the claims that were made for the old one, as what such a task has written is there; in
 * a cluster, they live as long as the old run at most. Else it gets claims of its own.
 *
 * Tekton does not know such runs: a runner of one's own may, and a local run.
 *
 * @throws {TypeError} if it is given no state of a run that has been started, a name that Kubernetes would not take, or with
 *   which a run that is created would have the name of one that is kept, or no Config
 * @example
 * const { run } = simulate(openRun(state), { tasks: { deploy: { outcome: "fails" } } });
 * planRerun(run.state).kept.map((task) => task.pipelineTask); // ["build"]
 */
export function planRerun(previous: RunState, options: RerunOptions = {}): RerunPlan {
  wantRunState(previous, DOING);
  wantObject(options, DOING, "options");
  const { config = defaultConfig } = options;
  wantConfig(config, DOING);
  wantNewName(options.name, DOING);
  const { pipelineSpec } = previous.pipelineRun.status ?? {};
  wantObject(pipelineSpec, DOING, "a run that has been started: its status has a pipelineSpec");
  const runs = runsByTask(previous);
  const lists = unlessTooLarge(
    () => listsOf(rerunFacts(previous, { pipelineSpec, runs, config }), runs),
    () => undefined,
  );
  const { kept, keptRuns, skipped, again: ofGraph } = lists ?? nothingKept(pipelineSpec);
  const finals = (pipelineSpec.finally ?? []).map(
    ({ name: task = "" }): RepeatedTask => ({ pipelineTask: task, because: "finally", behind: [] }),
  );
  const again = [...ofGraph, ...finals];
  const runsOfNewRun = { kept: keptRuns.map((run) => run.name), again: tasksNamed(again, pipelineSpec) };
  const name = nameOfNewRun(previous.pipelineRun.metadata?.name ?? "", options.name, runsOfNewRun, DOING);
  return { kept, skipped, again, state: stateOfNewRun(previous, { name, keptRuns, config }) };
}

const DOING = "plan a re-run";

interface Lists extends Pick<RerunPlan, "kept" | "skipped" | "again"> {
  readonly keptRuns: readonly KeptRun[];
}

function tasksNamed(again: readonly RepeatedTask[], { tasks = [], finally: finals = [] }: PipelineSpec) {
  const names = new Set(again.map(({ pipelineTask }) => pipelineTask));
  return [...tasks, ...finals].filter(({ name = "" }) => names.has(name));
}

function listsOf(facts: RunFacts | undefined, runs: RunsByTask): Lists | undefined {
  if (facts === undefined) return undefined;
  const again = tasksAgain(facts);
  const skips = sureSkips(again, facts);
  const tasks = facts.tasks.filter(({ section }) => section === "tasks");
  const kept = tasks.filter((task) => task.runs.length > 0);
  return {
    kept: kept.map(keptTask),
    keptRuns: kept.flatMap(({ kind, name, runs }) =>
      runs.map(({ metadata }) => ({ kind, name: metadata?.name ?? "", pipelineTask: name })),
    ),
    skipped: tasks.flatMap((task) => {
      const reason = skips.get(task)?.reason;
      return reason === undefined ? [] : { pipelineTask: task.name, reason };
    }),
    again: tasks.filter((task) => again.has(task) && !skips.has(task)).map((task) => repeatedTask(task, again, runs)),
  };
}

function keptTask({ name, runs }: TaskFacts): KeptTask {
  const byName = [...runs].sort((a, b) => ((a.metadata?.name ?? "") < (b.metadata?.name ?? "") ? -1 : 1));
  return { pipelineTask: name, results: byName.flatMap(resultsOf) };
}

function repeatedTask(task: TaskFacts, again: ReadonlySet<TaskFacts>, runs: RunsByTask): RepeatedTask {
  const behind = task.parents.filter((parent) => again.has(parent)).map(({ name }) => name);
  const own = runs.get(childKey(task.kind, task.name));
  if (own === undefined) return { pipelineTask: task.name, because: "not-started", behind };
  const whyAnyway = behind.length > 0 ? "waits-for-others" : "result-missing";
  return { pipelineTask: task.name, because: hasSucceeded(own, task.kind) ? whyAnyway : "did-not-succeed", behind };
}

/** For a run that cannot go on: whatever it kept, it would fail. */
const nothingKept = ({ tasks = [] }: PipelineSpec): Lists => ({
  kept: [],
  keptRuns: [],
  skipped: [],
  again: tasks.map(({ name = "" }) => ({ pipelineTask: name, because: "not-started", behind: [] })),
});
