import * as z from "zod";
import { artifactSchema } from "../artifact.ts";
import { conditionSchema } from "../condition.ts";
import {
  containerStateRunningSchema,
  containerStateTerminatedSchema,
  containerStateWaitingSchema,
} from "../kubernetes/container.ts";
import { type ObjectMeta, objectMetaSchema } from "../kubernetes/meta.ts";
import { type ResourceRequirements, resourceRequirementsSchema } from "../kubernetes/resources.ts";
import { type TaskRunResult, taskRunResultSchema } from "../result.ts";
import { int64Schema, timeSchema } from "../scalars.ts";
import { list, mapOf, optional, pointer, strict, without } from "../schema.ts";
import {
  type StepState,
  sidecarStateSchema,
  type TaskRunSpec,
  type TaskRunStatus,
  taskRunSpecShape,
} from "../task-run.ts";
import { type V1beta1CloudEventDelivery, v1beta1CloudEventDeliverySchema } from "./cloud-event.ts";
import { type V1beta1TaskRunResources, v1beta1TaskRunResourcesSchema } from "./pipeline-resource.ts";
import { type V1beta1Provenance, v1beta1ProvenanceSchema } from "./provenance.ts";
import { type V1beta1TaskRef, v1beta1TaskRefSchema } from "./reference.ts";
import { type V1beta1RunResult, v1beta1RunResultSchema } from "./run-result.ts";
import { type V1beta1TaskSpec, v1beta1TaskSpecSchema } from "./task.ts";

/** Other compute resources for one step of the task. v1 calls it `TaskRunStepSpec`. */
export interface V1beta1TaskRunStepOverride {
  /** The step's name. */
  readonly name: string;
  /** What it gets, in place of what the task says. */
  readonly resources: ResourceRequirements;
}
export const v1beta1TaskRunStepOverrideSchema = strict<V1beta1TaskRunStepOverride>("V1beta1TaskRunStepOverride")({
  name: z.string(),
  resources: resourceRequirementsSchema,
});

/** Other compute resources for one sidecar of the task. v1 calls it `TaskRunSidecarSpec`. */
export interface V1beta1TaskRunSidecarOverride {
  /** The sidecar's name. */
  readonly name: string;
  /** What it gets, in place of what the task says. */
  readonly resources: ResourceRequirements;
}
export const v1beta1TaskRunSidecarOverrideSchema = strict<V1beta1TaskRunSidecarOverride>(
  "V1beta1TaskRunSidecarOverride",
)({ name: z.string(), resources: resourceRequirementsSchema });

/** What shall be run, and with what. */
export interface V1beta1TaskRunSpec extends Omit<TaskRunSpec, "taskRef" | "taskSpec" | "stepSpecs" | "sidecarSpecs"> {
  /** The task to run, by name or resolver; either this or `taskSpec`. */
  readonly taskRef?: V1beta1TaskRef;
  /** The task to run, written out; either this or `taskRef`. */
  readonly taskSpec?: V1beta1TaskSpec;
  /** PipelineResources for the task. Tekton refuses them, even if there are none in it. */
  readonly resources?: V1beta1TaskRunResources;
  /** Other compute resources for single steps. v1 calls it `stepSpecs`. */
  readonly stepOverrides?: readonly V1beta1TaskRunStepOverride[];
  /** Other compute resources for single sidecars. v1 calls it `sidecarSpecs`. */
  readonly sidecarOverrides?: readonly V1beta1TaskRunSidecarOverride[];
}
export const v1beta1TaskRunSpecSchema = strict<V1beta1TaskRunSpec>("V1beta1TaskRunSpec")({
  ...without(taskRunSpecShape, "taskRef", "taskSpec", "stepSpecs", "sidecarSpecs"),
  taskRef: pointer(v1beta1TaskRefSchema),
  taskSpec: pointer(v1beta1TaskSpecSchema),
  resources: pointer(v1beta1TaskRunResourcesSchema),
  stepOverrides: optional(list(v1beta1TaskRunStepOverrideSchema)),
  sidecarOverrides: optional(list(v1beta1TaskRunSidecarOverrideSchema)),
});

/** How a step is: waiting, running or terminated. */
export interface V1beta1StepState extends Omit<StepState, "terminationReason" | "provenance"> {
  /** Where the step action came from. */
  readonly provenance?: V1beta1Provenance;
}
export const v1beta1StepStateSchema = strict<V1beta1StepState>("V1beta1StepState")({
  name: optional(z.string()),
  container: optional(z.string()),
  imageID: optional(z.string()),
  waiting: pointer(containerStateWaitingSchema),
  running: pointer(containerStateRunningSchema),
  terminated: pointer(containerStateTerminatedSchema),
  results: optional(list(taskRunResultSchema)),
  inputs: optional(list(artifactSchema)),
  outputs: optional(list(artifactSchema)),
  provenance: pointer(v1beta1ProvenanceSchema),
});

/** How a TaskRun is, as its controller has last written it. */
export interface V1beta1TaskRunStatus
  extends Omit<TaskRunStatus, "steps" | "results" | "artifacts" | "retriesStatus" | "taskSpec" | "provenance"> {
  /** The steps, in their order. */
  readonly steps?: readonly V1beta1StepState[];
  /** Cloud events that were sent. Not in use any more. */
  readonly cloudEvents?: readonly V1beta1CloudEventDelivery[];
  /** The status of each failed attempt, first to last. */
  readonly retriesStatus?: readonly V1beta1TaskRunStatus[];
  /** What PipelineResources have written. Not in use any more. */
  readonly resourcesResult?: readonly V1beta1RunResult[];
  /** The results that the steps have written. v1 calls it `results`. */
  readonly taskResults?: readonly TaskRunResult[];
  /** The task that really ran. */
  readonly taskSpec?: V1beta1TaskSpec;
  /** Where the task came from. */
  readonly provenance?: V1beta1Provenance;
}
export const v1beta1TaskRunStatusSchema: z.ZodType<V1beta1TaskRunStatus> = strict<V1beta1TaskRunStatus>(
  "V1beta1TaskRunStatus",
)({
  conditions: optional(list(conditionSchema)),
  observedGeneration: optional(int64Schema),
  annotations: optional(mapOf(z.string())),
  podName: z.string(),
  startTime: pointer(timeSchema),
  completionTime: pointer(timeSchema),
  steps: optional(list(v1beta1StepStateSchema)),
  cloudEvents: optional(list(v1beta1CloudEventDeliverySchema)),
  get retriesStatus() {
    return optional(list(v1beta1TaskRunStatusSchema));
  },
  resourcesResult: optional(list(v1beta1RunResultSchema)),
  taskResults: optional(list(taskRunResultSchema)),
  sidecars: optional(list(sidecarStateSchema)),
  taskSpec: pointer(v1beta1TaskSpecSchema),
  provenance: pointer(v1beta1ProvenanceSchema),
  spanContext: optional(mapOf(z.string())),
});

/** One execution of a task, in the old version of the API. */
export interface V1beta1TaskRun {
  /** The version of the API that the object is written in. */
  readonly apiVersion?: "tekton.dev/v1beta1";
  /** Says that the object is a TaskRun. */
  readonly kind?: "TaskRun";
  /** Name, namespace, labels and annotations. */
  readonly metadata?: ObjectMeta;
  /** What shall be run. */
  readonly spec?: V1beta1TaskRunSpec;
  /** How it goes; written by the controller. */
  readonly status?: V1beta1TaskRunStatus;
}
export const v1beta1TaskRunSchema = strict<V1beta1TaskRun>("V1beta1TaskRun")({
  apiVersion: optional(z.literal("tekton.dev/v1beta1")),
  kind: optional(z.literal("TaskRun")),
  metadata: optional(objectMetaSchema),
  spec: optional(v1beta1TaskRunSpecSchema),
  status: optional(v1beta1TaskRunStatusSchema),
});
