import * as z from "zod";
import { type Int32, int32Schema, type OneOf, type Quantity, quantitySchema } from "../scalars.ts";
import { list, mapOf, optional, pointer, strict } from "../schema.ts";
import { type PersistentVolumeClaimTemplate, persistentVolumeClaimTemplateSchema } from "./persistent-volume-claim.ts";
import { type LocalObjectReference, localObjectReferenceSchema } from "./reference.ts";
import {
  type DownwardAPIVolumeFile,
  downwardAPIVolumeFileSchema,
  type KeyToPath,
  keyToPathSchema,
} from "./volume-projection.ts";

/** The entries of a ConfigMap as files. */
export interface ConfigMapVolumeSource {
  /** Name of the ConfigMap. */
  readonly name?: string;
  /** The entries to take; all of them, under their own names, when left out. */
  readonly items?: readonly KeyToPath[];
  /** Permission bits of the files. Default 420, which is octal 0644. */
  readonly defaultMode?: Int32;
  /** Whether the ConfigMap or an entry may be missing. Default false. */
  readonly optional?: boolean;
}
export const configMapVolumeSourceSchema = strict<ConfigMapVolumeSource>("ConfigMapVolumeSource")({
  name: optional(z.string()),
  items: optional(list(keyToPathSchema)),
  defaultMode: pointer(int32Schema),
  optional: pointer(z.boolean()),
});

/** The entries of a Secret as files. */
export interface SecretVolumeSource {
  /** Name of the Secret. */
  readonly secretName?: string;
  /** The entries to take; all of them, under their own names, when left out. */
  readonly items?: readonly KeyToPath[];
  /** Permission bits of the files. Default 420, which is octal 0644. */
  readonly defaultMode?: Int32;
  /** Whether the Secret or an entry may be missing. Default false. */
  readonly optional?: boolean;
}
export const secretVolumeSourceSchema = strict<SecretVolumeSource>("SecretVolumeSource")({
  secretName: optional(z.string()),
  items: optional(list(keyToPathSchema)),
  defaultMode: pointer(int32Schema),
  optional: pointer(z.boolean()),
});

/** Facts about the pod as files. */
export interface DownwardAPIVolumeSource {
  /** The files. */
  readonly items?: readonly DownwardAPIVolumeFile[];
  /** Permission bits of the files. Default 420, which is octal 0644. */
  readonly defaultMode?: Int32;
}
export const downwardAPIVolumeSourceSchema = strict<DownwardAPIVolumeSource>("DownwardAPIVolumeSource")({
  items: optional(list(downwardAPIVolumeFileSchema)),
  defaultMode: pointer(int32Schema),
});

/** An empty directory that lives as long as the pod. */
export interface EmptyDirVolumeSource {
  /** Where it is kept: the disk of the node (`""`), memory, or huge pages (also `HugePages-<size>`). */
  readonly medium?: OneOf<"" | "Memory" | "HugePages">;
  /** The most it may hold; without limit when left out. */
  readonly sizeLimit?: Quantity;
}
export const emptyDirVolumeSourceSchema = strict<EmptyDirVolumeSource>("EmptyDirVolumeSource")({
  medium: optional(z.string()),
  sizeLimit: pointer(quantitySchema),
});

/** A claim that exists already. */
export interface PersistentVolumeClaimVolumeSource {
  /** The claim; it has to be in the pod's namespace. */
  readonly claimName: string;
  /** Whether all mounts of it are read-only. Default false. */
  readonly readOnly?: boolean;
}
export const persistentVolumeClaimVolumeSourceSchema = strict<PersistentVolumeClaimVolumeSource>(
  "PersistentVolumeClaimVolumeSource",
)({
  claimName: z.string(),
  readOnly: optional(z.boolean()),
});

/** A claim that is made for the pod, and deleted with it. */
export interface EphemeralVolumeSource {
  /** The claim; it is named after pod and volume. */
  readonly volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}
export const ephemeralVolumeSourceSchema = strict<EphemeralVolumeSource>("EphemeralVolumeSource")({
  volumeClaimTemplate: pointer(persistentVolumeClaimTemplateSchema),
});

/** A file or directory of the node. */
export interface HostPathVolumeSource {
  /** Where it is on the node; links are followed. */
  readonly path: string;
  /** What has to be there, or is created. Default `""`: nothing is checked. */
  readonly type?: OneOf<
    "" | "DirectoryOrCreate" | "Directory" | "FileOrCreate" | "File" | "Socket" | "CharDevice" | "BlockDevice"
  >;
}
export const hostPathVolumeSourceSchema = strict<HostPathVolumeSource>("HostPathVolumeSource")({
  path: z.string(),
  type: pointer(z.string()),
});

/** A volume made by a CSI driver for this pod. */
export interface CSIVolumeSource {
  /** Name of the driver. */
  readonly driver: string;
  /** Settings for the driver. */
  readonly volumeAttributes?: Readonly<Record<string, string>>;
  /** File system to mount: `"ext4"`; the driver's choice when left out. */
  readonly fsType?: string;
  /** Whether it is read-only. Default false. */
  readonly readOnly?: boolean;
  /** A Secret that the driver is given when it mounts the volume. */
  readonly nodePublishSecretRef?: LocalObjectReference;
}
export const csiVolumeSourceSchema = strict<CSIVolumeSource>("CSIVolumeSource")({
  driver: z.string(),
  volumeAttributes: optional(mapOf(z.string())),
  fsType: pointer(z.string()),
  readOnly: pointer(z.boolean()),
  nodePublishSecretRef: pointer(localObjectReferenceSchema),
});

/** The files of an image, read-only. */
export interface ImageVolumeSource {
  /** The image, written as for a container. */
  readonly reference?: string;
  /** When to pull it. Default `Always` for the tag `latest`, else `IfNotPresent`. */
  readonly pullPolicy?: OneOf<"Always" | "IfNotPresent" | "Never">;
}
export const imageVolumeSourceSchema = strict<ImageVolumeSource>("ImageVolumeSource")({
  reference: optional(z.string()),
  pullPolicy: optional(z.string()),
});
