// Runs: what they fail by before they start, pass after pass of them, how they would go, and what a re-run would do again.
export type { CancelCommand, Command, CreateCommand } from "./command.ts";
export { evaluateStepWhen, evaluateWhen, type WhenOutcome } from "./evaluate-when.ts";
export { type Observation, observe, type SpecStatusChange } from "./observe.ts";
export { openRun } from "./open-run.ts";
export type { PassFailure } from "./pipeline-run/open-pass.ts";
export { type KeptTask, planRerun, type RepeatedTask, type RerunOptions, type RerunPlan } from "./plan-rerun.ts";
export { type Pass, reconcile } from "./reconcile.ts";
export type { Run } from "./run-index.ts";
export type { ChildKind, ChildRun, ResolvedReference, RunState } from "./run-state.ts";
export { type ReplayStep, replay, type ToldPass } from "./simulate/replay.ts";
export type { ScriptedEvent, SimulationScript, TaskScript } from "./simulate/script.ts";
export { type Simulation, simulate } from "./simulate/simulate.ts";
export { checkPipelineRun, type PipelineRunStart } from "./start/check-pipeline-run.ts";
export { checkTaskRun } from "./start/check-task-run.ts";
export type { FailedCheck } from "./start/failed-check.ts";
