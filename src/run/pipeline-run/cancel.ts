import type { ChildStatusReference } from "../../types/pipeline-run.ts";
import type { OpenPass } from "./open-pass.ts";

/** Why a PipelineRun stops its children. */
export type StopReason = "cancelled" | "timed-out";

/**
 * Writes into the specs of children that they shall stop. Gives the error, if some of them cannot be stopped: as in the
 * reference, those are child PipelineRuns.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/cancel.go cancelPipelineTaskRunsForTaskNames
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/timeout.go timeoutPipelineTasksForTaskNames
 */
export function stop(
  pass: OpenPass,
  why: StopReason,
  references: readonly ChildStatusReference[] = pass.status.childReferences ?? [],
): string | undefined {
  for (const wanted of ["TaskRun", "CustomRun"] as const)
    for (const { kind, name = "" } of references) if (kind === wanted) stopChild(pass, why, wanted, name);
  const others = references.filter(({ kind }) => kind !== "TaskRun" && kind !== "CustomRun");
  if (others.length === 0) return undefined;
  const kinds = new Map(others.map(({ name = "", kind = "" }) => [name, kind]));
  const printed = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, kind]) => `${name}:${kind}`);
  return `found child objects of unknown kinds: map[${printed.join(" ")}]`;
}

function stopChild(pass: OpenPass, why: StopReason, kind: "TaskRun" | "CustomRun", name: string): void {
  const spec = pass.stopped.get(name) ?? pass.children.get(name)?.spec;
  if (spec === undefined) return;
  const status = kind === "TaskRun" ? "TaskRunCancelled" : "RunCancelled";
  const because = why === "cancelled" ? "been cancelled" : "timed out";
  const statusMessage = `${kind} cancelled as the PipelineRun it belongs to has ${because}.`;
  // One that is written so already need not be written again.
  if (spec.status === status && "statusMessage" in spec && spec.statusMessage === statusMessage) return;
  pass.stopped.set(name, { type: "cancel", kind, name, status, statusMessage });
}
