import * as z from "zod";
import { type PersistentVolumeClaim, persistentVolumeClaimSchema } from "./kubernetes/persistent-volume-claim.ts";
import { type ProjectedVolumeSource, projectedVolumeSourceSchema } from "./kubernetes/volume-projection.ts";
import {
  type ConfigMapVolumeSource,
  type CSIVolumeSource,
  configMapVolumeSourceSchema,
  csiVolumeSourceSchema,
  type EmptyDirVolumeSource,
  emptyDirVolumeSourceSchema,
  type PersistentVolumeClaimVolumeSource,
  persistentVolumeClaimVolumeSourceSchema,
  type SecretVolumeSource,
  secretVolumeSourceSchema,
} from "./kubernetes/volume-source.ts";
import { optional, pointer, strict } from "./schema.ts";

/** A folder that a task asks for. What stands behind it, the run decides. */
export interface WorkspaceDeclaration {
  /** The name that bindings refer to, and that stands in `$(workspaces.name.path)`. */
  readonly name: string;
  /** What the workspace is for; shown to people only. */
  readonly description?: string;
  /** Where the steps find it; `/workspace/<name>` when left out. */
  readonly mountPath?: string;
  /** Whether the steps may only read it; default false. */
  readonly readOnly?: boolean;
  /** Whether a run may leave it unbound; default false. */
  readonly optional?: boolean;
}
export const workspaceDeclarationSchema = strict<WorkspaceDeclaration>("WorkspaceDeclaration")({
  name: z.string(),
  description: optional(z.string()),
  mountPath: optional(z.string()),
  readOnly: optional(z.boolean()),
  optional: optional(z.boolean()),
});

/** A workspace that a pipeline asks for, to hand it on to its tasks. */
export interface PipelineWorkspaceDeclaration {
  /** The name that the run binds and the pipeline tasks refer to. */
  readonly name: string;
  /** What the workspace is for; shown to people only. */
  readonly description?: string;
  /** Whether a run may leave it unbound; default false. */
  readonly optional?: boolean;
}
export const pipelineWorkspaceDeclarationSchema = strict<PipelineWorkspaceDeclaration>("PipelineWorkspaceDeclaration")({
  name: z.string(),
  description: optional(z.string()),
  optional: optional(z.boolean()),
});

/** Which workspace of the pipeline a pipeline task uses as one of its own. */
export interface WorkspacePipelineTaskBinding {
  /** The workspace as the task declares it. */
  readonly name: string;
  /** The workspace of the pipeline; the one called `name` when left out. */
  readonly workspace?: string;
  /** A folder inside it that the task sees as the whole; joined to the `subPath` of the run's binding. */
  readonly subPath?: string;
}
export const workspacePipelineTaskBindingSchema = strict<WorkspacePipelineTaskBinding>("WorkspacePipelineTaskBinding")({
  name: z.string(),
  workspace: optional(z.string()),
  subPath: optional(z.string()),
});

/** What a run puts behind a declared workspace: exactly one of the seven kinds of storage. */
export interface WorkspaceBinding {
  /** The workspace as the task or pipeline declares it. */
  readonly name: string;
  /** A folder inside the storage that the steps see as the whole. */
  readonly subPath?: string;
  /** Storage to be claimed for this run alone; the claim is deleted together with the run. */
  readonly volumeClaimTemplate?: PersistentVolumeClaim;
  /** Storage that is claimed already, in the namespace of the run. */
  readonly persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  /** An empty folder that lives as long as the pod: tasks of a pipeline do not share it. */
  readonly emptyDir?: EmptyDirVolumeSource;
  /** The keys of a ConfigMap, as files that can only be read. */
  readonly configMap?: ConfigMapVolumeSource;
  /** The keys of a Secret, as files that can only be read. */
  readonly secret?: SecretVolumeSource;
  /** Secrets, ConfigMaps and tokens together in one folder. */
  readonly projected?: ProjectedVolumeSource;
  /** Storage that a CSI driver provides for the pod. */
  readonly csi?: CSIVolumeSource;
}
export const workspaceBindingSchema = strict<WorkspaceBinding>("WorkspaceBinding")({
  name: z.string(),
  subPath: optional(z.string()),
  volumeClaimTemplate: pointer(persistentVolumeClaimSchema),
  persistentVolumeClaim: pointer(persistentVolumeClaimVolumeSourceSchema),
  emptyDir: pointer(emptyDirVolumeSourceSchema),
  configMap: pointer(configMapVolumeSourceSchema),
  secret: pointer(secretVolumeSourceSchema),
  projected: pointer(projectedVolumeSourceSchema),
  csi: pointer(csiVolumeSourceSchema),
});

/** A workspace that only this step or sidecar mounts, and those that ask for it in the same way. */
export interface WorkspaceUsage {
  /** The workspace as the task declares it. */
  readonly name: string;
  /** Where this container finds it; wins over the `mountPath` of the declaration. */
  readonly mountPath: string;
}
export const workspaceUsageSchema = strict<WorkspaceUsage>("WorkspaceUsage")({
  name: z.string(),
  mountPath: z.string(),
});
