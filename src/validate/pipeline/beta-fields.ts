import type { PipelineSpec } from "../../types/pipeline.ts";
import { type ValidationContext, validateEnabledApiFields } from "../context.ts";
import { also, type Finding } from "../finding.ts";

/**
 * Tasks may be fetched by a resolver where the cluster allows what is beta.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go ValidateBetaFields
 */
export function validateBetaFields(spec: PipelineSpec, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  for (const section of ["tasks", "finally"] as const)
    for (const [index, { taskRef }] of (spec[section] ?? []).entries()) {
      const at = [section, index, "taskRef"];
      if (taskRef?.resolver)
        also(found, validateEnabledApiFields("taskref.resolver", "beta", context, [...at, "resolver"]));
      if ((taskRef?.params ?? []).length > 0)
        also(found, validateEnabledApiFields("taskref.params", "beta", context, [...at, "params"]));
    }
  return found;
}
