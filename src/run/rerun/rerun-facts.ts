import { textsOf } from "../../substitute/expressions.ts";
import { resultReferencesIn } from "../../substitute/result-references.ts";
import type { ChildKind, ChildRun } from "../../types/child-run.ts";
import type { Config } from "../../types/config.ts";
import type { PipelineSpec } from "../../types/pipeline.ts";
import { childKey } from "../child-key.ts";
import { definitionsOf } from "../pipeline-run/definitions.ts";
import { outcomeOf } from "../pipeline-run/facts/child-outcome.ts";
import { resolveResults } from "../pipeline-run/facts/given-results.ts";
import { decide, lookAtTask } from "../pipeline-run/facts/look-at-task.ts";
import { newFacts } from "../pipeline-run/facts/new-facts.ts";
import { setRuns, settle } from "../pipeline-run/facts/progress.ts";
import type { Mode, RunFacts } from "../pipeline-run/facts/run-facts.ts";
import type { TaskFacts } from "../pipeline-run/facts/task-facts.ts";
import type { RunState } from "../run-state.ts";
import { pipelineStart } from "../start/pipeline-start.ts";
import type { OldRuns, RunsByTask } from "./old-runs.ts";

/**
 * What is known of a run in which tasks that have succeeded do not run again: these have their runs, and what conditions skip is
 * found out as in any other run. Undefined if there is no graph, or if results would make more text than any run can want.
 */
export function rerunFacts(
  previous: RunState,
  { pipelineSpec, runs, config }: { pipelineSpec: PipelineSpec; runs: RunsByTask; config: Config },
): RunFacts | undefined {
  const { pipelineRun } = previous;
  const start = pipelineStart(
    { pipelineRun, config },
    { pipelineRun, pipelineSpec, pipelineName: "", isEmbedded: true },
  );
  if (!start.plan.ok) return undefined;
  const prepared = { start, plan: start.plan.value, substituted: { pipelineSpec, workspaces: [] } };
  const facts = newFacts(prepared, definitionsOf(previous), config);
  for (const task of facts.graph) {
    const own = runs.get(childKey(task.kind, task.name));
    if (hasSucceeded(own, task.kind)) give(task, own?.runs ?? [], facts);
  }
  for (const task of facts.graph) look(task, facts);
  settle(facts, [], UNHINDERED);
  return facts;
}

/** Whether all runs of a task are there, and have succeeded. */
export const hasSucceeded = (own: OldRuns | undefined, kind: ChildKind): boolean =>
  own !== undefined && !own.areSomeGone && outcomeOf(own.runs, kind) === "succeeded";

/** Nobody has stopped the new run yet, and nothing has failed in it. */
const UNHINDERED: Mode = {
  isStopping: false,
  specStatus: "",
  isPipelineOver: false,
  areTasksOver: false,
  areFinalsOver: false,
};

function give(task: TaskFacts, runs: readonly ChildRun[], facts: RunFacts): void {
  task.isStarted = runs.length > 0;
  task.names = runs.map(({ metadata }) => metadata?.name ?? "");
  setRuns(task, runs, facts);
}

/** What cannot be judged, a condition that is no right one, does not skip a task. */
function look(task: TaskFacts, facts: RunFacts): void {
  lookAtTask(task, facts);
  if (decide(task, facts.prepared.start) !== undefined) task.isAllowed = true;
}

/**
 * The tasks of the graph that run again, if nothing skips them: those that have not succeeded and are not skipped already; those
 * that wait for them; and those that have not given a result that is needed. They lose their runs.
 */
export function tasksAgain(facts: RunFacts): ReadonlySet<TaskFacts> {
  const again = new Set(facts.graph.filter(({ isDone }) => !isDone));
  for (const task of sourcesOfPipelineResults(facts)) again.add(task);
  // A set grows while it is walked.
  for (const task of again) {
    if (task.runs.length > 0) takeRuns(task, facts);
    for (const child of task.children) again.add(child);
    for (const source of lackingSources(task, facts)) again.add(source);
  }
  return again;
}

function takeRuns(task: TaskFacts, facts: RunFacts): void {
  give(task, [], facts);
  const touched = [task, ...task.users.filter(({ section }) => section === "tasks")];
  for (const one of touched) look(one, facts);
  settle(facts, touched, UNHINDERED);
}

/** The tasks that have their runs, but not with results that a task needs. Without them it would fail. */
function lackingSources(task: TaskFacts, facts: RunFacts): readonly TaskFacts[] {
  const { isDone, isAllowed, isResolved, mayLackResults, substituted, references } = task;
  const isSkipped = !isAllowed || (mayLackResults && substituted.onError === "continue");
  return isDone || isResolved || isSkipped ? [] : lacking(references, facts);
}

/** The same for the results of the pipeline: a run that cannot put them together has failed. */
function sourcesOfPipelineResults(facts: RunFacts): readonly TaskFacts[] {
  const { results = [] } = facts.prepared.substituted.pipelineSpec;
  return lacking(
    results.flatMap(({ value }) => textsOf(value).flatMap(resultReferencesIn)),
    facts,
  );
}

/** The tasks that have their runs, but have not given these results. */
export const lacking = (references: TaskFacts["references"], { byName }: RunFacts): readonly TaskFacts[] =>
  references.flatMap((reference) => {
    const source = byName.get(reference.pipelineTask);
    if (source === undefined || source.runs.length === 0) return [];
    return "lacks" in resolveResults([reference], byName) ? source : [];
  });
