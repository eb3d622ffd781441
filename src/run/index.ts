// Runs: what they fail by before they start, and the conditions of their tasks.
export { evaluateStepWhen, evaluateWhen, type WhenOutcome } from "./evaluate-when.ts";
export { checkPipelineRun, type PipelineRunStart } from "./start/check-pipeline-run.ts";
export { checkTaskRun } from "./start/check-task-run.ts";
export type { FailedCheck } from "./start/failed-check.ts";
