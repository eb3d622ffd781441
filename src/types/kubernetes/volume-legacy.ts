import * as z from "zod";
import { mapOf, optional, pointer, strict } from "../schema.ts";
import { type LocalObjectReference, localObjectReferenceSchema } from "./reference.ts";

/** A clone of a Git repository. Deprecated by Kubernetes, and off in new clusters: clone in a step instead. */
export interface GitRepoVolumeSource {
  /** URL of the repository. */
  readonly repository: string;
  /** Commit to check out. */
  readonly revision?: string;
  /** Directory to clone into; `.` for the volume itself, one named after the repository when left out. */
  readonly directory?: string;
}
export const gitRepoVolumeSourceSchema = strict<GitRepoVolumeSource>("GitRepoVolumeSource")({
  repository: z.string(),
  revision: optional(z.string()),
  directory: optional(z.string()),
});

/** A volume made by a program on the node. Deprecated by Kubernetes in favour of CSI. */
export interface FlexVolumeSource {
  /** Name of the driver. */
  readonly driver: string;
  /** Settings for the driver. */
  readonly options?: Readonly<Record<string, string>>;
  /** A Secret that is passed to the driver. */
  readonly secretRef?: LocalObjectReference;
  /** File system to mount; the driver's choice when left out. */
  readonly fsType?: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const flexVolumeSourceSchema = strict<FlexVolumeSource>("FlexVolumeSource")({
  driver: z.string(),
  options: optional(mapOf(z.string())),
  secretRef: pointer(localObjectReferenceSchema),
  fsType: optional(z.string()),
  readOnly: optional(z.boolean()),
});

/** A data set of Flocker, by name or by UUID. Kubernetes no longer mounts it. */
export interface FlockerVolumeSource {
  /** Name of the data set. */
  readonly datasetName?: string;
  /** UUID of the data set. */
  readonly datasetUUID?: string;
}
export const flockerVolumeSourceSchema = strict<FlockerVolumeSource>("FlockerVolumeSource")({
  datasetName: optional(z.string()),
  datasetUUID: optional(z.string()),
});

/** A volume of GlusterFS. Kubernetes no longer mounts it. */
export interface GlusterfsVolumeSource {
  /** Name of the Endpoints object that lists the servers. */
  readonly endpoints: string;
  /** Name of the volume. */
  readonly path: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const glusterfsVolumeSourceSchema = strict<GlusterfsVolumeSource>("GlusterfsVolumeSource")({
  endpoints: z.string(),
  path: z.string(),
  readOnly: optional(z.boolean()),
});

/** A volume of Quobyte. Kubernetes no longer mounts it. */
export interface QuobyteVolumeSource {
  /** Registries as `host:port`, separated by commas. */
  readonly registry: string;
  /** Name of the volume. */
  readonly volume: string;
  /** Tenant that owns the volume. */
  readonly tenant?: string;
  /** User that accesses it; that of the service account when left out. */
  readonly user?: string;
  /** Group that accesses it; none when left out. */
  readonly group?: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const quobyteVolumeSourceSchema = strict<QuobyteVolumeSource>("QuobyteVolumeSource")({
  registry: z.string(),
  volume: z.string(),
  tenant: optional(z.string()),
  user: optional(z.string()),
  group: optional(z.string()),
  readOnly: optional(z.boolean()),
});

/** A volume of ScaleIO. Kubernetes no longer mounts it. */
export interface ScaleIOVolumeSource {
  /** Address of the ScaleIO gateway. */
  readonly gateway: string;
  /** Name of the storage system. */
  readonly system: string;
  /** The Secret to log in with; without it, no login succeeds. */
  readonly secretRef?: LocalObjectReference;
  /** Whether the gateway is reached by SSL. Default false. */
  readonly sslEnabled?: boolean;
  /** Name of the protection domain. */
  readonly protectionDomain?: string;
  /** Storage pool in the protection domain. */
  readonly storagePool?: string;
  /** `"ThickProvisioned"` or `"ThinProvisioned"`, which is the default. */
  readonly storageMode?: string;
  /** Name of a volume that exists already. */
  readonly volumeName?: string;
  /** File system on the volume. Default `"xfs"`. */
  readonly fsType?: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const scaleIOVolumeSourceSchema = strict<ScaleIOVolumeSource>("ScaleIOVolumeSource")({
  gateway: z.string(),
  system: z.string(),
  secretRef: pointer(localObjectReferenceSchema),
  sslEnabled: optional(z.boolean()),
  protectionDomain: optional(z.string()),
  storagePool: optional(z.string()),
  storageMode: optional(z.string()),
  volumeName: optional(z.string()),
  fsType: optional(z.string()),
  readOnly: optional(z.boolean()),
});

/** A volume of StorageOS. Kubernetes no longer mounts it. */
export interface StorageOSVolumeSource {
  /** Name of the volume. */
  readonly volumeName?: string;
  /** Namespace within StorageOS; that of the pod when left out. */
  readonly volumeNamespace?: string;
  /** A Secret with credentials for the StorageOS API. */
  readonly secretRef?: LocalObjectReference;
  /** File system on the volume. Default `"ext4"`. */
  readonly fsType?: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const storageOSVolumeSourceSchema = strict<StorageOSVolumeSource>("StorageOSVolumeSource")({
  volumeName: optional(z.string()),
  volumeNamespace: optional(z.string()),
  secretRef: pointer(localObjectReferenceSchema),
  fsType: optional(z.string()),
  readOnly: optional(z.boolean()),
});
