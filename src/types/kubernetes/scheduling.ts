import * as z from "zod";
import { type Int32, type Int64, int32Schema, int64Schema, type OneOf } from "../scalars.ts";
import { list, optional, pointer, strict } from "../schema.ts";
import { type LabelSelector, labelSelectorSchema } from "./meta.ts";

/** Lets a pod run on nodes with a matching taint. */
export interface Toleration {
  /** Key of the taint; with `Exists` and no key, every taint. */
  readonly key?: string;
  /** How `value` is compared. Default `Equal`; `Gt` and `Lt` compare as integers and need a feature gate. */
  readonly operator?: OneOf<"Equal" | "Exists" | "Gt" | "Lt">;
  /** Value of the taint; none with `Exists`. */
  readonly value?: string;
  /** Effect of the taint; any when left out. */
  readonly effect?: OneOf<"NoSchedule" | "PreferNoSchedule" | "NoExecute">;
  /** With `NoExecute`: seconds until the pod is evicted all the same; never when left out. */
  readonly tolerationSeconds?: Int64;
}
export const tolerationSchema = strict<Toleration>("Toleration")({
  key: optional(z.string()),
  operator: optional(z.string()),
  value: optional(z.string()),
  effect: optional(z.string()),
  tolerationSeconds: pointer(int64Schema),
});

/** How evenly pods are spread over zones, nodes, or any other domain. */
export interface TopologySpreadConstraint {
  /** How many pods one domain may have more than the emptiest; at least 1. */
  readonly maxSkew: Int32;
  /** The node label whose values are the domains. */
  readonly topologyKey: string;
  /** What to do with a pod that would break the limit. */
  readonly whenUnsatisfiable: OneOf<"DoNotSchedule" | "ScheduleAnyway">;
  /** The pods that count, by their labels. */
  readonly labelSelector?: LabelSelector;
  /** Only pods that have the same values of these labels as the pod itself count. */
  readonly matchLabelKeys?: readonly string[];
  /** With fewer matching domains than this, the emptiest counts as having no pods. Default 1. */
  readonly minDomains?: Int32;
  /** Whether nodes that the pod's affinity rules out are left out of the count. Default `Honor`. */
  readonly nodeAffinityPolicy?: OneOf<"Honor" | "Ignore">;
  /** Whether nodes with taints that the pod does not tolerate are left out of the count. Default `Ignore`. */
  readonly nodeTaintsPolicy?: OneOf<"Honor" | "Ignore">;
}
export const topologySpreadConstraintSchema = strict<TopologySpreadConstraint>("TopologySpreadConstraint")({
  maxSkew: int32Schema,
  topologyKey: z.string(),
  whenUnsatisfiable: z.string(),
  labelSelector: pointer(labelSelectorSchema),
  matchLabelKeys: optional(list(z.string())),
  minDomains: pointer(int32Schema),
  nodeAffinityPolicy: pointer(z.string()),
  nodeTaintsPolicy: pointer(z.string()),
});
