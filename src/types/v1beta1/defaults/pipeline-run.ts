import { type Config, defaultConfig } from "../../config.ts";
import type { DefaultsOptions } from "../../defaults/options.ts";
import { mergePodTemplates } from "../../defaults/pod-template.ts";
import { refWithDefaults } from "../../defaults/reference.ts";
import { defaultTimeout, withoutReservedAnnotations } from "../../defaults/run.ts";
import { withFields } from "../../defaults/share.ts";
import type { V1beta1PipelineRun, V1beta1PipelineRunSpec } from "../pipeline-run.ts";
import { v1beta1PipelineSpecWithDefaults } from "./pipeline.ts";

/**
 * A PipelineRun with what the API server fills in: timeout, service account and pod template for its TaskRuns, and what
 * its reference or embedded pipeline leaves out. A new one loses the annotations that are Tekton Chains' own.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/pipelinerun_defaults.go PipelineRun.SetDefaults
 */
export function v1beta1PipelineRunWithDefaults(
  pipelineRun: V1beta1PipelineRun,
  { config = defaultConfig, operation = "create" }: DefaultsOptions = {},
): V1beta1PipelineRun {
  const { metadata } = pipelineRun;
  return withFields(pipelineRun, {
    metadata: operation === "create" ? withoutReservedAnnotations(metadata) : metadata,
    spec: pipelineRunSpecWithDefaults(pipelineRun.spec, config),
  });
}

function pipelineRunSpecWithDefaults(spec: V1beta1PipelineRunSpec = {}, config: Config): V1beta1PipelineRunSpec {
  const { pipelineRef, pipelineSpec } = spec;
  return withFields(spec, {
    pipelineRef: pipelineRef && refWithDefaults(pipelineRef, config),
    ...timeoutsWithDefaults(spec, config),
    serviceAccountName: spec.serviceAccountName || config.defaults.serviceAccount || undefined,
    podTemplate: mergePodTemplates(spec.podTemplate, config.defaults.podTemplate),
    pipelineSpec: pipelineSpec && v1beta1PipelineSpecWithDefaults(pipelineSpec, config),
  });
}

/** The limit of the whole run goes where the run has limits, and into the old field if it has none. */
function timeoutsWithDefaults(
  { timeout, timeouts }: V1beta1PipelineRunSpec,
  config: Config,
): Pick<V1beta1PipelineRunSpec, "timeout" | "timeouts"> {
  if (timeouts === undefined) return { timeout: timeout ?? defaultTimeout(config) };
  return { timeouts: withFields(timeouts, { pipeline: timeouts.pipeline ?? defaultTimeout(config) }) };
}
