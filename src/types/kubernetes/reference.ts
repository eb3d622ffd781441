import * as z from "zod";
import { type Quantity, quantitySchema } from "../scalars.ts";
import { optional, pointer, strict } from "../schema.ts";

/** An object in the same namespace; its kind is known from where the reference stands. */
export interface LocalObjectReference {
  /** Name of the object. */
  readonly name?: string;
}
export const localObjectReferenceSchema = strict<LocalObjectReference>("LocalObjectReference")({
  name: optional(z.string()),
});

/** An object of any kind in the same namespace. */
export interface TypedLocalObjectReference {
  /** API group without version; when left out, `kind` is one of the core group. */
  readonly apiGroup?: string;
  /** Kind of the object: `"PersistentVolumeClaim"`. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
}
export const typedLocalObjectReferenceSchema = strict<TypedLocalObjectReference>("TypedLocalObjectReference")({
  apiGroup: pointer(z.string()),
  kind: z.string(),
  name: z.string(),
});

/** An object of any kind, in any namespace. */
export interface TypedObjectReference {
  /** API group without version; when left out, `kind` is one of the core group. */
  readonly apiGroup?: string;
  /** Kind of the object: `"VolumeSnapshot"`. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
  /** Its namespace; the same one when left out. Another one must allow it by a ReferenceGrant. */
  readonly namespace?: string;
}
export const typedObjectReferenceSchema = strict<TypedObjectReference>("TypedObjectReference")({
  apiGroup: pointer(z.string()),
  kind: z.string(),
  name: z.string(),
  namespace: pointer(z.string()),
});

/** A field of the pod itself. */
export interface ObjectFieldSelector {
  /** Version of the pod's schema; `"v1"` when left out. */
  readonly apiVersion?: string;
  /** Path of the field: `"metadata.labels['app']"`, `"status.podIP"`. */
  readonly fieldPath: string;
}
export const objectFieldSelectorSchema = strict<ObjectFieldSelector>("ObjectFieldSelector")({
  apiVersion: optional(z.string()),
  fieldPath: z.string(),
});

/** A request or limit of a container, as a number. */
export interface ResourceFieldSelector {
  /** The container; needed in volumes, in variables it is their own container. */
  readonly containerName?: string;
  /** What to read: `"limits.cpu"`, `"requests.memory"`. */
  readonly resource: string;
  /** The unit; the number is divided by it and rounded up. One core or one byte when left out. */
  readonly divisor?: Quantity;
}
export const resourceFieldSelectorSchema = strict<ResourceFieldSelector>("ResourceFieldSelector")({
  containerName: optional(z.string()),
  resource: z.string(),
  divisor: optional(quantitySchema),
});
