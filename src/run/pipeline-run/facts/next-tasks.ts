import type { RunFailure } from "../run-failure.ts";
import { prepareFinals, settleFinals, untellFinals } from "./finals.ts";
import { isBefore } from "./listing.ts";
import { missingResult } from "./missing-results.ts";
import { settle } from "./progress.ts";
import { type Remembered, rememberSkips } from "./remembered-skips.ts";
import type { Mode, RunFacts } from "./run-facts.ts";
import type { TaskFacts } from "./task-facts.ts";

/** The tasks whose turn it is, or why there are none. */
export type NextTasks =
  | {
      readonly next: readonly TaskFacts[];
      /** Why tasks cannot be created, by their names. */
      readonly invalid: ReadonlyMap<string, string>;
    }
  | { readonly failure: RunFailure }
  | { readonly error: string };

/**
 * Finds the tasks whose turn it is: those of the graph first, then, if all of these are done, the finally tasks.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go runNextSchedulableTask
 */
export function nextTasks(facts: RunFacts, mode: Mode): NextTasks {
  const isCancelled = mode.specStatus === "CancelledRunFinally";
  if (!isCancelled && facts.unreached.size > 0) return { error: invalidDone(facts) };
  const isIdle = isCancelled || mode.isStopping || mode.specStatus === "StoppedRunFinally";
  const queue = isIdle ? [] : [...facts.ready].sort((a, b) => (isBefore(a, b) ? -1 : 1));
  const invalid = new Map<string, string>();
  for (const task of queue) {
    const problem = missingResult(task, facts);
    if (problem !== undefined) invalid.set(task.name, problem);
  }
  const remembered = invalid.size === 0 ? undefined : holdAgainst(invalid, facts, mode);
  const areTasksDone = remembered?.areDone() ?? facts.openTasks === 0;
  if (!areTasksDone) untellFinals(facts);
  const finals = areTasksDone ? prepareFinals(facts, remembered) : { next: [] };
  if ("failure" in finals) return finals;
  return { next: [...(invalid.size === 0 ? queue : []), ...finals.next], invalid };
}

/**
 * Lets tasks count as failed because they lack results. Whether the finally tasks may start goes by what was known before.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go isValidationFailed
 */
function holdAgainst(invalid: ReadonlyMap<string, string>, facts: RunFacts, mode: Mode): Remembered {
  const remembered = rememberSkips(facts, mode);
  const tasks = facts.graph.filter(({ name }) => invalid.has(name));
  // As in the reference: all that run no Task are taken for one another.
  const isAnonymous = tasks.some(({ known }) => known === undefined);
  for (const task of facts.tasks) task.isInvalid = invalid.has(task.name) || (isAnonymous && task.known === undefined);
  const isStopping = facts.graph.some((task) => task.isInvalid && task.substituted.onError !== "continue");
  facts.hasInvalid = true;
  facts.mode = undefined;
  facts.settledFor = undefined;
  settle(facts, [], { ...mode, isStopping });
  settleFinals(facts, mode);
  return remembered;
}

/** Nothing is held against tasks any more: it is found out anew in each pass. */
export function forgetInvalid(facts: RunFacts): void {
  if (!facts.hasInvalid) return;
  for (const task of facts.tasks) task.isInvalid = false;
  facts.hasInvalid = false;
  facts.mode = undefined;
  facts.settledFor = undefined;
}

/** @see tektoncd/pipeline pkg/reconciler/pipeline/dag/dag.go GetCandidateTasks */
function invalidDone({ graph }: RunFacts): string {
  const reached = new Set(graph.filter(({ parents }) => parents.length === 0));
  for (const task of reached) if (task.isDone) for (const child of task.children) reached.add(child);
  const names = graph.filter((task) => task.isDone && !reached.has(task)).map(({ name }) => name);
  return `invalid list of done tasks; some tasks were indicated completed without ancestors being done: [${names.join(" ")}]`;
}
