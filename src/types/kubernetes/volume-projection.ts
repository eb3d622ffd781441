import * as z from "zod";
import { type Int32, type Int64, int32Schema, int64Schema, type OneOf } from "../scalars.ts";
import { list, mapOf, optional, pointer, strict } from "../schema.ts";
import { type LabelSelector, labelSelectorSchema } from "./meta.ts";
import {
  type ObjectFieldSelector,
  objectFieldSelectorSchema,
  type ResourceFieldSelector,
  resourceFieldSelectorSchema,
} from "./reference.ts";

/** The file that one entry of a ConfigMap or Secret becomes. */
export interface KeyToPath {
  /** The entry. */
  readonly key: string;
  /** The file, relative to the volume, without `..`. */
  readonly path: string;
  /** Permission bits of the file; those of the volume when left out. */
  readonly mode?: Int32;
}
export const keyToPathSchema = strict<KeyToPath>("KeyToPath")({
  key: z.string(),
  path: z.string(),
  mode: pointer(int32Schema),
});

/** A file with a fact about the pod: a field, or a request or limit of a container. */
export interface DownwardAPIVolumeFile {
  /** The file, relative to the volume, without `..`. */
  readonly path: string;
  /** A field of the pod. */
  readonly fieldRef?: ObjectFieldSelector;
  /** A request or limit of a container. */
  readonly resourceFieldRef?: ResourceFieldSelector;
  /** Permission bits of the file; those of the volume when left out. */
  readonly mode?: Int32;
}
export const downwardAPIVolumeFileSchema = strict<DownwardAPIVolumeFile>("DownwardAPIVolumeFile")({
  path: z.string(),
  fieldRef: pointer(objectFieldSelectorSchema),
  resourceFieldRef: pointer(resourceFieldSelectorSchema),
  mode: pointer(int32Schema),
});

/** The entries of a ConfigMap as files of a projected volume. */
export interface ConfigMapProjection {
  /** Name of the ConfigMap. */
  readonly name?: string;
  /** The entries to take; all of them, under their own names, when left out. */
  readonly items?: readonly KeyToPath[];
  /** Whether the ConfigMap or an entry may be missing. Default false. */
  readonly optional?: boolean;
}
export const configMapProjectionSchema = strict<ConfigMapProjection>("ConfigMapProjection")({
  name: optional(z.string()),
  items: optional(list(keyToPathSchema)),
  optional: pointer(z.boolean()),
});

/** The entries of a Secret as files of a projected volume. */
export interface SecretProjection {
  /** Name of the Secret. */
  readonly name?: string;
  /** The entries to take; all of them, under their own names, when left out. */
  readonly items?: readonly KeyToPath[];
  /** Whether the Secret or an entry may be missing. Default false. */
  readonly optional?: boolean;
}
export const secretProjectionSchema = strict<SecretProjection>("SecretProjection")({
  name: optional(z.string()),
  items: optional(list(keyToPathSchema)),
  optional: pointer(z.boolean()),
});

/** Facts about the pod as files of a projected volume. */
export interface DownwardAPIProjection {
  /** The files. */
  readonly items?: readonly DownwardAPIVolumeFile[];
}
export const downwardAPIProjectionSchema = strict<DownwardAPIProjection>("DownwardAPIProjection")({
  items: optional(list(downwardAPIVolumeFileSchema)),
});

/** A token of the pod's service account, renewed before it expires. */
export interface ServiceAccountTokenProjection {
  /** The file, relative to the volume. */
  readonly path: string;
  /** For whom the token is meant; the API server when left out. */
  readonly audience?: string;
  /** Wanted lifetime in seconds. Default 3600, at least 600. */
  readonly expirationSeconds?: Int64;
}
export const serviceAccountTokenProjectionSchema = strict<ServiceAccountTokenProjection>(
  "ServiceAccountTokenProjection",
)({
  path: z.string(),
  audience: optional(z.string()),
  expirationSeconds: pointer(int64Schema),
});

/** The certificates of ClusterTrustBundles in one PEM file. */
export interface ClusterTrustBundleProjection {
  /** One bundle by its name; not together with `signerName`. */
  readonly name?: string;
  /** All bundles of a signer. */
  readonly signerName?: string;
  /** Of those of the signer, only these. Left out selects none, an empty selector all. */
  readonly labelSelector?: LabelSelector;
  /** Whether there may be no such bundle. Default false: the pod does not start. */
  readonly optional?: boolean;
  /** The file, relative to the volume. */
  readonly path: string;
}
export const clusterTrustBundleProjectionSchema = strict<ClusterTrustBundleProjection>("ClusterTrustBundleProjection")({
  name: pointer(z.string()),
  signerName: pointer(z.string()),
  labelSelector: pointer(labelSelectorSchema),
  optional: pointer(z.boolean()),
  path: z.string(),
});

/** A private key for the pod and a certificate for it, renewed before it expires. */
export interface PodCertificateProjection {
  /** Who signs the certificate. Needed. */
  readonly signerName?: string;
  /** Kind of key to make. Needed. */
  readonly keyType?: OneOf<"RSA3072" | "RSA4096" | "ECDSAP256" | "ECDSAP384" | "ECDSAP521" | "ED25519">;
  /** Longest lifetime in seconds. Default 86400 (a day), at least 3600 (an hour), at most 7862400 (91 days). */
  readonly maxExpirationSeconds?: Int32;
  /** One file for key and certificates, so that a reader never sees a key without its certificate. */
  readonly credentialBundlePath?: string;
  /** A file for the key alone. */
  readonly keyPath?: string;
  /** A file for the certificates alone. */
  readonly certificateChainPath?: string;
  /** Notes for the signer; each key has a domain as its prefix. */
  readonly userAnnotations?: Readonly<Record<string, string>>;
}
export const podCertificateProjectionSchema = strict<PodCertificateProjection>("PodCertificateProjection")({
  signerName: optional(z.string()),
  keyType: optional(z.string()),
  maxExpirationSeconds: pointer(int32Schema),
  credentialBundlePath: optional(z.string()),
  keyPath: optional(z.string()),
  certificateChainPath: optional(z.string()),
  userAnnotations: optional(mapOf(z.string())),
});

/** One source of a projected volume: exactly one of these. */
export interface VolumeProjection {
  /** A ConfigMap. */
  readonly configMap?: ConfigMapProjection;
  /** A Secret. */
  readonly secret?: SecretProjection;
  /** Facts about the pod. */
  readonly downwardAPI?: DownwardAPIProjection;
  /** A token of the service account. */
  readonly serviceAccountToken?: ServiceAccountTokenProjection;
  /** Trusted certificates of the cluster. */
  readonly clusterTrustBundle?: ClusterTrustBundleProjection;
  /** A key and certificate for the pod. */
  readonly podCertificate?: PodCertificateProjection;
}
export const volumeProjectionSchema = strict<VolumeProjection>("VolumeProjection")({
  configMap: pointer(configMapProjectionSchema),
  secret: pointer(secretProjectionSchema),
  downwardAPI: pointer(downwardAPIProjectionSchema),
  serviceAccountToken: pointer(serviceAccountTokenProjectionSchema),
  clusterTrustBundle: pointer(clusterTrustBundleProjectionSchema),
  podCertificate: pointer(podCertificateProjectionSchema),
});

/** Several sources in one directory. */
export interface ProjectedVolumeSource {
  /** The sources. */
  readonly sources: readonly VolumeProjection[];
  /** Permission bits of the files. Default 420, which is octal 0644. */
  readonly defaultMode?: Int32;
}
export const projectedVolumeSourceSchema = strict<ProjectedVolumeSource>("ProjectedVolumeSource")({
  sources: list(volumeProjectionSchema),
  defaultMode: pointer(int32Schema),
});
