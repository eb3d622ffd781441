import type { Diagnostic, Path } from "../../../diagnostic.ts";
import { quote } from "../../../go/quote.ts";
import type { UsedResults } from "../../../run/simulate/used-results.ts";
import { type NameSet, suggestOfFew } from "../../../suggest.ts";
import type { ObjectMeta } from "../../../types/kubernetes/meta.ts";
import type { Pipeline, PipelineTask } from "../../../types/pipeline.ts";
import type { Task } from "../../../types/task.ts";
import { declaredFor } from "./used-results.ts";

/** A use of a Task. */
export interface TaskUse {
  readonly task: PipelineTask;
  readonly used: UsedResults;
}

/**
 * A Task for one that is in none of the files: it takes all params, can do without the workspaces that it is given, and
 * declares the results that are used.
 */
export function standInTask(name: string, uses: readonly TaskUse[]): Task {
  const workspaces = new Set(uses.flatMap(({ task }) => (task.workspaces ?? []).map((workspace) => workspace.name)));
  return {
    metadata: { name },
    spec: {
      workspaces: Array.from(workspaces, (workspace) => ({ name: workspace, optional: true })),
      results: declaredFor(uses.map(({ used }) => used)),
      steps: [{ name: "" }],
    },
  };
}

/** A Pipeline for one that is in none of the files. It has one task. */
export const standInPipeline = (name: string): Pipeline => ({
  metadata: { name },
  spec: { tasks: [{ name: "stand-in", taskSpec: { steps: [{ name: "", image: "stand-in" }] } }] },
});

/** What is in the files counts, whatever namespace it says. */
export function withoutNamespace<R extends { readonly metadata?: ObjectMeta }>(resource: R): R {
  const { namespace: _, ...metadata } = resource.metadata ?? {};
  return { ...resource, metadata };
}

/** That something is not in the files, though something is that is called nearly so. */
export function mayBeMisspelt(
  kind: "Task" | "Pipeline",
  name: string,
  known: NameSet,
  at: Path,
): Diagnostic | undefined {
  const close = suggestOfFew(name, known);
  if (close === undefined) return undefined;
  const lower = kind.toLowerCase();
  return {
    code: "simulate/not-found",
    severity: "warning",
    message: `${lower}s.tekton.dev ${quote(name)} not found; it is made up`,
    details: `did you mean ${quote(close)}?`,
    paths: [],
    at: [...at, `${lower}Ref`, "name"],
  };
}
