import * as z from "zod";
import { type OneOf, type Quantity, quantitySchema, type Time, timeSchema } from "../scalars.ts";
import { list, mapOf, optional, pointer, strict } from "../schema.ts";
import { type LabelSelector, labelSelectorSchema, type ObjectMeta, objectMetaSchema } from "./meta.ts";
import {
  type TypedLocalObjectReference,
  type TypedObjectReference,
  typedLocalObjectReferenceSchema,
  typedObjectReferenceSchema,
} from "./reference.ts";
import { type VolumeResourceRequirements, volumeResourceRequirementsSchema } from "./resources.ts";

/** Who may mount a volume at the same time: one node or many, or a single pod. */
export type PersistentVolumeAccessMode = "ReadWriteOnce" | "ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOncePod";

/** The storage that a claim asks for. */
export interface PersistentVolumeClaimSpec {
  /** How the volume will be mounted. */
  readonly accessModes?: readonly OneOf<PersistentVolumeAccessMode>[];
  /** How large it has to be. */
  readonly resources?: VolumeResourceRequirements;
  /** The storage class; the cluster's default when left out, none at all when `""`. */
  readonly storageClassName?: string;
  /** Whether it is mounted as files or handed over as a raw device. Default `Filesystem`. */
  readonly volumeMode?: OneOf<"Filesystem" | "Block">;
  /** The volume it is bound to, or has to be bound to. */
  readonly volumeName?: string;
  /** Volumes that come into question, by their labels. */
  readonly selector?: LabelSelector;
  /** A claim or a snapshot whose content the volume starts with. */
  readonly dataSource?: TypedLocalObjectReference;
  /** Like `dataSource`, for more kinds and with a namespace; it replaces that field. */
  readonly dataSourceRef?: TypedObjectReference;
  /** A class of settings of the storage that may change during the life of the volume. */
  readonly volumeAttributesClassName?: string;
}
export const persistentVolumeClaimSpecSchema = strict<PersistentVolumeClaimSpec>("PersistentVolumeClaimSpec")({
  accessModes: optional(list(z.string())),
  resources: optional(volumeResourceRequirementsSchema),
  storageClassName: pointer(z.string()),
  volumeMode: pointer(z.string()),
  volumeName: optional(z.string()),
  selector: pointer(labelSelectorSchema),
  dataSource: pointer(typedLocalObjectReferenceSchema),
  dataSourceRef: pointer(typedObjectReferenceSchema),
  volumeAttributesClassName: pointer(z.string()),
});

/** Something the cluster reports about a claim, such as that it grows. */
export interface PersistentVolumeClaimCondition {
  /** What it is about. */
  readonly type: OneOf<
    | "Resizing"
    | "FileSystemResizePending"
    | "ControllerResizeError"
    | "NodeResizeError"
    | "ModifyingVolume"
    | "ModifyVolumeError"
  >;
  /** Whether it is so. */
  readonly status: OneOf<"True" | "False" | "Unknown">;
  /** When it was last checked. */
  readonly lastProbeTime?: Time;
  /** When `status` last changed. */
  readonly lastTransitionTime?: Time;
  /** Why, in one word. */
  readonly reason?: string;
  /** Why, in a sentence. */
  readonly message?: string;
}
export const persistentVolumeClaimConditionSchema = strict<PersistentVolumeClaimCondition>(
  "PersistentVolumeClaimCondition",
)({
  type: z.string(),
  status: z.string(),
  lastProbeTime: optional(timeSchema),
  lastTransitionTime: optional(timeSchema),
  reason: optional(z.string()),
  message: optional(z.string()),
});

/** How far the change to another volume attributes class is. */
export interface ModifyVolumeStatus {
  /** Waiting, going on, or refused by the storage driver. */
  readonly status: OneOf<"Pending" | "InProgress" | "Infeasible">;
  /** The class that is being changed to. */
  readonly targetVolumeAttributesClassName?: string;
}
export const modifyVolumeStatusSchema = strict<ModifyVolumeStatus>("ModifyVolumeStatus")({
  status: z.string(),
  targetVolumeAttributesClassName: optional(z.string()),
});

/** What the cluster says about a claim. */
export interface PersistentVolumeClaimStatus {
  /** Not bound yet, bound to a volume, or its volume is gone. */
  readonly phase?: OneOf<"Pending" | "Bound" | "Lost">;
  /** How the bound volume can be mounted. */
  readonly accessModes?: readonly OneOf<PersistentVolumeAccessMode>[];
  /** Real size of the bound volume. */
  readonly capacity?: Readonly<Record<string, Quantity>>;
  /** What is going on with it. */
  readonly conditions?: readonly PersistentVolumeClaimCondition[];
  /** Size that is set aside for it; more than `capacity` while it grows. */
  readonly allocatedResources?: Readonly<Record<string, Quantity>>;
  /** How far growing is, by resource; left out when nothing grows. */
  readonly allocatedResourceStatuses?: Readonly<
    Record<
      string,
      OneOf<
        | "ControllerResizeInProgress"
        | "ControllerResizeInfeasible"
        | "NodeResizePending"
        | "NodeResizeInProgress"
        | "NodeResizeInfeasible"
      >
    >
  >;
  /** The volume attributes class in force. */
  readonly currentVolumeAttributesClassName?: string;
  /** The change to another such class, while there is one. */
  readonly modifyVolumeStatus?: ModifyVolumeStatus;
}
export const persistentVolumeClaimStatusSchema = strict<PersistentVolumeClaimStatus>("PersistentVolumeClaimStatus")({
  phase: optional(z.string()),
  accessModes: optional(list(z.string())),
  capacity: optional(mapOf(quantitySchema)),
  conditions: optional(list(persistentVolumeClaimConditionSchema)),
  allocatedResources: optional(mapOf(quantitySchema)),
  allocatedResourceStatuses: optional(mapOf(z.string())),
  currentVolumeAttributesClassName: pointer(z.string()),
  modifyVolumeStatus: pointer(modifyVolumeStatusSchema),
});

/** A claim to storage; the volume it gets outlives the pods that use it. */
export interface PersistentVolumeClaim {
  /** `"v1"`; not needed where the claim stands inside another object. */
  readonly apiVersion?: string;
  /** `"PersistentVolumeClaim"`; not needed where the claim stands inside another object. */
  readonly kind?: string;
  /** Name, labels and so on. */
  readonly metadata?: ObjectMeta;
  /** What is asked for. */
  readonly spec?: PersistentVolumeClaimSpec;
  /** What was given; written by the cluster. */
  readonly status?: PersistentVolumeClaimStatus;
}
export const persistentVolumeClaimSchema = strict<PersistentVolumeClaim>("PersistentVolumeClaim")({
  apiVersion: optional(z.string()),
  kind: optional(z.string()),
  metadata: optional(objectMetaSchema),
  spec: optional(persistentVolumeClaimSpecSchema),
  status: optional(persistentVolumeClaimStatusSchema),
});

/** What claims are made from that live as long as one pod. */
export interface PersistentVolumeClaimTemplate {
  /** Labels and annotations for the claim; nothing else is allowed. */
  readonly metadata?: ObjectMeta;
  /** Copied into the claim as it is. */
  readonly spec: PersistentVolumeClaimSpec;
}
export const persistentVolumeClaimTemplateSchema = strict<PersistentVolumeClaimTemplate>(
  "PersistentVolumeClaimTemplate",
)({
  metadata: optional(objectMetaSchema),
  spec: persistentVolumeClaimSpecSchema,
});
