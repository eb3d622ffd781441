import { hasOutcome } from "./child-outcome.ts";
import { isBefore } from "./listing.ts";
import { isBlocking, lacksResults } from "./progress.ts";
import type { Mode, RunFacts } from "./run-facts.ts";
import type { TaskFacts } from "./task-facts.ts";

/** What a pass goes by when it comes to the finally tasks: by what is remembered of skipped tasks and, of others, by what is so now. */
export interface Remembered {
  /** Whether all tasks of the graph are done. */
  areDone(): boolean;
  isSkipped(task: TaskFacts): boolean;
}

/**
 * Keeps what has been found out about skipped tasks, as the reference does, while a task turns out to lack a result.
 *
 * As in the reference: what it remembers is out of date then. It forgets all of it whenever it looks at a task which still
 * refers to results in its params or conditions although its parents are done; so what counts is which tasks it has looked at
 * since. Those of them that were not to be skipped keep the finally tasks from starting.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunstate.go DAGExecutionQueue, ResetSkippedCache
 */
export function rememberSkips({ graph }: RunFacts, mode: Mode): Remembered {
  const remembered = lookedAt(graph, mode);
  const before = new Map(graph.map((task) => [task, task.skipped]));
  const isSkipped = (task: TaskFacts): boolean =>
    (remembered.has(task) ? before.get(task) : task.skipped) !== undefined;
  return {
    isSkipped,
    areDone: () => graph.every((task) => hasOutcome(task.outcome) || task.isInvalid || isSkipped(task)),
  };
}

/** The tasks that the reference remembers when it has gone through all of them. */
function lookedAt(graph: readonly TaskFacts[], mode: Mode): ReadonlySet<TaskFacts> {
  const remembered = new Set<TaskFacts>();
  for (const task of [...graph].sort((a, b) => (isBefore(a, b) ? -1 : 1))) {
    const stack = [look(task, remembered, mode)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.next();
      if (next.done === true) stack.pop();
      else stack.push(look(next.value, remembered, mode));
    }
  }
  return remembered;
}

/** Looks at a task as the reference does; yields the tasks that have to be looked at before. */
function* look(task: TaskFacts, remembered: Set<TaskFacts>, mode: Mode): Generator<TaskFacts, void> {
  if (remembered.has(task)) return;
  const isClear = task.isInvalid || (task.kind !== "PipelineRun" && task.runs.length > 0);
  if (!isClear && mode.specStatus !== "StoppedRunFinally" && !mode.isStopping) yield* lookBehind(task, remembered);
  remembered.add(task);
}

function* lookBehind(task: TaskFacts, remembered: Set<TaskFacts>): Generator<TaskFacts, void> {
  const isItsTurn = yield* areParentsDone(task);
  if (isItsTurn && !task.isAllowed) return;
  for (const parent of task.parents) {
    yield parent;
    if (isBlocking(parent.skipped)) return;
  }
  if ((yield* areParentsDone(task)) && task.mayLackResults && !task.isResolved) {
    if (task.lacks !== undefined && task.substituted.onError !== "continue") yield task.lacks;
    if (lacksResults(task)) return;
    remembered.clear();
  }
  yield* areParentsDone(task);
}

function* areParentsDone({ parents }: TaskFacts): Generator<TaskFacts, boolean> {
  for (const parent of parents) {
    yield parent;
    if (!parent.isDone) return false;
  }
  return true;
}
