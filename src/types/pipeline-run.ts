import * as z from "zod";
import { type Condition, conditionSchema } from "./condition.ts";
import { type ObjectMeta, objectMetaSchema } from "./kubernetes/meta.ts";
import { type ResourceRequirements, resourceRequirementsSchema } from "./kubernetes/resources.ts";
import { type Param, paramSchema } from "./param.ts";
import { type PipelineSpec, pipelineSpecSchema } from "./pipeline.ts";
import { type PodTemplate, podTemplateSchema } from "./pod-template.ts";
import { type Provenance, provenanceSchema } from "./provenance.ts";
import { type PipelineRunResult, pipelineRunResultSchema } from "./result.ts";
import {
  type Duration,
  durationSchema,
  type Int64,
  int64Schema,
  type OneOf,
  type Time,
  timeSchema,
} from "./scalars.ts";
import { list, mapOf, optional, pointer, strict } from "./schema.ts";
import { type PipelineTaskMetadata, pipelineTaskMetadataSchema } from "./task.ts";
import { type PipelineRef, pipelineRefSchema } from "./task-ref.ts";
import {
  type TaskRunSidecarSpec,
  type TaskRunStepSpec,
  taskRunSidecarSpecSchema,
  taskRunStepSpecSchema,
} from "./task-run.ts";
import { type WhenExpression, whenExpressionSchema } from "./when-expression.ts";
import { type WorkspaceBinding, workspaceBindingSchema } from "./workspace.ts";

/** What a user may ask of a PipelineRun. */
export type PipelineRunSpecStatus = "Cancelled" | "CancelledRunFinally" | "StoppedRunFinally" | "PipelineRunPending";

/** Why a pipeline task did not run. */
export type SkippingReason =
  | "When Expressions evaluated to false"
  | "Parent Tasks were skipped"
  | "PipelineRun was stopping"
  | "PipelineRun was gracefully cancelled"
  | "PipelineRun was gracefully stopped"
  | "Results were missing"
  | "PipelineRun timeout has been reached"
  | "PipelineRun Tasks timeout has been reached"
  | "PipelineRun Finally timeout has been reached"
  | "Matrix Parameters have an empty array"
  | "None";

/** How long a PipelineRun and its parts may take. `"0s"` means without limit. */
export interface TimeoutFields {
  /** The whole run; 1 hour by default. */
  readonly pipeline?: Duration;
  /** The tasks of the graph; when left out, `pipeline` less `finally`. */
  readonly tasks?: Duration;
  /** The finally tasks; when left out, `pipeline` less `tasks`. */
  readonly finally?: Duration;
}
export const timeoutFieldsSchema = strict<TimeoutFields>("TimeoutFields")({
  pipeline: pointer(durationSchema),
  tasks: pointer(durationSchema),
  finally: pointer(durationSchema),
});

/** Settings for all TaskRuns of a PipelineRun. */
export interface PipelineTaskRunTemplate {
  /** Settings for the pods. */
  readonly podTemplate?: PodTemplate;
  /** The service account of the pods; the cluster's `default-service-account` when left out. */
  readonly serviceAccountName?: string;
}
export const pipelineTaskRunTemplateSchema = strict<PipelineTaskRunTemplate>("PipelineTaskRunTemplate")({
  podTemplate: pointer(podTemplateSchema),
  serviceAccountName: optional(z.string()),
});

/** Settings for the runs of one pipeline task. */
export interface PipelineTaskRunSpec {
  /** The pipeline task's name. */
  readonly pipelineTaskName?: string;
  /** The service account of its pods; wins over `taskRunTemplate`. */
  readonly serviceAccountName?: string;
  /** Settings for its pods, merged over those of `taskRunTemplate`. */
  readonly podTemplate?: PodTemplate;
  /** Other compute resources for single steps. */
  readonly stepSpecs?: readonly TaskRunStepSpec[];
  /** Other compute resources for single sidecars. */
  readonly sidecarSpecs?: readonly TaskRunSidecarSpec[];
  /** Labels and annotations for its runs. */
  readonly metadata?: PipelineTaskMetadata;
  /** Compute resources for the whole pod, shared by the steps. */
  readonly computeResources?: ResourceRequirements;
  /** How long one attempt may take; wins over the `timeout` of the pipeline task. */
  readonly timeout?: Duration;
}
export const pipelineTaskRunSpecShape = {
  pipelineTaskName: optional(z.string()),
  serviceAccountName: optional(z.string()),
  podTemplate: pointer(podTemplateSchema),
  stepSpecs: optional(list(taskRunStepSpecSchema)),
  sidecarSpecs: optional(list(taskRunSidecarSpecSchema)),
  metadata: pointer(pipelineTaskMetadataSchema),
  computeResources: pointer(resourceRequirementsSchema),
  timeout: pointer(durationSchema),
};
export const pipelineTaskRunSpecSchema = strict<PipelineTaskRunSpec>("PipelineTaskRunSpec")(pipelineTaskRunSpecShape);

/** What shall be run, and with what. Nothing but `status` may change after the PipelineRun was created. */
export interface PipelineRunSpec {
  /** The pipeline to run, by name or resolver; either this or `pipelineSpec`. */
  readonly pipelineRef?: PipelineRef;
  /** The pipeline to run, written out; either this or `pipelineRef`. */
  readonly pipelineSpec?: PipelineSpec;
  /** Values for the params of the pipeline. */
  readonly params?: readonly Param[];
  /** What stands behind the workspaces of the pipeline. */
  readonly workspaces?: readonly WorkspaceBinding[];
  /** How long the run and its parts may take. */
  readonly timeouts?: TimeoutFields;
  /** Settings for all TaskRuns. */
  readonly taskRunTemplate?: PipelineTaskRunTemplate;
  /** Settings for the runs of single pipeline tasks. */
  readonly taskRunSpecs?: readonly PipelineTaskRunSpec[];
  /** Stops the run, with or without its finally tasks, or keeps it from starting. */
  readonly status?: OneOf<PipelineRunSpecStatus>;
  /** The controller that looks after this run; Tekton's own when left out. Cannot be changed. */
  readonly managedBy?: OneOf<"tekton.dev/pipeline">;
}
export const pipelineRunSpecShape = {
  pipelineRef: pointer(pipelineRefSchema),
  pipelineSpec: pointer(pipelineSpecSchema),
  params: optional(list(paramSchema)),
  workspaces: optional(list(workspaceBindingSchema)),
  timeouts: pointer(timeoutFieldsSchema),
  taskRunTemplate: optional(pipelineTaskRunTemplateSchema),
  taskRunSpecs: optional(list(pipelineTaskRunSpecSchema)),
  status: optional(z.string()),
  managedBy: pointer(z.string()),
};
export const pipelineRunSpecSchema = strict<PipelineRunSpec>("PipelineRunSpec")(pipelineRunSpecShape);

/** A run that a PipelineRun has created for one of its tasks. */
export interface ChildStatusReference {
  /** The child's API version. */
  readonly apiVersion?: OneOf<"tekton.dev/v1" | "tekton.dev/v1beta1">;
  /** The child's kind. */
  readonly kind?: OneOf<"TaskRun" | "CustomRun" | "PipelineRun">;
  /** The child's name. */
  readonly name?: string;
  /** The pipeline task's display name, with its references replaced. */
  readonly displayName?: string;
  /** The pipeline task that it was created for. */
  readonly pipelineTaskName?: string;
  /** The conditions under which it was created. */
  readonly whenExpressions?: readonly WhenExpression[];
}
export const childStatusReferenceSchema = strict<ChildStatusReference>("ChildStatusReference")({
  apiVersion: optional(z.string()),
  kind: optional(z.string()),
  name: optional(z.string()),
  displayName: optional(z.string()),
  pipelineTaskName: optional(z.string()),
  whenExpressions: optional(list(whenExpressionSchema)),
});

/** A pipeline task that did not run. */
export interface SkippedTask {
  /** The pipeline task's name. */
  readonly name: string;
  /** Why it did not run. Found anew in each pass of the controller, so it may change. */
  readonly reason: OneOf<SkippingReason>;
  /** Its conditions, with references replaced; for finally tasks only if they are the reason. */
  readonly whenExpressions?: readonly WhenExpression[];
}
export const skippedTaskSchema = strict<SkippedTask>("SkippedTask")({
  name: z.string(),
  reason: z.string(),
  whenExpressions: optional(list(whenExpressionSchema)),
});

/** How a PipelineRun is, as its controller has last written it. */
export interface PipelineRunStatus {
  /** Whether it runs, succeeded or failed: the condition of type `"Succeeded"`. */
  readonly conditions?: readonly Condition[];
  /** The `metadata.generation` that this status is about. */
  readonly observedGeneration?: Int64;
  /** Notes of the controller that are no status. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** When the run started. */
  readonly startTime?: Time;
  /** When the run ended. */
  readonly completionTime?: Time;
  /** When the graph was done and the turn of the finally tasks came. */
  readonly finallyStartTime?: Time;
  /** The results that could be computed; there when the run is done. */
  readonly results?: readonly PipelineRunResult[];
  /** The pipeline that runs, with params, contexts and workspaces replaced. Later passes start from it. */
  readonly pipelineSpec?: PipelineSpec;
  /** The tasks that did not run. */
  readonly skippedTasks?: readonly SkippedTask[];
  /** The runs that were created for the tasks. */
  readonly childReferences?: readonly ChildStatusReference[];
  /** Where the pipeline came from. */
  readonly provenance?: Provenance;
  /** The trace that the run belongs to: `traceparent` and the like. */
  readonly spanContext?: Readonly<Record<string, string>>;
}
export const pipelineRunStatusShape = {
  conditions: optional(list(conditionSchema)),
  observedGeneration: optional(int64Schema),
  annotations: optional(mapOf(z.string())),
  startTime: pointer(timeSchema),
  completionTime: pointer(timeSchema),
  finallyStartTime: pointer(timeSchema),
  results: optional(list(pipelineRunResultSchema)),
  pipelineSpec: pointer(pipelineSpecSchema),
  skippedTasks: optional(list(skippedTaskSchema)),
  childReferences: optional(list(childStatusReferenceSchema)),
  provenance: pointer(provenanceSchema),
  spanContext: optional(mapOf(z.string())),
};
export const pipelineRunStatusSchema = strict<PipelineRunStatus>("PipelineRunStatus")(pipelineRunStatusShape);

/** One execution of a pipeline. */
export interface PipelineRun {
  /** The version of the API that the object is written in. */
  readonly apiVersion?: "tekton.dev/v1";
  /** Says that the object is a PipelineRun. */
  readonly kind?: "PipelineRun";
  /** Name, namespace, labels and annotations. */
  readonly metadata?: ObjectMeta;
  /** What shall be run. */
  readonly spec?: PipelineRunSpec;
  /** How it goes; written by the controller. */
  readonly status?: PipelineRunStatus;
}
export const pipelineRunSchema = strict<PipelineRun>("PipelineRun")({
  apiVersion: optional(z.literal("tekton.dev/v1")),
  kind: optional(z.literal("PipelineRun")),
  metadata: optional(objectMetaSchema),
  spec: optional(pipelineRunSpecSchema),
  status: optional(pipelineRunStatusSchema),
});
