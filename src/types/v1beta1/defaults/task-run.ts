import { type Config, defaultConfig } from "../../config.ts";
import type { DefaultsOptions } from "../../defaults/options.ts";
import { mergePodTemplates } from "../../defaults/pod-template.ts";
import { taskRefWithDefaults } from "../../defaults/reference.ts";
import { defaultTimeout, taskRunMetadata } from "../../defaults/run.ts";
import { withFields } from "../../defaults/share.ts";
import type { V1beta1TaskRun, V1beta1TaskRunSpec } from "../task-run.ts";
import { v1beta1TaskSpecWithDefaults } from "./task.ts";

/**
 * A TaskRun with what the API server fills in: timeout, service account, pod template, the label that says who manages
 * it, and what its reference or embedded task leaves out. A new one loses the annotations that are Tekton Chains' own.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/taskrun_defaults.go TaskRun.SetDefaults
 */
export function v1beta1TaskRunWithDefaults(
  taskRun: V1beta1TaskRun,
  { config = defaultConfig, operation = "create" }: DefaultsOptions = {},
): V1beta1TaskRun {
  return withFields(taskRun, {
    metadata: taskRunMetadata(taskRun.metadata, { config, operation }),
    spec: taskRunSpecWithDefaults(taskRun.spec, config),
  });
}

function taskRunSpecWithDefaults(
  spec: V1beta1TaskRunSpec = { serviceAccountName: "" },
  config: Config,
): V1beta1TaskRunSpec {
  const { taskRef, taskSpec } = spec;
  return withFields(spec, {
    taskRef: taskRef && taskRefWithDefaults(taskRef, config),
    timeout: spec.timeout ?? defaultTimeout(config),
    serviceAccountName: spec.serviceAccountName || config.defaults.serviceAccount,
    podTemplate: mergePodTemplates(spec.podTemplate, config.defaults.podTemplate),
    taskSpec: taskSpec && v1beta1TaskSpecWithDefaults(taskSpec),
  });
}
