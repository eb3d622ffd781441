import type { V1beta1PipelineRef, V1beta1TaskRef } from "../../types/v1beta1/reference.ts";
import type { ValidationContext } from "../context.ts";
import { also, disallowedField, type Finding } from "../finding.ts";
import { validateRef } from "../reference.ts";

/**
 * A reference of v1beta1. A bundle is refused in what is new, and overlooked in what is there already.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/taskref_validation.go TaskRef.Validate
 */
export function validateV1beta1Ref(
  ref: V1beta1TaskRef | V1beta1PipelineRef,
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  if (ref.bundle && context.old === undefined) found.push({ check: "bundle", ...disallowedField("bundle") });
  also(found, validateRef(ref, context));
  return found;
}
