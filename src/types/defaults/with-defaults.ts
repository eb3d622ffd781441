import { wantObject, wrongArgument } from "../../wrong-argument.ts";
import { defaultConfig } from "../config.ts";
import type { Resource } from "../resource.ts";
import { customRunWithDefaults } from "./custom-run.ts";
import type { DefaultsOptions } from "./options.ts";
import { pipelineWithDefaults } from "./pipeline.ts";
import { pipelineRunWithDefaults } from "./pipeline-run.ts";
import { resolutionRequestWithDefaults } from "./resolution-request.ts";
import { stepActionWithDefaults } from "./step-action.ts";
import { taskWithDefaults } from "./task.ts";
import { taskRunWithDefaults } from "./task-run.ts";

/** Each takes its own kind of resource; which one, the key in the table says. */
type SetDefaults = (resource: never, options: DefaultsOptions) => Resource;

const BY_KIND: ReadonlyMap<string | undefined, SetDefaults> = new Map<string, SetDefaults>([
  ["Task", taskWithDefaults],
  ["Pipeline", pipelineWithDefaults],
  ["TaskRun", taskRunWithDefaults],
  ["PipelineRun", pipelineRunWithDefaults],
  ["StepAction", stepActionWithDefaults],
  ["CustomRun", customRunWithDefaults],
  ["ResolutionRequest", resolutionRequestWithDefaults],
]);

/**
 * A decoded resource with what Tekton's defaulting webhook fills in before it is checked and stored. What is there
 * already is left alone; nothing is copied but what changes, so a resource that needs nothing is returned itself.
 *
 * The `kind` says what it is; a resource without one, or with another, is returned as it is.
 *
 * @throws {TypeError} if `resource` is no object; decode it first; or if an option is not what it should be
 * @see tektoncd/pipeline pkg/apis/pipeline/v1 SetDefaults
 * @example withDefaults({ kind: "CustomRun", spec: { serviceAccountName: "" } }).spec // { serviceAccountName: "default" }
 */
export function withDefaults<R extends Resource>(resource: R, options: DefaultsOptions = {}): R {
  wantObject(resource, "set defaults", "a decoded resource");
  wantOptions(options);
  const setDefaults = BY_KIND.get(resource.kind);
  // A resource keeps its kind, so what comes back is as the caller knows it.
  return setDefaults === undefined ? resource : (setDefaults(resource as never, options) as R);
}

function wantOptions(options: DefaultsOptions): void {
  wantObject(options, "set defaults", "DefaultsOptions");
  const { config = defaultConfig, operation = "create" } = options;
  for (const part of ["featureFlags", "defaults"] as const)
    wantObject(config?.[part], "set defaults", "a Config: the `value` of what decodeConfig gives");
  if (operation !== "create" && operation !== "update")
    throw wrongArgument("set defaults", '"create" or "update"', operation);
}
