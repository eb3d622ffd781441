import * as z from "zod";
import { type ObjectMeta, objectMetaSchema } from "../kubernetes/meta.ts";
import { matrixSchema } from "../matrix.ts";
import { paramSchema, paramSpecSchema } from "../param.ts";
import type { PipelineSpec, PipelineTask } from "../pipeline.ts";
import { pipelineResultSchema } from "../result.ts";
import { durationSchema, int64Schema } from "../scalars.ts";
import { list, optional, pointer, strict } from "../schema.ts";
import { whenExpressionSchema } from "../when-expression.ts";
import { pipelineWorkspaceDeclarationSchema, workspacePipelineTaskBindingSchema } from "../workspace.ts";
import {
  type V1beta1PipelineDeclaredResource,
  type V1beta1PipelineTaskResources,
  v1beta1PipelineDeclaredResourceSchema,
  v1beta1PipelineTaskResourcesSchema,
} from "./pipeline-resource.ts";
import {
  type V1beta1PipelineRef,
  type V1beta1TaskRef,
  v1beta1PipelineRefSchema,
  v1beta1TaskRefSchema,
} from "./reference.ts";
import { type V1beta1EmbeddedTask, v1beta1EmbeddedTaskSchema } from "./task.ts";

/** A node of a pipeline: a task, a custom task or another pipeline, and when it runs with what. */
export interface V1beta1PipelineTask
  extends Omit<PipelineTask, "taskRef" | "taskSpec" | "pipelineRef" | "pipelineSpec"> {
  /** The task to run, by name or resolver. */
  readonly taskRef?: V1beta1TaskRef;
  /** The task to run, written out. */
  readonly taskSpec?: V1beta1EmbeddedTask;
  /** The pipeline to run, by name or resolver. Lost when the pipeline is stored: a conversion to v1 leaves it out. */
  readonly pipelineRef?: V1beta1PipelineRef;
  /** The pipeline to run, written out. Lost when the pipeline is stored: a conversion to v1 leaves it out. */
  readonly pipelineSpec?: V1beta1PipelineSpec;
  /** PipelineResources for the task. Tekton refuses them, even if there are none in it. */
  readonly resources?: V1beta1PipelineTaskResources;
}
export const v1beta1PipelineTaskSchema: z.ZodType<V1beta1PipelineTask> = strict<V1beta1PipelineTask>(
  "V1beta1PipelineTask",
)({
  name: optional(z.string()),
  displayName: optional(z.string()),
  description: optional(z.string()),
  taskRef: pointer(v1beta1TaskRefSchema),
  taskSpec: pointer(v1beta1EmbeddedTaskSchema),
  pipelineRef: pointer(v1beta1PipelineRefSchema),
  get pipelineSpec() {
    return pointer(v1beta1PipelineSpecSchema);
  },
  when: optional(list(whenExpressionSchema)),
  retries: optional(int64Schema),
  runAfter: optional(list(z.string())),
  resources: pointer(v1beta1PipelineTaskResourcesSchema),
  params: optional(list(paramSchema)),
  matrix: pointer(matrixSchema),
  workspaces: optional(list(workspacePipelineTaskBindingSchema)),
  timeout: pointer(durationSchema),
  onError: optional(z.string()),
});

/** What a pipeline does: tasks that run as soon as those they depend on are done, and tasks for the end. */
export interface V1beta1PipelineSpec extends Omit<PipelineSpec, "tasks" | "finally"> {
  /** PipelineResources that the pipeline asked for. Tekton refuses them. */
  readonly resources?: readonly V1beta1PipelineDeclaredResource[];
  /** The tasks of the graph; their order here means nothing. */
  readonly tasks?: readonly V1beta1PipelineTask[];
  /** Tasks that run at the end, all at once, whether the others succeeded or not. */
  readonly finally?: readonly V1beta1PipelineTask[];
}
export const v1beta1PipelineSpecSchema: z.ZodType<V1beta1PipelineSpec> = strict<V1beta1PipelineSpec>(
  "V1beta1PipelineSpec",
)({
  displayName: optional(z.string()),
  description: optional(z.string()),
  resources: optional(list(v1beta1PipelineDeclaredResourceSchema)),
  params: optional(list(paramSpecSchema)),
  workspaces: optional(list(pipelineWorkspaceDeclarationSchema)),
  tasks: optional(list(v1beta1PipelineTaskSchema)),
  finally: optional(list(v1beta1PipelineTaskSchema)),
  results: optional(list(pipelineResultSchema)),
});

/** A pipeline that is stored by name, in the old version of the API. */
export interface V1beta1Pipeline {
  /** The version of the API that the object is written in. */
  readonly apiVersion?: "tekton.dev/v1beta1";
  /** Says that the object is a pipeline. */
  readonly kind?: "Pipeline";
  /** Name, namespace, labels and annotations. */
  readonly metadata?: ObjectMeta;
  /** What the pipeline does. */
  readonly spec: V1beta1PipelineSpec;
}
export const v1beta1PipelineSchema = strict<V1beta1Pipeline>("V1beta1Pipeline")({
  apiVersion: optional(z.literal("tekton.dev/v1beta1")),
  kind: optional(z.literal("Pipeline")),
  metadata: optional(objectMetaSchema),
  spec: v1beta1PipelineSpecSchema,
});
