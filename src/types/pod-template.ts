import * as z from "zod";
import { type Affinity, affinitySchema } from "./kubernetes/affinity.ts";
import { type EnvVar, envVarSchema } from "./kubernetes/env.ts";
import {
  type HostAlias,
  hostAliasSchema,
  type PodDNSConfig,
  type PodSecurityContext,
  podDNSConfigSchema,
  podSecurityContextSchema,
} from "./kubernetes/pod.ts";
import { type LocalObjectReference, localObjectReferenceSchema } from "./kubernetes/reference.ts";
import {
  type Toleration,
  type TopologySpreadConstraint,
  tolerationSchema,
  topologySpreadConstraintSchema,
} from "./kubernetes/scheduling.ts";
import { type Volume, volumeSchema } from "./kubernetes/volume.ts";
import type { OneOf } from "./scalars.ts";
import { list, mapOf, optional, pointer, strict } from "./schema.ts";

/** Settings for the pods of TaskRuns. Merged with the cluster's `default-pod-template`; what stands here wins. */
export interface PodTemplate {
  /** Labels that a node must have for the pod to run there. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Environment variables of all containers of the pod. */
  readonly env?: readonly EnvVar[];
  /** Taints of nodes that the pod puts up with. */
  readonly tolerations?: readonly Toleration[];
  /** Which nodes the pod prefers or needs, and beside which other pods. */
  readonly affinity?: Affinity;
  /** User, group and the like for the whole pod. */
  readonly securityContext?: PodSecurityContext;
  /** Volumes to add to the pod. */
  readonly volumes?: readonly Volume[];
  /** The RuntimeClass that runs the pod; the cluster's own runtime when left out. */
  readonly runtimeClassName?: string;
  /** Whether the containers get a token of the service account; the account says so when left out. */
  readonly automountServiceAccountToken?: boolean;
  /** Which name servers the pod asks; `"ClusterFirst"` when left out. */
  readonly dnsPolicy?: OneOf<"ClusterFirst" | "ClusterFirstWithHostNet" | "Default" | "None">;
  /** Name servers, search domains and options, added to those of `dnsPolicy`. */
  readonly dnsConfig?: PodDNSConfig;
  /** Whether the services of the namespace appear as environment variables; default true. */
  readonly enableServiceLinks?: boolean;
  /** The PriorityClass, by which important pods push others off a node. */
  readonly priorityClassName?: string;
  /** The scheduler that finds a node for the pod; the cluster's own when left out. */
  readonly schedulerName?: string;
  /** Secrets with passwords of image registries. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** Lines for the pod's hosts file; without effect on the network of the host. */
  readonly hostAliases?: readonly HostAlias[];
  /** Whether the pod uses the network of its node; default false. */
  readonly hostNetwork?: boolean;
  /** Whether users inside the pod are those of the node; default true. */
  readonly hostUsers?: boolean;
  /** How evenly the pods shall be spread over zones or nodes. */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
}
export const podTemplateSchema = strict<PodTemplate>("PodTemplate")({
  nodeSelector: optional(mapOf(z.string())),
  env: optional(list(envVarSchema)),
  tolerations: optional(list(tolerationSchema)),
  affinity: pointer(affinitySchema),
  securityContext: pointer(podSecurityContextSchema),
  volumes: optional(list(volumeSchema)),
  runtimeClassName: pointer(z.string()),
  automountServiceAccountToken: pointer(z.boolean()),
  dnsPolicy: pointer(z.string()),
  dnsConfig: pointer(podDNSConfigSchema),
  enableServiceLinks: pointer(z.boolean()),
  priorityClassName: pointer(z.string()),
  schedulerName: optional(z.string()),
  imagePullSecrets: optional(list(localObjectReferenceSchema)),
  hostAliases: optional(list(hostAliasSchema)),
  hostNetwork: optional(z.boolean()),
  hostUsers: pointer(z.boolean()),
  topologySpreadConstraints: optional(list(topologySpreadConstraintSchema)),
});
