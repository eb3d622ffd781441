// What Tekton's admission webhook says of a resource.
export { type FieldError, formatFieldErrors, mergeFieldErrors } from "./field-errors.ts";
export {
  type ValidateOptions,
  validate,
  validatePipeline,
  validatePipelineRun,
  validateStepAction,
  validateTask,
  validateTaskRun,
} from "./validate.ts";
