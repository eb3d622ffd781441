import type { V1beta1TaskRun, V1beta1TaskRunSpec } from "../../types/v1beta1/task-run.ts";
import type { ValidationContext } from "../context.ts";
import { check, disallowedField, type Finding, viaField } from "../finding.ts";
import { validateObjectMetadata } from "../object-metadata.ts";
import { validateParameters } from "../params.ts";
import { validateInlineTaskParameters } from "../run/inline-parameters.ts";
import { validatePodTemplateEnv } from "../run/settings.ts";
import {
  validateDebug,
  validatePendingTaskRun,
  validateTaskRefOrSpec,
  validateTaskRunStatus,
  validateTaskRunTimeout,
} from "../run/task-run.ts";
import { validateUpdate } from "../run/update.ts";
import { validateWorkspaceBindings } from "../workspace-binding.ts";
import { validateV1beta1Ref } from "./reference.ts";
import { validateV1beta1Settings } from "./settings.ts";
import { validateV1beta1TaskSpec } from "./task.ts";

/**
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/taskrun_validation.go TaskRun.Validate
 */
export function* checkV1beta1TaskRun(taskRun: V1beta1TaskRun, context: ValidationContext): Generator<Finding> {
  yield* viaField("metadata", validateObjectMetadata(taskRun.metadata));
  yield* check("run-status", validatePendingTaskRun(taskRun));
  yield* viaField("spec", validateTaskRunSpec(taskRun, context));
}

const NO_SPEC: V1beta1TaskRunSpec = { serviceAccountName: "" };

/**
 * As in the reference: `retries` may be negative.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/taskrun_validation.go TaskRunSpec.Validate
 */
function* validateTaskRunSpec(taskRun: V1beta1TaskRun, context: ValidationContext): Generator<Finding> {
  const { spec = NO_SPEC } = taskRun;
  yield* check("update", validateUpdate(taskRun, context));
  yield* check("ref-or-spec", validateTaskRefOrSpec(spec, context));
  if (spec.taskRef !== undefined) yield* viaField("taskRef", validateV1beta1Ref(spec.taskRef, context));
  if (spec.taskSpec !== undefined) yield* viaField("taskSpec", validateV1beta1TaskSpec(spec.taskSpec, context));
  yield* viaField("params", validateParameters(spec.params ?? []), []);
  yield* validateInlineTaskParameters(spec, context);
  yield* viaField("workspaces", validateWorkspaceBindings(spec.workspaces));
  yield* check("debug", validateDebug(spec, context));
  yield* validateV1beta1Settings(spec, context);
  yield* check("run-status", validateTaskRunStatus(spec));
  yield* validatePodTemplateEnv(spec.podTemplate, context, ["podTemplate"]);
  yield* check("timeouts", validateTaskRunTimeout(spec));
  if (spec.resources !== undefined) yield { check: "pipeline-resources", ...disallowedField("resources") };
}
