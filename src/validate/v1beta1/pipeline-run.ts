import type { V1beta1PipelineRun, V1beta1PipelineRunSpec } from "../../types/v1beta1/pipeline-run.ts";
import type { ValidationContext } from "../context.ts";
import {
  check,
  disallowedField,
  type Finding,
  generic,
  invalidValue,
  viaField,
  viaFieldIndex,
  viaIndex,
} from "../finding.ts";
import { validateObjectMetadata } from "../object-metadata.ts";
import { validatePipelineTaskWorkspaces } from "../pipeline/pipeline.ts";
import { validateInlinePipelineParameters } from "../run/inline-parameters.ts";
import {
  validatePendingPipelineRun,
  validatePipelineRefOrSpec,
  validatePipelineRunParameters,
  validatePipelineRunWorkspaces,
  validateSpecStatus,
} from "../run/pipeline-run.ts";
import { validatePodTemplateEnv } from "../run/settings.ts";
import { validateTaskRunSpecTimeout, validateTimeouts } from "../run/timeouts.ts";
import { validateUpdate } from "../run/update.ts";
import { isNegative } from "../task/step.ts";
import { validateV1beta1PipelineSpec } from "./pipeline.ts";
import { validateV1beta1Ref } from "./reference.ts";
import { validateV1beta1Settings } from "./settings.ts";

/**
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/pipelinerun_validation.go PipelineRun.Validate
 */
export function* checkV1beta1PipelineRun(run: V1beta1PipelineRun, context: ValidationContext): Generator<Finding> {
  yield* viaField("metadata", validateObjectMetadata(run.metadata));
  yield* check("run-status", validatePendingPipelineRun(run));
  yield* viaField("spec", validatePipelineRunSpec(run, context));
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/pipelinerun_validation.go PipelineRunSpec.Validate */
function* validatePipelineRunSpec(run: V1beta1PipelineRun, context: ValidationContext): Generator<Finding> {
  const { spec = {} } = run;
  yield* check("update", validateUpdate(run, context));
  yield* check("ref-or-spec", validatePipelineRefOrSpec(spec, context));
  if (spec.pipelineRef !== undefined) yield* viaField("pipelineRef", validateV1beta1Ref(spec.pipelineRef, context));
  if (spec.pipelineSpec !== undefined)
    yield* viaField("pipelineSpec", validateV1beta1PipelineSpec(spec.pipelineSpec, context));
  yield* validatePipelineRunParameters(spec);
  yield* validateInlinePipelineParameters(spec, context);
  yield* check("workspaces-declared", validatePropagatedWorkspaces(spec));
  yield* check("timeouts", validateAllTimeouts(spec, context));
  yield* check("run-status", validateSpecStatus(spec));
  yield* validatePipelineRunWorkspaces(spec);
  for (const [index, taskRunSpec] of (spec.taskRunSpecs ?? []).entries())
    yield* viaFieldIndex("taskRunSpecs", index, validateTaskRunSpec(taskRunSpec, spec, context));
  yield* validatePodTemplateEnv(spec.podTemplate, context, ["podTemplate"]);
  if ((spec.resources ?? []).length > 0) yield { check: "pipeline-resources", ...disallowedField("resources") };
}

/**
 * Workspaces of embedded tasks are those of the pipeline and of the run.
 *
 * As in the reference: what any earlier task calls its own is taken for one, and the paths do not say which section it is.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/pipelinerun_validation.go validatePropagatedWorkspaces
 */
function* validatePropagatedWorkspaces({ workspaces = [], pipelineSpec }: V1beta1PipelineRunSpec): Generator<Finding> {
  const names = new Set([...workspaces, ...(pipelineSpec?.workspaces ?? [])].map(({ name }) => name));
  for (const section of ["tasks", "finally"] as const)
    for (const [index, task] of (pipelineSpec?.[section] ?? []).entries()) {
      for (const { name } of task.workspaces ?? []) names.add(name);
      yield* viaIndex(index, validatePipelineTaskWorkspaces(task, names), ["pipelineSpec", section, index]);
    }
}

function* validateAllTimeouts(
  { timeout, timeouts }: V1beta1PipelineRunSpec,
  context: ValidationContext,
): Generator<Finding> {
  if (isNegative(timeout)) yield invalidValue(`${timeout} should be >= 0`, "timeout");
  if (timeouts === undefined) return;
  if (timeout !== undefined) yield generic("must not set the field(s)", ["timeout", "timeouts"]);
  yield* validateTimeouts(timeouts, context);
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/pipelinerun_validation.go validateTaskRunSpec */
function* validateTaskRunSpec(
  settings: NonNullable<V1beta1PipelineRunSpec["taskRunSpecs"]>[number],
  { timeouts }: V1beta1PipelineRunSpec,
  context: ValidationContext,
): Generator<Finding> {
  yield* validateV1beta1Settings(settings, context);
  yield* validatePodTemplateEnv(settings.taskPodTemplate, context, ["taskPodTemplate"]);
  yield* check("timeouts", validateTaskRunSpecTimeout(settings.timeout, timeouts, context));
}
