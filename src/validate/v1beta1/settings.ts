import type { ResourceRequirements } from "../../types/kubernetes/resources.ts";
import type { V1beta1TaskRunSidecarOverride, V1beta1TaskRunStepOverride } from "../../types/v1beta1/task-run.ts";
import type { ValidationContext } from "../context.ts";
import { also, type Finding } from "../finding.ts";
import { validateComputeResources, validateOverrides } from "../run/settings.ts";

/** What a run of v1beta1 may set for single steps, for single sidecars and for the pod. */
interface V1beta1Settings {
  readonly stepOverrides?: readonly V1beta1TaskRunStepOverride[];
  readonly sidecarOverrides?: readonly V1beta1TaskRunSidecarOverride[];
  readonly computeResources?: ResourceRequirements;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/pipelinerun_validation.go validateTaskRunSpec */
export function validateV1beta1Settings(settings: V1beta1Settings, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  const { stepOverrides = [], sidecarOverrides = [], computeResources } = settings;
  also(found, validateOverrides("stepOverrides", stepOverrides, context));
  also(found, validateOverrides("sidecarOverrides", sidecarOverrides, context));
  const ofSteps = stepOverrides.map(({ resources }) => resources);
  also(found, validateComputeResources(computeResources, { field: "stepOverrides", resources: ofSteps }, context));
  return found;
}
