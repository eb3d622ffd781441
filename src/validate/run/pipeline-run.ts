import { quote } from "../../go/quote.ts";
import { dottedExpressions, looksLikeResult, parseResultExpression, textsOf } from "../../substitute/expressions.ts";
import type { PipelineRun, PipelineRunSpec } from "../../types/pipeline-run.ts";
import type { ValidationContext } from "../context.ts";
import { also, check, type Finding, generic, invalidValue, viaField, viaFieldIndex, viaFieldKey } from "../finding.ts";
import { validateObjectMetadata } from "../object-metadata.ts";
import { validateParameters } from "../params.ts";
import { validatePipelineSpec } from "../pipeline/pipeline-spec.ts";
import { validateRef } from "../reference.ts";
import { validateWorkspaceBinding } from "../workspace-binding.ts";
import { validateInlinePipelineParameters } from "./inline-parameters.ts";
import { validateRefOrSpec } from "./ref-or-spec.ts";
import { validatePodTemplateEnv, validateSettings } from "./settings.ts";
import { validateTaskRunSpecTimeout, validateTimeouts } from "./timeouts.ts";
import { hasStarted, type Run, validateUpdate } from "./update.ts";

/**
 * A run of a pipeline: what it runs, what it gives, and how long that may take.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go PipelineRun.Validate
 */
export function checkPipelineRun(run: PipelineRun, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  also(found, viaField("metadata", validateObjectMetadata(run.metadata)));
  also(found, check("run-status", validatePendingPipelineRun(run)));
  also(found, viaField("spec", validatePipelineRunSpec(run, context)));
  return found;
}

/** What has started cannot be held back. */
export function validatePendingPipelineRun(run: Run): readonly Finding[] {
  return run.spec?.status === "PipelineRunPending" && hasStarted(run)
    ? [invalidValue("PipelineRun cannot be Pending after it is started", "spec.status", { at: ["spec", "status"] })]
    : [];
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go PipelineRunSpec.Validate */
function validatePipelineRunSpec(run: PipelineRun, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  const { spec = {} } = run;
  also(found, check("update", validateUpdate(run, context)));
  also(found, check("ref-or-spec", validateRefOrSpec("pipeline", spec.pipelineRef, spec.pipelineSpec, context)));
  if (spec.pipelineRef !== undefined) also(found, viaField("pipelineRef", validateRef(spec.pipelineRef, context)));
  if (spec.pipelineSpec !== undefined)
    also(found, viaField("pipelineSpec", validatePipelineSpec(spec.pipelineSpec, context)));
  also(found, validatePipelineRunParameters(spec));
  also(found, validateInlinePipelineParameters(spec, context));
  if (spec.timeouts !== undefined) also(found, check("timeouts", validateTimeouts(spec.timeouts, context)));
  for (const [index, taskRunSpec] of (spec.taskRunSpecs ?? []).entries())
    also(found, viaFieldIndex("taskRunSpecs", index, validateTaskRunSpec(taskRunSpec, spec, context)));
  also(found, check("run-status", validateSpecStatus(spec)));
  also(found, validatePipelineRunWorkspaces(spec));
  const { podTemplate } = spec.taskRunTemplate ?? {};
  also(found, viaField("taskRunTemplate", validatePodTemplateEnv(podTemplate, context, ["podTemplate"])));
  return found;
}

/**
 * What a run gives is known before it starts: no results.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go validatePipelineRunParameters
 */
export function validatePipelineRunParameters({ params = [] }: PipelineRunSpec): readonly Finding[] {
  const found: Finding[] = [];
  also(found, viaField("params", validateParameters(params), []));
  for (const [index, { name, value }] of params.entries()) {
    const results = textsOf(value).flatMap(dottedExpressions).filter(looksLikeResult);
    if (results.every((expression) => parseResultExpression(expression) === undefined)) continue;
    const message = `cannot use result expressions in [${results.join(" ")}] as PipelineRun parameter values`;
    also(
      found,
      check("results-in-params", viaFieldKey("params", name, [invalidValue(message, "value")], ["params", index])),
    );
  }
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go validateTaskRunSpec */
function validateTaskRunSpec(
  settings: NonNullable<PipelineRunSpec["taskRunSpecs"]>[number],
  { timeouts }: PipelineRunSpec,
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  also(found, validateSettings(settings, context));
  also(found, validatePodTemplateEnv(settings.podTemplate, context, ["podTemplate"]));
  also(found, check("timeouts", validateTaskRunSpecTimeout(settings.timeout, timeouts, context)));
  return found;
}

const STATUSES = ["Cancelled", "CancelledRunFinally", "StoppedRunFinally", "PipelineRunPending"];

/**
 * A user may ask for the end of a run in three ways, and for its delay.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go validateSpecStatus
 */
export function validateSpecStatus({ status = "" }: PipelineRunSpec): readonly Finding[] {
  if (status === "" || STATUSES.includes(status)) return [];
  return [
    invalidValue(
      `${status} should be Cancelled, CancelledRunFinally, StoppedRunFinally or PipelineRunPending`,
      "status",
    ),
  ];
}

/** Each workspace is bound once. */
export function validatePipelineRunWorkspaces({ workspaces = [] }: PipelineRunSpec): readonly Finding[] {
  const found: Finding[] = [];
  const places = new Map<string, number>();
  for (const [index, binding] of workspaces.entries()) {
    const here = (findings: readonly Finding[]) => viaFieldIndex("workspaces", index, findings);
    also(found, here(validateWorkspaceBinding(binding)));
    const previous = places.get(binding.name);
    if (previous !== undefined) {
      const message = `workspace ${quote(binding.name)} provided by pipelinerun more than once, at index ${previous} and ${index}`;
      also(found, check("workspace-names", here([generic(message, "name")])));
    }
    places.set(binding.name, index);
  }
  return found;
}
