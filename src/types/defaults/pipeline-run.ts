import { type Config, defaultConfig } from "../config.ts";
import type { PipelineRun, PipelineRunSpec, PipelineTaskRunTemplate } from "../pipeline-run.ts";
import type { DefaultsOptions } from "./options.ts";
import { pipelineSpecWithDefaults } from "./pipeline.ts";
import { mergePodTemplates } from "./pod-template.ts";
import { refWithDefaults } from "./reference.ts";
import { defaultTimeout, withoutReservedAnnotations } from "./run.ts";
import { withFields } from "./share.ts";

/**
 * A PipelineRun with what the API server fills in: timeout, service account and pod template for its TaskRuns, and what
 * its reference or embedded pipeline leaves out. A new one loses the annotations that are Tekton Chains' own.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_defaults.go PipelineRun.SetDefaults
 */
export function pipelineRunWithDefaults(
  pipelineRun: PipelineRun,
  { config = defaultConfig, operation = "create" }: DefaultsOptions = {},
): PipelineRun {
  const { metadata } = pipelineRun;
  return withFields(pipelineRun, {
    metadata: operation === "create" ? withoutReservedAnnotations(metadata) : metadata,
    spec: pipelineRunSpecWithDefaults(pipelineRun.spec, config),
  });
}

function pipelineRunSpecWithDefaults(spec: PipelineRunSpec = {}, config: Config): PipelineRunSpec {
  const { pipelineRef, pipelineSpec, timeouts = {} } = spec;
  return withFields(spec, {
    pipelineRef: pipelineRef && refWithDefaults(pipelineRef, config),
    timeouts: withFields(timeouts, { pipeline: timeouts.pipeline ?? defaultTimeout(config) }),
    taskRunTemplate: taskRunTemplateWithDefaults(spec.taskRunTemplate, config),
    pipelineSpec: pipelineSpec && pipelineSpecWithDefaults(pipelineSpec, config),
  });
}

function taskRunTemplateWithDefaults(
  template: PipelineTaskRunTemplate | undefined,
  { defaults }: Config,
): PipelineTaskRunTemplate | undefined {
  const { serviceAccountName, podTemplate } = template ?? {};
  const changes = {
    serviceAccountName: serviceAccountName || defaults.serviceAccount || undefined,
    podTemplate: mergePodTemplates(podTemplate, defaults.podTemplate),
  };
  const isEmpty = changes.serviceAccountName === undefined && changes.podTemplate === undefined;
  return isEmpty ? template : withFields(template ?? {}, changes);
}
