import * as z from "zod";
import { type Int32, int32Schema, type OneOf } from "../scalars.ts";
import { list, optional, pointer, strict } from "../schema.ts";
import { type LabelSelector, labelSelectorSchema } from "./meta.ts";

/** A condition on a label or a field of a node. */
export interface NodeSelectorRequirement {
  /** The label, or the field. */
  readonly key: string;
  /** How it relates to `values`; `Gt` and `Lt` compare as integers. */
  readonly operator: OneOf<"In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt">;
  /** For `In` and `NotIn` at least one value, for `Gt` and `Lt` exactly one, for the others none. */
  readonly values?: readonly string[];
}
export const nodeSelectorRequirementSchema = strict<NodeSelectorRequirement>("NodeSelectorRequirement")({
  key: z.string(),
  operator: z.string(),
  values: optional(list(z.string())),
});

/** Conditions that must all hold. Without any, no node matches. */
export interface NodeSelectorTerm {
  /** Conditions on labels. */
  readonly matchExpressions?: readonly NodeSelectorRequirement[];
  /** Conditions on fields; `metadata.name` is the only one. */
  readonly matchFields?: readonly NodeSelectorRequirement[];
}
export const nodeSelectorTermSchema = strict<NodeSelectorTerm>("NodeSelectorTerm")({
  matchExpressions: optional(list(nodeSelectorRequirementSchema)),
  matchFields: optional(list(nodeSelectorRequirementSchema)),
});

/** Selects nodes. */
export interface NodeSelector {
  /** One of these terms has to match. */
  readonly nodeSelectorTerms: readonly NodeSelectorTerm[];
}
export const nodeSelectorSchema = strict<NodeSelector>("NodeSelector")({
  nodeSelectorTerms: list(nodeSelectorTermSchema),
});

/** A wish for certain nodes. */
export interface PreferredSchedulingTerm {
  /** How much it counts, 1 to 100. */
  readonly weight: Int32;
  /** The nodes. */
  readonly preference: NodeSelectorTerm;
}
export const preferredSchedulingTermSchema = strict<PreferredSchedulingTerm>("PreferredSchedulingTerm")({
  weight: int32Schema,
  preference: nodeSelectorTermSchema,
});

/** On which nodes a pod may run, and would rather run. Checked when it is scheduled, not afterwards. */
export interface NodeAffinity {
  /** The nodes it may run on. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
  /** The nodes it prefers; the highest sum of weights wins. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly PreferredSchedulingTerm[];
}
export const nodeAffinitySchema = strict<NodeAffinity>("NodeAffinity")({
  requiredDuringSchedulingIgnoredDuringExecution: pointer(nodeSelectorSchema),
  preferredDuringSchedulingIgnoredDuringExecution: optional(list(preferredSchedulingTermSchema)),
});

/** A set of pods, and what it means to be near them. */
export interface PodAffinityTerm {
  /** The pods, by their labels; none when left out. */
  readonly labelSelector?: LabelSelector;
  /** Namespaces to look in. Without these and a selector: that of the pod itself. */
  readonly namespaces?: readonly string[];
  /** Namespaces to look in, by their labels; an empty selector means all. */
  readonly namespaceSelector?: LabelSelector;
  /** Near means: on nodes with the same value of this label, such as `kubernetes.io/hostname`. */
  readonly topologyKey: string;
  /** Only pods that have the same values of these labels as the pod itself. */
  readonly matchLabelKeys?: readonly string[];
  /** Only pods that have other values of these labels than the pod itself. */
  readonly mismatchLabelKeys?: readonly string[];
}
export const podAffinityTermSchema = strict<PodAffinityTerm>("PodAffinityTerm")({
  labelSelector: pointer(labelSelectorSchema),
  namespaces: optional(list(z.string())),
  namespaceSelector: pointer(labelSelectorSchema),
  topologyKey: z.string(),
  matchLabelKeys: optional(list(z.string())),
  mismatchLabelKeys: optional(list(z.string())),
});

/** A wish to be near certain pods, or away from them. */
export interface WeightedPodAffinityTerm {
  /** How much it counts, 1 to 100. */
  readonly weight: Int32;
  /** The pods. */
  readonly podAffinityTerm: PodAffinityTerm;
}
export const weightedPodAffinityTermSchema = strict<WeightedPodAffinityTerm>("WeightedPodAffinityTerm")({
  weight: int32Schema,
  podAffinityTerm: podAffinityTermSchema,
});

/** Which pods a pod has to be near to, and would rather be. Checked when it is scheduled, not afterwards. */
export interface PodAffinity {
  /** Near to all of these, or not scheduled at all. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  /** Near to these if possible. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
}
export const podAffinitySchema = strict<PodAffinity>("PodAffinity")({
  requiredDuringSchedulingIgnoredDuringExecution: optional(list(podAffinityTermSchema)),
  preferredDuringSchedulingIgnoredDuringExecution: optional(list(weightedPodAffinityTermSchema)),
});

/** Which pods a pod has to stay away from, and would rather. Checked when it is scheduled, not afterwards. */
export interface PodAntiAffinity {
  /** Away from all of these, or not scheduled at all. */
  readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly PodAffinityTerm[];
  /** Away from these if possible. */
  readonly preferredDuringSchedulingIgnoredDuringExecution?: readonly WeightedPodAffinityTerm[];
}
export const podAntiAffinitySchema = strict<PodAntiAffinity>("PodAntiAffinity")({
  requiredDuringSchedulingIgnoredDuringExecution: optional(list(podAffinityTermSchema)),
  preferredDuringSchedulingIgnoredDuringExecution: optional(list(weightedPodAffinityTermSchema)),
});

/** What a pod asks of the node it runs on. */
export interface Affinity {
  /** About the node itself. */
  readonly nodeAffinity?: NodeAffinity;
  /** About pods to be near to. */
  readonly podAffinity?: PodAffinity;
  /** About pods to stay away from. */
  readonly podAntiAffinity?: PodAntiAffinity;
}
export const affinitySchema = strict<Affinity>("Affinity")({
  nodeAffinity: pointer(nodeAffinitySchema),
  podAffinity: pointer(podAffinitySchema),
  podAntiAffinity: pointer(podAntiAffinitySchema),
});
