import type { V1beta1TaskRun, V1beta1TaskRunSpec } from "../../types/v1beta1/task-run.ts";
import type { ValidationContext } from "../context.ts";
import { also, check, disallowedField, type Finding, viaField } from "../finding.ts";
import { validateObjectMetadata } from "../object-metadata.ts";
import { validateParameters } from "../params.ts";
import { validateInlineTaskParameters } from "../run/inline-parameters.ts";
import { validateRefOrSpec } from "../run/ref-or-spec.ts";
import { validatePodTemplateEnv } from "../run/settings.ts";
import {
  validateDebug,
  validatePendingTaskRun,
  validateTaskRunStatus,
  validateTaskRunTimeout,
} from "../run/task-run.ts";
import { validateUpdate } from "../run/update.ts";
import { validateWorkspaceBindings } from "../workspace-binding.ts";
import { validateV1beta1Ref } from "./reference.ts";
import { validateV1beta1Settings } from "./settings.ts";
import { validateV1beta1TaskSpec } from "./task.ts";

/**
 * A run of a task of v1beta1: what it runs, and with what.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/taskrun_validation.go TaskRun.Validate
 */
export function checkV1beta1TaskRun(taskRun: V1beta1TaskRun, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  also(found, viaField("metadata", validateObjectMetadata(taskRun.metadata)));
  also(found, check("run-status", validatePendingTaskRun(taskRun)));
  also(found, viaField("spec", validateTaskRunSpec(taskRun, context)));
  return found;
}

const NO_SPEC: V1beta1TaskRunSpec = { serviceAccountName: "" };

/**
 * As in the reference: `retries` may be negative.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/taskrun_validation.go TaskRunSpec.Validate
 */
function validateTaskRunSpec(taskRun: V1beta1TaskRun, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  const { spec = NO_SPEC } = taskRun;
  also(found, check("update", validateUpdate(taskRun, context)));
  also(found, check("ref-or-spec", validateRefOrSpec("task", spec.taskRef, spec.taskSpec, context)));
  if (spec.taskRef !== undefined) also(found, viaField("taskRef", validateV1beta1Ref(spec.taskRef, context)));
  if (spec.taskSpec !== undefined) also(found, viaField("taskSpec", validateV1beta1TaskSpec(spec.taskSpec, context)));
  also(found, viaField("params", validateParameters(spec.params ?? []), []));
  also(found, validateInlineTaskParameters(spec, context));
  also(found, viaField("workspaces", validateWorkspaceBindings(spec.workspaces)));
  also(found, check("debug", validateDebug(spec, context)));
  also(found, validateV1beta1Settings(spec, context));
  also(found, check("run-status", validateTaskRunStatus(spec)));
  also(found, validatePodTemplateEnv(spec.podTemplate, context, ["podTemplate"]));
  also(found, check("timeouts", validateTaskRunTimeout(spec)));
  if (spec.resources !== undefined) found.push({ check: "pipeline-resources", ...disallowedField("resources") });
  return found;
}
