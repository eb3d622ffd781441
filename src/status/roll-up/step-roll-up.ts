import { withFields } from "../../types/defaults/share.ts";
import type { Time } from "../../types/scalars.ts";
import type { StepState } from "../../types/task-run.ts";
import { stepDurationMs } from "../durations.ts";
import { writtenTime } from "../moment.ts";
import { type StepPhase, stepPhaseOf } from "./step-phase.ts";

/** A step of a TaskRun. */
export interface StepRollUp {
  readonly name: string;
  readonly phase: StepPhase;
  /** Why it waits, or has ended, in a word of Tekton's or Kubernetes'; `describeReason` has a sentence for Tekton's. */
  readonly reason?: string;
  readonly exitCode?: number;
  readonly startTime?: Time;
  readonly completionTime?: Time;
  /** How long it took, or has taken until now. */
  readonly durationMs?: number;
}

/**
 * A step by its state.
 *
 * @param now - undefined if nobody says how late it is, or if its TaskRun has ended
 */
export function stepRollUp(step: StepState, now: Date | undefined): StepRollUp {
  // Null is as nothing: JSON that nobody has decoded may say so.
  const { waiting, running, terminated, terminationReason } = step;
  return withFields<StepRollUp>(
    { name: step.name ?? "", phase: stepPhaseOf(step) },
    {
      reason: terminationReason || terminated?.reason || waiting?.reason || undefined,
      exitCode: terminated?.exitCode ?? undefined,
      startTime: writtenTime(terminated?.startedAt ?? running?.startedAt),
      completionTime: writtenTime(terminated?.finishedAt),
      durationMs: stepDurationMs(step, now),
    },
  );
}
