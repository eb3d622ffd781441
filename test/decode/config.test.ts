import { expect, test } from "vitest";
import { type ConfigMaps, decodeConfig } from "../../src/decode/config.ts";
import { defaultConfig } from "../../src/types/config.ts";
import { frozen } from "../types/defaults/defaulted.ts";

const flags = (featureFlags: Readonly<Record<string, unknown>>) => decodeConfig(frozen({ featureFlags }));
const defaults = (data: Readonly<Record<string, unknown>>) => decodeConfig(frozen({ defaults: data }));

/** The flags that differ from those of an empty ConfigMap. */
function changedFlags(featureFlags: Readonly<Record<string, unknown>>) {
  const config = flags(featureFlags);
  if (!config.ok) throw new Error(JSON.stringify(config.diagnostics));
  const before = new Map<string, unknown>(Object.entries(defaultConfig.featureFlags));
  return Object.fromEntries(
    Object.entries(config.value.featureFlags).filter(([key, value]) => before.get(key) !== value),
  );
}

/** The defaults that differ from those of an empty ConfigMap. */
function changedDefaults(data: Readonly<Record<string, unknown>>) {
  const config = defaults(data);
  if (!config.ok) throw new Error(JSON.stringify(config.diagnostics));
  const before = new Map<string, unknown>(Object.entries(defaultConfig.defaults));
  return Object.fromEntries(Object.entries(config.value.defaults).filter(([key, value]) => before.get(key) !== value));
}

/** The messages of what is wrong, with their places. */
const problems = (maps: ConfigMaps) =>
  decodeConfig(frozen(maps)).diagnostics.map(({ severity, at, message }) => `${severity}: ${at.join(".")}: ${message}`);

test("flags are true or false as Go reads booleans", () => {
  expect(changedFlags({ "disable-creds-init": "true", "await-sidecar-readiness": "F" })).toEqual({
    disableCredsInit: true,
    awaitSidecarReadiness: false,
  });
  expect(changedFlags({ "enable-param-enum": "1", "enable-artifacts": "T", "keep-pod-on-cancel": "True" })).toEqual({
    enableParamEnum: true,
    enableArtifacts: true,
    enableKeepPodOnCancel: true,
  });
});

test("flags that are words may be written in any case", () => {
  expect(
    changedFlags({
      "enable-api-fields": "ALPHA",
      coschedule: "Isolate-PipelineRun",
      "results-from": "sidecar-logs",
      "enforce-nonfalsifiability": "spire",
      "trusted-resources-verification-no-match-policy": "fail",
      "max-result-size": "8192",
      "disable-inline-spec": "Pipeline, taskrun",
    }),
  ).toEqual({
    enableAPIFields: "alpha",
    coschedule: "isolate-pipelinerun",
    resultExtractionMethod: "sidecar-logs",
    enforceNonfalsifiability: "spire",
    verificationNoMatchPolicy: "fail",
    maxResultSize: 8192,
    disableInlineSpec: "Pipeline, taskrun",
  });
});

test("lower case is Go's, where each character becomes one", () => {
  expect(changedFlags({ "enforce-nonfalsifiability": "SP\u0130RE" })).toEqual({ enforceNonfalsifiability: "spire" });
  expect(problems({ featureFlags: { coschedule: "ΑΣ" } })).toEqual([
    'error: feature-flags.coschedule: invalid value for feature flag "coschedule": "ασ"',
  ]);
});

test("numbers and booleans count as their texts, and null as nothing", () => {
  expect(changedFlags({ "enable-artifacts": true, "max-result-size": 1e3, "enable-api-fields": null })).toEqual({
    enableArtifacts: true,
    maxResultSize: 1000,
  });
  const text = (value: unknown) => changedDefaults({ "default-service-account": value });
  expect(text(1e21)).toEqual({ serviceAccount: "1000000000000000000000" });
  expect(text(-1.5e-7)).toEqual({ serviceAccount: "-0.00000015" });
  expect(text(12345678901234567890n)).toEqual({ serviceAccount: "12345678901234567000" });
  expect(text([1, "a<b"])).toEqual({ serviceAccount: '[1,"a\\u003cb"]' });
});

test("what Tekton refuses is an error in its words, with a hint of ours", () => {
  expect(flags({ "enable-api-fields": "Gamma" })).toEqual({
    ok: false,
    diagnostics: [
      {
        code: "config/invalid-value",
        severity: "error",
        message: 'invalid value for feature flag "enable-api-fields": "gamma"',
        details: 'want one of "stable", "beta", "alpha"',
        paths: [],
        at: ["feature-flags", "enable-api-fields"],
      },
    ],
  });
  expect(decodeConfig({ featureFlags: { "enable-api-fields": "gamma" } }).ok).toBe(false);
});

test.each([
  [
    "disable-creds-init",
    "x",
    'failed parsing feature flags config "x": strconv.ParseBool: parsing "x": invalid syntax',
  ],
  [
    "enable-artifacts",
    "yes",
    'failed parsing feature flags config "yes": strconv.ParseBool: parsing "yes": invalid syntax for feature enable-artifacts',
  ],
  ["max-result-size", "4k", 'strconv.Atoi: parsing "4k": invalid syntax'],
  ["max-result-size", "18446744073709551615k", 'strconv.Atoi: parsing "18446744073709551615k": invalid syntax'],
  ["max-result-size", "18446744073709551616k", 'strconv.Atoi: parsing "18446744073709551616k": value out of range'],
  ["max-result-size", "9223372036854775808", 'strconv.Atoi: parsing "9223372036854775808": value out of range'],
  [
    "max-result-size",
    "1572864",
    'invalid value for feature flag "results-from": "1572864". This is exceeding the CRD limit',
  ],
  ["results-from", "logs", 'invalid value for feature flag "results-from": "logs"'],
])("the flag %s cannot be %j", (key, value, message) => {
  expect(problems({ featureFlags: { [key]: value } })).toEqual([`error: feature-flags.${key}: ${message}`]);
});

test("everything wrong is told, the flags first", () => {
  expect(
    problems({
      defaults: { "default-timeout-minutes": "1h" },
      featureFlags: { coschedule: "x", "disable-creds-init": "", "set-security-contxt": "true" },
    }),
  ).toEqual([
    'error: feature-flags.disable-creds-init: failed parsing feature flags config "": strconv.ParseBool: parsing "": invalid syntax',
    'error: feature-flags.coschedule: invalid value for feature flag "coschedule": "x"',
    'warning: feature-flags.set-security-contxt: unknown key "set-security-contxt" in the ConfigMap feature-flags: Tekton ignores it',
    'error: config-defaults.default-timeout-minutes: failed parsing default config "default-timeout-minutes"',
  ]);
});

test("unknown keys are warnings, with what may have been meant", () => {
  expect(flags({ "enable-api-field": "alpha", ["__proto__"]: "x" })).toEqual({
    ok: true,
    value: defaultConfig,
    diagnostics: [
      {
        code: "config/unknown-key",
        severity: "warning",
        message: 'unknown key "enable-api-field" in the ConfigMap feature-flags: Tekton ignores it',
        details: 'did you mean "enable-api-fields"?',
        paths: [],
        at: ["feature-flags", "enable-api-field"],
      },
      {
        code: "config/unknown-key",
        severity: "warning",
        message: 'unknown key "__proto__" in the ConfigMap feature-flags: Tekton ignores it',
        paths: [],
        at: ["feature-flags", "__proto__"],
      },
    ],
  });
});

test("keys that Tekton ships but does not use are no mistake", () => {
  const shipped = { "enable-step-actions": "true", "enable-tekton-oci-bundles": "false" };
  expect(decodeConfig({ featureFlags: shipped, defaults: { _example: "…" } })).toEqual({
    ok: true,
    value: defaultConfig,
    diagnostics: [],
  });
});

test("defaults: texts, numbers and durations", () => {
  expect(
    changedDefaults({
      "default-timeout-minutes": "+090",
      "default-service-account": "builder",
      "default-managed-by-label-value": "",
      "default-cloud-events-sink": "http://sink",
      "default-task-run-workspace-binding": "emptyDir: {}",
      "default-max-matrix-combinations-count": "-0",
      "default-resolver-type": "git",
      "default-imagepullbackoff-timeout": "5m",
      "default-create-container-error-timeout": "1.5s",
      "default-maximum-resolution-timeout": "0",
      "default-sidecar-log-polling-interval": "100us",
      "default-step-ref-concurrency-limit": "9223372036854775807",
    }),
  ).toEqual({
    timeoutMinutes: 90,
    serviceAccount: "builder",
    managedByLabelValue: "",
    cloudEventsSink: "http://sink",
    taskRunWorkspaceBinding: "emptyDir: {}",
    maxMatrixCombinationsCount: 0,
    resolverType: "git",
    imagePullBackOffTimeoutMs: 300_000,
    createContainerErrorTimeoutMs: 1500,
    maximumResolutionTimeoutMs: 0,
    sidecarLogPollingIntervalMs: 0.1,
    stepRefConcurrencyLimit: 9223372036854775807n,
  });
});

test("forbidden variables are sorted, each once, without blanks around them", () => {
  const names = (text: string) => changedDefaults({ "default-forbidden-env": text });
  expect(names("TEST, \u{1f600},\uffee, HOME\t,TEST")).toEqual({
    forbiddenEnv: ["HOME", "TEST", "\uffee", "\u{1f600}"],
  });
  expect(names("\u0085A\u00a0,\ufeffB")).toEqual({ forbiddenEnv: ["A", "\ufeffB"] });
  expect(names("")).toEqual({ forbiddenEnv: [""] });
});

test.each([
  [
    "default-max-matrix-combinations-count",
    "1e3",
    'failed parsing default config "default-max-matrix-combinations-count"',
  ],
  ["default-imagepullbackoff-timeout", "5", 'failed parsing default config "default-imagepullbackoff-timeout"'],
  [
    "default-create-container-error-timeout",
    "5",
    'failed parsing default config "default-create-container-error-timeout": time: missing unit in duration "5"',
  ],
  ["default-maximum-resolution-timeout", "1d", 'failed parsing default config "1d"'],
  ["default-sidecar-log-polling-interval", "1d", 'failed parsing default config "1d"'],
  ["default-pod-template", "a: b: c", "failed to unmarshal a: b: c"],
  ["default-pod-template", "- a", "failed to unmarshal - a"],
  ["default-pod-template", "hostNetwork: 'yes'", "failed to unmarshal hostNetwork: 'yes'"],
  ["default-affinity-assistant-pod-template", "tolerations: x", "failed to unmarshal tolerations: x"],
  ["default-container-resource-requirements", "[]", "failed to unmarshal []"],
  ["default-container-resource-requirements", "a: {limits: {cpu: x}}", "failed to unmarshal a: {limits: {cpu: x}}"],
])("the default %s cannot be %j", (key, value, message) => {
  expect(problems({ defaults: { [key]: value } })).toEqual([`error: config-defaults.${key}: ${message}`]);
});

test("where Tekton does not say what is wrong, the details do", () => {
  const details = (key: string, value: string) => defaults({ [key]: value }).diagnostics.map((found) => found.details);
  expect(details("default-timeout-minutes", "1h")).toEqual(['parsing "1h": invalid syntax']);
  expect(details("default-imagepullbackoff-timeout", "1d")).toEqual(['time: unknown unit "d" in duration "1d"']);
  expect(details("default-pod-template", "hostNetwork: 1")).toEqual(["json: cannot unmarshal number 1 into bool"]);
});

test("templates are YAML, in which numbers may stand for texts", () => {
  expect(
    changedDefaults({
      "default-pod-template": "nodeSelector: { gpu: true, size: 1.5 }\nenv: [{ name: DEBUG, value: 1 }]",
      "default-affinity-assistant-pod-template": "serviceAccountName: 5\npriorityClassName: high",
      "default-container-resource-requirements": "default: { limits: { memory: 1024Mi, cpu: 0.5 } }\nprefix-x: ~",
    }),
  ).toEqual({
    podTemplate: { nodeSelector: { gpu: "true", size: "1.5" }, env: [{ name: "DEBUG", value: "1" }] },
    affinityAssistantPodTemplate: { serviceAccountName: "5", priorityClassName: "high" },
    containerResourceRequirements: { default: { limits: { memory: "1Gi", cpu: "500m" } }, "prefix-x": {} },
  });
});

test("an empty template is a template", () => {
  expect(changedDefaults({ "default-pod-template": "", "default-affinity-assistant-pod-template": "~" })).toEqual({
    podTemplate: {},
    affinityAssistantPodTemplate: {},
  });
});

test("a container may be called anything", () => {
  const { containerResourceRequirements } = changedDefaults({
    "default-container-resource-requirements": "__proto__: { limits: { cpu: 1 } }",
  });
  expect(Object.entries(containerResourceRequirements ?? {})).toEqual([["__proto__", { limits: { cpu: "1" } }]]);
});

test("what Tekton ignores in a template is a warning, at its place", () => {
  expect(
    problems({
      defaults: {
        "default-pod-template": "schedulerName: a\nschedulerName: b\nhostnetwork: true\ntolerations: [{ kee: x }]",
        "default-affinity-assistant-pod-template": "env: 5\nbogus: 1",
        "default-container-resource-requirements": "default: { limit: {} }",
      },
    }),
  ).toEqual([
    'warning: config-defaults.default-pod-template.schedulerName: key "schedulerName" already set in map',
    'warning: config-defaults.default-pod-template.hostnetwork: field "hostnetwork" is read as "hostNetwork"',
    'warning: config-defaults.default-pod-template.tolerations.0.kee: json: unknown field "kee"',
    'warning: config-defaults.default-affinity-assistant-pod-template.env: json: unknown field "env"',
    'warning: config-defaults.default-affinity-assistant-pod-template.bogus: json: unknown field "bogus"',
    'warning: config-defaults.default-container-resource-requirements.default.limit: json: unknown field "limit"',
  ]);
});
