import { parseDuration } from "../../go/duration.ts";
import type { TaskBreakpoints, TaskRun, TaskRunSpec } from "../../types/task-run.ts";
import { isInlineSpecDisabled, type ValidationContext, validateEnabledApiFields } from "../context.ts";
import {
  also,
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
export function checkTaskRun(taskRun: TaskRun, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  also(found, viaField("metadata", validateObjectMetadata(taskRun.metadata)));
  also(found, check("run-status", validatePendingTaskRun(taskRun)));
  also(found, viaField("spec", validateTaskRunSpec(taskRun, context)));
  return found;
}

/** What has started cannot be held back. */
export function validatePendingTaskRun(taskRun: Run): readonly Finding[] {
  return taskRun.spec?.status === "TaskRunPending" && hasStarted(taskRun)
    ? [invalidValue("TaskRun cannot be Pending after it is started", "spec.status", { at: ["spec", "status"] })]
    : [];
}

const NO_SPEC: TaskRunSpec = { serviceAccountName: "" };

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go TaskRunSpec.Validate */
function validateTaskRunSpec(taskRun: TaskRun, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  const { spec = NO_SPEC } = taskRun;
  also(found, check("update", validateUpdate(taskRun, context)));
  also(found, check("ref-or-spec", validateTaskRefOrSpec(spec, context)));
  if (spec.taskRef !== undefined) also(found, viaField("taskRef", validateRef(spec.taskRef, context)));
  if (spec.taskSpec !== undefined) also(found, viaField("taskSpec", validateTaskSpec(spec.taskSpec, context)));
  also(found, viaField("params", validateParameters(spec.params ?? []), []));
  also(found, validateInlineTaskParameters(spec, context));
  also(found, viaField("workspaces", validateWorkspaceBindings(spec.workspaces)));
  also(found, check("debug", validateDebug(spec, context)));
  also(found, validateSettings(spec, context));
  also(found, check("run-status", validateTaskRunStatus(spec)));
  also(found, check("retries", validateRetries(spec)));
  also(found, validatePodTemplateEnv(spec.podTemplate, context, ["podTemplate"]));
  also(found, check("timeouts", validateTaskRunTimeout(spec)));
  return found;
}

/** The task by reference or written out, and the latter only where the cluster allows it. */
export function validateTaskRefOrSpec(
  { taskRef, taskSpec }: TaskRunSpec,
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  if (taskRef === undefined && taskSpec === undefined) found.push(missingOneOf("taskRef", "taskSpec"));
  if (taskRef !== undefined && taskSpec !== undefined) found.push(multipleOneOf(["taskRef", "taskSpec"]));
  if (taskSpec !== undefined && isInlineSpecDisabled("taskrun", context))
    found.push({ check: "inline-spec", ...disallowedField("taskSpec") });
  return found;
}

/**
 * Breakpoints are of the kinds that there are.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go validateDebug
 */
export function validateDebug({ debug }: TaskRunSpec, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  if (debug === undefined) return found;
  also(found, validateEnabledApiFields("debug", "alpha", context, ["debug"]));
  if (debug.breakpoints !== undefined)
    also(found, viaField("debug", viaField("breakpoints", validateBreakpoints(debug.breakpoints))));
  return found;
}

function validateBreakpoints({ onFailure = "", beforeSteps = [] }: TaskBreakpoints): readonly Finding[] {
  const found: Finding[] = [];
  if (onFailure === "")
    found.push(
      invalidValue("onFailure breakpoint is empty, it is only allowed to be set as enabled", "onFailure", {
        at: [],
      }),
    );
  else if (onFailure !== "enabled")
    found.push(
      invalidValue(
        `${onFailure} is not a valid onFailure breakpoint value, onFailure breakpoint is only allowed to be set as enabled`,
        "onFailure",
      ),
    );
  const seen = new Set<string>();
  for (const [index, step] of beforeSteps.entries()) {
    if (seen.has(step))
      found.push(
        generic(
          `before step must be unique, the same step: ${step} is defined multiple times at`,
          `beforeSteps[${index}]`,
          { at: ["beforeSteps", index] },
        ),
      );
    seen.add(step);
  }
  return found;
}

/** A TaskRun may be cancelled or held back, and a reason is given for that only. */
export function validateTaskRunStatus({ status = "", statusMessage = "" }: TaskRunSpec): readonly Finding[] {
  const found: Finding[] = [];
  if (status === "" && statusMessage !== "")
    found.push(
      invalidValue(
        `statusMessage should not be set if status is not set, but it is currently set to ${statusMessage}`,
        "statusMessage",
      ),
    );
  if (status !== "" && status !== "TaskRunCancelled" && status !== "TaskRunPending")
    found.push(invalidValue(`${status} should be TaskRunCancelled or TaskRunPending`, "status"));
  return found;
}

function validateRetries({ retries = 0 }: TaskRunSpec): readonly Finding[] {
  return retries < 0 ? [invalidValue(`${retries} should be >= 0`, "retries")] : [];
}

/** No attempt ends before it starts. */
export function validateTaskRunTimeout({ timeout }: TaskRunSpec): readonly Finding[] {
  return timeout !== undefined && (parseDuration(timeout) ?? 0n) < 0n
    ? [invalidValue(`${timeout} should be >= 0`, "timeout")]
    : [];
}
