import type { ChildRun } from "../../../types/child-run.ts";
import type { SkippingReason } from "../../../types/pipeline-run.ts";
import { hasFailed, hasOutcome, outcomeOf } from "./child-outcome.ts";
import type { Mode, RunFacts } from "./run-facts.ts";
import type { Category, TaskFacts } from "./task-facts.ts";

/** A task has other runs, or one of its runs has another status. */
export function setRuns(task: TaskFacts, runs: readonly ChildRun[], facts: RunFacts): void {
  const before = task.outcome;
  facts.started += Number(runs.length > 0) - Number(task.runs.length > 0);
  task.runs = runs;
  task.outcome = outcomeOf(runs, task.kind);
  facts.changed.add(task);
  if (task.section === "finally") {
    facts.touchedFinals.add(task);
    return;
  }
  facts.running += Number(task.outcome === "running") - Number(before === "running");
  if (task.substituted.onError !== "continue")
    facts.failures += Number(hasFailed(task.outcome)) - Number(hasFailed(before));
}

/**
 * Finds out which tasks of the graph are skipped or done: of those that were touched, and of those that wait for them; of all,
 * if what decides about all of them has changed.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go Skip, isDone
 */
export function settle(facts: RunFacts, touched: Iterable<TaskFacts>, mode: Mode): void {
  const isOther = facts.mode === undefined || !isSameMode(facts.mode, mode);
  facts.mode = mode;
  const open = new Set(isOther ? facts.graph : touched);
  // A set grows while it is walked. A task that is met again has to come behind those that it waits for.
  for (const task of open) {
    open.delete(task);
    if (task.section === "finally") continue;
    if (reconsider(task, facts, mode)) for (const child of task.children) open.add(child);
  }
}

/** Whether nothing has changed of what decides about all tasks. */
export const isSameMode = (a: Mode, b: Mode): boolean =>
  a.isStopping === b.isStopping &&
  a.specStatus === b.specStatus &&
  a.isPipelineOver === b.isPipelineOver &&
  a.areTasksOver === b.areTasksOver &&
  a.areFinalsOver === b.areFinalsOver;

/** Whether something has changed for the tasks that wait for this one. */
function reconsider(task: TaskFacts, facts: RunFacts, mode: Mode): boolean {
  const { isDone: wasDone, skipped: before } = task;
  task.skipped = skippingReason(task, mode);
  task.isDone = task.skipped !== undefined || hasOutcome(task.outcome) || task.isInvalid;
  if (task.skipped !== before) facts.changed.add(task);
  setCategory(task, categoryOf(task), facts);
  const done = Number(task.isDone) - Number(wasDone);
  const blocking = Number(isBlocking(task.skipped)) - Number(isBlocking(before));
  facts.openTasks -= done;
  facts.states = undefined;
  note(task, facts);
  if (done === 0 && blocking === 0) return false;
  for (const child of task.children) {
    child.openParents -= done;
    child.doneParents += done;
    child.blockingParents += blocking;
    note(child, facts);
  }
  return true;
}

/** Conditions that do not let a task run let those behind it run: these wait for its order only. */
export const isBlocking = (reason: TaskFacts["skipped"]): boolean =>
  reason !== undefined && reason !== "When Expressions evaluated to false";

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go skip */
function skippingReason(task: TaskFacts, mode: Mode): SkippingReason | undefined {
  // As in the reference: a child PipelineRun never counts as started.
  if ((task.kind !== "PipelineRun" && task.runs.length > 0) || task.isInvalid) return undefined;
  if (mode.isStopping) return "PipelineRun was stopping";
  if (mode.specStatus === "CancelledRunFinally") return "PipelineRun was gracefully cancelled";
  if (mode.specStatus === "StoppedRunFinally") return "PipelineRun was gracefully stopped";
  const isItsTurn = task.openParents === 0;
  if (isItsTurn && !task.isAllowed) return "When Expressions evaluated to false";
  if (task.blockingParents > 0) return "Parent Tasks were skipped";
  if (isItsTurn && lacksResults(task)) return "Results were missing";
  if (isItsTurn && mode.isPipelineOver) return "PipelineRun timeout has been reached";
  if (isItsTurn && mode.areTasksOver) return "PipelineRun Tasks timeout has been reached";
  return hasEmptyMatrix(task) ? "Matrix Parameters have an empty array" : undefined;
}

/**
 * A result that is missing skips the task, if its failure would not count, or if the task that should give it was skipped by
 * its conditions. Else it is a failure of its own.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go skipBecauseResultReferencesAreMissing
 */
export const lacksResults = ({ mayLackResults, isResolved, lacks, substituted }: TaskFacts): boolean =>
  mayLackResults &&
  !isResolved &&
  lacks !== undefined &&
  (substituted.onError === "continue" || lacks.skipped === "When Expressions evaluated to false");

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go skipBecauseEmptyArrayInMatrixParams */
export const hasEmptyMatrix = ({ task: { matrix: { params = [] } = {} } }: TaskFacts): boolean =>
  params.some(({ value }) => Array.isArray(value) && value.length === 0);

/** Keeps the lists of tasks that may start, and of those that are done before their time. */
function note(task: TaskFacts, { ready, unreached }: RunFacts): void {
  const { isDone, openParents, doneParents, parents, runs } = task;
  if (!isDone && openParents === 0 && runs.length === 0) ready.add(task);
  else ready.delete(task);
  if (isDone && doneParents === 0 && parents.length > 0) unreached.add(task);
  else unreached.delete(task);
}

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunstate.go getPipelineTasksCount */
export function categoryOf(task: TaskFacts): Category {
  switch (task.outcome) {
    case "succeeded":
    case "cancelled":
      return task.outcome;
    case "timed-out":
      return "failed";
    case "failed":
      return task.substituted.onError === "continue" ? "ignored" : "failed";
    default:
      if (task.isInvalid) return "invalid";
      if (task.skipped === undefined) return "incomplete";
      return TIMEOUTS.has(task.skipped) ? "timed-out" : "skipped";
  }
}

const TIMEOUTS: ReadonlySet<string> = new Set<SkippingReason>([
  "PipelineRun timeout has been reached",
  "PipelineRun Tasks timeout has been reached",
  "PipelineRun Finally timeout has been reached",
]);

/** A task counts as something else from now on. */
export function setCategory(task: TaskFacts, category: Category, { tally }: RunFacts): void {
  tally[task.category]--;
  tally[category]++;
  task.category = category;
}
