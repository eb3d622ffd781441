import * as z from "zod";
import { type CustomRunStatus, customRunStatusSchema } from "../custom-run.ts";
import { type ObjectMeta, objectMetaSchema } from "../kubernetes/meta.ts";
import {
  type PipelineRunSpec,
  type PipelineRunStatus,
  type PipelineTaskRunSpec,
  pipelineRunSpecShape,
  pipelineRunStatusShape,
  pipelineTaskRunSpecShape,
} from "../pipeline-run.ts";
import { type PodTemplate, podTemplateSchema } from "../pod-template.ts";
import { type PipelineRunResult, pipelineRunResultSchema } from "../result.ts";
import { type Duration, durationSchema } from "../scalars.ts";
import { list, mapOf, optional, pointer, strict, without } from "../schema.ts";
import { type WhenExpression, whenExpressionSchema } from "../when-expression.ts";
import { type V1beta1PipelineSpec, v1beta1PipelineSpecSchema } from "./pipeline.ts";
import { type V1beta1PipelineResourceBinding, v1beta1PipelineResourceBindingSchema } from "./pipeline-resource.ts";
import { type V1beta1Provenance, v1beta1ProvenanceSchema } from "./provenance.ts";
import { type V1beta1PipelineRef, v1beta1PipelineRefSchema } from "./reference.ts";
import {
  type V1beta1TaskRunSidecarOverride,
  type V1beta1TaskRunStatus,
  type V1beta1TaskRunStepOverride,
  v1beta1TaskRunSidecarOverrideSchema,
  v1beta1TaskRunStatusSchema,
  v1beta1TaskRunStepOverrideSchema,
} from "./task-run.ts";

/** Settings for the runs of one pipeline task. */
export interface V1beta1PipelineTaskRunSpec
  extends Omit<PipelineTaskRunSpec, "serviceAccountName" | "podTemplate" | "stepSpecs" | "sidecarSpecs"> {
  /** The service account of its pods. v1 calls it `serviceAccountName`. */
  readonly taskServiceAccountName?: string;
  /** Settings for its pods. v1 calls it `podTemplate`. */
  readonly taskPodTemplate?: PodTemplate;
  /** Other compute resources for single steps. v1 calls it `stepSpecs`. */
  readonly stepOverrides?: readonly V1beta1TaskRunStepOverride[];
  /** Other compute resources for single sidecars. v1 calls it `sidecarSpecs`. */
  readonly sidecarOverrides?: readonly V1beta1TaskRunSidecarOverride[];
}
export const v1beta1PipelineTaskRunSpecSchema = strict<V1beta1PipelineTaskRunSpec>("V1beta1PipelineTaskRunSpec")({
  ...without(pipelineTaskRunSpecShape, "serviceAccountName", "podTemplate", "stepSpecs", "sidecarSpecs"),
  taskServiceAccountName: optional(z.string()),
  taskPodTemplate: pointer(podTemplateSchema),
  stepOverrides: optional(list(v1beta1TaskRunStepOverrideSchema)),
  sidecarOverrides: optional(list(v1beta1TaskRunSidecarOverrideSchema)),
});

/** What shall be run, and with what. */
export interface V1beta1PipelineRunSpec
  extends Omit<PipelineRunSpec, "pipelineRef" | "pipelineSpec" | "taskRunTemplate" | "taskRunSpecs"> {
  /** The pipeline to run, by name or resolver; either this or `pipelineSpec`. */
  readonly pipelineRef?: V1beta1PipelineRef;
  /** The pipeline to run, written out; either this or `pipelineRef`. */
  readonly pipelineSpec?: V1beta1PipelineSpec;
  /** PipelineResources for the pipeline. Tekton refuses them. */
  readonly resources?: readonly V1beta1PipelineResourceBinding[];
  /** The service account of the pods. v1 has it in `taskRunTemplate`. */
  readonly serviceAccountName?: string;
  /** How long the whole run may take; not together with `timeouts`. v1 has it in `timeouts.pipeline`. */
  readonly timeout?: Duration;
  /** Settings for the pods. v1 has it in `taskRunTemplate`. */
  readonly podTemplate?: PodTemplate;
  /** Settings for the runs of single pipeline tasks. */
  readonly taskRunSpecs?: readonly V1beta1PipelineTaskRunSpec[];
}
export const v1beta1PipelineRunSpecSchema = strict<V1beta1PipelineRunSpec>("V1beta1PipelineRunSpec")({
  ...without(pipelineRunSpecShape, "pipelineRef", "pipelineSpec", "taskRunTemplate", "taskRunSpecs"),
  pipelineRef: pointer(v1beta1PipelineRefSchema),
  pipelineSpec: pointer(v1beta1PipelineSpecSchema),
  resources: optional(list(v1beta1PipelineResourceBindingSchema)),
  serviceAccountName: optional(z.string()),
  timeout: pointer(durationSchema),
  podTemplate: pointer(podTemplateSchema),
  taskRunSpecs: optional(list(v1beta1PipelineTaskRunSpecSchema)),
});

/** A TaskRun of a PipelineRun and its status. Not in use any more; `childReferences` has taken its place. */
export interface V1beta1PipelineRunTaskRunStatus {
  /** The pipeline task that it was created for. */
  readonly pipelineTaskName?: string;
  /** How the TaskRun was. */
  readonly status?: V1beta1TaskRunStatus;
  /** The conditions under which it was created. */
  readonly whenExpressions?: readonly WhenExpression[];
}
export const v1beta1PipelineRunTaskRunStatusSchema = strict<V1beta1PipelineRunTaskRunStatus>(
  "V1beta1PipelineRunTaskRunStatus",
)({
  pipelineTaskName: optional(z.string()),
  status: pointer(v1beta1TaskRunStatusSchema),
  whenExpressions: optional(list(whenExpressionSchema)),
});

/** A CustomRun of a PipelineRun and its status. Not in use any more; `childReferences` has taken its place. */
export interface V1beta1PipelineRunRunStatus {
  /** The pipeline task that it was created for. */
  readonly pipelineTaskName?: string;
  /** How the CustomRun was. */
  readonly status?: CustomRunStatus;
  /** The conditions under which it was created. */
  readonly whenExpressions?: readonly WhenExpression[];
}
export const v1beta1PipelineRunRunStatusSchema = strict<V1beta1PipelineRunRunStatus>("V1beta1PipelineRunRunStatus")({
  pipelineTaskName: optional(z.string()),
  status: pointer(customRunStatusSchema),
  whenExpressions: optional(list(whenExpressionSchema)),
});

/** How a PipelineRun is, as its controller has last written it. */
export interface V1beta1PipelineRunStatus extends Omit<PipelineRunStatus, "results" | "pipelineSpec" | "provenance"> {
  /** The TaskRuns by name. Not in use any more. */
  readonly taskRuns?: Readonly<Record<string, V1beta1PipelineRunTaskRunStatus>>;
  /** The CustomRuns by name. Not in use any more. */
  readonly runs?: Readonly<Record<string, V1beta1PipelineRunRunStatus>>;
  /** The results that could be computed. v1 calls it `results`. */
  readonly pipelineResults?: readonly PipelineRunResult[];
  /** The pipeline that runs, with params, contexts and workspaces replaced. */
  readonly pipelineSpec?: V1beta1PipelineSpec;
  /** Where the pipeline came from. */
  readonly provenance?: V1beta1Provenance;
}
export const v1beta1PipelineRunStatusSchema = strict<V1beta1PipelineRunStatus>("V1beta1PipelineRunStatus")({
  ...without(pipelineRunStatusShape, "results", "pipelineSpec", "provenance"),
  taskRuns: optional(mapOf(v1beta1PipelineRunTaskRunStatusSchema)),
  runs: optional(mapOf(v1beta1PipelineRunRunStatusSchema)),
  pipelineResults: optional(list(pipelineRunResultSchema)),
  pipelineSpec: pointer(v1beta1PipelineSpecSchema),
  provenance: pointer(v1beta1ProvenanceSchema),
});

/** One execution of a pipeline, in the old version of the API. */
export interface V1beta1PipelineRun {
  /** The version of the API that the object is written in. */
  readonly apiVersion?: "tekton.dev/v1beta1";
  /** Says that the object is a PipelineRun. */
  readonly kind?: "PipelineRun";
  /** Name, namespace, labels and annotations. */
  readonly metadata?: ObjectMeta;
  /** What shall be run. */
  readonly spec?: V1beta1PipelineRunSpec;
  /** How it goes; written by the controller. */
  readonly status?: V1beta1PipelineRunStatus;
}
export const v1beta1PipelineRunSchema = strict<V1beta1PipelineRun>("V1beta1PipelineRun")({
  apiVersion: optional(z.literal("tekton.dev/v1beta1")),
  kind: optional(z.literal("PipelineRun")),
  metadata: optional(objectMetaSchema),
  spec: optional(v1beta1PipelineRunSpecSchema),
  status: optional(v1beta1PipelineRunStatusSchema),
});
