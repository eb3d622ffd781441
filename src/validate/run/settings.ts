import type { Path } from "../../diagnostic.ts";
import type { ResourceRequirements } from "../../types/kubernetes/resources.ts";
import type { PodTemplate } from "../../types/pod-template.ts";
import type { TaskRunSidecarSpec, TaskRunStepSpec } from "../../types/task-run.ts";
import { type ValidationContext, validateEnabledApiFields } from "../context.ts";
import {
  also,
  check,
  type Finding,
  invalidValue,
  missingField,
  multipleOneOf,
  viaField,
  viaIndex,
} from "../finding.ts";
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
export function validateSettings(settings: Settings, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  const { stepSpecs = [], sidecarSpecs = [], computeResources } = settings;
  also(found, validateOverrides("stepSpecs", stepSpecs, context));
  also(found, validateOverrides("sidecarSpecs", sidecarSpecs, context));
  const ofSteps = stepSpecs.map((spec) => spec.computeResources);
  also(found, validateComputeResources(computeResources, { field: "stepSpecs", resources: ofSteps }, context));
  return found;
}

/**
 * Settings for single steps or sidecars say for which.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go validateStepSpecs
 */
export function validateOverrides(
  field: string,
  specs: readonly { readonly name: string }[],
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  if (specs.length === 0) return found;
  also(found, validateEnabledApiFields(field, "beta", context, [field]));
  also(found, check("overrides", viaField(field, validateNames(specs))));
  return found;
}

function validateNames(specs: readonly { readonly name: string }[]): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, { name }] of specs.entries())
    if (name === "") also(found, viaIndex(index, [missingField("name")]));
  // as in the reference: the place is counted among those with a name
  const places = specs.flatMap(({ name }, index) => (name === "" ? [] : [index]));
  for (const finding of validateNoDuplicateNames(specs.filter(({ name }) => name !== ""))) {
    const [place, ...rest] = finding.at;
    found.push({ ...finding, at: [places[Number(place)] ?? 0, ...rest] });
  }
  return found;
}

/**
 * Compute resources are given to the pod or to steps, not to both.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go validateTaskRunComputeResources
 */
export function validateComputeResources(
  computeResources: ResourceRequirements | undefined,
  ofSteps: { readonly field: string; readonly resources: readonly ResourceRequirements[] },
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  if (computeResources === undefined) return found;
  const at = ["computeResources"];
  also(found, validateEnabledApiFields("computeResources", "beta", context, at));
  if (ofSteps.resources.some(hasResources))
    found.push({
      check: "compute-resources",
      ...multipleOneOf([`${ofSteps.field}.resources`, "computeResources"], at),
    });
  return found;
}

const hasResources = (resources: ResourceRequirements): boolean => Object.values(resources).some(isSet);

const isSet = (value: unknown): boolean => typeof value === "object" && value !== null && Object.keys(value).length > 0;

/**
 * Variables that the cluster keeps for itself are not set by pod templates.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go validatePodTemplateEnv
 */
export function validatePodTemplateEnv(
  podTemplate: PodTemplate | undefined,
  { config }: ValidationContext,
  at: Path,
): readonly Finding[] {
  const found: Finding[] = [];
  const { forbiddenEnv } = config.defaults;
  if (forbiddenEnv.length === 0) return found;
  for (const [index, { name }] of (podTemplate?.env ?? []).entries())
    if (forbiddenEnv.includes(name))
      found.push({
        check: "forbidden-env",
        ...invalidValue(`PodTemplate cannot update a forbidden env: ${name}`, "PodTemplate.Env", {
          at: [...at, "env", index, "name"],
        }),
      });
  return found;
}
