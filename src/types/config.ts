import type { ResourceRequirements } from "./kubernetes/resources.ts";
import type { PodTemplate } from "./pod-template.ts";
import type { FeatureFlags } from "./provenance.ts";
import type { Int64 } from "./scalars.ts";

/** How a cluster is set up, as far as resources and runs depend on it. */
export interface Config {
  /** The ConfigMap `feature-flags`. */
  readonly featureFlags: EffectiveFeatureFlags;
  /** The ConfigMap `config-defaults`. */
  readonly defaults: Defaults;
}

/** The feature flags, each of them with a value. */
export type EffectiveFeatureFlags = Readonly<Required<Omit<FeatureFlags, "enableTektonOCIBundles">>>;

/** What the ConfigMap `config-defaults` says; where it says nothing, what Tekton takes instead. */
export interface Defaults {
  /** `default-timeout-minutes`: how long runs may take that do not say so themselves; 0 means without limit. Default 60. */
  readonly timeoutMinutes: Int64;
  /** `default-service-account`: the service account of runs that name none; default `"default"`. */
  readonly serviceAccount: string;
  /** `default-managed-by-label-value`: for the label `app.kubernetes.io/managed-by`; default `"tekton-pipelines"`. */
  readonly managedByLabelValue: string;
  /** `default-pod-template`: settings for all pods of TaskRuns; those of the run win. */
  readonly podTemplate?: PodTemplate;
  /** `default-affinity-assistant-pod-template`: settings for the pods that keep tasks on one node. */
  readonly affinityAssistantPodTemplate?: AffinityAssistantTemplate;
  /** `default-cloud-events-sink`: a URL to send cloud events to; default none. Deprecated. */
  readonly cloudEventsSink: string;
  /** `default-task-run-workspace-binding`: for workspaces that a TaskRun leaves unbound, as YAML text; default none. */
  readonly taskRunWorkspaceBinding: string;
  /** `default-max-matrix-combinations-count`: how many runs one matrix may make; default 256. */
  readonly maxMatrixCombinationsCount: Int64;
  /** `default-forbidden-env`: variables that pod templates must not set, sorted; default none. */
  readonly forbiddenEnv: readonly string[];
  /** `default-resolver-type`: the resolver of references with neither name nor resolver; default none. */
  readonly resolverType: string;
  /** `default-container-resource-requirements`: by container name, `prefix-…` or `default`; default none. */
  readonly containerResourceRequirements: Readonly<Record<string, ResourceRequirements>>;
  /** `default-imagepullbackoff-timeout`: how long to bear with an image that cannot be pulled; default 0, not at all. */
  readonly imagePullBackOffTimeoutMs: number;
  /** `default-create-container-error-timeout`: the same for containers that cannot be created; default 0. */
  readonly createContainerErrorTimeoutMs: number;
  /** `default-maximum-resolution-timeout`: how long a resolver may take; default 1 minute. */
  readonly maximumResolutionTimeoutMs: number;
  /** `default-sidecar-log-polling-interval`: how often a sidecar looks for results; default 100 ms. */
  readonly sidecarLogPollingIntervalMs: number;
  /** `default-step-ref-concurrency-limit`: how many step actions are fetched at once; default 5. */
  readonly stepRefConcurrencyLimit: Int64;
}

/** Settings for the pods of affinity assistants, which keep tasks that share a claim on one node. */
export interface AffinityAssistantTemplate
  extends Pick<
    PodTemplate,
    "nodeSelector" | "tolerations" | "imagePullSecrets" | "securityContext" | "priorityClassName"
  > {
  /** The service account of these pods; that of the PipelineRun when left out. */
  readonly serviceAccountName?: string;
}

/**
 * A cluster whose ConfigMaps are empty.
 *
 * @see tektoncd/pipeline pkg/apis/config/feature_flags.go NewFeatureFlagsFromMap
 * @see tektoncd/pipeline pkg/apis/config/default.go NewDefaultsFromMap
 * @example defaultConfig.featureFlags.enableAPIFields // "beta"
 */
export const defaultConfig: Config = {
  featureFlags: {
    disableCredsInit: false,
    runningInEnvWithInjectedSidecars: true,
    requireGitSSHSecretKnownHosts: false,
    enableAPIFields: "beta",
    sendCloudEventsForRuns: true,
    awaitSidecarReadiness: true,
    enforceNonfalsifiability: "none",
    enableKeepPodOnCancel: false,
    verificationNoMatchPolicy: "ignore",
    enableProvenanceInStatus: true,
    resultExtractionMethod: "termination-message",
    maxResultSize: 4096,
    setSecurityContext: false,
    setSecurityContextReadOnlyRootFilesystem: false,
    coschedule: "workspaces",
    enableCELInWhenExpression: false,
    // as in the reference: step actions are always on, and nothing ever sets this
    enableStepActions: false,
    enableParamEnum: false,
    enableArtifacts: false,
    disableInlineSpec: "",
    enableConciseResolverSyntax: false,
    enableKubernetesSidecar: false,
    enableWaitExponentialBackoff: false,
    enableTerminationMessageCompression: false,
  },
  defaults: {
    timeoutMinutes: 60,
    serviceAccount: "default",
    managedByLabelValue: "tekton-pipelines",
    cloudEventsSink: "",
    taskRunWorkspaceBinding: "",
    maxMatrixCombinationsCount: 256,
    forbiddenEnv: [],
    resolverType: "",
    containerResourceRequirements: {},
    imagePullBackOffTimeoutMs: 0,
    createContainerErrorTimeoutMs: 0,
    maximumResolutionTimeoutMs: 60_000,
    sidecarLogPollingIntervalMs: 100,
    stepRefConcurrencyLimit: 5,
  },
};
