import { wantObject } from "../../wrong-argument.ts";
import type { Resource } from "../resource.ts";
import type { V1beta1Pipeline } from "./pipeline.ts";
import type { V1beta1PipelineRun } from "./pipeline-run.ts";
import type { V1beta1Task } from "./task.ts";
import type { V1beta1TaskRun } from "./task-run.ts";

/** A Tekton object in the old version of the API. StepAction and CustomRun, which have no newer one, are not meant. */
export type V1beta1Resource = V1beta1Task | V1beta1Pipeline | V1beta1TaskRun | V1beta1PipelineRun;

/** The version itself, as documents say it. */
export const V1BETA1 = "tekton.dev/v1beta1";

/**
 * Whether a resource is of the old version of the API. Those of kinds that have no newer one are not.
 *
 * @throws {TypeError} if `resource` is no object
 * @example isV1beta1({ apiVersion: "tekton.dev/v1beta1", kind: "Task", spec: {} }) // true
 */
export function isV1beta1(resource: Resource | V1beta1Resource): resource is V1beta1Resource {
  wantObject(resource, "tell the version", "a decoded resource");
  return resource.apiVersion === V1BETA1 && resource.kind !== "StepAction" && resource.kind !== "CustomRun";
}
