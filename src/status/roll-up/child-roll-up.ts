import type { ChildRun } from "../../types/child-run.ts";
import { withFields } from "../../types/defaults/share.ts";
import type { ChildStatusReference } from "../../types/pipeline-run.ts";
import type { Time } from "../../types/scalars.ts";
import { conditionOf } from "../conditions.ts";
import { durationMs, type HasTimes } from "../durations.ts";
import { momentOf, writtenTime } from "../moment.ts";
import { isDone } from "../predicates.ts";
import { listed } from "./listed.ts";
import { phaseOf, type RunPhase } from "./phase.ts";
import { type StepRollUp, stepRollUp } from "./step-roll-up.ts";

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
  /** When its first attempt started. */
  readonly startTime?: Time;
  /** When its last attempt ended. */
  readonly completionTime?: Time;
  /**
   * From the one to the other, or until now: how long one has waited for it, with all its attempts and what lies between them.
   * `durationMs` of its status is that of the current attempt.
   */
  readonly durationMs?: number;
  /** How many attempts came before the current one. */
  readonly retries: number;
  /** The steps of a TaskRun, as far as its status tells of them: those of the current attempt, or of the last one until then. */
  readonly steps?: readonly StepRollUp[];
}

/** A child that is only known by the reference to it, or by itself, too. */
export function childRollUp(
  { name = "", kind = "", displayName }: ChildStatusReference,
  child: ChildRun | undefined,
  { assumed, now }: { readonly assumed: ChildRollUp["phase"]; readonly now: Date | undefined },
): ChildRollUp {
  if (child === undefined) return withFields<ChildRollUp>({ name, kind, phase: assumed, retries: 0 }, { displayName });
  const { status } = child;
  const attempts = earlierAttempts(status);
  const until = isDone(child) ? undefined : now;
  const times = timesOf([...attempts, status ?? {}]);
  const { reason, message } = conditionOf(status) ?? {};
  return withFields<ChildRollUp>(
    { name, kind, phase: phaseOf(child), retries: attempts.length },
    { displayName, reason, message, ...times, durationMs: durationMs(times, until), steps: stepsOf(status, until) },
  );
}

const earlierAttempts = (status: ChildRun["status"]): readonly HasTimes[] =>
  status && "retriesStatus" in status ? listed<HasTimes>(status.retriesStatus, "retriesStatus") : [];

/** An attempt that nobody could start has no start. */
const timesOf = (attempts: readonly HasTimes[]): HasTimes =>
  withFields<HasTimes>(
    {},
    {
      startTime: writtenTime(attempts.find(({ startTime }) => momentOf(startTime) !== undefined)?.startTime),
      completionTime: writtenTime(attempts.at(-1)?.completionTime),
    },
  );

const stepsOf = (status: ChildRun["status"], until: Date | undefined): readonly StepRollUp[] | undefined =>
  status && "steps" in status ? listed(status.steps, "steps").map((step) => stepRollUp(step, until)) : undefined;

/** Finds children by the references to them. Those that come from a list of the API server do not say their kind. */
export function findChildren(children: readonly ChildRun[]): (reference: ChildStatusReference) => ChildRun | undefined {
  const byName = new Map(children.map((child) => [keyOf(child.kind, child.metadata?.name), child]));
  return ({ kind, name }) => byName.get(keyOf(kind, name)) ?? byName.get(keyOf(undefined, name));
}

const keyOf = (kind = "", name = ""): string => `${kind}/${name}`;
