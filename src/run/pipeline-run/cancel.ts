import { TIMED_OUT_MESSAGES } from "../../status/timed-out-messages.ts";
import type { ChildRun } from "../../types/child-run.ts";
import type { ChildStatusReference } from "../../types/pipeline-run.ts";
import { childKey } from "../child-key.ts";
import type { CancelCommand } from "../command.ts";
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
  const others = references.filter((reference) => !isStoppable(reference));
  if (others.length === 0) return undefined;
  const kinds = new Map(others.map(({ name = "", kind = "" }) => [name, kind]));
  const printed = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, kind]) => `${name}:${kind}`);
  return `found child objects of unknown kinds: map[${printed.join(" ")}]`;
}

/**
 * Whether there is nothing left to stop: so it is in most passes after the one that stopped the children, and nobody need sort
 * these then.
 */
export function areStopped(pass: OpenPass, why: StopReason, children: Iterable<ChildRun>): boolean {
  if (pass.stopped.size > 0 || !(pass.status.childReferences ?? []).every(isStoppable)) return false;
  const orders = new Map((["TaskRun", "CustomRun"] as const).map((kind) => [kind as string, stopOrder(kind, why)]));
  for (const { kind = "", spec } of children) {
    const order = orders.get(kind);
    if (order === undefined || !saysSo(spec, order)) return false;
  }
  return true;
}

const isStoppable = ({ kind }: ChildStatusReference): boolean => kind === "TaskRun" || kind === "CustomRun";

function stopChild(pass: OpenPass, why: StopReason, kind: StoppableKind, name: string): void {
  const key = childKey(kind, name);
  const spec = pass.stopped.get(key) ?? pass.children.get(key)?.spec;
  const order = stopOrder(kind, why);
  // One that says so already need not be written again.
  if (spec !== undefined && !saysSo(spec, order)) pass.stopped.set(key, { type: "cancel", kind, name, ...order });
}

type StoppableKind = "TaskRun" | "CustomRun";
type StopOrder = Pick<CancelCommand, "status" | "statusMessage">;

/** What is written into the spec of a child that shall stop. */
const stopOrder = (kind: StoppableKind, why: StopReason): StopOrder => ({
  status: kind === "TaskRun" ? "TaskRunCancelled" : "RunCancelled",
  statusMessage:
    why === "timed-out"
      ? TIMED_OUT_MESSAGES[kind]
      : `${kind} cancelled as the PipelineRun it belongs to has been cancelled.`,
});

const saysSo = (spec: ChildRun["spec"] | StopOrder, { status, statusMessage }: StopOrder): boolean =>
  spec?.status === status && "statusMessage" in spec && spec.statusMessage === statusMessage;
