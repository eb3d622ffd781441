import * as z from "zod";
import { type ObjectMeta, objectMetaSchema } from "../kubernetes/meta.ts";
import { list, optional, pointer, strict, without } from "../schema.ts";
import { type EmbeddedTask, embeddedTaskShape, type TaskSpec, taskSpecShape } from "../task.ts";
import { type V1beta1TaskResources, v1beta1TaskResourcesSchema } from "./pipeline-resource.ts";
import { type V1beta1Sidecar, v1beta1SidecarSchema } from "./sidecar.ts";
import { type V1beta1Step, type V1beta1StepTemplate, v1beta1StepSchema, v1beta1StepTemplateSchema } from "./step.ts";

/** What a task does: steps that run one after the other in one pod, and what they need. */
export interface V1beta1TaskSpec extends Omit<TaskSpec, "steps" | "stepTemplate" | "sidecars"> {
  /** PipelineResources that the task asked for. Tekton refuses them, even if there are none in it. */
  readonly resources?: V1beta1TaskResources;
  /** The containers to run, in this order; at least one. */
  readonly steps?: readonly V1beta1Step[];
  /** What all steps have in common. */
  readonly stepTemplate?: V1beta1StepTemplate;
  /** Containers that run beside the steps. */
  readonly sidecars?: readonly V1beta1Sidecar[];
}
const ownShape = {
  resources: pointer(v1beta1TaskResourcesSchema),
  steps: optional(list(v1beta1StepSchema)),
  stepTemplate: pointer(v1beta1StepTemplateSchema),
  sidecars: optional(list(v1beta1SidecarSchema)),
};
export const v1beta1TaskSpecSchema = strict<V1beta1TaskSpec>("V1beta1TaskSpec")({
  ...without(taskSpecShape, "steps", "stepTemplate", "sidecars"),
  ...ownShape,
});

/** A task that is stored by name, in the old version of the API. */
export interface V1beta1Task {
  /** The version of the API that the object is written in. */
  readonly apiVersion?: "tekton.dev/v1beta1";
  /** Says that the object is a task. */
  readonly kind?: "Task";
  /** Name, namespace, labels and annotations. */
  readonly metadata: ObjectMeta;
  /** What the task does. */
  readonly spec: V1beta1TaskSpec;
}
export const v1beta1TaskSchema = strict<V1beta1Task>("V1beta1Task")({
  apiVersion: optional(z.literal("tekton.dev/v1beta1")),
  kind: optional(z.literal("Task")),
  metadata: objectMetaSchema,
  spec: v1beta1TaskSpecSchema,
});

/** A task written inside a pipeline: the fields of a task, or a custom task with `apiVersion`, `kind` and `spec`. */
export interface V1beta1EmbeddedTask extends Omit<EmbeddedTask, keyof TaskSpec>, V1beta1TaskSpec {}
export const v1beta1EmbeddedTaskSchema = strict<V1beta1EmbeddedTask>("V1beta1EmbeddedTask")({
  ...without(embeddedTaskShape, "steps", "stepTemplate", "sidecars"),
  ...ownShape,
});
