import * as z from "zod";
import type { JsonValue } from "../go/json.ts";
import { type ObjectMeta, objectMetaSchema } from "./kubernetes/meta.ts";
import { type Volume, volumeSchema } from "./kubernetes/volume.ts";
import { type ParamSpec, paramSpecSchema } from "./param.ts";
import { type TaskResult, taskResultSchema } from "./result.ts";
import { rawJsonSchema } from "./scalars.ts";
import { list, mapOf, optional, pointer, strict } from "./schema.ts";
import { type Sidecar, sidecarSchema } from "./sidecar.ts";
import { type Step, type StepTemplate, stepSchema, stepTemplateSchema } from "./step.ts";
import { type WorkspaceDeclaration, workspaceDeclarationSchema } from "./workspace.ts";

/** What a task does: steps that run one after the other in one pod, and what they need. */
export interface TaskSpec {
  /** A name to show to people. */
  readonly displayName?: string;
  /** What the task is for; shown to people only. */
  readonly description?: string;
  /** The params that a run has to give, unless they have a default. */
  readonly params?: readonly ParamSpec[];
  /** The folders that a run has to provide. */
  readonly workspaces?: readonly WorkspaceDeclaration[];
  /** The values that the steps write for later tasks. */
  readonly results?: readonly TaskResult[];
  /** The containers to run, in this order; at least one. */
  readonly steps?: readonly Step[];
  /** What all steps have in common. */
  readonly stepTemplate?: StepTemplate;
  /** Containers that run beside the steps. */
  readonly sidecars?: readonly Sidecar[];
  /** Volumes for the `volumeMounts` of steps and sidecars. */
  readonly volumes?: readonly Volume[];
}
export const taskSpecShape = {
  displayName: optional(z.string()),
  description: optional(z.string()),
  params: optional(list(paramSpecSchema)),
  workspaces: optional(list(workspaceDeclarationSchema)),
  results: optional(list(taskResultSchema)),
  steps: optional(list(stepSchema)),
  stepTemplate: pointer(stepTemplateSchema),
  sidecars: optional(list(sidecarSchema)),
  volumes: optional(list(volumeSchema)),
};
export const taskSpecSchema = strict<TaskSpec>("TaskSpec")(taskSpecShape);

/** A task that is stored by name, for many pipelines and runs to use. */
export interface Task {
  /** The version of the API that the object is written in. */
  readonly apiVersion?: "tekton.dev/v1";
  /** Says that the object is a task. */
  readonly kind?: "Task";
  /** Name, namespace, labels and annotations. */
  readonly metadata: ObjectMeta;
  /** What the task does. */
  readonly spec: TaskSpec;
}
export const taskSchema = strict<Task>("Task")({
  apiVersion: optional(z.literal("tekton.dev/v1")),
  kind: optional(z.literal("Task")),
  metadata: objectMetaSchema,
  spec: taskSpecSchema,
});

/** Labels and annotations for the run that is made for a pipeline task. */
export interface PipelineTaskMetadata {
  /** Labels to add to the run, and to its pod. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations to add to the run, and to its pod. */
  readonly annotations?: Readonly<Record<string, string>>;
}
export const pipelineTaskMetadataSchema = strict<PipelineTaskMetadata>("PipelineTaskMetadata")({
  labels: optional(mapOf(z.string())),
  annotations: optional(mapOf(z.string())),
});

/** A task written inside a pipeline: the fields of a task, or a custom task with `apiVersion`, `kind` and `spec`. */
export interface EmbeddedTask extends TaskSpec {
  /** The API version of a custom task. */
  readonly apiVersion?: string;
  /** The kind of a custom task. */
  readonly kind?: string;
  /** Labels and annotations for the run. */
  readonly metadata?: PipelineTaskMetadata;
  /** What a custom task does, in the words of its own controller. */
  readonly spec?: JsonValue;
}
export const embeddedTaskShape = {
  apiVersion: optional(z.string()),
  kind: optional(z.string()),
  metadata: optional(pipelineTaskMetadataSchema),
  spec: optional(rawJsonSchema),
  ...taskSpecShape,
};
export const embeddedTaskSchema = strict<EmbeddedTask>("EmbeddedTask")(embeddedTaskShape);
