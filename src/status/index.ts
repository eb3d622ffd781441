// Statuses: conditions and their reasons, how a run is and how long it takes, and all of it at a glance.
export { conditionOf, type HasConditions, withCondition } from "./conditions.ts";
export {
  durationMs,
  formatDurationMs,
  type HasContainerTimes,
  type HasCreationTime,
  type HasTimes,
  stepDurationMs,
  waitingTimeMs,
} from "./durations.ts";
export {
  isCustomRunTimeoutExceeded,
  isFinallyTimeoutExceeded,
  isPipelineTimeoutExceeded,
  isPipelineTimeoutLongExceeded,
  isTaskRunTimeoutExceeded,
  isTasksTimeoutExceeded,
  type TimedRun,
} from "./is-timeout-exceeded.ts";
export {
  type AnyRun,
  hasEndedCancelled,
  hasStarted,
  hasTimedOut,
  isCancelled,
  isDone,
  isFailure,
  isGracefullyCancelled,
  isGracefullyStopped,
  isPending,
  isSuccessful,
} from "./predicates.ts";
export { type CustomRunReason, customRunReasons } from "./reasons/custom-run-reasons.ts";
export { describeReason, isKnownReason, type ReasonKind, type ReasonsByKind } from "./reasons/describe-reason.ts";
export { type PipelineRunReason, pipelineRunReasons } from "./reasons/pipeline-run-reasons.ts";
export type { ReasonCategory, ReasonDescription } from "./reasons/reason.ts";
export { type ResolutionRequestReason, resolutionRequestReasons } from "./reasons/resolution-request-reasons.ts";
export { skippingReasons } from "./reasons/skipping-reasons.ts";
export { type StepReason, stepReasons } from "./reasons/step-reasons.ts";
export { type TaskRunReason, taskRunReasons } from "./reasons/task-run-reasons.ts";
export type { ChildRollUp } from "./roll-up/child-roll-up.ts";
export { phaseOf, type RunPhase } from "./roll-up/phase.ts";
export type { PipelineTaskPhase, PipelineTaskRollUp } from "./roll-up/pipeline-task-roll-up.ts";
export { type RollUp, type RollUpOptions, rollUp, type TaskCounts } from "./roll-up/roll-up.ts";
export { type HasStepState, type StepPhase, stepPhaseOf } from "./roll-up/step-phase.ts";
export type { StepRollUp } from "./roll-up/step-roll-up.ts";
export { statusPatch } from "./status-patch.ts";
export {
  customRunTimeoutMs,
  finallyTimeoutMs,
  type HasTimeout,
  pipelineTimeoutMs,
  taskRunTimeoutMs,
  tasksTimeoutMs,
} from "./timeouts.ts";
