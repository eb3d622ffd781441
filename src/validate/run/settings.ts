import type { Path } from "../../diagnostic.ts";
import type { ResourceRequirements } from "../../types/kubernetes/resources.ts";
import type { PodTemplate } from "../../types/pod-template.ts";
import type { TaskRunSidecarSpec, TaskRunStepSpec } from "../../types/task-run.ts";
import { type ValidationContext, validateEnabledApiFields } from "../context.ts";
import { check, type Finding, invalidValue, missingField, multipleOneOf, viaField, viaIndex } from "../finding.ts";
import { validateNoDuplicateNames } from "../params.ts";

/** What a run may set for single steps, for single sidecars and for the pod: a TaskRun, or one entry of `taskRunSpecs`. */
interface Settings {
  readonly stepSpecs?: readonly TaskRunStepSpec[];
  readonly sidecarSpecs?: readonly TaskRunSidecarSpec[];
  readonly computeResources?: ResourceRequirements;
}

/**
 * What a run sets for single steps and sidecars, and for the pod.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go validateTaskRunSpec
 */
export function* validateSettings(settings: Settings, context: ValidationContext): Generator<Finding> {
  const { stepSpecs = [], sidecarSpecs = [], computeResources } = settings;
  yield* validateOverrides("stepSpecs", stepSpecs, context);
  yield* validateOverrides("sidecarSpecs", sidecarSpecs, context);
  const ofSteps = stepSpecs.map((spec) => spec.computeResources);
  yield* validateComputeResources(computeResources, { field: "stepSpecs", resources: ofSteps }, context);
}

/**
 * Settings for single steps or sidecars say for which.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go validateStepSpecs
 */
export function* validateOverrides(
  field: string,
  specs: readonly { readonly name: string }[],
  context: ValidationContext,
): Generator<Finding> {
  if (specs.length === 0) return;
  yield* check("api-fields", validateEnabledApiFields(field, "beta", context, [field]));
  yield* check("overrides", viaField(field, validateNames(specs)));
}

function* validateNames(specs: readonly { readonly name: string }[]): Generator<Finding> {
  for (const [index, { name }] of specs.entries()) if (name === "") yield* viaIndex(index, [missingField("name")]);
  // as in the reference: the place is counted among those with a name
  const places = specs.flatMap(({ name }, index) => (name === "" ? [] : [index]));
  for (const finding of validateNoDuplicateNames(specs.filter(({ name }) => name !== ""))) {
    const [place, ...rest] = finding.at;
    yield { ...finding, at: [places[Number(place)] ?? 0, ...rest] };
  }
}

/**
 * Compute resources are given to the pod or to steps, not to both.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go validateTaskRunComputeResources
 */
export function* validateComputeResources(
  computeResources: ResourceRequirements | undefined,
  ofSteps: { readonly field: string; readonly resources: readonly ResourceRequirements[] },
  context: ValidationContext,
): Generator<Finding> {
  if (computeResources === undefined) return;
  const at = ["computeResources"];
  yield* check("api-fields", validateEnabledApiFields("computeResources", "beta", context, at));
  if (ofSteps.resources.some(hasResources))
    yield { check: "compute-resources", ...multipleOneOf([`${ofSteps.field}.resources`, "computeResources"], at) };
}

const hasResources = (resources: ResourceRequirements): boolean => Object.values(resources).some(isSet);

const isSet = (value: unknown): boolean => typeof value === "object" && value !== null && Object.keys(value).length > 0;

/**
 * Variables that the cluster keeps for itself are not set by pod templates.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go validatePodTemplateEnv
 */
export function* validatePodTemplateEnv(
  podTemplate: PodTemplate | undefined,
  { config }: ValidationContext,
  at: Path,
): Generator<Finding> {
  const { forbiddenEnv } = config.defaults;
  if (forbiddenEnv.length === 0) return;
  for (const [index, { name }] of (podTemplate?.env ?? []).entries())
    if (forbiddenEnv.includes(name))
      yield {
        check: "forbidden-env",
        ...invalidValue(`PodTemplate cannot update a forbidden env: ${name}`, "PodTemplate.Env", {
          at: [...at, "env", index, "name"],
        }),
      };
}
