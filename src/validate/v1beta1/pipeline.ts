import { countCombinations } from "../../dag/matrix.ts";
import { isCustomTask } from "../../types/is-custom-task.ts";
import type { Matrix } from "../../types/matrix.ts";
import type { V1beta1Pipeline, V1beta1PipelineSpec, V1beta1PipelineTask } from "../../types/v1beta1/pipeline.ts";
import type { ValidationContext } from "../context.ts";
import { also, check, disallowedField, type Finding, viaField } from "../finding.ts";
import { validateCustomTask } from "../pipeline/custom-task.ts";
import { checkPipeline } from "../pipeline/pipeline.ts";
import { validatePipelineSpec } from "../pipeline/pipeline-spec.ts";
import { validatePipelineTaskFields } from "../pipeline/pipeline-task.ts";
import type { PipelineRules } from "../pipeline/rules.ts";
import { validateV1beta1Ref } from "./reference.ts";
import { validateV1beta1TaskSpec } from "./task.ts";

/**
 * A pipeline of v1beta1 that is stored by name.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/pipeline_validation.go Pipeline.Validate
 */
export function checkV1beta1Pipeline(pipeline: V1beta1Pipeline, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  also(found, checkPipeline(pipeline, context, V1BETA1_RULES));
  also(found, viaField("spec", validateResources(pipeline.spec)));
  return found;
}

/**
 * What a pipeline of v1beta1 does, on its own or inside a run.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/pipeline_validation.go PipelineSpec.Validate
 */
export function validateV1beta1PipelineSpec(spec: V1beta1PipelineSpec, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  also(found, validatePipelineSpec(spec, context, V1BETA1_RULES));
  also(found, validateResources(spec));
  return found;
}

function validateResources({ resources = [] }: V1beta1PipelineSpec): readonly Finding[] {
  return resources.length > 0 ? [{ check: "pipeline-resources", ...disallowedField("resources") }] : [];
}

const V1BETA1_RULES: PipelineRules = {
  validateTask: validatePipelineTask,
  // as in the reference: references in embedded tasks are not searched for
  asSearched: ({ taskSpec, ...task }) => ({ task, placeOf: (at) => at }),
  countCombinations: (matrix) => (hasEmptyList(matrix) ? countOfIncludes(matrix) : countCombinations(matrix)),
};

/** As in the reference: `pipelineRef` and `pipelineSpec` are not looked into. */
function validatePipelineTask(task: V1beta1PipelineTask, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  const { taskSpec, taskRef, resources } = task;
  also(found, validatePipelineTaskFields(task, context));
  if (resources !== undefined) found.push({ check: "pipeline-resources", ...disallowedField("resources") });
  if (isCustomTask(task)) also(found, check("custom-task", validateCustomTask(task)));
  else {
    if (taskSpec !== undefined) also(found, viaField("taskSpec", validateV1beta1TaskSpec(taskSpec, context)));
    if (taskRef !== undefined) also(found, viaField("taskRef", validateV1beta1Ref(taskRef, context)));
  }
  return found;
}

/** As in the reference: an empty list makes the product zero, and hides what the others would make. */
const hasEmptyList = ({ params = [] }: Matrix): boolean =>
  params.some(({ value }) => !Array.isArray(value) || value.length === 0);

/** What the includes add to no combinations at all. */
const countOfIncludes = (matrix: Matrix): number => {
  const { include, ...alone } = matrix;
  return countCombinations(matrix) - countCombinations(alone);
};
