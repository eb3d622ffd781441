import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { ValidationContext } from "../context.ts";
import { also, check, type Finding, generic, missingField, viaField, viaIndex } from "../finding.ts";
import { validateNameFormat } from "../param-name-format.ts";
import {
  declaredParams,
  type ParamList,
  type ParamNames,
  paramNames,
  validateNoDuplicateParams,
  validateObjectParamsHaveProperties,
  validateParamEnums,
  validateParameterTypes,
} from "../param-specs.ts";
import { validateResults } from "../results.ts";
import { validateSidecars } from "./sidecars.ts";
import type { MergedStep } from "./step-template.ts";
import { textsOfSteps } from "./step-texts.ts";
import {
  validateArrayUsage,
  validateTaskContextVariables,
  validateTaskResultsVariables,
  validateUsageOfParams,
} from "./step-variables.ts";
import { validateSteps } from "./steps.ts";
import { type SearchSteps, stepsToSearch } from "./steps-to-search.ts";
import { validateDeclaredWorkspaces, validateWorkspaceUsages } from "./workspaces.ts";

/**
 * What a task does, on its own or inside a pipeline or a run.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go TaskSpec.Validate
 */
export function validateTaskSpec(
  spec: TaskSpec,
  context: ValidationContext,
  validateContainers: ValidateContainers = validateStepsAndSidecars,
): readonly Finding[] {
  const found: Finding[] = [];
  const { steps = [], params = [], results = [], volumes = [] } = spec;
  if (steps.length === 0) found.push({ check: "steps", ...missingField("steps") });
  also(found, check("volumes", viaField("volumes", validateVolumes(volumes))));
  also(found, check("workspaces", viaField("workspaces", validateDeclaredWorkspaces(spec))));
  also(found, check("workspaces", validateWorkspaceUsages(spec, context)));
  const resultNames = new Set(results.map(({ name }) => name));
  const { arrays } = paramNames(params);
  const validateTexts = (texts: ReturnType<typeof textsOfSteps>): readonly Finding[] => [
    ...validateArrayUsage(texts, arrays, context),
    ...check("context-variables", validateTaskContextVariables(texts, context)),
    ...check("results-declared", validateTaskResultsVariables(texts, resultNames, context)),
  ];
  const merged = stepsToSearch(spec, context, (steps, inContext) => [
    ...validateContainers(spec, steps, inContext),
    ...validateTexts(textsOfSteps(steps, inContext)),
  ]);
  also(found, validateContainers(spec, merged, context));
  const declared = declaredParams(params);
  also(found, viaField("params", validateParameterTypes(declared), []));
  also(found, validateParamsOfSteps(declared, context));
  also(found, validateTexts(textsOfSteps(merged, context)));
  also(found, viaField("results", validateResults(results)));
  return found;
}

/** How a version of the API looks at the containers of a task. */
export type ValidateContainers = (
  spec: TaskSpec,
  steps: readonly MergedStep[],
  context: ValidationContext,
) => readonly Finding[];

function validateStepsAndSidecars(
  { sidecars = [] }: TaskSpec,
  steps: readonly MergedStep[],
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  also(found, validateSteps(steps, context));
  also(found, check("sidecars", validateSidecars(sidecars)));
  return found;
}

/**
 * The params of a task that is stored by name are all that its steps can refer to. Inside a run there may be others.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ValidateUsageOfDeclaredParameters
 */
export function validateUsageOfDeclaredParameters(
  spec: TaskSpec,
  names: ParamNames,
  declared: ParamList,
  context: ValidationContext,
  { printed, at }: TaskPlace = HERE,
): readonly Finding[] {
  const found: Finding[] = [];
  const search: SearchSteps = (steps, inContext) =>
    validateUsageOfParams(textsOfSteps(steps, inContext), names, context);
  also(found, viaField(printed, search(stepsToSearch(spec, context, search), context), at));
  also(found, viaField(printed, validateObjectParamsHaveProperties(declared), []));
  return found;
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
export function validateParamsOfSteps(declared: ParamList, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  also(found, validateNoDuplicateParams(declared));
  also(found, validateParamEnums(declared, context));
  also(found, validateNameFormat(declared));
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ValidateVolumes */
function validateVolumes(volumes: readonly { readonly name: string }[]): readonly Finding[] {
  const found: Finding[] = [];
  const seen = new Set<string>();
  for (const [index, { name }] of volumes.entries()) {
    if (seen.has(name))
      also(found, viaIndex(index, [generic(`multiple volumes with same name ${quote(name)}`, "name")]));
    seen.add(name);
  }
  return found;
}
