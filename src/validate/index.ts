// What Tekton's admission webhook says of a resource, and its controllers of resources together.
export type { NamedResource } from "./across/catalog.ts";
export type { FailureReason, MismatchDiagnostic } from "./across/mismatch.ts";
export { type TogetherOptions, validateTogether } from "./across/validate-together.ts";
export { type FieldError, formatFieldErrors, mergeFieldErrors } from "./field-errors.ts";
export { checkPortability, type PortabilityOptions } from "./specification/check-portability.ts";
export { checkStatus } from "./specification/check-status.ts";
export { requirementLevel } from "./specification/requirement-level.ts";
export {
  type RequirementLevel,
  type RequirementLevels,
  requirementLevels,
  type SpecifiedField,
  type SpecifiedTypes,
} from "./specification/requirement-levels.ts";
export {
  type ValidateOptions,
  validate,
  validatePipeline,
  validatePipelineRun,
  validateStepAction,
  validateTask,
  validateTaskRun,
} from "./validate.ts";
export { validateObject } from "./validate-object.ts";
