import * as z from "zod";
import { type ObjectMeta, objectMetaSchema } from "./kubernetes/meta.ts";
import { type Matrix, matrixSchema } from "./matrix.ts";
import { type Param, type ParamSpec, paramSchema, paramSpecSchema } from "./param.ts";
import { type PipelineResult, pipelineResultSchema } from "./result.ts";
import { type Duration, durationSchema, type Int64, int64Schema, type OneOf } from "./scalars.ts";
import { list, optional, pointer, strict } from "./schema.ts";
import { type EmbeddedTask, embeddedTaskSchema } from "./task.ts";
import { type PipelineRef, pipelineRefSchema, type TaskRef, taskRefSchema } from "./task-ref.ts";
import { type WhenExpression, whenExpressionSchema } from "./when-expression.ts";
import {
  type PipelineWorkspaceDeclaration,
  pipelineWorkspaceDeclarationSchema,
  type WorkspacePipelineTaskBinding,
  workspacePipelineTaskBindingSchema,
} from "./workspace.ts";

/** What a failing pipeline task does to its PipelineRun. */
export type PipelineTaskOnErrorType = "continue" | "stopAndFail";

/** A node of a pipeline: a task, a custom task or another pipeline, and when it runs with what. */
export interface PipelineTask {
  /** A DNS label, different from those of the other tasks of the pipeline. */
  readonly name?: string;
  /** A name to show to people; may contain references. */
  readonly displayName?: string;
  /** What this task is for in the pipeline; shown to people only. */
  readonly description?: string;
  /** The task to run, by name or resolver. Exactly one of this and the next three must be there. */
  readonly taskRef?: TaskRef;
  /** The task to run, written out. */
  readonly taskSpec?: EmbeddedTask;
  /** The pipeline to run as a child PipelineRun, by name or resolver; needs alpha features. */
  readonly pipelineRef?: PipelineRef;
  /** The pipeline to run as a child PipelineRun, written out; needs alpha features. */
  readonly pipelineSpec?: PipelineSpec;
  /** Conditions, looked at when all parents are done; unless all are true, the task is skipped. */
  readonly when?: readonly WhenExpression[];
  /** How often a failed run is tried again; default 0. */
  readonly retries?: Int64;
  /** Names of tasks to wait for, beside those whose results this one uses. */
  readonly runAfter?: readonly string[];
  /** Values for the params of the task; may use results of other tasks. */
  readonly params?: readonly Param[];
  /** Runs the task once for each combination of values. */
  readonly matrix?: Matrix;
  /** Which workspaces of the pipeline the task gets as its own. */
  readonly workspaces?: readonly WorkspacePipelineTaskBinding[];
  /** How long one attempt may take; 0 means without limit. One in the run's `taskRunSpecs` wins. */
  readonly timeout?: Duration;
  /** What happens when the task fails for good: `"stopAndFail"`, the default, or `"continue"` as if it had not. */
  readonly onError?: OneOf<PipelineTaskOnErrorType>;
}
export const pipelineTaskSchema: z.ZodType<PipelineTask> = strict<PipelineTask>("PipelineTask")({
  name: optional(z.string()),
  displayName: optional(z.string()),
  description: optional(z.string()),
  taskRef: pointer(taskRefSchema),
  taskSpec: pointer(embeddedTaskSchema),
  pipelineRef: pointer(pipelineRefSchema),
  get pipelineSpec() {
    return pointer(pipelineSpecSchema);
  },
  when: optional(list(whenExpressionSchema)),
  retries: optional(int64Schema),
  runAfter: optional(list(z.string())),
  params: optional(list(paramSchema)),
  matrix: pointer(matrixSchema),
  workspaces: optional(list(workspacePipelineTaskBindingSchema)),
  timeout: pointer(durationSchema),
  onError: optional(z.string()),
});

/** What a pipeline does: tasks that run as soon as those they depend on are done, and tasks for the end. */
export interface PipelineSpec {
  /** A name to show to people. */
  readonly displayName?: string;
  /** What the pipeline is for; shown to people only. */
  readonly description?: string;
  /** The params that a run has to give, unless they have a default. */
  readonly params?: readonly ParamSpec[];
  /** The workspaces that a run has to provide. */
  readonly workspaces?: readonly PipelineWorkspaceDeclaration[];
  /** The tasks of the graph; their order here means nothing. */
  readonly tasks?: readonly PipelineTask[];
  /** Tasks that run at the end, all at once, whether the others succeeded or not. */
  readonly finally?: readonly PipelineTask[];
  /** The values that a run reports when it is done. */
  readonly results?: readonly PipelineResult[];
}
export const pipelineSpecSchema: z.ZodType<PipelineSpec> = strict<PipelineSpec>("PipelineSpec")({
  displayName: optional(z.string()),
  description: optional(z.string()),
  params: optional(list(paramSpecSchema)),
  workspaces: optional(list(pipelineWorkspaceDeclarationSchema)),
  tasks: optional(list(pipelineTaskSchema)),
  finally: optional(list(pipelineTaskSchema)),
  results: optional(list(pipelineResultSchema)),
});

/** A pipeline that is stored by name, for many runs to use. */
export interface Pipeline {
  /** The version of the API that the object is written in. */
  readonly apiVersion?: "tekton.dev/v1";
  /** Says that the object is a pipeline. */
  readonly kind?: "Pipeline";
  /** Name, namespace, labels and annotations. */
  readonly metadata?: ObjectMeta;
  /** What the pipeline does. */
  readonly spec: PipelineSpec;
}
export const pipelineSchema = strict<Pipeline>("Pipeline")({
  apiVersion: optional(z.literal("tekton.dev/v1")),
  kind: optional(z.literal("Pipeline")),
  metadata: optional(objectMetaSchema),
  spec: pipelineSpecSchema,
});
