import { quote } from "../../go/quote.ts";
import { dottedExpressions, looksLikeResult, parseResultExpression, textsOf } from "../../substitute/expressions.ts";
import type { PipelineRun, PipelineRunSpec } from "../../types/pipeline-run.ts";
import { isInlineSpecDisabled, type ValidationContext } from "../context.ts";
import {
  check,
  disallowedField,
  type Finding,
  generic,
  invalidValue,
  missingOneOf,
  multipleOneOf,
  viaField,
  viaFieldIndex,
  viaFieldKey,
} from "../finding.ts";
import { validateObjectMetadata } from "../object-metadata.ts";
import { validateParameters } from "../params.ts";
import { validatePipelineSpec } from "../pipeline/pipeline-spec.ts";
import { validateRef } from "../reference.ts";
import { validateWorkspaceBinding } from "../workspace-binding.ts";
import { validateInlinePipelineParameters } from "./inline-parameters.ts";
import { validatePodTemplateEnv, validateSettings } from "./settings.ts";
import { validateTaskRunSpecTimeout, validateTimeouts } from "./timeouts.ts";
import { hasStarted, type Run, validateUpdate } from "./update.ts";

/**
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go PipelineRun.Validate
 */
export function* checkPipelineRun(run: PipelineRun, context: ValidationContext): Generator<Finding> {
  yield* viaField("metadata", validateObjectMetadata(run.metadata));
  yield* check("run-status", validatePendingPipelineRun(run));
  yield* viaField("spec", validatePipelineRunSpec(run, context));
}

/** What has started cannot be held back. */
export function* validatePendingPipelineRun(run: Run): Generator<Finding> {
  if (run.spec?.status === "PipelineRunPending" && hasStarted(run))
    yield invalidValue("PipelineRun cannot be Pending after it is started", "spec.status", { at: ["spec", "status"] });
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go PipelineRunSpec.Validate */
function* validatePipelineRunSpec(run: PipelineRun, context: ValidationContext): Generator<Finding> {
  const { spec = {} } = run;
  yield* check("update", validateUpdate(run, context));
  yield* check("ref-or-spec", validatePipelineRefOrSpec(spec, context));
  if (spec.pipelineRef !== undefined) yield* viaField("pipelineRef", validateRef(spec.pipelineRef, context));
  if (spec.pipelineSpec !== undefined)
    yield* viaField("pipelineSpec", validatePipelineSpec(spec.pipelineSpec, context));
  yield* validatePipelineRunParameters(spec);
  yield* validateInlinePipelineParameters(spec, context);
  if (spec.timeouts !== undefined) yield* check("timeouts", validateTimeouts(spec.timeouts, context));
  for (const [index, taskRunSpec] of (spec.taskRunSpecs ?? []).entries())
    yield* viaFieldIndex("taskRunSpecs", index, validateTaskRunSpec(taskRunSpec, spec, context));
  yield* check("run-status", validateSpecStatus(spec));
  yield* validatePipelineRunWorkspaces(spec);
  const { podTemplate } = spec.taskRunTemplate ?? {};
  yield* viaField("taskRunTemplate", validatePodTemplateEnv(podTemplate, context, ["podTemplate"]));
}

/** The pipeline by reference or written out, and the latter only where the cluster allows it. */
export function* validatePipelineRefOrSpec(
  { pipelineRef, pipelineSpec }: PipelineRunSpec,
  context: ValidationContext,
): Generator<Finding> {
  if (pipelineRef === undefined && pipelineSpec === undefined) yield missingOneOf("pipelineRef", "pipelineSpec");
  if (pipelineRef !== undefined && pipelineSpec !== undefined) yield multipleOneOf(["pipelineRef", "pipelineSpec"]);
  if (pipelineSpec !== undefined && isInlineSpecDisabled("pipelinerun", context))
    yield { check: "inline-spec", ...disallowedField("pipelineSpec") };
}

/**
 * What a run gives is known before it starts: no results.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go validatePipelineRunParameters
 */
export function* validatePipelineRunParameters({ params = [] }: PipelineRunSpec): Generator<Finding> {
  yield* viaField("params", validateParameters(params), []);
  for (const [index, { name, value }] of params.entries()) {
    const results = textsOf(value).flatMap(dottedExpressions).filter(looksLikeResult);
    if (results.every((expression) => parseResultExpression(expression) === undefined)) continue;
    const message = `cannot use result expressions in [${results.join(" ")}] as PipelineRun parameter values`;
    yield* check("results-in-params", viaFieldKey("params", name, [invalidValue(message, "value")], ["params", index]));
  }
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go validateTaskRunSpec */
function* validateTaskRunSpec(
  settings: NonNullable<PipelineRunSpec["taskRunSpecs"]>[number],
  { timeouts }: PipelineRunSpec,
  context: ValidationContext,
): Generator<Finding> {
  yield* validateSettings(settings, context);
  yield* validatePodTemplateEnv(settings.podTemplate, context, ["podTemplate"]);
  yield* check("timeouts", validateTaskRunSpecTimeout(settings.timeout, timeouts, context));
}

const STATUSES = ["Cancelled", "CancelledRunFinally", "StoppedRunFinally", "PipelineRunPending"];

/**
 * A user may ask for the end of a run in three ways, and for its delay.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go validateSpecStatus
 */
export function* validateSpecStatus({ status = "" }: PipelineRunSpec): Generator<Finding> {
  if (status === "" || STATUSES.includes(status)) return;
  yield invalidValue(
    `${status} should be Cancelled, CancelledRunFinally, StoppedRunFinally or PipelineRunPending`,
    "status",
  );
}

/** Each workspace is bound once. */
export function* validatePipelineRunWorkspaces({ workspaces = [] }: PipelineRunSpec): Generator<Finding> {
  const places = new Map<string, number>();
  for (const [index, binding] of workspaces.entries()) {
    const here = (findings: Iterable<Finding>) => viaFieldIndex("workspaces", index, findings);
    yield* here(validateWorkspaceBinding(binding));
    const previous = places.get(binding.name);
    if (previous !== undefined) {
      const message = `workspace ${quote(binding.name)} provided by pipelinerun more than once, at index ${previous} and ${index}`;
      yield* check("workspace-names", here([generic(message, "name")]));
    }
    places.set(binding.name, index);
  }
}
