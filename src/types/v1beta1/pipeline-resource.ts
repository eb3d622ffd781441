import * as z from "zod";
import { list, optional, pointer, strict } from "../schema.ts";

// PipelineResources were taken out of Tekton; v1beta1 still reads the fields that spoke of them.

/** A PipelineResource that a task asked for. */
export interface V1beta1TaskResource {
  /** The name by which the steps referred to it. */
  readonly name: string;
  /** What it was: `"git"`, `"image"`, `"storage"`… */
  readonly type: string;
  /** What it was for. */
  readonly description?: string;
  /** The folder for it, below `/workspace`. */
  readonly targetPath?: string;
  /** Whether a run could leave it out. */
  readonly optional?: boolean;
}
export const v1beta1TaskResourceSchema = strict<V1beta1TaskResource>("V1beta1TaskResource")({
  name: z.string(),
  type: z.string(),
  description: optional(z.string()),
  targetPath: optional(z.string()),
  optional: optional(z.boolean()),
});

/** The PipelineResources of a task. Tekton refuses them. */
export interface V1beta1TaskResources {
  /** What the task took. */
  readonly inputs?: readonly V1beta1TaskResource[];
  /** What the task made. */
  readonly outputs?: readonly V1beta1TaskResource[];
}
export const v1beta1TaskResourcesSchema = strict<V1beta1TaskResources>("V1beta1TaskResources")({
  inputs: optional(list(v1beta1TaskResourceSchema)),
  outputs: optional(list(v1beta1TaskResourceSchema)),
});

/** Which PipelineResource of the namespace was meant. */
export interface V1beta1PipelineResourceRef {
  /** The name of the PipelineResource. */
  readonly name?: string;
  /** The API version of the PipelineResource. */
  readonly apiVersion?: string;
}
export const v1beta1PipelineResourceRefSchema = strict<V1beta1PipelineResourceRef>("V1beta1PipelineResourceRef")({
  name: optional(z.string()),
  apiVersion: optional(z.string()),
});

/** A setting of a PipelineResource. Called `ResourceParam` in Tekton. */
export interface V1beta1ResourceParam {
  /** What is set. */
  readonly name: string;
  /** What it is set to. */
  readonly value: string;
}
export const v1beta1ResourceParamSchema = strict<V1beta1ResourceParam>("V1beta1ResourceParam")({
  name: z.string(),
  value: z.string(),
});

/** A setting of a PipelineResource that stood in a Secret. Called `SecretParam` in Tekton. */
export interface V1beta1SecretParam {
  /** What is set. */
  readonly fieldName: string;
  /** The key in the Secret. */
  readonly secretKey: string;
  /** The name of the Secret. */
  readonly secretName: string;
}
export const v1beta1SecretParamSchema = strict<V1beta1SecretParam>("V1beta1SecretParam")({
  fieldName: z.string(),
  secretKey: z.string(),
  secretName: z.string(),
});

/** A PipelineResource written out. */
export interface V1beta1PipelineResourceSpec {
  /** What it was for. */
  readonly description?: string;
  /** What it was: `"git"`, `"image"`, `"storage"`… */
  readonly type: string;
  /** Its settings. */
  readonly params: readonly V1beta1ResourceParam[];
  /** Its settings that stood in Secrets. */
  readonly secrets?: readonly V1beta1SecretParam[];
}
export const v1beta1PipelineResourceSpecSchema = strict<V1beta1PipelineResourceSpec>("V1beta1PipelineResourceSpec")({
  description: optional(z.string()),
  type: z.string(),
  params: list(v1beta1ResourceParamSchema),
  secrets: optional(list(v1beta1SecretParamSchema)),
});

/** What a PipelineRun put behind a PipelineResource of its pipeline. */
export interface V1beta1PipelineResourceBinding {
  /** The PipelineResource as the pipeline declared it. */
  readonly name?: string;
  /** The PipelineResource to take; either this or `resourceSpec`. */
  readonly resourceRef?: V1beta1PipelineResourceRef;
  /** The PipelineResource, written out; either this or `resourceRef`. */
  readonly resourceSpec?: V1beta1PipelineResourceSpec;
}
const bindingShape = {
  name: optional(z.string()),
  resourceRef: pointer(v1beta1PipelineResourceRefSchema),
  resourceSpec: pointer(v1beta1PipelineResourceSpecSchema),
};
export const v1beta1PipelineResourceBindingSchema = strict<V1beta1PipelineResourceBinding>(
  "V1beta1PipelineResourceBinding",
)(bindingShape);

/** What a TaskRun put behind a PipelineResource of its task. */
export interface V1beta1TaskResourceBinding extends V1beta1PipelineResourceBinding {
  /** Where it lay on the volume that the tasks shared. */
  readonly paths?: readonly string[];
}
export const v1beta1TaskResourceBindingSchema = strict<V1beta1TaskResourceBinding>("V1beta1TaskResourceBinding")({
  ...bindingShape,
  paths: optional(list(z.string())),
});

/** The PipelineResources of a TaskRun. Tekton refuses them. */
export interface V1beta1TaskRunResources {
  /** What the task took. */
  readonly inputs?: readonly V1beta1TaskResourceBinding[];
  /** What the task made. */
  readonly outputs?: readonly V1beta1TaskResourceBinding[];
}
export const v1beta1TaskRunResourcesSchema = strict<V1beta1TaskRunResources>("V1beta1TaskRunResources")({
  inputs: optional(list(v1beta1TaskResourceBindingSchema)),
  outputs: optional(list(v1beta1TaskResourceBindingSchema)),
});

/** A PipelineResource that a pipeline asked for. */
export interface V1beta1PipelineDeclaredResource {
  /** The name by which the pipeline tasks referred to it. */
  readonly name: string;
  /** What it was: `"git"`, `"image"`, `"storage"`… */
  readonly type: string;
  /** Whether a run could leave it out. */
  readonly optional?: boolean;
}
export const v1beta1PipelineDeclaredResourceSchema = strict<V1beta1PipelineDeclaredResource>(
  "V1beta1PipelineDeclaredResource",
)({ name: z.string(), type: z.string(), optional: optional(z.boolean()) });

/** Which PipelineResource of the pipeline a pipeline task took. */
export interface V1beta1PipelineTaskInputResource {
  /** The PipelineResource as the task declared it. */
  readonly name: string;
  /** The PipelineResource as the pipeline declared it. */
  readonly resource: string;
  /** The pipeline tasks that had to make it first. */
  readonly from?: readonly string[];
}
export const v1beta1PipelineTaskInputResourceSchema = strict<V1beta1PipelineTaskInputResource>(
  "V1beta1PipelineTaskInputResource",
)({ name: z.string(), resource: z.string(), from: optional(list(z.string())) });

/** Which PipelineResource of the pipeline a pipeline task made. */
export interface V1beta1PipelineTaskOutputResource {
  /** The PipelineResource as the task declared it. */
  readonly name: string;
  /** The PipelineResource as the pipeline declared it. */
  readonly resource: string;
}
export const v1beta1PipelineTaskOutputResourceSchema = strict<V1beta1PipelineTaskOutputResource>(
  "V1beta1PipelineTaskOutputResource",
)({ name: z.string(), resource: z.string() });

/** The PipelineResources of a pipeline task. Tekton refuses them. */
export interface V1beta1PipelineTaskResources {
  /** What the task took. */
  readonly inputs?: readonly V1beta1PipelineTaskInputResource[];
  /** What the task made. */
  readonly outputs?: readonly V1beta1PipelineTaskOutputResource[];
}
export const v1beta1PipelineTaskResourcesSchema = strict<V1beta1PipelineTaskResources>("V1beta1PipelineTaskResources")({
  inputs: optional(list(v1beta1PipelineTaskInputResourceSchema)),
  outputs: optional(list(v1beta1PipelineTaskOutputResourceSchema)),
});
