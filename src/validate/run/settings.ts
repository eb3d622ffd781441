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
 * Settings for single steps and sidecars say for which.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go validateStepSpecs
 */
export function* validateOverrides(settings: Settings, context: ValidationContext): Generator<Finding> {
  for (const field of ["stepSpecs", "sidecarSpecs"] as const) {
    const specs = settings[field] ?? [];
    if (specs.length === 0) continue;
    yield* check("api-fields", validateEnabledApiFields(field, "beta", context, [field]));
    yield* check("overrides", viaField(field, validateNames(specs)));
  }
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
  { computeResources, stepSpecs = [] }: Settings,
  context: ValidationContext,
): Generator<Finding> {
  if (computeResources === undefined) return;
  const at = ["computeResources"];
  yield* check("api-fields", validateEnabledApiFields("computeResources", "beta", context, at));
  if (stepSpecs.some((spec) => hasResources(spec.computeResources)))
    yield { check: "compute-resources", ...multipleOneOf(["stepSpecs.resources", "computeResources"], at) };
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
