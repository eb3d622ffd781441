import type { ChildRun } from "../../../types/child-run.ts";
import type { ChildStatusReference } from "../../../types/pipeline-run.ts";
import { labelOf, PIPELINE_TASK_LABEL } from "../../label-of.ts";

/**
 * The child references with which a pass begins, sorted by task: those of the status, and of children that it forgot.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go updatePipelineRunStatusFromChildRefs
 */
export function sortedReferences(
  references: readonly ChildStatusReference[],
  children: ReadonlyMap<string, ChildRun>,
): readonly ChildStatusReference[] {
  if (children.size === 0) return references;
  const byName = new Map(references.map((reference) => [reference.name ?? "", reference]));
  // As in the reference: of children that have the same name, one is forgotten.
  for (const child of children.values()) {
    const name = child.metadata?.name ?? "";
    if (!byName.has(name)) byName.set(name, referenceTo(child, name));
  }
  return [...byName.values()].sort(byTask);
}

const referenceTo = (child: ChildRun, name: string): ChildStatusReference => ({
  apiVersion: child.apiVersion ?? "tekton.dev/v1",
  kind: child.kind ?? "TaskRun",
  name,
  pipelineTaskName: labelOf(child, PIPELINE_TASK_LABEL),
});

function byTask(a: ChildStatusReference, b: ChildStatusReference): number {
  for (const field of ["pipelineTaskName", "name", "kind"] as const) {
    const [one, other] = [a[field] ?? "", b[field] ?? ""];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
