import type { Fields } from "./replace-fields.ts";

// Where variables are replaced. Each table stands for one function of the reference, which says so field by field.

/** @see tektoncd/pipeline pkg/container/container_replacements.go applyContainerReplacements */
const CONTAINER = {
  name: "text",
  image: "text",
  imagePullPolicy: "text",
  command: "items",
  args: "items",
  workingDir: "text",
  env: [
    {
      value: "text",
      valueFrom: { secretKeyRef: { name: "text", key: "text" }, configMapKeyRef: { name: "text", key: "text" } },
    },
  ],
  envFrom: [{ prefix: "text", configMapRef: { name: "text" }, secretRef: { name: "text" } }],
  volumeMounts: [{ name: "text", mountPath: "text", subPath: "text" }],
} as const satisfies Fields;

/** @see tektoncd/pipeline pkg/container/sidecar_replacements.go ApplySidecarReplacements */
export const SIDECAR = { ...CONTAINER, script: "text" } as const satisfies Fields;

/**
 * Without the params for its step action.
 *
 * @see tektoncd/pipeline pkg/container/step_replacements.go ApplyStepReplacements
 */
export const STEP = {
  ...SIDECAR,
  onError: "text",
  stdoutConfig: { path: "text" },
  stderrConfig: { path: "text" },
  when: ["condition"],
} as const satisfies Fields;

const KEY_TO_PATH = [{ key: "text", path: "text" }] as const;

/** As in the reference: not the driver of a CSI volume, and of a projected one no items. */
const VOLUME = {
  name: "text",
  configMap: { name: "text", items: KEY_TO_PATH },
  secret: { secretName: "text", items: KEY_TO_PATH },
  persistentVolumeClaim: { claimName: "text" },
  projected: {
    sources: [{ configMap: { name: "text" }, secret: { name: "text" }, serviceAccountToken: { audience: "text" } }],
  },
  csi: { nodePublishSecretRef: { name: "text" }, volumeAttributes: "textByKey" },
} as const satisfies Fields;

const PARAMS = [{ value: "value" }] as const;

/** What a reference tells its resolver. */
export const REF = { params: PARAMS } as const satisfies Fields;

/** @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go ApplyReplacements */
export const TASK_SPEC = {
  steps: [{ ...STEP, params: PARAMS }],
  stepTemplate: CONTAINER,
  sidecars: [SIDECAR],
  volumes: [VOLUME],
  workspaces: [{ mountPath: "text" }],
} as const satisfies Fields;

/**
 * Where a task is searched for items of arrays. As in the reference: not in conditions, nor in what is new to steps.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go TaskSpec.GetIndexingReferencesToArrayParams
 */
export const INDEXED_IN_TASK_SPEC = { ...TASK_SPEC, steps: [SIDECAR] } as const satisfies Fields;

/** @see tektoncd/pipeline pkg/workspace/apply.go ReplaceWorkspaceBindingsVars */
export const WORKSPACE_BINDINGS = [
  {
    subPath: "text",
    persistentVolumeClaim: { claimName: "text" },
    configMap: { name: "text", items: KEY_TO_PATH },
    secret: { secretName: "text", items: KEY_TO_PATH },
    projected: {
      sources: [{ configMap: { name: "text", items: KEY_TO_PATH }, secret: { name: "text", items: KEY_TO_PATH } }],
    },
    csi: { driver: "text", nodePublishSecretRef: { name: "text" } },
  },
] as const;

/**
 * What an embedded task holds is apart.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go replaceVariablesInPipelineTasks
 */
export const PIPELINE_TASK = {
  params: PARAMS,
  displayName: "text",
  workspaces: [{ subPath: "text" }],
  when: ["condition"],
  taskRef: { params: PARAMS, name: "text" },
  onError: "text",
} as const satisfies Fields;

/** As in the reference: the display name is that of the child runs, and waits for their params. */
export const MATRIXED_TASK = {
  ...PIPELINE_TASK,
  displayName: {},
  matrix: { params: [{ value: "matrixValue" }], include: [{ params: [{ value: "includeValue" }] }] },
} as const satisfies Fields;

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyTaskResults */
export const RESULTS_IN_PIPELINE_TASK = { ...PIPELINE_TASK, onError: {} } as const satisfies Fields;
export const RESULTS_IN_MATRIXED_TASK = {
  ...RESULTS_IN_PIPELINE_TASK,
  matrix: MATRIXED_TASK.matrix,
} as const satisfies Fields;

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyPipelineTaskStateContext */
export const STATES_IN_PIPELINE_TASK = {
  params: PARAMS,
  when: PIPELINE_TASK.when,
  taskRef: PIPELINE_TASK.taskRef,
  displayName: "text",
} as const satisfies Fields;

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyPipelineTaskContexts */
export const CONTEXTS_IN_PIPELINE_TASK = {
  params: PARAMS,
  matrix: MATRIXED_TASK.matrix,
  displayName: "text",
} as const satisfies Fields;

const SELECTOR_TERM = [{ key: "text", values: ["text"] }] as const;
const NODE_SELECTOR = { matchExpressions: SELECTOR_TERM, matchFields: SELECTOR_TERM } as const;
const LABEL_SELECTOR = { matchLabels: "textByText", matchExpressions: SELECTOR_TERM } as const;
const POD_TERM = {
  labelSelector: LABEL_SELECTOR,
  topologyKey: "text",
  namespaceSelector: LABEL_SELECTOR,
  namespaces: ["text"],
} as const;
const POD_AFFINITY = {
  requiredDuringSchedulingIgnoredDuringExecution: [POD_TERM],
  preferredDuringSchedulingIgnoredDuringExecution: [{ podAffinityTerm: POD_TERM }],
} as const;
const PROFILE = { type: "text", localhostProfile: "text" } as const;

/** @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go ApplyPodTemplateReplacements */
export const POD_TEMPLATE = {
  nodeSelector: "textByText",
  tolerations: [{ key: "text", value: "text", operator: "text", effect: "text" }],
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [NODE_SELECTOR] },
      preferredDuringSchedulingIgnoredDuringExecution: [{ preference: NODE_SELECTOR }],
    },
    podAffinity: POD_AFFINITY,
    podAntiAffinity: POD_AFFINITY,
  },
  securityContext: {
    seLinuxOptions: { user: "text", role: "text", type: "text", level: "text" },
    windowsOptions: { gmsaCredentialSpecName: "text", gmsaCredentialSpec: "text", runAsUserName: "text" },
    supplementalGroupsPolicy: "text",
    sysctls: [{ name: "text", value: "text" }],
    fsGroupChangePolicy: "text",
    seccompProfile: PROFILE,
    appArmorProfile: PROFILE,
    seLinuxChangePolicy: "text",
  },
  runtimeClassName: "text",
  schedulerName: "text",
  priorityClassName: "text",
  imagePullSecrets: [{ name: "text" }],
  hostAliases: [{ ip: "text", hostnames: ["text"] }],
  topologySpreadConstraints: [{ topologyKey: "text", labelSelector: LABEL_SELECTOR }],
  dnsPolicy: "text",
  dnsConfig: { nameservers: ["text"], searches: ["text"], options: [{ name: "text", value: "text" }] },
  volumes: [VOLUME],
  env: [
    {
      name: "text",
      value: "text",
      valueFrom: {
        configMapKeyRef: { name: "text", key: "text" },
        secretKeyRef: { name: "text", key: "text" },
        fieldRef: { fieldPath: "text" },
        resourceFieldRef: { resource: "text", containerName: "text" },
      },
    },
  ],
} as const satisfies Fields;
