import { customRunResultValue, type GivenResult } from "../../../substitute/pipeline-run/task-results.ts";
import type { ResultReference } from "../../../substitute/references.ts";
import type { ChildRun } from "../../../types/child-run.ts";
import { isMatrixed } from "../../../types/is-matrixed.ts";
import type { ParamValue } from "../../../types/param.ts";
import type { TaskRunResult } from "../../../types/result.ts";
import { hasOutcome } from "./child-outcome.ts";
import type { RunFacts } from "./run-facts.ts";
import type { TaskFacts } from "./task-facts.ts";

/** The results that a pipeline task refers to, or the task of which the first missing one should come. */
export type ResolvedResults = { readonly results: readonly GivenResult[] } | { readonly lacks: TaskFacts | undefined };

/**
 * Looks up all results that a pipeline task refers to: all of them, or none.
 *
 * @param isVisible - whether a task has been looked at before this one
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/resultrefresolution.go convertToResultRefs
 */
export function resolveResults(
  references: readonly ResultReference[],
  tasks: ReadonlyMap<string, TaskFacts>,
  isVisible: (task: TaskFacts) => boolean = () => true,
): ResolvedResults {
  const results: GivenResult[] = [];
  for (const { pipelineTask, result } of references) {
    const source = tasks.get(pipelineTask);
    if (source === undefined || !isVisible(source)) return { lacks: source };
    const value = hasOutcome(source.outcome) ? resultOf(source, result) : undefined;
    if (value === undefined) return { lacks: source };
    results.push({ pipelineTask, result, value });
  }
  return { results };
}

/** The value of a result of a task that has ended; of a matrix, those of all its runs. */
function resultOf(source: TaskFacts, name: string): ParamValue | undefined {
  if (source.kind === "TaskRun" && isMatrixed(source.task)) return aggregatedResults(source).get(name);
  const value = resultsOf(source.runs[0]).find((result) => result.name === name)?.value;
  return source.kind === "CustomRun" && typeof value === "string" ? customRunResultValue(value) : value;
}

/** What one run has given. */
export const resultsOf = (run: ChildRun | undefined): readonly TaskRunResult[] => run?.status?.results ?? [];

/**
 * The results of a matrix: of each the texts that its runs have given, in the order of their names. As in the reference: where
 * a result is no text, there is an empty one.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go createResultsCacheMatrixedTaskRuns
 */
export function aggregatedResults({ runs }: TaskFacts): ReadonlyMap<string, readonly string[]> {
  const byName = [...runs].sort((a, b) => ((a.metadata?.name ?? "") < (b.metadata?.name ?? "") ? -1 : 1));
  const texts = new Map<string, string[]>();
  for (const run of byName)
    for (const { name, value } of resultsOf(run)) {
      const text = typeof value === "string" ? value : "";
      const known = texts.get(name);
      if (known === undefined) texts.set(name, [text]);
      else known.push(text);
    }
  return texts;
}

/**
 * What a task has given. As in the reference: those of a matrix are put together only if another task refers to some of them.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunstate.go GetTaskRunsResults
 */
export function resultsGivenBy(source: TaskFacts, facts: RunFacts): readonly TaskRunResult[] {
  if (!isMatrixed(source.task)) return resultsOf(source.runs[0]);
  if (!source.users.some((user) => asksFor(user, source, facts))) return [];
  return Array.from(aggregatedResults(source), ([name, value]) => ({ name, type: "array", value }));
}

/** The results of a task are looked up one after the other, until one is missing. */
function asksFor({ references }: TaskFacts, source: TaskFacts, { byName }: RunFacts): boolean {
  const first = references.findIndex(({ pipelineTask }) => pipelineTask === source.name);
  return "results" in resolveResults(references.slice(0, first), byName);
}
