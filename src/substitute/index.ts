// `$(…)`: where references stand, what they refer to, and what becomes of them.
export type { MissingContexts } from "./contexts.ts";
export {
  type ExplainableResource,
  type ExplainOptions,
  explainVariable,
  explainVariables,
} from "./explain/explain-variables.ts";
export type { VariableExplanation, VariableSource, VariableStage } from "./explain/explanation.ts";
export { childDisplayName } from "./pipeline-run/child-display-name.ts";
export { type EndedTasks, type PipelineResults, substitutePipelineResults } from "./pipeline-run/pipeline-results.ts";
export {
  type PipelineRunParts,
  type PipelineRunStage,
  type SubstitutedPipelineRun,
  substitutePipelineRun,
} from "./pipeline-run/substitute-pipeline-run.ts";
export {
  customRunResultValue,
  type GivenResult,
  propagateArtifacts,
  propagateResults,
  type ResultsByTask,
  substituteResultsInBindings,
  substituteTaskResults,
} from "./pipeline-run/task-results.ts";
export { type MatrixLength, substitutePipelineTaskContexts, substituteTaskStates } from "./pipeline-run/task-states.ts";
export {
  findReferences,
  parseResultReference,
  parseVariable,
  type Reference,
  type ResultReference,
  type Variable,
} from "./references.ts";
export { type Replacements, type Replacer, replacerOf } from "./replacer.ts";
export {
  type PipelineRefOptions,
  type ResolverRefOptions,
  substitutePipelineRef,
  substituteTaskRef,
} from "./resolver-ref.ts";
export { type ResultUse, resultReferencesOf } from "./result-references.ts";
export type { SubstituteOptions } from "./stages.ts";
export type { GetStepAction } from "./task-run/step-actions.ts";
export {
  type SubstitutedTaskRun,
  substituteTaskRun,
  type TaskRunParts,
  type TaskRunStage,
} from "./task-run/substitute-task-run.ts";
