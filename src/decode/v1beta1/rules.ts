import { V1BETA1_TABLES } from "./tables.generated.ts";

/** What v1 calls otherwise, by type and field. All other fields have one name in both versions. */
export const RENAMED: ReadonlyMap<string, string> = new Map([
  ["V1beta1Step.resources", "computeResources"],
  ["V1beta1StepTemplate.resources", "computeResources"],
  ["V1beta1Sidecar.resources", "computeResources"],
  ["V1beta1TaskRunStepOverride.resources", "computeResources"],
  ["V1beta1TaskRunSidecarOverride.resources", "computeResources"],
  ["V1beta1TaskRunSpec.stepOverrides", "stepSpecs"],
  ["V1beta1TaskRunSpec.sidecarOverrides", "sidecarSpecs"],
  ["V1beta1PipelineTaskRunSpec.stepOverrides", "stepSpecs"],
  ["V1beta1PipelineTaskRunSpec.sidecarOverrides", "sidecarSpecs"],
  ["V1beta1PipelineTaskRunSpec.taskServiceAccountName", "serviceAccountName"],
  ["V1beta1PipelineTaskRunSpec.taskPodTemplate", "podTemplate"],
  ["V1beta1TaskRunStatus.taskResults", "results"],
  ["V1beta1PipelineRunStatus.pipelineResults", "results"],
]);

/** What stands in the spec of a PipelineRun, and in v1 one level deeper. It replaces all that is there. */
export const MOVED: ReadonlyMap<string, readonly [outer: string, inner: string]> = new Map([
  ["timeout", ["timeouts", "pipeline"]],
  ["serviceAccountName", ["taskRunTemplate", "serviceAccountName"]],
  ["podTemplate", ["taskRunTemplate", "podTemplate"]],
]);

/** As in the reference: both versions have these fields, by the type of v1, and no conversion carries them over. */
export const FORGOTTEN: ReadonlySet<string> = new Set([
  "PipelineTask.pipelineRef",
  "PipelineTask.pipelineSpec",
  "PipelineRunSpec.managedBy",
  "TaskRunSpec.managedBy",
  "PipelineRunStatus.spanContext",
  "TaskRunStatus.spanContext",
  "Artifact.buildOutput",
]);

const LOSING: ReadonlySet<string> = new Set(Array.from(FORGOTTEN, (field) => field.slice(0, field.indexOf("."))));

/**
 * Whether a conversion drops fields of a type of v1. A type that is the same in both versions is carried over as it is, without
 * a look at its fields, but not if it is one of these.
 */
export const losesFields = (id: string): boolean => LOSING.has(id);

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ["V1beta1TaskRunStepOverride", "TaskRunStepSpec"],
  ["V1beta1TaskRunSidecarOverride", "TaskRunSidecarSpec"],
]);

/** The type of v1 that a type of v1beta1 becomes: itself, if it is the same in both. */
export const v1TypeOf = (id: string): string => OTHER_NAMES.get(id) ?? id.replace(/^V1beta1/, "");

/** The type of v1beta1 that a type of v1 becomes. */
export function v1beta1TypeOf(id: string): string {
  for (const [old, name] of OTHER_NAMES) if (name === id) return old;
  return Object.hasOwn(V1BETA1_TABLES, `V1beta1${id}`) ? `V1beta1${id}` : id;
}

/** A field that a conversion puts into an annotation. */
export interface ParkedField {
  readonly kind: string;
  readonly path: readonly string[];
  readonly annotation: string;
  /** Its type, as the decoding tables write it. */
  readonly type: string;
}

const RESOURCES = "tekton.dev/v1beta1Resources";
const parked = (kind: string, path: string, annotation: string, type: string): ParkedField => ({
  kind,
  path: path.split("."),
  annotation,
  type,
});

/** In the order in which the reference takes them out again; the last one comes after the steps of the status. */
export const PARKED_FIELDS: readonly ParkedField[] = [
  parked("Task", "spec.resources", RESOURCES, "V1beta1TaskResources"),
  parked("Pipeline", "spec.resources", RESOURCES, "[]V1beta1PipelineDeclaredResource"),
  parked("PipelineRun", "spec.resources", RESOURCES, "[]V1beta1PipelineResourceBinding"),
  parked("TaskRun", "spec.resources", RESOURCES, "V1beta1TaskRunResources"),
  parked("TaskRun", "status.cloudEvents", "tekton.dev/v1beta1CloudEvents", "[]V1beta1CloudEventDelivery"),
  parked("TaskRun", "status.resourcesResult", "tekton.dev/v1beta1ResourcesResult", "[]V1beta1RunResult"),
  parked("TaskRun", "status.taskSpec.resources", "tekton.dev/v1beta1ResourcesStatus", "V1beta1TaskResources"),
];

/** Where the fields of steps are kept that v1 has not. */
export const DEPRECATIONS = "tekton.dev/v1beta1.task-deprecations";

/** The fields of steps and step templates that v1 has not, in the order in which the reference prints them. */
export const DEPRECATED_FIELDS = [
  "ports",
  "livenessProbe",
  "readinessProbe",
  "startupProbe",
  "lifecycle",
  "terminationMessagePath",
  "terminationMessagePolicy",
  "stdin",
  "stdinOnce",
  "tty",
] as const;
