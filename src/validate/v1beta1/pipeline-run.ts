import type { V1beta1PipelineRun, V1beta1PipelineRunSpec } from "../../types/v1beta1/pipeline-run.ts";
import type { ValidationContext } from "../context.ts";
import { isNegative } from "../durations.ts";
import {
  also,
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
  validatePipelineRunParameters,
  validatePipelineRunWorkspaces,
  validateSpecStatus,
} from "../run/pipeline-run.ts";
import { validateRefOrSpec } from "../run/ref-or-spec.ts";
import { validatePodTemplateEnv } from "../run/settings.ts";
import { validateTaskRunSpecTimeout, validateTimeouts } from "../run/timeouts.ts";
import { validateUpdate } from "../run/update.ts";
import { validateV1beta1PipelineSpec } from "./pipeline.ts";
import { validateV1beta1Ref } from "./reference.ts";
import { validateV1beta1Settings } from "./settings.ts";

/**
 * A run of a pipeline of v1beta1: what it runs, what it gives, and how long that may take.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/pipelinerun_validation.go PipelineRun.Validate
 */
export function checkV1beta1PipelineRun(run: V1beta1PipelineRun, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  also(found, viaField("metadata", validateObjectMetadata(run.metadata)));
  also(found, check("run-status", validatePendingPipelineRun(run)));
  also(found, viaField("spec", validatePipelineRunSpec(run, context)));
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/pipelinerun_validation.go PipelineRunSpec.Validate */
function validatePipelineRunSpec(run: V1beta1PipelineRun, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  const { spec = {} } = run;
  also(found, check("update", validateUpdate(run, context)));
  also(found, check("ref-or-spec", validateRefOrSpec("pipeline", spec.pipelineRef, spec.pipelineSpec, context)));
  if (spec.pipelineRef !== undefined)
    also(found, viaField("pipelineRef", validateV1beta1Ref(spec.pipelineRef, context)));
  if (spec.pipelineSpec !== undefined)
    also(found, viaField("pipelineSpec", validateV1beta1PipelineSpec(spec.pipelineSpec, context)));
  also(found, validatePipelineRunParameters(spec));
  also(found, validateInlinePipelineParameters(spec, context));
  also(found, check("workspaces-declared", validatePropagatedWorkspaces(spec)));
  also(found, check("timeouts", validateAllTimeouts(spec, context)));
  also(found, check("run-status", validateSpecStatus(spec)));
  also(found, validatePipelineRunWorkspaces(spec));
  for (const [index, taskRunSpec] of (spec.taskRunSpecs ?? []).entries())
    also(found, viaFieldIndex("taskRunSpecs", index, validateTaskRunSpec(taskRunSpec, spec, context)));
  also(found, validatePodTemplateEnv(spec.podTemplate, context, ["podTemplate"]));
  if ((spec.resources ?? []).length > 0) found.push({ check: "pipeline-resources", ...disallowedField("resources") });
  return found;
}

/**
 * Workspaces of embedded tasks are those of the pipeline and of the run.
 *
 * As in the reference: what any earlier task calls its own is taken for one, and the paths do not say which section it is.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/pipelinerun_validation.go validatePropagatedWorkspaces
 */
function validatePropagatedWorkspaces({ workspaces = [], pipelineSpec }: V1beta1PipelineRunSpec): readonly Finding[] {
  const found: Finding[] = [];
  const names = new Set([...workspaces, ...(pipelineSpec?.workspaces ?? [])].map(({ name }) => name));
  for (const section of ["tasks", "finally"] as const)
    for (const [index, task] of (pipelineSpec?.[section] ?? []).entries()) {
      for (const { name } of task.workspaces ?? []) names.add(name);
      also(found, viaIndex(index, validatePipelineTaskWorkspaces(task, names), ["pipelineSpec", section, index]));
    }
  return found;
}

function validateAllTimeouts(
  { timeout, timeouts }: V1beta1PipelineRunSpec,
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  if (isNegative(timeout)) found.push(invalidValue(`${timeout} should be >= 0`, "timeout"));
  if (timeouts === undefined) return found;
  if (timeout !== undefined) found.push(generic("must not set the field(s)", ["timeout", "timeouts"]));
  also(found, validateTimeouts(timeouts, context));
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/pipelinerun_validation.go validateTaskRunSpec */
function validateTaskRunSpec(
  settings: NonNullable<V1beta1PipelineRunSpec["taskRunSpecs"]>[number],
  { timeouts }: V1beta1PipelineRunSpec,
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  also(found, validateV1beta1Settings(settings, context));
  also(found, validatePodTemplateEnv(settings.taskPodTemplate, context, ["taskPodTemplate"]));
  also(found, check("timeouts", validateTaskRunSpecTimeout(settings.timeout, timeouts, context)));
  return found;
}
