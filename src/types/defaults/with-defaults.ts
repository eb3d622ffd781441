import { wantObject, wrongArgument } from "../../wrong-argument.ts";
import { defaultConfig } from "../config.ts";
import type { Resource } from "../resource.ts";
import { v1beta1PipelineWithDefaults } from "../v1beta1/defaults/pipeline.ts";
import { v1beta1PipelineRunWithDefaults } from "../v1beta1/defaults/pipeline-run.ts";
import { v1beta1TaskWithDefaults } from "../v1beta1/defaults/task.ts";
import { v1beta1TaskRunWithDefaults } from "../v1beta1/defaults/task-run.ts";
import { V1BETA1, type V1beta1Resource } from "../v1beta1/resource.ts";
import { wantConfig } from "../want-config.ts";
import { customRunWithDefaults } from "./custom-run.ts";
import type { DefaultsOptions } from "./options.ts";
import { pipelineWithDefaults } from "./pipeline.ts";
import { pipelineRunWithDefaults } from "./pipeline-run.ts";
import { resolutionRequestWithDefaults } from "./resolution-request.ts";
import { stepActionWithDefaults } from "./step-action.ts";
import { taskWithDefaults } from "./task.ts";
import { taskRunWithDefaults } from "./task-run.ts";

/** Each takes its own kind of resource; which one, the key in the table says. */
type SetDefaults = (resource: never, options: DefaultsOptions) => Resource | V1beta1Resource;

const BY_KIND: ReadonlyMap<string | undefined, SetDefaults> = new Map<string, SetDefaults>([
  ["Task", taskWithDefaults],
  ["Pipeline", pipelineWithDefaults],
  ["TaskRun", taskRunWithDefaults],
  ["PipelineRun", pipelineRunWithDefaults],
  ["StepAction", stepActionWithDefaults],
  ["CustomRun", customRunWithDefaults],
  ["ResolutionRequest", resolutionRequestWithDefaults],
]);

/** The kinds that have a newer version, in the old one. */
const V1BETA1_BY_KIND: ReadonlyMap<string | undefined, SetDefaults> = new Map<string, SetDefaults>([
  ["Task", v1beta1TaskWithDefaults],
  ["Pipeline", v1beta1PipelineWithDefaults],
  ["TaskRun", v1beta1TaskRunWithDefaults],
  ["PipelineRun", v1beta1PipelineRunWithDefaults],
]);

/**
 * A decoded resource with what Tekton's defaulting webhook fills in before it is checked and stored. What is there
 * already is left alone; nothing is copied but what changes, so a resource that needs nothing is returned itself.
 *
 * The `kind` says what it is; a resource without one, or with another, is returned as it is. One of v1beta1 gets the defaults
 * of that version.
 *
 * @throws {TypeError} if `resource` is no object; decode it first; or if an option is not what it should be
 * @see tektoncd/pipeline pkg/apis/pipeline/v1 SetDefaults
 * @example withDefaults({ kind: "CustomRun", spec: { serviceAccountName: "" } }).spec // { serviceAccountName: "default" }
 */
export function withDefaults<R extends Resource | V1beta1Resource>(resource: R, options: DefaultsOptions = {}): R {
  wantObject(resource, "set defaults", "a decoded resource");
  wantOptions(options);
  const ofOldVersion = resource.apiVersion === V1BETA1 ? V1BETA1_BY_KIND.get(resource.kind) : undefined;
  const setDefaults = ofOldVersion ?? BY_KIND.get(resource.kind);
  // A resource keeps its kind, so what comes back is as the caller knows it.
  return setDefaults === undefined ? resource : (setDefaults(resource as never, options) as R);
}

function wantOptions(options: DefaultsOptions): void {
  wantObject(options, "set defaults", "DefaultsOptions");
  const { config = defaultConfig, operation = "create" } = options;
  wantConfig(config, "set defaults", "a Config: the `value` of what decodeConfig gives");
  if (operation !== "create" && operation !== "update")
    throw wrongArgument("set defaults", '"create" or "update"', operation);
}
