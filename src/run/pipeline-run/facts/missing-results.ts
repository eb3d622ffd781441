import { quote } from "../../../go/quote.ts";
import type { ResultReference } from "../../../substitute/references.ts";
import { resultsOf } from "./given-results.ts";
import type { RunFacts } from "./run-facts.ts";
import type { TaskFacts } from "./task-facts.ts";

/**
 * Why a task whose turn has come cannot be created: a result that it refers to is missing. Undefined if none is.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go CheckMissingResultReferences
 */
export function missingResult(task: TaskFacts, facts: RunFacts): string | undefined {
  for (const reference of openReferences(task)) {
    const problem = problemOf(reference, task.name, facts);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** The references that are still in a task after results have been put in. */
export const openReferences = ({ isResolved, lastingReferences, references }: TaskFacts): readonly ResultReference[] =>
  isResolved ? lastingReferences : references;

function problemOf({ pipelineTask, result }: ResultReference, user: string, { byName }: RunFacts): string | undefined {
  const source = byName.get(pipelineTask);
  if (source === undefined)
    return `Result reference error: Could not find ref "${pipelineTask}" in internal pipelineRunState`;
  const { runs, kind, outcome } = source;
  // As in the reference: a child PipelineRun has no TaskRuns.
  if (runs.length === 0 || kind === "PipelineRun")
    return `Result reference error: Internal result ref "${pipelineTask}" has zero-length ${kind === "CustomRun" ? kind : "TaskRun"}s`;
  if (resultsOf(runs[0]).some(({ name }) => name === result)) return undefined;
  if (outcome === "succeeded")
    return `task ${quote(pipelineTask)} completed successfully but did not emit the result ${quote(result)}, which is referenced by task ${quote(user)}`;
  return `Invalid task result reference: Could not find result with name ${result} for pipeline task ${pipelineTask}`;
}
