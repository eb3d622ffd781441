// Runs: what they fail by before they start, pass after pass of PipelineRuns and TaskRuns, and how they would go.
export type { CancelCommand, Command, CreateClaimCommand, CreateCommand } from "./command.ts";
export { evaluateStepWhen, evaluateWhen, type WhenOutcome } from "./evaluate-when.ts";
export { type Observation, observe, type SpecStatusChange } from "./observe.ts";
export { openRun } from "./open-run.ts";
export type { PassFailure } from "./pipeline-run/open-pass.ts";
export { type Pass, reconcile } from "./reconcile.ts";
export {
  type KeptTask,
  planRerun,
  type RepeatedTask,
  type RerunOptions,
  type RerunPlan,
  type StillSkippedTask,
} from "./rerun/plan-rerun.ts";
export type { Run } from "./run-index.ts";
export type { ResolvedReference, RunState } from "./run-state.ts";
export { type ReplayStep, replay, type ToldPass } from "./simulate/replay.ts";
export type { ScriptedEvent, SimulationScript, TaskScript } from "./simulate/script.ts";
export { type Simulation, simulate } from "./simulate/simulate.ts";
export { checkPipelineRun, type PipelineRunStart } from "./start/check-pipeline-run.ts";
export { checkTaskRun } from "./start/check-task-run.ts";
export type { FailedCheck } from "./start/failed-check.ts";
export { observeTaskRun, type TaskRunChange } from "./task-run/observe-task-run.ts";
export { openTaskRun } from "./task-run/open-task-run.ts";
export type { PodContainer, TaskRunPod } from "./task-run/pod.ts";
export {
  type CreatePodCommand,
  type DeletePodCommand,
  NOP_IMAGE,
  type PatchPodCommand,
  type PodCommand,
} from "./task-run/pod-command.ts";
export { reconcileTaskRun, type TaskRunPass } from "./task-run/reconcile-task-run.ts";
export { type StatusFromPod, type TaskRunWithPod, taskRunStatusFromPod } from "./task-run/status-from-pod.ts";
export type { OpenTaskRun, PodRefusal, TaskRunState } from "./task-run/task-run-state.ts";
