import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { literalPrefix } from "../../substitute/seen-variables.ts";
import type { Sidecar } from "../../types/sidecar.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { ValidationContext } from "../context.ts";
import {
  check,
  type Finding,
  generic,
  missingField,
  multipleOneOf,
  viaField,
  viaFieldIndex,
  viaIndex,
} from "../finding.ts";
import {
  declaredParams,
  type ParamList,
  paramNames,
  validateNameFormat,
  validateNoDuplicateParams,
  validateObjectParamsHaveProperties,
  validateParamEnums,
  validateParameterTypes,
} from "../param-specs.ts";
import { validateResults, validateStepResults } from "../results.ts";
import { unknownVariable } from "../variables.ts";
import { validateWhen } from "../when.ts";
import { validateStep } from "./step.ts";
import { type MergedStep, mergeStepsWithStepTemplate } from "./step-template.ts";
import { textsOfSteps } from "./step-texts.ts";
import {
  validateArrayUsage,
  validateTaskContextVariables,
  validateTaskResultsVariables,
  validateUsageOfParams,
} from "./step-variables.ts";
import { validateDeclaredWorkspaces, validateWorkspaceUsages } from "./workspaces.ts";

/**
 * What a task does, on its own or inside a pipeline or a run.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go TaskSpec.Validate
 */
export function* validateTaskSpec(spec: TaskSpec, context: ValidationContext): Generator<Finding> {
  const { steps = [], stepTemplate, params = [], results = [], sidecars = [], volumes = [] } = spec;
  if (steps.length === 0) yield { check: "steps", ...missingField("steps") };
  yield* check("volumes", viaField("volumes", validateVolumes(volumes)));
  yield* check("workspaces", viaField("workspaces", validateDeclaredWorkspaces(spec)));
  yield* check("workspaces", validateWorkspaceUsages(spec, context));
  const merged = mergeStepsWithStepTemplate(stepTemplate, steps);
  yield* validateSteps(merged, context);
  yield* check("sidecars", validateSidecars(sidecars));
  const declared = declaredParams(params);
  yield* viaField("params", validateParameterTypes(declared), []);
  yield* validateParamsOfSteps(declared, context);
  const texts = textsOfSteps(merged);
  yield* validateArrayUsage(texts, paramNames(params).arrays);
  yield* check("context-variables", validateTaskContextVariables(texts));
  yield* check("results-declared", validateTaskResultsVariables(texts, new Set(results.map(({ name }) => name))));
  yield* viaField("results", validateResults(results));
}

/**
 * The params of a task that is stored by name are all that its steps can refer to. Inside a run there may be others.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ValidateUsageOfDeclaredParameters
 */
export function* validateUsageOfDeclaredParameters(
  { stepTemplate, steps = [] }: TaskSpec,
  declared: ParamList,
  { printed, at }: TaskPlace = HERE,
): Generator<Finding> {
  const texts = textsOfSteps(mergeStepsWithStepTemplate(stepTemplate, steps));
  yield* viaField(printed, validateUsageOfParams(texts, paramNames(declared.params)), at);
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

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go StepList.Validate */
function* validateSteps(steps: readonly MergedStep[], context: ValidationContext): Generator<Finding> {
  const names = new Set<string>();
  for (const [index, merged] of steps.entries()) {
    const { name } = merged.step;
    if (name !== "" && names.has(name))
      yield { check: "step-name", ...multipleOneOf(`steps[${index}].name`, merged.placeOf("name")) };
    names.add(name);
    yield* viaFieldIndex("steps", index, validateStep(merged, context), []);
    yield* validateResultsOfStep(merged, index);
    yield* viaFieldIndex("steps", index, validateWhen(merged.step.when, context));
  }
}

const STEP_RESULTS = literalPrefix("step.results");

function* validateResultsOfStep({ step, placeOf }: MergedStep, index: number): Generator<Finding> {
  const { results = [], script } = step;
  if (results.length === 0) return;
  const finding = script && unknownVariable(script, STEP_RESULTS, new Set(results.map(({ name }) => name)));
  if (finding) yield* check("step-results", viaField(`steps[${index}].script`, [finding], placeOf("script")));
  // as in the reference: the step's index stands behind `results`
  yield* viaField(
    "steps",
    viaField("results", viaIndex(index, validateStepResults(results), []), []),
    placeOf("results"),
  );
}

/**
 * As in the reference: the paths have no index.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/container_validation.go Sidecar.Validate
 */
function* validateSidecars(sidecars: readonly Sidecar[]): Generator<Finding> {
  for (const [index, { name, image = "", script = "", command = [] }] of sidecars.entries()) {
    const at = ["sidecars", index] as const;
    if (name === RESERVED_SIDECAR)
      yield generic(`Invalid: cannot use reserved sidecar name ${name} `, "sidecars.name", { at: [...at, "name"] });
    if (image === "") yield missingField("sidecars.image", at);
    if (script !== "" && command.length > 0)
      yield generic("script cannot be used with command", "sidecars.script", { at: [...at, "script"] });
  }
}

/** The sidecar that reads results from logs. */
const RESERVED_SIDECAR = "tekton-log-results";
