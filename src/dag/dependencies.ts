import { compareCodePoints } from "../go/json.ts";
import { onceForLong } from "../go/once-for-long.ts";
import { type ResultSearch, resultReferencesIn, searchTask } from "../substitute/result-references.ts";
import type { PipelineTask } from "../types/pipeline.ts";
import { wantObject } from "../wrong-argument.ts";
import type { Dependency, DependencyReason } from "./plan.ts";

/** More references to results are not listed: a short text can repeat any number of them by aliases. */
export const MOST_REASONS = 1_000_000;

/**
 * What a pipeline task waits for, `runAfter` and the results it uses, sorted by name.
 *
 * @throws {TypeError} if `pipelineTask` is no object
 */
export function dependenciesOf(pipelineTask: PipelineTask): Dependency[] {
  wantObject(pipelineTask, "find what a task waits for", "a pipeline task");
  return dependenciesOfAll([pipelineTask]).dependencies[0] ?? [];
}

/** The same for many tasks, which share the reasons that are alike: a big pipeline consists of little else. */
export function dependenciesOfAll(tasks: readonly PipelineTask[]): {
  readonly dependencies: readonly Dependency[][];
  readonly isComplete: boolean;
} {
  const runAfterReasons: (readonly DependencyReason[])[] = [];
  const runAfterReason = (index: number): readonly DependencyReason[] => {
    runAfterReasons[index] ??= [{ kind: "runAfter", at: ["runAfter", index] }];
    return runAfterReasons[index];
  };
  // Those of all tasks, one behind the other: lists of their own that grow would leave these much too large.
  const uses: Dependency[] = [];
  let resultCount = 0;
  const search: ResultSearch = {
    referencesIn: onceForLong(resultReferencesIn),
    found(reference, at) {
      if (resultCount++ < MOST_REASONS)
        uses.push({ task: reference.pipelineTask, reasons: [{ kind: "result", at, reference }] });
    },
  };
  const dependencies = tasks.map((pipelineTask) => {
    const first = uses.length;
    pipelineTask.runAfter?.forEach((task, index) => {
      uses.push({ task, reasons: runAfterReason(index) });
    });
    if (resultCount <= MOST_REASONS) searchTask(pipelineTask, search);
    return merged(uses.slice(first));
  });
  return { dependencies, isComplete: resultCount <= MOST_REASONS };
}

/** Sorted by name, and those of one task made one, with all its reasons. Mostly there is nothing to do. */
function merged(uses: Dependency[]): Dependency[] {
  if (isAscending(uses)) return uses;
  const [first, second, third] = uses;
  if (first !== undefined && second !== undefined && third === undefined && first.task !== second.task)
    return [second, first];
  const sorted = uses.sort((a, b) => compareCodePoints(a.task, b.task));
  return isAscending(sorted) ? sorted : grouped(sorted);
}

function isAscending(uses: readonly Dependency[]): boolean {
  for (let index = 1; index < uses.length; index++)
    if (compareCodePoints(uses[index - 1]?.task ?? "", uses[index]?.task ?? "") >= 0) return false;
  return true;
}

function grouped(sorted: readonly Dependency[]): Dependency[] {
  const dependencies: { task: string; reasons: DependencyReason[] }[] = [];
  for (const { task, reasons } of sorted) {
    const last = dependencies.at(-1);
    if (last?.task === task) last.reasons.push(...reasons);
    else dependencies.push({ task, reasons: [...reasons] });
  }
  return dependencies;
}
