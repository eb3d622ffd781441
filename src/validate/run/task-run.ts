import { parseDuration } from "../../go/duration.ts";
import type { TaskBreakpoints, TaskRun, TaskRunSpec } from "../../types/task-run.ts";
import { isInlineSpecDisabled, type ValidationContext, validateEnabledApiFields } from "../context.ts";
import {
  check,
  disallowedField,
  type Finding,
  generic,
  invalidValue,
  missingOneOf,
  multipleOneOf,
  viaField,
} from "../finding.ts";
import { validateObjectMetadata } from "../object-metadata.ts";
import { validateParameters } from "../params.ts";
import { validateRef } from "../reference.ts";
import { validateTaskSpec } from "../task/task-spec.ts";
import { validateWorkspaceBindings } from "../workspace-binding.ts";
import { validateInlineTaskParameters } from "./inline-parameters.ts";
import { validatePodTemplateEnv, validateSettings } from "./settings.ts";
import { hasStarted, type Run, validateUpdate } from "./update.ts";

/**
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go TaskRun.Validate
 */
export function* checkTaskRun(taskRun: TaskRun, context: ValidationContext): Generator<Finding> {
  yield* viaField("metadata", validateObjectMetadata(taskRun.metadata));
  yield* check("run-status", validatePendingTaskRun(taskRun));
  yield* viaField("spec", validateTaskRunSpec(taskRun, context));
}

/** What has started cannot be held back. */
export function* validatePendingTaskRun(taskRun: Run): Generator<Finding> {
  if (taskRun.spec?.status === "TaskRunPending" && hasStarted(taskRun))
    yield invalidValue("TaskRun cannot be Pending after it is started", "spec.status", { at: ["spec", "status"] });
}

const NO_SPEC: TaskRunSpec = { serviceAccountName: "" };

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go TaskRunSpec.Validate */
function* validateTaskRunSpec(taskRun: TaskRun, context: ValidationContext): Generator<Finding> {
  const { spec = NO_SPEC } = taskRun;
  yield* check("update", validateUpdate(taskRun, context));
  yield* check("ref-or-spec", validateTaskRefOrSpec(spec, context));
  if (spec.taskRef !== undefined) yield* viaField("taskRef", validateRef(spec.taskRef, context));
  if (spec.taskSpec !== undefined) yield* viaField("taskSpec", validateTaskSpec(spec.taskSpec, context));
  yield* viaField("params", validateParameters(spec.params ?? []), []);
  yield* validateInlineTaskParameters(spec, context);
  yield* viaField("workspaces", validateWorkspaceBindings(spec.workspaces));
  yield* check("debug", validateDebug(spec, context));
  yield* validateSettings(spec, context);
  yield* check("run-status", validateTaskRunStatus(spec));
  yield* check("retries", validateRetries(spec));
  yield* validatePodTemplateEnv(spec.podTemplate, context, ["podTemplate"]);
  yield* check("timeouts", validateTaskRunTimeout(spec));
}

/** The task by reference or written out, and the latter only where the cluster allows it. */
export function* validateTaskRefOrSpec(
  { taskRef, taskSpec }: TaskRunSpec,
  context: ValidationContext,
): Generator<Finding> {
  if (taskRef === undefined && taskSpec === undefined) yield missingOneOf("taskRef", "taskSpec");
  if (taskRef !== undefined && taskSpec !== undefined) yield multipleOneOf(["taskRef", "taskSpec"]);
  if (taskSpec !== undefined && isInlineSpecDisabled("taskrun", context))
    yield { check: "inline-spec", ...disallowedField("taskSpec") };
}

/**
 * Breakpoints are of the kinds that there are.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go validateDebug
 */
export function* validateDebug({ debug }: TaskRunSpec, context: ValidationContext): Generator<Finding> {
  if (debug === undefined) return;
  yield* check("api-fields", validateEnabledApiFields("debug", "alpha", context, ["debug"]));
  if (debug.breakpoints !== undefined)
    yield* viaField("debug", viaField("breakpoints", validateBreakpoints(debug.breakpoints)));
}

function* validateBreakpoints({ onFailure = "", beforeSteps = [] }: TaskBreakpoints): Generator<Finding> {
  if (onFailure === "")
    yield invalidValue("onFailure breakpoint is empty, it is only allowed to be set as enabled", "onFailure", {
      at: [],
    });
  else if (onFailure !== "enabled")
    yield invalidValue(
      `${onFailure} is not a valid onFailure breakpoint value, onFailure breakpoint is only allowed to be set as enabled`,
      "onFailure",
    );
  const seen = new Set<string>();
  for (const [index, step] of beforeSteps.entries()) {
    if (seen.has(step))
      yield generic(
        `before step must be unique, the same step: ${step} is defined multiple times at`,
        `beforeSteps[${index}]`,
        { at: ["beforeSteps", index] },
      );
    seen.add(step);
  }
}

/** A TaskRun may be cancelled or held back, and a reason is given for that only. */
export function* validateTaskRunStatus({ status = "", statusMessage = "" }: TaskRunSpec): Generator<Finding> {
  if (status === "" && statusMessage !== "")
    yield invalidValue(
      `statusMessage should not be set if status is not set, but it is currently set to ${statusMessage}`,
      "statusMessage",
    );
  if (status !== "" && status !== "TaskRunCancelled" && status !== "TaskRunPending")
    yield invalidValue(`${status} should be TaskRunCancelled or TaskRunPending`, "status");
}

function* validateRetries({ retries = 0 }: TaskRunSpec): Generator<Finding> {
  if (retries < 0) yield invalidValue(`${retries} should be >= 0`, "retries");
}

/** No attempt ends before it starts. */
export function* validateTaskRunTimeout({ timeout }: TaskRunSpec): Generator<Finding> {
  if (timeout !== undefined && (parseDuration(timeout) ?? 0n) < 0n)
    yield invalidValue(`${timeout} should be >= 0`, "timeout");
}
