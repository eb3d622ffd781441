import * as z from "zod";
import { type Artifact, type Artifacts, artifactSchema, artifactsSchema } from "./artifact.ts";
import { type Condition, conditionSchema } from "./condition.ts";
import {
  type ContainerStateRunning,
  type ContainerStateTerminated,
  type ContainerStateWaiting,
  containerStateRunningSchema,
  containerStateTerminatedSchema,
  containerStateWaitingSchema,
} from "./kubernetes/container.ts";
import { type ObjectMeta, objectMetaSchema } from "./kubernetes/meta.ts";
import { type ResourceRequirements, resourceRequirementsSchema } from "./kubernetes/resources.ts";
import { type Param, paramSchema } from "./param.ts";
import { type PodTemplate, podTemplateSchema } from "./pod-template.ts";
import { type Provenance, provenanceSchema } from "./provenance.ts";
import { type TaskRunResult, taskRunResultSchema } from "./result.ts";
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
import { type TaskSpec, taskSpecSchema } from "./task.ts";
import { type TaskRef, taskRefSchema } from "./task-ref.ts";
import { type WorkspaceBinding, workspaceBindingSchema } from "./workspace.ts";

/** What a user may ask of a TaskRun. */
export type TaskRunSpecStatus = "TaskRunCancelled" | "TaskRunPending";

/** Why a PipelineRun has cancelled a TaskRun. */
export type TaskRunSpecStatusMessage =
  | "TaskRun cancelled as the PipelineRun it belongs to has been cancelled."
  | "TaskRun cancelled as the PipelineRun it belongs to has timed out.";

/** Where a TaskRun shall pause, so that somebody can look into its pod. */
export interface TaskBreakpoints {
  /** `"enabled"` keeps a failed step's container alive. */
  readonly onFailure?: OneOf<"enabled">;
  /** Names of steps that shall not start by themselves. */
  readonly beforeSteps?: readonly string[];
}
export const taskBreakpointsSchema = strict<TaskBreakpoints>("TaskBreakpoints")({
  onFailure: optional(z.string()),
  beforeSteps: optional(list(z.string())),
});

/** Help for debugging a TaskRun. */
export interface TaskRunDebug {
  /** Where to pause. */
  readonly breakpoints?: TaskBreakpoints;
}
export const taskRunDebugSchema = strict<TaskRunDebug>("TaskRunDebug")({
  breakpoints: pointer(taskBreakpointsSchema),
});

/** Other compute resources for one step of the task. */
export interface TaskRunStepSpec {
  /** The step's name. */
  readonly name: string;
  /** What it gets, in place of what the task says. */
  readonly computeResources: ResourceRequirements;
}
export const taskRunStepSpecSchema = strict<TaskRunStepSpec>("TaskRunStepSpec")({
  name: z.string(),
  computeResources: resourceRequirementsSchema,
});

/** Other compute resources for one sidecar of the task. */
export interface TaskRunSidecarSpec {
  /** The sidecar's name. */
  readonly name: string;
  /** What it gets, in place of what the task says. */
  readonly computeResources: ResourceRequirements;
}
export const taskRunSidecarSpecSchema = strict<TaskRunSidecarSpec>("TaskRunSidecarSpec")({
  name: z.string(),
  computeResources: resourceRequirementsSchema,
});

/** What shall be run, and with what. Nothing but the status fields may change after the TaskRun was created. */
export interface TaskRunSpec {
  /** The task to run, by name or resolver; either this or `taskSpec`. */
  readonly taskRef?: TaskRef;
  /** The task to run, written out; either this or `taskRef`. */
  readonly taskSpec?: TaskSpec;
  /** Values for the params of the task. */
  readonly params?: readonly Param[];
  /** What stands behind the workspaces of the task. */
  readonly workspaces?: readonly WorkspaceBinding[];
  /** The service account of the pod; the cluster's `default-service-account` when empty. */
  readonly serviceAccountName: string;
  /** How long one attempt may take; 0 means without limit, 1 hour by default. */
  readonly timeout?: Duration;
  /** How often a failed attempt is repeated; default 0. */
  readonly retries?: Int64;
  /** Settings for the pod. */
  readonly podTemplate?: PodTemplate;
  /** Compute resources for the whole pod, shared by the steps; not together with `stepSpecs` that have some. */
  readonly computeResources?: ResourceRequirements;
  /** Other compute resources for single steps. */
  readonly stepSpecs?: readonly TaskRunStepSpec[];
  /** Other compute resources for single sidecars. */
  readonly sidecarSpecs?: readonly TaskRunSidecarSpec[];
  /** Breakpoints; needs alpha features. */
  readonly debug?: TaskRunDebug;
  /** Cancels the run, or keeps it from starting. */
  readonly status?: OneOf<TaskRunSpecStatus>;
  /** Why it was cancelled; becomes part of the condition's message. */
  readonly statusMessage?: OneOf<TaskRunSpecStatusMessage>;
  /** The controller that looks after this run; Tekton's own when left out. Cannot be changed. */
  readonly managedBy?: OneOf<"tekton.dev/pipeline">;
}
export const taskRunSpecShape = {
  taskRef: pointer(taskRefSchema),
  taskSpec: pointer(taskSpecSchema),
  params: optional(list(paramSchema)),
  workspaces: optional(list(workspaceBindingSchema)),
  serviceAccountName: z.string(),
  timeout: pointer(durationSchema),
  retries: optional(int64Schema),
  podTemplate: pointer(podTemplateSchema),
  computeResources: pointer(resourceRequirementsSchema),
  stepSpecs: optional(list(taskRunStepSpecSchema)),
  sidecarSpecs: optional(list(taskRunSidecarSpecSchema)),
  debug: pointer(taskRunDebugSchema),
  status: optional(z.string()),
  statusMessage: optional(z.string()),
  managedBy: pointer(z.string()),
};
export const taskRunSpecSchema = strict<TaskRunSpec>("TaskRunSpec")(taskRunSpecShape);

/** How a step is: waiting, running or terminated. */
export interface StepState {
  /** The step's name; `unnamed-0` and so on if it has none. */
  readonly name?: string;
  /** The container's name: `step-` and the step's. */
  readonly container?: string;
  /** The image that really ran, with its digest. */
  readonly imageID?: string;
  /** Why the container has not started. */
  readonly waiting?: ContainerStateWaiting;
  /** Since when the container runs. */
  readonly running?: ContainerStateRunning;
  /** How the container ended. */
  readonly terminated?: ContainerStateTerminated;
  /** Why it ended: `"Completed"`, `"Error"`, `"Continued"` (failed, ignored), `"Skipped"`, `"TimeoutExceeded"`… */
  readonly terminationReason?: string;
  /** The step's own results. */
  readonly results?: readonly TaskRunResult[];
  /** Artifacts that the step has used. */
  readonly inputs?: readonly Artifact[];
  /** Artifacts that the step has made. */
  readonly outputs?: readonly Artifact[];
  /** Where the step action came from. */
  readonly provenance?: Provenance;
}
export const stepStateSchema = strict<StepState>("StepState")({
  name: optional(z.string()),
  container: optional(z.string()),
  imageID: optional(z.string()),
  waiting: pointer(containerStateWaitingSchema),
  running: pointer(containerStateRunningSchema),
  terminated: pointer(containerStateTerminatedSchema),
  terminationReason: optional(z.string()),
  results: optional(list(taskRunResultSchema)),
  inputs: optional(list(artifactSchema)),
  outputs: optional(list(artifactSchema)),
  provenance: pointer(provenanceSchema),
});

/** How a sidecar is: waiting, running or terminated. */
export interface SidecarState {
  /** The sidecar's name. */
  readonly name?: string;
  /** The container's name: `sidecar-` and the sidecar's. */
  readonly container?: string;
  /** The image that really ran, with its digest. */
  readonly imageID?: string;
  /** Why the container has not started. */
  readonly waiting?: ContainerStateWaiting;
  /** Since when the container runs. */
  readonly running?: ContainerStateRunning;
  /** How the container ended. */
  readonly terminated?: ContainerStateTerminated;
}
export const sidecarStateSchema = strict<SidecarState>("SidecarState")({
  name: optional(z.string()),
  container: optional(z.string()),
  imageID: optional(z.string()),
  waiting: pointer(containerStateWaitingSchema),
  running: pointer(containerStateRunningSchema),
  terminated: pointer(containerStateTerminatedSchema),
});

/** How a TaskRun is, as its controller has last written it. */
export interface TaskRunStatus {
  /** Whether it runs, succeeded or failed: the condition of type `"Succeeded"`. */
  readonly conditions?: readonly Condition[];
  /** The `metadata.generation` that this status is about. */
  readonly observedGeneration?: Int64;
  /** Notes of the controller that are no status. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** The pod of the current attempt; empty as long as there is none. */
  readonly podName: string;
  /** When the current attempt started. */
  readonly startTime?: Time;
  /** When the run ended. */
  readonly completionTime?: Time;
  /** The steps, in their order. */
  readonly steps?: readonly StepState[];
  /** The sidecars. */
  readonly sidecars?: readonly SidecarState[];
  /** The results that the steps have written. */
  readonly results?: readonly TaskRunResult[];
  /** The artifacts that the steps have reported. */
  readonly artifacts?: Artifacts;
  /** The status of each failed attempt, first to last, without earlier attempts of its own. */
  readonly retriesStatus?: readonly TaskRunStatus[];
  /** The task that really ran. */
  readonly taskSpec?: TaskSpec;
  /** Where the task came from. */
  readonly provenance?: Provenance;
  /** The trace that the run belongs to: `traceparent` and the like. */
  readonly spanContext?: Readonly<Record<string, string>>;
}
export const taskRunStatusSchema: z.ZodType<TaskRunStatus> = strict<TaskRunStatus>("TaskRunStatus")({
  conditions: optional(list(conditionSchema)),
  observedGeneration: optional(int64Schema),
  annotations: optional(mapOf(z.string())),
  podName: z.string(),
  startTime: pointer(timeSchema),
  completionTime: pointer(timeSchema),
  steps: optional(list(stepStateSchema)),
  sidecars: optional(list(sidecarStateSchema)),
  results: optional(list(taskRunResultSchema)),
  artifacts: pointer(artifactsSchema),
  get retriesStatus() {
    return optional(list(taskRunStatusSchema));
  },
  taskSpec: pointer(taskSpecSchema),
  provenance: pointer(provenanceSchema),
  spanContext: optional(mapOf(z.string())),
});

/** One execution of a task, in one pod. */
export interface TaskRun {
  /** The version of the API that the object is written in. */
  readonly apiVersion?: "tekton.dev/v1";
  /** Says that the object is a TaskRun. */
  readonly kind?: "TaskRun";
  /** Name, namespace, labels and annotations. */
  readonly metadata?: ObjectMeta;
  /** What shall be run. */
  readonly spec?: TaskRunSpec;
  /** How it goes; written by the controller. */
  readonly status?: TaskRunStatus;
}
export const taskRunSchema = strict<TaskRun>("TaskRun")({
  apiVersion: optional(z.literal("tekton.dev/v1")),
  kind: optional(z.literal("TaskRun")),
  metadata: optional(objectMetaSchema),
  spec: optional(taskRunSpecSchema),
  status: optional(taskRunStatusSchema),
});
