import { customRunResultValue, type GivenResult } from "../../../substitute/pipeline-run/task-results.ts";
import type { ResultReference } from "../../../substitute/references.ts";
import type { ChildRun } from "../../../types/child-run.ts";
import { isMatrixed } from "../../../types/is-matrixed.ts";
import type { ParamValue } from "../../../types/param.ts";
import type { TaskRunResult } from "../../../types/result.ts";
import { hasOutcome } from "./child-outcome.ts";
import { isBefore } from "./listing.ts";
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

/** When in a pass somebody asks what tasks have given: as others start, or after the child references have been written. */
export type AskedAt = "start" | "end";

/**
 * What a task has given. As in the reference: those of a matrix are put together only if another task refers to some of them, and
 * has been looked at in this pass with all that it refers to before.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunstate.go GetTaskRunsResults
 */
export function resultsGivenBy(source: TaskFacts, facts: RunFacts, askedAt: AskedAt): readonly TaskRunResult[] {
  if (!isMatrixed(source.task)) return resultsOf(source.runs[0]);
  if (!source.users.some((user) => asksFor(user, source, facts, askedAt))) return [];
  return Array.from(aggregatedResults(source), ([name, value]) => ({ name, type: "array", value }));
}

/** The results of a task are looked up one after the other, until one is missing. For a task that is done, again at the end. */
function asksFor(user: TaskFacts, source: TaskFacts, { byName }: RunFacts, askedAt: AskedAt): boolean {
  const seesAll = askedAt === "end" && user.isDone;
  const sees = (other: TaskFacts) => seesAll || isVisible(other, user);
  const first = user.references.findIndex(({ pipelineTask }) => pipelineTask === source.name);
  return sees(source) && "results" in resolveResults(user.references.slice(0, first), byName, sees);
}

/** As in the reference: a task that has been started sees only results of started ones that come before it in the spec. */
export const isVisible = (source: TaskFacts, task: TaskFacts): boolean => isBefore(source, task);
