import type { Path } from "../../diagnostic.ts";
import type { ValidationContext } from "../context.ts";
import { also, type Finding, viaField, viaIndex } from "../finding.ts";
import {
  type ParamList,
  validateNoDuplicateParams,
  validateParamEnums,
  validateParameterTypes,
} from "../param-specs.ts";
import { validateDuplicateParameters } from "../params.ts";
import type { Section } from "./section.ts";

/**
 * The params that a pipeline declares, once for each section, and the names of those that its tasks are given.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go ValidatePipelineParameterVariables
 */
export function validatePipelineParameterVariables(
  { field, tasks, at = [field] }: ListedTasks,
  declared: ParamList,
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  also(found, viaField(field, viaField("params", validateParameterTypes(declared), []), []));
  also(found, viaField(field, validateNoDuplicateParams(declared), []));
  also(found, viaField(field, validateParamEnums(declared, context), []));
  for (const [index, { params }] of tasks.entries())
    also(found, viaField(field, viaIndex(index, viaField("params", validateDuplicateParameters(params))), at));
  return found;
}

/** Pipeline tasks, the field in which the reference says that they are, and where they really are. */
interface ListedTasks extends Pick<Section, "tasks"> {
  readonly field: Section["field"] | "";
  readonly at?: Path;
}
