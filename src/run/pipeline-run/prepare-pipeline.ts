import type { PipelinePlan } from "../../dag/plan.ts";
import {
  mergeStepTemplates,
  type PipelineRunParts,
  resolvedWithDefaults,
  type SubstitutedPipelineRun,
  substituteResolved,
} from "../../substitute/pipeline-run/substitute-pipeline-run.ts";
import type { Config } from "../../types/config.ts";
import type { PipelineSpec } from "../../types/pipeline.ts";
import { checkOfDefaults } from "../start/check-pipeline-run.ts";
import { type Check, type FailedCheck, failedChecks } from "../start/failed-check.ts";
import { checksOfGivens } from "../start/given-checks.ts";
import { checksOfPipeline } from "../start/pipeline-checks.ts";
import { type PipelineStart, pipelineStart } from "../start/pipeline-start.ts";
import { checkOfOnError } from "../start/task-checks.ts";
import type { RunFailure } from "./run-failure.ts";

/** A pipeline, ready to run. */
export interface PreparedPipeline {
  /** The run and its pipeline as their checks see them. */
  readonly start: PipelineStart;
  /** The graph. As in the reference: that of the pipeline before params are put in. */
  readonly plan: PipelinePlan;
  /** With params, contexts and workspaces put in. */
  readonly substituted: SubstitutedPipelineRun;
}

/** A pipeline that is ready, or why the run fails. */
export type Preparation =
  | { readonly prepared: PreparedPipeline }
  | {
      readonly failure: RunFailure;
      /** How far the pipeline got, for `status.pipelineSpec`. */
      readonly pipelineSpec: PipelineSpec;
    };

/**
 * Checks the pipeline of a run whose defaults are set, and puts in what is known before its tasks are.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go reconcile
 */
export function preparePipeline(parts: PipelineRunParts & { readonly config: Config }): Preparation {
  const run = resolvedWithDefaults(parts.pipelineRun, parts.pipeline, parts.config);
  const start = pipelineStart(parts, run);
  const { plan, pipelineSpec } = start;
  const invalid = firstOf(checksOfPipeline(start));
  if (invalid !== undefined) {
    // As in the reference: the check of the spec leaves it with the step templates merged into the steps.
    const isLookedInto = invalid.check === "PipelineSpec.Validate";
    return { failure: invalid, pipelineSpec: isLookedInto ? mergeStepTemplates(pipelineSpec) : pipelineSpec };
  }
  const substituted = substituteResolved(run);
  const wrong = firstOf(checksOfGivens(start)) ?? firstOf([checkOfDefaults(start, substituted)]);
  if (wrong !== undefined || !substituted.ok || !plan.ok)
    return { failure: wrong ?? TOO_LARGE, pipelineSpec: mergeStepTemplates(pipelineSpec) };
  const late = firstOf([checkOfOnError(start, substituted.value.pipelineSpec)]);
  if (late !== undefined) return { failure: late, pipelineSpec: substituted.value.pipelineSpec };
  return { prepared: { start, plan: plan.value, substituted: substituted.value } };
}

/** The graph has passed its check; but finally tasks may refer to more results than are listed. */
const TOO_LARGE: RunFailure = {
  reason: "PipelineInvalidGraph",
  message: "the finally tasks refer to too many results",
  error: "the finally tasks refer to too many results",
};

const firstOf = (checks: Iterable<Check>): FailedCheck | undefined => failedChecks(checks).next().value ?? undefined;
