import * as z from "zod";
import { type Int32, int32Schema, type OneOf } from "../scalars.ts";
import { optional, pointer, strict } from "../schema.ts";
import { type LocalObjectReference, localObjectReferenceSchema } from "./reference.ts";

/** A disk of Amazon EBS. Deprecated by Kubernetes in favour of its CSI driver. */
export interface AWSElasticBlockStoreVolumeSource {
  /** Id of the disk. */
  readonly volumeID: string;
  /** Number of the partition; 0 or left out for the whole disk. */
  readonly partition?: Int32;
  /** File system on the disk. Default `"ext4"`. */
  readonly fsType?: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const awsElasticBlockStoreVolumeSourceSchema = strict<AWSElasticBlockStoreVolumeSource>(
  "AWSElasticBlockStoreVolumeSource",
)({
  volumeID: z.string(),
  partition: optional(int32Schema),
  fsType: optional(z.string()),
  readOnly: optional(z.boolean()),
});

/** A disk of Google Compute Engine. Deprecated by Kubernetes in favour of its CSI driver. */
export interface GCEPersistentDiskVolumeSource {
  /** Name of the disk. */
  readonly pdName: string;
  /** Number of the partition; 0 or left out for the whole disk. */
  readonly partition?: Int32;
  /** File system on the disk. Default `"ext4"`. */
  readonly fsType?: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const gcePersistentDiskVolumeSourceSchema = strict<GCEPersistentDiskVolumeSource>(
  "GCEPersistentDiskVolumeSource",
)({
  pdName: z.string(),
  partition: optional(int32Schema),
  fsType: optional(z.string()),
  readOnly: optional(z.boolean()),
});

/** A disk of Azure. Deprecated by Kubernetes in favour of its CSI driver. */
export interface AzureDiskVolumeSource {
  /** Name of the disk. */
  readonly diskName: string;
  /** Where it is in Azure. */
  readonly diskURI: string;
  /** How the host caches it. Default `ReadWrite`. */
  readonly cachingMode?: OneOf<"None" | "ReadOnly" | "ReadWrite">;
  /** How the disk is kept: a blob in a shared or its own account, or a managed disk. Default `Shared`. */
  readonly kind?: OneOf<"Shared" | "Dedicated" | "Managed">;
  /** File system on the disk. Default `"ext4"`. */
  readonly fsType?: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const azureDiskVolumeSourceSchema = strict<AzureDiskVolumeSource>("AzureDiskVolumeSource")({
  diskName: z.string(),
  diskURI: z.string(),
  cachingMode: pointer(z.string()),
  kind: pointer(z.string()),
  fsType: pointer(z.string()),
  readOnly: pointer(z.boolean()),
});

/** A file share of Azure. Deprecated by Kubernetes in favour of its CSI driver. */
export interface AzureFileVolumeSource {
  /** The Secret with name and key of the storage account. */
  readonly secretName: string;
  /** Name of the share. */
  readonly shareName: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const azureFileVolumeSourceSchema = strict<AzureFileVolumeSource>("AzureFileVolumeSource")({
  secretName: z.string(),
  shareName: z.string(),
  readOnly: optional(z.boolean()),
});

/** A disk of OpenStack Cinder. Deprecated by Kubernetes in favour of its CSI driver. */
export interface CinderVolumeSource {
  /** Id of the disk. */
  readonly volumeID: string;
  /** A Secret with what is needed to log in to OpenStack. */
  readonly secretRef?: LocalObjectReference;
  /** File system on the disk. Default `"ext4"`. */
  readonly fsType?: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const cinderVolumeSourceSchema = strict<CinderVolumeSource>("CinderVolumeSource")({
  volumeID: z.string(),
  secretRef: pointer(localObjectReferenceSchema),
  fsType: optional(z.string()),
  readOnly: optional(z.boolean()),
});

/** A virtual disk of vSphere. Deprecated by Kubernetes in favour of its CSI driver. */
export interface VsphereVirtualDiskVolumeSource {
  /** Path of the virtual disk file. */
  readonly volumePath: string;
  /** Name of the storage policy. */
  readonly storagePolicyName?: string;
  /** Id of the storage policy. */
  readonly storagePolicyID?: string;
  /** File system on the disk. Default `"ext4"`. */
  readonly fsType?: string;
}
export const vsphereVirtualDiskVolumeSourceSchema = strict<VsphereVirtualDiskVolumeSource>(
  "VsphereVirtualDiskVolumeSource",
)({
  volumePath: z.string(),
  storagePolicyName: optional(z.string()),
  storagePolicyID: optional(z.string()),
  fsType: optional(z.string()),
});

/** A disk of the Photon Controller. Kubernetes no longer mounts it. */
export interface PhotonPersistentDiskVolumeSource {
  /** Id of the disk. */
  readonly pdID: string;
  /** File system on the disk. Default `"ext4"`. */
  readonly fsType?: string;
}
export const photonPersistentDiskVolumeSourceSchema = strict<PhotonPersistentDiskVolumeSource>(
  "PhotonPersistentDiskVolumeSource",
)({
  pdID: z.string(),
  fsType: optional(z.string()),
});

/** A volume of Portworx. Deprecated by Kubernetes in favour of its CSI driver. */
export interface PortworxVolumeSource {
  /** Id of the volume. */
  readonly volumeID: string;
  /** File system on the volume. Default `"ext4"`. */
  readonly fsType?: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
}
export const portworxVolumeSourceSchema = strict<PortworxVolumeSource>("PortworxVolumeSource")({
  volumeID: z.string(),
  fsType: optional(z.string()),
  readOnly: optional(z.boolean()),
});
