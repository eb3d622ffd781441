import type { StepState } from "../../types/task-run.ts";
import { wantObject } from "../../wrong-argument.ts";
import type { StepReason } from "../reasons/step-reasons.ts";
import type { RunPhase } from "./phase.ts";

/**
 * How a step is, in a word for a screen: as a run, or
 *
 * - `"skipped"`: it did not run, because a step before it has failed, or its conditions do not hold;
 * - `"continued"`: it has failed, and its `onError` says to continue.
 *
 * One that is `"pending"` when its TaskRun has ended will never run.
 */
export type StepPhase = RunPhase | "skipped" | "continued";

/** The state of a step or sidecar, as far as this looks at it. */
export type HasStepState = Pick<StepState, "waiting" | "running" | "terminated" | "terminationReason">;

/**
 * How a step or a sidecar is, by its state in the status of a TaskRun.
 *
 * @throws {TypeError} if it is given no object
 * @example stepPhaseOf({ terminated: { exitCode: 1, reason: "Error" }, terminationReason: "Skipped" }) // "skipped"
 */
export function stepPhaseOf(step: HasStepState): StepPhase {
  wantObject(step, "look at a step", "the state of a step");
  // Null is as nothing: JSON that nobody has decoded may say so.
  if (!step.terminated) return step.running ? "running" : "pending";
  const { exitCode, reason } = step.terminated;
  const phase = BY_REASON.get(step.terminationReason || reason || "");
  return phase ?? ((exitCode ?? 0) === 0 ? "succeeded" : "failed");
}

const BY_REASON: ReadonlyMap<string, StepPhase> = new Map<StepReason, StepPhase>([
  ["Continued", "continued"],
  ["Skipped", "skipped"],
  ["TimeoutExceeded", "timed-out"],
  ["TaskRunTimeout", "timed-out"],
  ["Cancelled", "cancelled"],
  ["TaskRunCancelled", "cancelled"],
  // As in the reference: it has failed whatever it has returned.
  ["OOMKilled", "failed"],
]);
