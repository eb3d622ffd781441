import type { OwnerReference } from "../types/kubernetes/meta.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { TaskRun } from "../types/task-run.ts";

/**
 * Says of an object that a run has created that it belongs to it.
 *
 * @see knative.dev/pkg/kmeta/owner_references.go NewControllerRef
 */
export const controllerReference = ({
  kind = "PipelineRun",
  metadata = {},
}: TaskRun | PipelineRun): OwnerReference => ({
  apiVersion: "tekton.dev/v1",
  kind,
  name: metadata.name ?? "",
  uid: metadata.uid ?? "",
  controller: true,
  blockOwnerDeletion: true,
});
