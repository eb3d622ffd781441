import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { ValidationContext } from "../context.ts";
import { check, type Finding, generic, missingField, viaField, viaIndex } from "../finding.ts";
import {
  declaredParams,
  type ParamList,
  type ParamNames,
  paramNames,
  validateNameFormat,
  validateNoDuplicateParams,
  validateObjectParamsHaveProperties,
  validateParamEnums,
  validateParameterTypes,
} from "../param-specs.ts";
import { validateResults } from "../results.ts";
import { validateSidecars } from "./sidecars.ts";
import { type MergedStep, mergeStepsWithStepTemplate } from "./step-template.ts";
import { textsOfSteps } from "./step-texts.ts";
import {
  validateArrayUsage,
  validateTaskContextVariables,
  validateTaskResultsVariables,
  validateUsageOfParams,
} from "./step-variables.ts";
import { validateSteps } from "./steps.ts";
import { validateDeclaredWorkspaces, validateWorkspaceUsages } from "./workspaces.ts";

/**
 * What a task does, on its own or inside a pipeline or a run.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go TaskSpec.Validate
 */
export function* validateTaskSpec(
  spec: TaskSpec,
  context: ValidationContext,
  validateContainers: ValidateContainers = validateStepsAndSidecars,
): Generator<Finding> {
  const { steps = [], stepTemplate, params = [], results = [], volumes = [] } = spec;
  if (steps.length === 0) yield { check: "steps", ...missingField("steps") };
  yield* check("volumes", viaField("volumes", validateVolumes(volumes)));
  yield* check("workspaces", viaField("workspaces", validateDeclaredWorkspaces(spec)));
  yield* check("workspaces", validateWorkspaceUsages(spec, context));
  const merged = mergeStepsWithStepTemplate(stepTemplate, steps);
  yield* validateContainers(spec, merged, context);
  const declared = declaredParams(params);
  yield* viaField("params", validateParameterTypes(declared), []);
  yield* validateParamsOfSteps(declared, context);
  const texts = textsOfSteps(merged, context);
  yield* validateArrayUsage(texts, paramNames(params).arrays);
  yield* check("context-variables", validateTaskContextVariables(texts));
  yield* check("results-declared", validateTaskResultsVariables(texts, new Set(results.map(({ name }) => name))));
  yield* viaField("results", validateResults(results));
}

/** How a version of the API looks at the containers of a task. */
export type ValidateContainers = (
  spec: TaskSpec,
  steps: readonly MergedStep[],
  context: ValidationContext,
) => Iterable<Finding>;

function* validateStepsAndSidecars(
  { sidecars = [] }: TaskSpec,
  steps: readonly MergedStep[],
  context: ValidationContext,
): Generator<Finding> {
  yield* validateSteps(steps, context);
  yield* check("sidecars", validateSidecars(sidecars));
}

/**
 * The params of a task that is stored by name are all that its steps can refer to. Inside a run there may be others.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ValidateUsageOfDeclaredParameters
 */
export function* validateUsageOfDeclaredParameters(
  { stepTemplate, steps = [] }: TaskSpec,
  names: ParamNames,
  declared: ParamList,
  context: ValidationContext,
  { printed, at }: TaskPlace = HERE,
): Generator<Finding> {
  const texts = textsOfSteps(mergeStepsWithStepTemplate(stepTemplate, steps), context);
  yield* viaField(printed, validateUsageOfParams(texts, names), at);
  yield* viaField(printed, validateObjectParamsHaveProperties(declared), []);
}

/** Where the reference says that a task's spec is, and where it really is. Places of params count from where the latter does. */
export interface TaskPlace {
  readonly printed: string;
  readonly at: Path;
}

const HERE: TaskPlace = { printed: "", at: [] };

/**
 * The params that steps may refer to have names of their own that can be written; the first half of what the reference
 * checks there.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ValidateParameterVariables
 */
export function* validateParamsOfSteps(declared: ParamList, context: ValidationContext): Generator<Finding> {
  yield* validateNoDuplicateParams(declared);
  yield* validateParamEnums(declared, context);
  yield* validateNameFormat(declared);
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ValidateVolumes */
function* validateVolumes(volumes: readonly { readonly name: string }[]): Generator<Finding> {
  const seen = new Set<string>();
  for (const [index, { name }] of volumes.entries()) {
    if (seen.has(name)) yield* viaIndex(index, [generic(`multiple volumes with same name ${quote(name)}`, "name")]);
    seen.add(name);
  }
}
