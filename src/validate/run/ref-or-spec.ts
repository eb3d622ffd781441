import { isInlineSpecDisabled, type ValidationContext } from "../context.ts";
import { disallowedField, type Finding, missingOneOf, multipleOneOf } from "../finding.ts";

/**
 * What a run runs, by reference or written out, and the latter only where the cluster allows it.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go TaskRunSpec.Validate
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go PipelineRunSpec.Validate
 */
export function validateRefOrSpec(
  kind: "task" | "pipeline",
  ref: object | undefined,
  spec: object | undefined,
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  const fields = [`${kind}Ref`, `${kind}Spec`];
  if (ref === undefined && spec === undefined) found.push(missingOneOf(...fields));
  if (ref !== undefined && spec !== undefined) found.push(multipleOneOf(fields));
  if (spec !== undefined && isInlineSpecDisabled(`${kind}run`, context))
    found.push({ check: "inline-spec", ...disallowedField(`${kind}Spec`) });
  return found;
}
