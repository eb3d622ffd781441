import {
  propagateArtifacts,
  propagateResults,
  substituteResultsInBindings,
} from "../../../substitute/pipeline-run/task-results.ts";
import { stringsOf } from "../../../substitute/strings-of.ts";
import type { Artifacts } from "../../../types/artifact.ts";
import type { ChildRun } from "../../../types/child-run.ts";
import { isMatrixed } from "../../../types/is-matrixed.ts";
import type { TaskSpec } from "../../../types/task.ts";
import type { WorkspaceBinding } from "../../../types/workspace.ts";
import { mergeArtifacts } from "../../merge-artifacts.ts";
import { hasOutcome } from "../facts/child-outcome.ts";
import { resultsGivenBy } from "../facts/given-results.ts";
import type { RunFacts } from "../facts/run-facts.ts";
import type { TaskFacts } from "../facts/task-facts.ts";

/**
 * An embedded task with the results and artifacts of other tasks that it mentions.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go PropagateResults, PropagateArtifacts
 */
export function propagated<S extends TaskSpec>(spec: S, facts: RunFacts): S {
  const sources = mentionedTasks(spec, facts);
  if (sources.length === 0) return spec;
  const results = new Map(sources.map((source) => [source.name, resultsGivenBy(source, facts, "start")]));
  const artifacts = new Map(sources.map((source) => [source.name, artifactsOf(source)]));
  return propagateArtifacts(propagateResults(spec, results), artifacts);
}

/**
 * What a run binds, with results of its tasks put in.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyResultsToWorkspaceBindings
 */
export function bindingsWithResults(
  bindings: readonly WorkspaceBinding[],
  facts: RunFacts,
): readonly WorkspaceBinding[] {
  const sources = mentionedTasks(bindings, facts);
  const results = new Map(sources.map((source) => [source.name, resultsGivenBy(source, facts, "start")]));
  return sources.length === 0 ? bindings : substituteResultsInBindings(bindings, results);
}

/** The tasks that have ended and of which something is mentioned: mostly there are none. */
function mentionedTasks(part: unknown, { byName }: RunFacts): readonly TaskFacts[] {
  const names = new Set<string>();
  for (const { text } of stringsOf(part))
    if (text.includes("$(tasks."))
      for (const [, name = ""] of text.matchAll(/\$\(tasks\.([^.()]+)\./g)) names.add(name);
  const tasks = [...names].flatMap((name) => byName.get(name) ?? []);
  return tasks.filter(({ kind, outcome }) => kind === "TaskRun" && hasOutcome(outcome));
}

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunstate.go GetTaskRunsArtifacts */
function artifactsOf(source: TaskFacts): Artifacts {
  const all = source.runs.flatMap((run) => artifactsOfRun(run) ?? []);
  return isMatrixed(source.task) ? mergeArtifacts(all) : (all[0] ?? {});
}

const artifactsOfRun = ({ status }: ChildRun): Artifacts | undefined =>
  status !== undefined && "artifacts" in status ? status.artifacts : undefined;
