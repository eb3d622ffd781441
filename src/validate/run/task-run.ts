import type { TaskBreakpoints, TaskRun, TaskRunSpec } from "../../types/task-run.ts";
import { type ValidationContext, validateEnabledApiFields } from "../context.ts";
import { isNegative } from "../durations.ts";
import { also, check, type Finding, generic, invalidValue, viaField } from "../finding.ts";
import { validateObjectMetadata } from "../object-metadata.ts";
import { validateParameters } from "../params.ts";
import { validateRef } from "../reference.ts";
import { validateTaskSpec } from "../task/task-spec.ts";
import { validateWorkspaceBindings } from "../workspace-binding.ts";
import { validateInlineTaskParameters } from "./inline-parameters.ts";
import { validateRefOrSpec } from "./ref-or-spec.ts";
import { validatePodTemplateEnv, validateSettings } from "./settings.ts";
import { validateStatusMessage } from "./status-message.ts";
import { hasStarted, type Run, validateUpdate } from "./update.ts";

/**
 * A run of a task: what it runs, and with what.
 *
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
  also(found, check("ref-or-spec", validateRefOrSpec("task", spec.taskRef, spec.taskSpec, context)));
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
export function validateTaskRunStatus(spec: TaskRunSpec): readonly Finding[] {
  const found: Finding[] = [];
  const { status = "" } = spec;
  also(found, validateStatusMessage(spec));
  if (status !== "" && status !== "TaskRunCancelled" && status !== "TaskRunPending")
    found.push(invalidValue(`${status} should be TaskRunCancelled or TaskRunPending`, "status"));
  return found;
}

function validateRetries({ retries = 0 }: TaskRunSpec): readonly Finding[] {
  return retries < 0 ? [invalidValue(`${retries} should be >= 0`, "retries")] : [];
}

/** No attempt ends before it starts. */
export function validateTaskRunTimeout({ timeout }: TaskRunSpec): readonly Finding[] {
  return isNegative(timeout) ? [invalidValue(`${timeout} should be >= 0`, "timeout")] : [];
}
