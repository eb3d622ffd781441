import * as z from "zod";
import { type Int64, int64Schema, type OneOf } from "./scalars.ts";
import { mapOf, optional, pointer, strict } from "./schema.ts";

/** Which features are open: each level includes those before it. */
export type ApiFields = "stable" | "beta" | "alpha";

/** Which pods of a PipelineRun must share a node. */
export type Coschedule = "workspaces" | "pipelineruns" | "isolate-pipelinerun" | "disabled";

/** The feature flags of the cluster, as a run has found them. The defaults are those of an empty ConfigMap. */
export interface FeatureFlags {
  /** `disable-creds-init`: no credentials are put into the steps' home folder; default false. */
  readonly disableCredsInit?: boolean;
  /** `running-in-environment-with-injected-sidecars`: the first step waits even without sidecars; default true. */
  readonly runningInEnvWithInjectedSidecars?: boolean;
  /** `require-git-ssh-secret-known-hosts`: SSH secrets for Git must bring known hosts; default false. */
  readonly requireGitSSHSecretKnownHosts?: boolean;
  /** `enable-api-fields`: which features may be used; default `"beta"`. */
  readonly enableAPIFields?: OneOf<ApiFields>;
  /** `send-cloudevents-for-runs`: cloud events tell of CustomRuns, too; default true. Deprecated. */
  readonly sendCloudEventsForRuns?: boolean;
  /** `await-sidecar-readiness`: the first step waits for the sidecars; default true. */
  readonly awaitSidecarReadiness?: boolean;
  /** `enforce-nonfalsifiability`: whether SPIRE signs results and status; default `"none"`. */
  readonly enforceNonfalsifiability?: OneOf<"none" | "spire">;
  /** `keep-pod-on-cancel`: the pod of a cancelled TaskRun is stopped but stays; default false. */
  readonly enableKeepPodOnCancel?: boolean;
  /** `trusted-resources-verification-no-match-policy`: what follows when no policy fits; default `"ignore"`. */
  readonly verificationNoMatchPolicy?: OneOf<"ignore" | "warn" | "fail">;
  /** `enable-provenance-in-status`: the status says where things came from; default true. */
  readonly enableProvenanceInStatus?: boolean;
  /** `results-from`: how results leave the pod; default `"termination-message"`. */
  readonly resultExtractionMethod?: OneOf<"termination-message" | "sidecar-logs">;
  /** `max-result-size`: the size of one result by way of sidecar logs, in bytes; default 4096. */
  readonly maxResultSize?: Int64;
  /** `set-security-context`: Tekton's own containers get a restricted security context; default false. */
  readonly setSecurityContext?: boolean;
  /** `set-security-context-read-only-root-filesystem`: and a root folder that they cannot write; default false. */
  readonly setSecurityContextReadOnlyRootFilesystem?: boolean;
  /** `coschedule`: which pods share a node; default `"workspaces"`, those that share a claim. */
  readonly coschedule?: OneOf<Coschedule>;
  /** `enable-cel-in-whenexpression`: when expressions may be written in CEL; default false. */
  readonly enableCELInWhenExpression?: boolean;
  /** `enable-step-actions`: without effect, step actions are always on. */
  readonly enableStepActions?: boolean;
  /** `enable-param-enum`: params may list their allowed values; default false. */
  readonly enableParamEnum?: boolean;
  /** `enable-artifacts`: steps may report artifacts; default false. */
  readonly enableArtifacts?: boolean;
  /** `disable-inline-spec`: kinds that may not contain specs, `"pipeline,pipelinerun,taskrun"`; default none. */
  readonly disableInlineSpec?: string;
  /** `enable-concise-resolver-syntax`: a reference's name may be a URL; default false. */
  readonly enableConciseResolverSyntax?: boolean;
  /** `enable-kubernetes-sidecar`: sidecars become Kubernetes' own; default false. */
  readonly enableKubernetesSidecar?: boolean;
  /** `enable-wait-exponential-backoff`: what timed out while being created is tried again; default false. */
  readonly enableWaitExponentialBackoff?: boolean;
  /** `enable-termination-message-compression`: results are compressed to fit into 4 KB; default false. */
  readonly enableTerminationMessageCompression?: boolean;
  /** `enable-tekton-oci-bundles`: without effect; kept so that old runs can still be read. */
  readonly enableTektonOCIBundles?: boolean;
}
export const featureFlagsSchema = strict<FeatureFlags>("FeatureFlags")({
  disableCredsInit: optional(z.boolean()),
  runningInEnvWithInjectedSidecars: optional(z.boolean()),
  requireGitSSHSecretKnownHosts: optional(z.boolean()),
  enableAPIFields: optional(z.string()),
  sendCloudEventsForRuns: optional(z.boolean()),
  awaitSidecarReadiness: optional(z.boolean()),
  enforceNonfalsifiability: optional(z.string()),
  enableKeepPodOnCancel: optional(z.boolean()),
  verificationNoMatchPolicy: optional(z.string()),
  enableProvenanceInStatus: optional(z.boolean()),
  resultExtractionMethod: optional(z.string()),
  maxResultSize: optional(int64Schema),
  setSecurityContext: optional(z.boolean()),
  setSecurityContextReadOnlyRootFilesystem: optional(z.boolean()),
  coschedule: optional(z.string()),
  enableCELInWhenExpression: optional(z.boolean()),
  enableStepActions: optional(z.boolean()),
  enableParamEnum: optional(z.boolean()),
  enableArtifacts: optional(z.boolean()),
  disableInlineSpec: optional(z.string()),
  enableConciseResolverSyntax: optional(z.boolean()),
  enableKubernetesSidecar: optional(z.boolean()),
  enableWaitExponentialBackoff: optional(z.boolean()),
  enableTerminationMessageCompression: optional(z.boolean()),
  enableTektonOCIBundles: pointer(z.boolean()),
});

/** Where a task, pipeline or step action was fetched from, exactly enough to fetch it again. */
export interface RefSource {
  /** The repository or image: `"git+https://example.com/tasks.git"`. */
  readonly uri?: string;
  /** Checksums of what was fetched, by algorithm: `{ sha1: "f99d…" }`. */
  readonly digest?: Readonly<Record<string, string>>;
  /** The file or the entry inside it. */
  readonly entryPoint?: string;
}
export const refSourceSchema = strict<RefSource>("RefSource")({
  uri: optional(z.string()),
  digest: optional(mapOf(z.string())),
  entryPoint: optional(z.string()),
});

/** How a run came about, for those who attest to what was built. */
export interface Provenance {
  /** Where the task, pipeline or step action came from; only if it was resolved. */
  readonly refSource?: RefSource;
  /** The feature flags at that time. */
  readonly featureFlags?: FeatureFlags;
}
export const provenanceSchema = strict<Provenance>("Provenance")({
  refSource: pointer(refSourceSchema),
  featureFlags: pointer(featureFlagsSchema),
});
