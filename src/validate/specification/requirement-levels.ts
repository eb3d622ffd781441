import type { Condition } from "../../types/condition.ts";
import type {
  ContainerStateRunning,
  ContainerStateTerminated,
  ContainerStateWaiting,
} from "../../types/kubernetes/container.ts";
import type { EnvVar } from "../../types/kubernetes/env.ts";
import type { ObjectMeta } from "../../types/kubernetes/meta.ts";
import type { SecurityContext } from "../../types/kubernetes/security-context.ts";
import type { EmptyDirVolumeSource } from "../../types/kubernetes/volume-source.ts";
import type { Param, ParamSpec } from "../../types/param.ts";
import type { Pipeline, PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type {
  ChildStatusReference,
  PipelineRun,
  PipelineRunSpec,
  PipelineRunStatus,
  TimeoutFields,
} from "../../types/pipeline-run.ts";
import type { PipelineResult, PipelineRunResult, TaskResult, TaskRunResult } from "../../types/result.ts";
import type { Sidecar } from "../../types/sidecar.ts";
import type { Step } from "../../types/step.ts";
import type { Task, TaskSpec } from "../../types/task.ts";
import type { PipelineRef, TaskRef } from "../../types/task-ref.ts";
import type { SidecarState, StepState, TaskRun, TaskRunSpec, TaskRunStatus } from "../../types/task-run.ts";
import type {
  PipelineWorkspaceDeclaration,
  WorkspaceBinding,
  WorkspaceDeclaration,
  WorkspacePipelineTaskBinding,
} from "../../types/workspace.ts";

/** What an implementation of Tekton's API has to do about a field: it must, it should, or it may support it. */
export type RequirementLevel = "required" | "recommended" | "optional";

/** What the specification says of a field. */
export interface SpecifiedField {
  readonly level: RequirementLevel;
  /** As the specification writes types: `"string"`, `"[]Step"`, `"map<string,string>"`. */
  readonly type: string;
  /** Of a field that holds one of a few words: how far each of them has to be supported. */
  readonly values?: { readonly [word: string]: RequirementLevel };
}

/** The types that the specification describes, by the names that it and this library give them. */
export interface SpecifiedTypes {
  readonly Task: Task;
  readonly Pipeline: Pipeline;
  readonly TaskRun: TaskRun;
  readonly PipelineRun: PipelineRun;
  readonly ObjectMeta: ObjectMeta;
  readonly TaskSpec: TaskSpec;
  readonly ParamSpec: ParamSpec;
  readonly Step: Step;
  readonly Sidecar: Sidecar;
  readonly SecurityContext: SecurityContext;
  readonly TaskResult: TaskResult;
  readonly PipelineSpec: PipelineSpec;
  readonly PipelineTask: PipelineTask;
  readonly TaskRef: TaskRef;
  readonly Param: Param;
  readonly PipelineResult: PipelineResult;
  readonly TaskRunSpec: TaskRunSpec;
  readonly TaskRunStatus: TaskRunStatus;
  readonly Condition: Condition;
  readonly StepState: StepState;
  readonly ContainerStateRunning: ContainerStateRunning;
  readonly ContainerStateWaiting: ContainerStateWaiting;
  readonly ContainerStateTerminated: ContainerStateTerminated;
  readonly TaskRunResult: TaskRunResult;
  readonly SidecarState: SidecarState;
  readonly PipelineRunSpec: PipelineRunSpec;
  readonly PipelineRef: PipelineRef;
  readonly PipelineRunStatus: PipelineRunStatus;
  readonly PipelineRunResult: PipelineRunResult;
  readonly ChildStatusReference: ChildStatusReference;
  readonly TimeoutFields: TimeoutFields;
  readonly WorkspaceDeclaration: WorkspaceDeclaration;
  readonly WorkspacePipelineTaskBinding: WorkspacePipelineTaskBinding;
  readonly PipelineWorkspaceDeclaration: PipelineWorkspaceDeclaration;
  readonly WorkspaceBinding: WorkspaceBinding;
  readonly EmptyDirVolumeSource: EmptyDirVolumeSource;
  readonly EnvVar: EnvVar;
}

/** Fields by type. A field that is not there is one that the specification does not name, which makes it optional too. */
export type RequirementLevels = {
  readonly [T in keyof SpecifiedTypes]: { readonly [F in keyof SpecifiedTypes[T]]?: SpecifiedField };
};

type Values = Exclude<SpecifiedField["values"], undefined>;

const field =
  (level: RequirementLevel) =>
  (type: string, values?: Values): SpecifiedField =>
    Object.freeze({ level, type, ...(values === undefined ? {} : { values: Object.freeze(values) }) });
const required = field("required");
const recommended = field("recommended");
const optional = field("optional");

const TYPE_META = { kind: recommended("string"), apiVersion: recommended("string") };

const RESULTS_TYPES: Values = { string: "required", array: "recommended", object: "recommended" };

/** The text has a field `containerState` for these; in what Tekton writes they stand beside the name. */
const containerState = (make: (type: string) => SpecifiedField) => ({
  waiting: make("ContainerStateWaiting"),
  running: make("ContainerStateRunning"),
  terminated: make("ContainerStateTerminated"),
});

/**
 * Tekton's API specification for v1: how far an implementation has to support each field, by the type that it is in.
 *
 * Where the text says of a group of fields that they are optional, such as all others of a Kubernetes container, they are
 * listed as optional. Names and types are those of Tekton's documents where the text has slips
 * (`PipelineTaskName`, `timeout: int64`).
 *
 * @see tektoncd/pipeline docs/pipeline-api-spec.md
 * @example requirementLevels.Step.script // { level: "required", type: "string" }
 */
export const requirementLevels: RequirementLevels = frozen({
  Task: { ...TYPE_META, metadata: required("ObjectMeta"), spec: required("TaskSpec") },
  Pipeline: { ...TYPE_META, metadata: required("ObjectMeta"), spec: required("PipelineSpec") },
  TaskRun: {
    ...TYPE_META,
    metadata: required("ObjectMeta"),
    spec: required("TaskRunSpec"),
    status: required("TaskRunStatus"),
  },
  PipelineRun: {
    ...TYPE_META,
    metadata: required("ObjectMeta"),
    spec: required("PipelineRunSpec"),
    status: required("PipelineRunStatus"),
  },
  ObjectMeta: {
    name: required("string"),
    labels: recommended("map<string,string>"),
    annotations: recommended("map<string,string>"),
    creationTimestamp: required("string"),
    uid: recommended("string"),
    resourceVersion: optional("string"),
    generation: optional("int64"),
    generateName: recommended("string"),
  },
  TaskSpec: {
    description: required("string"),
    params: required("[]ParamSpec"),
    steps: required("[]Step"),
    sidecars: required("[]Sidecar"),
    results: required("[]TaskResult"),
    workspaces: required("[]WorkspaceDeclaration"),
  },
  ParamSpec: {
    name: required("string"),
    description: required("string"),
    type: required("ParamType", { string: "required", array: "required", object: "recommended" }),
    properties: recommended("map<string,PropertySpec>"),
    default: required("ParamValue"),
  },
  Step: {
    name: required("string"),
    image: required("string"),
    args: required("[]string"),
    command: required("[]string"),
    workingDir: required("string"),
    env: required("[]EnvVar"),
    script: required("string"),
    securityContext: required("SecurityContext"),
    envFrom: optional("[]EnvFromSource"),
    computeResources: optional("ResourceRequirements"),
    volumeMounts: optional("[]VolumeMount"),
    volumeDevices: optional("[]VolumeDevice"),
    imagePullPolicy: optional("string"),
  },
  Sidecar: {
    name: required("string"),
    image: required("string"),
    command: required("[]string"),
    args: required("[]string"),
    script: required("string"),
    securityContext: required("SecurityContext"),
  },
  SecurityContext: {
    privileged: required("bool"),
    runAsUser: optional("int64"),
    runAsGroup: optional("int64"),
    runAsNonRoot: optional("bool"),
    allowPrivilegeEscalation: optional("bool"),
    readOnlyRootFilesystem: optional("bool"),
    capabilities: optional("Capabilities"),
    seLinuxOptions: optional("SELinuxOptions"),
    seccompProfile: optional("SeccompProfile"),
    appArmorProfile: optional("AppArmorProfile"),
    procMount: optional("string"),
    windowsOptions: optional("WindowsSecurityContextOptions"),
  },
  TaskResult: {
    name: required("string"),
    type: required("ResultsType", RESULTS_TYPES),
    description: recommended("string"),
    properties: recommended("map<string,PropertySpec>"),
  },
  PipelineSpec: {
    params: required("[]ParamSpec"),
    tasks: required("[]PipelineTask"),
    results: required("[]PipelineResult"),
    finally: required("[]PipelineTask"),
    workspaces: required("[]PipelineWorkspaceDeclaration"),
  },
  PipelineTask: {
    name: required("string"),
    taskRef: recommended("TaskRef"),
    taskSpec: required("TaskSpec"),
    runAfter: required("[]string"),
    params: required("[]Param"),
    workspaces: required("[]WorkspacePipelineTaskBinding"),
    timeout: required("string"),
  },
  TaskRef: { name: recommended("string"), resolver: recommended("string"), params: recommended("[]Param") },
  Param: { name: required("string"), value: required("ParamValue") },
  PipelineResult: {
    name: required("string"),
    type: required("ResultsType", RESULTS_TYPES),
    value: required("ParamValue"),
  },
  TaskRunSpec: {
    params: required("[]Param"),
    taskRef: required("TaskRef"),
    taskSpec: required("TaskSpec"),
    workspaces: required("[]WorkspaceBinding"),
    timeout: required("string"),
    status: recommended("Enum", { TaskRunCancelled: "recommended" }),
    serviceAccountName: recommended("string"),
  },
  TaskRunStatus: {
    conditions: required("[]Condition"),
    startTime: required("string"),
    completionTime: required("string"),
    taskSpec: required("TaskSpec"),
    steps: required("[]StepState"),
    results: required("[]TaskRunResult"),
    sidecars: recommended("[]SidecarState"),
    observedGeneration: recommended("int64"),
  },
  // Told twice in the text, for the message with two levels: this is the stricter, that of the status signalling.
  Condition: {
    type: required("string", {
      Succeeded: "required",
      TaskRunResultsVerified: "optional",
      TrustedResourcesVerified: "optional",
    }),
    status: required("Enum", { True: "required", False: "required", Unknown: "required" }),
    reason: required("string"),
    message: required("string"),
    severity: required("Enum", { Warning: "required", Info: "required" }),
    lastTransitionTime: optional("string"),
  },
  StepState: { name: required("string"), imageID: required("string"), ...containerState(required) },
  ContainerStateRunning: { startedAt: required("string") },
  ContainerStateWaiting: { reason: required("string"), message: recommended("string") },
  ContainerStateTerminated: {
    exitCode: required("int32"),
    reason: required("string"),
    message: recommended("string"),
    startedAt: required("string"),
    finishedAt: required("string"),
  },
  TaskRunResult: {
    name: required("string"),
    type: required("ResultsType", RESULTS_TYPES),
    value: required("ParamValue"),
  },
  SidecarState: { name: recommended("string"), imageID: recommended("string"), ...containerState(recommended) },
  PipelineRunSpec: {
    params: required("[]Param"),
    pipelineRef: recommended("PipelineRef"),
    pipelineSpec: required("PipelineSpec"),
    timeouts: required("TimeoutFields"),
    workspaces: required("[]WorkspaceBinding"),
  },
  PipelineRef: { name: recommended("string"), resolver: recommended("string"), params: recommended("[]Param") },
  PipelineRunStatus: {
    conditions: required("[]Condition"),
    startTime: required("string"),
    completionTime: required("string"),
    pipelineSpec: recommended("PipelineSpec"),
    results: recommended("[]PipelineRunResult"),
    childReferences: required("[]ChildStatusReference"),
  },
  PipelineRunResult: { name: recommended("string"), value: recommended("ParamValue") },
  ChildStatusReference: { name: required("string"), pipelineTaskName: required("string") },
  TimeoutFields: { pipeline: required("string"), tasks: required("string"), finally: required("string") },
  WorkspaceDeclaration: {
    name: required("string"),
    description: recommended("string"),
    mountPath: recommended("string"),
    readOnly: recommended("boolean"),
  },
  WorkspacePipelineTaskBinding: { name: required("string"), workspace: required("string") },
  PipelineWorkspaceDeclaration: { name: required("string") },
  WorkspaceBinding: {
    name: required("string"),
    emptyDir: required("EmptyDirVolumeSource"),
    volumeClaimTemplate: optional("PersistentVolumeClaim"),
    persistentVolumeClaim: optional("PersistentVolumeClaimVolumeSource"),
    configMap: optional("ConfigMapVolumeSource"),
    secret: optional("SecretVolumeSource"),
    projected: optional("ProjectedVolumeSource"),
    csi: optional("CSIVolumeSource"),
  },
  // "Empty struct" in the text: none of its fields has to be supported.
  EmptyDirVolumeSource: {},
  EnvVar: { name: required("string"), value: required("string"), valueFrom: optional("EnvVarSource") },
});

function frozen(levels: RequirementLevels): RequirementLevels {
  for (const fields of Object.values(levels)) Object.freeze(fields);
  return Object.freeze(levels);
}
