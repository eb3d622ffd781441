import * as z from "zod";
import type { JsonValue } from "../../go/json.ts";
import { type Int64, int64Schema, type OneOf, rawJsonSchema, type Time, timeSchema } from "../scalars.ts";
import { list, mapOf, optional, pointer, strict } from "../schema.ts";

/** The object that caused this one to exist; when the last owner is deleted, the garbage collector deletes this one. */
export interface OwnerReference {
  /** Group and version of the owner: `"tekton.dev/v1"`. */
  readonly apiVersion: string;
  /** Kind of the owner: `"PipelineRun"`. */
  readonly kind: string;
  /** Name of the owner; it lives in the same namespace, or in none. */
  readonly name: string;
  /** Identity of the owner; a later object of the same name does not count. */
  readonly uid: string;
  /** Whether this owner is the one controller that manages the object. */
  readonly controller?: boolean;
  /** Whether a foreground deletion of the owner waits until this object is gone. */
  readonly blockOwnerDeletion?: boolean;
}
export const ownerReferenceSchema = strict<OwnerReference>("OwnerReference")({
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  uid: z.string(),
  controller: pointer(z.boolean()),
  blockOwnerDeletion: pointer(z.boolean()),
});

/** Which fields of an object one client has set; bookkeeping of the API server. */
export interface ManagedFieldsEntry {
  /** The client: `"kubectl"`, `"controller"`. */
  readonly manager?: string;
  /** How the client wrote: by server-side apply, or by any other write. */
  readonly operation?: OneOf<"Apply" | "Update">;
  /** The version of the resource whose field names are used below. */
  readonly apiVersion?: string;
  /** When the set of fields last changed. */
  readonly time?: Time;
  /** Format of `fieldsV1`; `"FieldsV1"` is the only one. */
  readonly fieldsType?: string;
  /** The fields, as a tree of keys such as `f:spec`. */
  readonly fieldsV1?: JsonValue;
  /** The subresource that was written: `"status"`; empty for the object itself. */
  readonly subresource?: string;
}
export const managedFieldsEntrySchema = strict<ManagedFieldsEntry>("ManagedFieldsEntry")({
  manager: optional(z.string()),
  operation: optional(z.string()),
  apiVersion: optional(z.string()),
  time: pointer(timeSchema),
  fieldsType: optional(z.string()),
  fieldsV1: pointer(rawJsonSchema),
  subresource: optional(z.string()),
});

/** What every Kubernetes object has: names, labels, owners, and what the API server notes down about it. */
export interface ObjectMeta {
  /** Unique within kind and namespace. */
  readonly name?: string;
  /** Without a `name`, the API server makes one up: this prefix and a random suffix. */
  readonly generateName?: string;
  /** The namespace; when left out, that of the client. */
  readonly namespace?: string;
  /** Short keys and values by which objects are selected. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Free-form notes for tools and people; not selectable. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Identity over time and space, given by the API server. */
  readonly uid?: string;
  /** Opaque version of the stored object; changes at each write. */
  readonly resourceVersion?: string;
  /** Counts the changes of the desired state, from 1. */
  readonly generation?: Int64;
  /** URL of the object; the API server no longer fills it in. */
  readonly selfLink?: string;
  /** When the API server stored the object. */
  readonly creationTimestamp?: Time;
  /** Set once deletion was asked for; the object stays until its finalizers are gone. */
  readonly deletionTimestamp?: Time;
  /** Seconds that the object was given to end by itself. */
  readonly deletionGracePeriodSeconds?: Int64;
  /** The objects this one belongs to. */
  readonly ownerReferences?: readonly OwnerReference[];
  /** Names of clean-ups that have to happen before the object may go. */
  readonly finalizers?: readonly string[];
  /** Who has set which fields. */
  readonly managedFields?: readonly ManagedFieldsEntry[];
}
export const objectMetaSchema = strict<ObjectMeta>("ObjectMeta")({
  name: optional(z.string()),
  generateName: optional(z.string()),
  namespace: optional(z.string()),
  labels: optional(mapOf(z.string())),
  annotations: optional(mapOf(z.string())),
  uid: optional(z.string()),
  resourceVersion: optional(z.string()),
  generation: optional(int64Schema),
  selfLink: optional(z.string()),
  creationTimestamp: optional(timeSchema),
  deletionTimestamp: pointer(timeSchema),
  deletionGracePeriodSeconds: pointer(int64Schema),
  ownerReferences: optional(list(ownerReferenceSchema)),
  finalizers: optional(list(z.string())),
  managedFields: optional(list(managedFieldsEntrySchema)),
});

/** A condition on one label. */
export interface LabelSelectorRequirement {
  /** The label. */
  readonly key: string;
  /** How the label relates to `values`. */
  readonly operator: OneOf<"In" | "NotIn" | "Exists" | "DoesNotExist">;
  /** For `In` and `NotIn` at least one value; for the others none. */
  readonly values?: readonly string[];
}
export const labelSelectorRequirementSchema = strict<LabelSelectorRequirement>("LabelSelectorRequirement")({
  key: z.string(),
  operator: z.string(),
  values: optional(list(z.string())),
});

/** Selects objects by their labels. All conditions must hold; an empty selector selects everything. */
export interface LabelSelector {
  /** Labels that must have exactly these values. */
  readonly matchLabels?: Readonly<Record<string, string>>;
  /** Further conditions on labels. */
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}
export const labelSelectorSchema = strict<LabelSelector>("LabelSelector")({
  matchLabels: optional(mapOf(z.string())),
  matchExpressions: optional(list(labelSelectorRequirementSchema)),
});
