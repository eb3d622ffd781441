import { type Config, defaultConfig } from "../config.ts";
import type { TaskRun, TaskRunSpec } from "../task-run.ts";
import type { DefaultsOptions } from "./options.ts";
import { mergePodTemplates } from "./pod-template.ts";
import { taskRefWithDefaults } from "./reference.ts";
import { defaultTimeout, taskRunMetadata } from "./run.ts";
import { withFields } from "./share.ts";
import { taskSpecWithDefaults } from "./task.ts";

/**
 * A TaskRun with what the API server fills in: timeout, service account, pod template, the label that says who manages
 * it, and what its reference or embedded task leaves out. A new one loses the annotations that are Tekton Chains' own.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_defaults.go TaskRun.SetDefaults
 */
export function taskRunWithDefaults(
  taskRun: TaskRun,
  { config = defaultConfig, operation = "create" }: DefaultsOptions = {},
): TaskRun {
  return withFields(taskRun, {
    metadata: taskRunMetadata(taskRun.metadata, { config, operation }),
    spec: taskRunSpecWithDefaults(taskRun.spec, config),
  });
}

function taskRunSpecWithDefaults(spec: TaskRunSpec = { serviceAccountName: "" }, config: Config): TaskRunSpec {
  const { taskRef, taskSpec } = spec;
  return withFields(spec, {
    taskRef: taskRef && taskRefWithDefaults(taskRef, config),
    timeout: spec.timeout ?? defaultTimeout(config),
    serviceAccountName: spec.serviceAccountName || config.defaults.serviceAccount,
    podTemplate: mergePodTemplates(spec.podTemplate, config.defaults.podTemplate),
    taskSpec: taskSpec && taskSpecWithDefaults(taskSpec, config),
  });
}
