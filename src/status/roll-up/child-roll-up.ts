import type { ChildRun } from "../../types/child-run.ts";
import { withFields } from "../../types/defaults/share.ts";
import type { ChildStatusReference } from "../../types/pipeline-run.ts";
import type { Time } from "../../types/scalars.ts";
import { conditionOf } from "../conditions.ts";
import { durationMs } from "../durations.ts";
import { isDone } from "../predicates.ts";
import { phaseOf, type RunPhase } from "./phase.ts";

/** A run that was created for a pipeline task. */
export interface ChildRollUp {
  readonly name: string;
  /** `"TaskRun"`, `"CustomRun"` or `"PipelineRun"`. */
  readonly kind: string;
  /** Its own name for people, where a matrix gives it one. */
  readonly displayName?: string;
  /** `"unknown"` if the run itself was not given, and the PipelineRun does not tell. */
  readonly phase: RunPhase | "unknown";
  readonly reason?: string;
  readonly message?: string;
  /** When the current attempt started. */
  readonly startTime?: Time;
  readonly completionTime?: Time;
  readonly durationMs?: number;
  /** How many attempts came before the current one. */
  readonly retries: number;
}

/** A child that is only known by the reference to it, or by itself, too. */
export function childRollUp(
  { name = "", kind = "", displayName }: ChildStatusReference,
  child: ChildRun | undefined,
  { assumed, now }: { readonly assumed: ChildRollUp["phase"]; readonly now: Date | undefined },
): ChildRollUp {
  if (child === undefined) return withFields<ChildRollUp>({ name, kind, phase: assumed, retries: 0 }, { displayName });
  const status = child.status ?? undefined;
  const { reason, message } = conditionOf(status) ?? {};
  return withFields<ChildRollUp>(
    { name, kind, phase: phaseOf(child), retries: retriesOf(child) },
    {
      ...{ displayName, reason, message },
      startTime: status?.startTime,
      completionTime: status?.completionTime,
      durationMs: durationMs(status, isDone(child) ? undefined : now),
    },
  );
}

/** Finds children by the references to them. Those that come from a list of the API server do not say their kind. */
export function findChildren(children: readonly ChildRun[]): (reference: ChildStatusReference) => ChildRun | undefined {
  const byName = new Map(children.map((child) => [keyOf(child.kind, child.metadata?.name), child]));
  return ({ kind, name }) => byName.get(keyOf(kind, name)) ?? byName.get(keyOf(undefined, name));
}

const keyOf = (kind = "", name = ""): string => `${kind}/${name}`;

function retriesOf({ status }: ChildRun): number {
  return status && "retriesStatus" in status ? (status.retriesStatus?.length ?? 0) : 0;
}
