import type { Checked, Diagnostic } from "../diagnostic.ts";
import { goJson, type JsonValue } from "../go/json.ts";
import { quote } from "../go/quote.ts";
import { suggest } from "../suggest.ts";
import { type Config, type Defaults, defaultConfig, type EffectiveFeatureFlags } from "../types/config.ts";
import { wantObject } from "../wrong-argument.ts";
import {
  anyText,
  durationMs,
  environmentNames,
  explainedDurationMs,
  featureGate,
  flag,
  integer,
  oneOf,
  type ReadValue,
  resultSize,
  unnamedDurationMs,
} from "./config-readings.ts";
import { affinityAssistantTemplate, podTemplate, resourceRequirements } from "./config-templates.ts";

/**
 * The data of the two ConfigMaps: texts by key. Booleans and numbers stand for their texts, null for nothing; the data may
 * be null too, as it is where a ConfigMap says `data:` and no more.
 */
export interface ConfigMaps {
  /** The data of the ConfigMap `feature-flags`. */
  readonly featureFlags?: ConfigMapData | null;
  /** The data of the ConfigMap `config-defaults`. */
  readonly defaults?: ConfigMapData | null;
}

type ConfigMapData = Readonly<Record<string, unknown>>;

/**
 * How a cluster is set up, from its ConfigMaps; what they do not say is as in `defaultConfig`.
 *
 * Values that Tekton refuses are errors, in its words and all of them, and then there is no `Config`: its controllers do
 * not start with such a ConfigMap. Keys that it ignores are warnings.
 *
 * @throws {TypeError} if the data is no object
 * @see tektoncd/pipeline pkg/apis/config/feature_flags.go NewFeatureFlagsFromMap
 * @see tektoncd/pipeline pkg/apis/config/default.go NewDefaultsFromMap
 * @example decodeConfig({ featureFlags: { "enable-api-fields": "gamma" } }).ok // false
 */
export function decodeConfig(configMaps: ConfigMaps = {}): Checked<Config> {
  wantObject(configMaps, "decode the configuration", "the data of ConfigMaps");
  const featureFlags = configMaps.featureFlags ?? {};
  const defaults = configMaps.defaults ?? {};
  wantObject(featureFlags, "decode the feature flags", "the data of a ConfigMap");
  wantObject(defaults, "decode the defaults", "the data of a ConfigMap");
  const flagReader = openConfigMap("feature-flags", featureFlags);
  const defaultsReader = openConfigMap("config-defaults", defaults);
  const value: Config = {
    featureFlags: readFeatureFlags(flagReader.read),
    defaults: readDefaults(defaultsReader.read),
  };
  const diagnostics = [...flagReader.finish(), ...defaultsReader.finish()];
  const isRefused = diagnostics.some(({ severity }) => severity === "error");
  return isRefused ? { ok: false, diagnostics } : { ok: true, value, diagnostics };
}

/** Reads one value; the other one stands in for it where there is none, or where it is refused. */
type Read = <T, Other>(key: string, readValue: ReadValue<T>, other: Other) => T | Other;

/** Keys in the order in which the reference reads them: of several errors it reports the first. */
function readFeatureFlags(read: Read): EffectiveFeatureFlags {
  const other = defaultConfig.featureFlags;
  return {
    ...other,
    disableCredsInit: read("disable-creds-init", flag, other.disableCredsInit),
    runningInEnvWithInjectedSidecars: read(
      "running-in-environment-with-injected-sidecars",
      flag,
      other.runningInEnvWithInjectedSidecars,
    ),
    awaitSidecarReadiness: read("await-sidecar-readiness", flag, other.awaitSidecarReadiness),
    requireGitSSHSecretKnownHosts: read(
      "require-git-ssh-secret-known-hosts",
      flag,
      other.requireGitSSHSecretKnownHosts,
    ),
    enableAPIFields: read("enable-api-fields", oneOf("stable", "beta", "alpha"), other.enableAPIFields),
    sendCloudEventsForRuns: read("send-cloudevents-for-runs", flag, other.sendCloudEventsForRuns),
    verificationNoMatchPolicy: read(
      "trusted-resources-verification-no-match-policy",
      oneOf("ignore", "warn", "fail"),
      other.verificationNoMatchPolicy,
    ),
    enableProvenanceInStatus: read("enable-provenance-in-status", flag, other.enableProvenanceInStatus),
    resultExtractionMethod: read(
      "results-from",
      oneOf("termination-message", "sidecar-logs"),
      other.resultExtractionMethod,
    ),
    maxResultSize: read("max-result-size", resultSize, other.maxResultSize),
    enableKeepPodOnCancel: read("keep-pod-on-cancel", featureGate, other.enableKeepPodOnCancel),
    enforceNonfalsifiability: read("enforce-nonfalsifiability", oneOf("none", "spire"), other.enforceNonfalsifiability),
    setSecurityContext: read("set-security-context", flag, other.setSecurityContext),
    setSecurityContextReadOnlyRootFilesystem: read(
      "set-security-context-read-only-root-filesystem",
      flag,
      other.setSecurityContextReadOnlyRootFilesystem,
    ),
    coschedule: read(
      "coschedule",
      oneOf("workspaces", "pipelineruns", "isolate-pipelinerun", "disabled"),
      other.coschedule,
    ),
    enableCELInWhenExpression: read("enable-cel-in-whenexpression", featureGate, other.enableCELInWhenExpression),
    enableParamEnum: read("enable-param-enum", featureGate, other.enableParamEnum),
    enableArtifacts: read("enable-artifacts", featureGate, other.enableArtifacts),
    disableInlineSpec: read("disable-inline-spec", anyText, other.disableInlineSpec),
    enableConciseResolverSyntax: read("enable-concise-resolver-syntax", featureGate, other.enableConciseResolverSyntax),
    enableKubernetesSidecar: read("enable-kubernetes-sidecar", flag, other.enableKubernetesSidecar),
    enableWaitExponentialBackoff: read("enable-wait-exponential-backoff", flag, other.enableWaitExponentialBackoff),
    enableTerminationMessageCompression: read(
      "enable-termination-message-compression",
      featureGate,
      other.enableTerminationMessageCompression,
    ),
  };
}

function readDefaults(read: Read): Defaults {
  const other = defaultConfig.defaults;
  const timeoutMinutes = read("default-timeout-minutes", integer, other.timeoutMinutes);
  const serviceAccount = read("default-service-account", anyText, other.serviceAccount);
  const managedByLabelValue = read("default-managed-by-label-value", anyText, other.managedByLabelValue);
  const pods = read("default-pod-template", podTemplate, undefined);
  const assistants = read("default-affinity-assistant-pod-template", affinityAssistantTemplate, undefined);
  return {
    timeoutMinutes,
    serviceAccount,
    managedByLabelValue,
    ...(pods === undefined ? {} : { podTemplate: pods }),
    ...(assistants === undefined ? {} : { affinityAssistantPodTemplate: assistants }),
    cloudEventsSink: read("default-cloud-events-sink", anyText, other.cloudEventsSink),
    taskRunWorkspaceBinding: read("default-task-run-workspace-binding", anyText, other.taskRunWorkspaceBinding),
    maxMatrixCombinationsCount: read(
      "default-max-matrix-combinations-count",
      integer,
      other.maxMatrixCombinationsCount,
    ),
    forbiddenEnv: read("default-forbidden-env", environmentNames, other.forbiddenEnv),
    resolverType: read("default-resolver-type", anyText, other.resolverType),
    containerResourceRequirements: read(
      "default-container-resource-requirements",
      resourceRequirements,
      other.containerResourceRequirements,
    ),
    imagePullBackOffTimeoutMs: read("default-imagepullbackoff-timeout", durationMs, other.imagePullBackOffTimeoutMs),
    createContainerErrorTimeoutMs: read(
      "default-create-container-error-timeout",
      explainedDurationMs,
      other.createContainerErrorTimeoutMs,
    ),
    maximumResolutionTimeoutMs: read(
      "default-maximum-resolution-timeout",
      unnamedDurationMs,
      other.maximumResolutionTimeoutMs,
    ),
    sidecarLogPollingIntervalMs: read(
      "default-sidecar-log-polling-interval",
      unnamedDurationMs,
      other.sidecarLogPollingIntervalMs,
    ),
    stepRefConcurrencyLimit: read("default-step-ref-concurrency-limit", integer, other.stepRefConcurrencyLimit),
  };
}

/** Keys of the ConfigMaps as Tekton ships them that have no effect, or none on what is modelled here. */
const WITHOUT_EFFECT: readonly string[] = [
  "_example",
  "enable-informer-cache-transforms",
  "enable-step-actions",
  "enable-tekton-oci-bundles",
];

/** Reads a ConfigMap key by key; in the end it knows which keys nobody has asked for. */
function openConfigMap(name: string, data: ConfigMapData) {
  const diagnostics: Diagnostic[] = [];
  const known: string[] = [];

  const read: Read = (key, readValue, other) => {
    known.push(key);
    const text = Object.hasOwn(data, key) ? textOf(data[key]) : undefined;
    if (text === undefined) return other;
    const reading = readValue(text, key);
    if ("problem" in reading) {
      const { problem: message, ...details } = reading;
      diagnostics.push({
        code: "config/invalid-value",
        severity: "error",
        message,
        ...details,
        paths: [],
        at: [name, key],
      });
      return other;
    }
    for (const warning of reading.warnings ?? []) diagnostics.push({ ...warning, at: [name, key, ...warning.at] });
    return reading.value;
  };

  const finish = (): readonly Diagnostic[] => {
    const meant = new Set([...known, ...WITHOUT_EFFECT]);
    const unknown = Object.keys(data).filter((key) => !meant.has(key));
    return [...diagnostics, ...unknown.map((key) => unknownKey(name, key, suggest(key, known)))];
  };

  return { read, finish };
}

const unknownKey = (configMap: string, key: string, suggestion: string | undefined): Diagnostic => ({
  code: "config/unknown-key",
  severity: "warning",
  message: `unknown key ${quote(key)} in the ConfigMap ${configMap}: Tekton ignores it`,
  ...(suggestion === undefined ? {} : { details: `did you mean ${quote(suggestion)}?` }),
  paths: [],
  at: [configMap, key],
});

/** The text of a value, which a real ConfigMap has anyway; nothing for null. */
function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint") return withoutExponent(Number(value));
  // What a caller passes beside these is JSON; of what is not, goJson makes what it can.
  return goJson(value as JsonValue);
}

/**
 * A number with all its digits.
 *
 * @see Go strconv.FormatFloat(x, 'f', -1, 64)
 */
function withoutExponent(value: number): string {
  const text = goJson(value);
  const [, sign = "", first = "", others = "", exponent] = /^(-?)([0-9])(?:\.([0-9]+))?e([-+][0-9]+)$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  const places = Number(exponent);
  const digits = first + others;
  return places < 0 ? `${sign}0.${"0".repeat(-places - 1)}${digits}` : sign + digits.padEnd(places + 1, "0");
}
