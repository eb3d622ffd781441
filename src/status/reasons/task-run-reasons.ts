import { type ReasonDescription, reason } from "./reason.ts";

/**
 * The reasons that Tekton writes into the condition `Succeeded` of a TaskRun.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_types.go TaskRunReason
 * @see tektoncd/pipeline pkg/pod/status.go
 * @example taskRunReasons.StepOOM.advice // "Raise the step's memory limit"
 */
export const taskRunReasons = {
  Started: reason("Unknown", "progress", "It has just begun, and its pod has not been created yet"),
  Pending: reason("Unknown", "progress", "Its pod does not run yet, or could not be created yet"),
  Running: reason("Unknown", "progress", "Its steps run"),
  TaskRunPending: reason(
    "Unknown",
    "progress",
    "It waits: spec.status holds it back",
    "Remove spec.status to let it start",
  ),
  ToBeRetried: reason("Unknown", "progress", "An attempt has failed, and the next one is about to start"),
  ResolvingTaskRef: reason("Unknown", "progress", "Its task is being fetched by a resolver"),
  ResolvingStepActionRef: reason("Unknown", "progress", "A step action is being fetched by a resolver"),
  PullImageFailed: reason(
    "Unknown",
    "unclear",
    "An image cannot be pulled so far",
    "See that the image exists, and that the registry lets the cluster in",
  ),
  ExceededNodeResources: reason(
    "Unknown",
    "cluster",
    "No node has the CPU, memory or disk that its pod asks for",
    "Ask for less, or wait until a node is free",
  ),
  ExceededResourceQuota: reason(
    "Unknown",
    "cluster",
    "The quota of the namespace has no room for its pod; it tries again every minute",
    "Ask for less, wait, or raise the quota",
  ),
  Succeeded: reason("True", "outcome", "All steps have ended, and none has failed unless its failure is ignored"),
  Failed: reason("False", "outcome", "Its pod has failed, and no container says why", "Look at the events of the pod"),
  StepFailed: reason("False", "outcome", "A step has failed", "Read the log of the step that the message names"),
  StepOOM: reason("False", "outcome", "A step took more memory than it may", "Raise the step's memory limit"),
  SidecarFailed: reason("False", "outcome", "A sidecar has failed", "Read the log of the sidecar, then of the steps"),
  SidecarOOM: reason("False", "outcome", "A sidecar took more memory than it may", "Raise the sidecar's memory limit"),
  FailureIgnored: reason("False", "outcome", "It has failed, and its pipeline task says to continue nevertheless"),
  InitContainerFailed: reason(
    "False",
    "cluster",
    "A container of Tekton's own, which prepares the pod, has failed",
    "Look at the events of the pod and its node",
  ),
  InitContainerOOM: reason(
    "False",
    "cluster",
    "A container of Tekton's own, which prepares the pod, took more memory than it may",
    "Raise the memory limit that the namespace gives to containers",
  ),
  PodEvicted: reason(
    "False",
    "cluster",
    "The node has thrown its pod out, mostly for want of memory or disk",
    "Run it again; ask for what it needs, so that it gets a node with enough",
  ),
  TaskRunCancelled: reason("False", "stopped", "It was cancelled, by a user or by its PipelineRun"),
  TaskRunTimeout: reason(
    "False",
    "stopped",
    "An attempt has reached its time limit",
    "Raise the timeout, or find the step that takes so long",
  ),
  TaskRunImagePullFailed: reason(
    "False",
    "unclear",
    "An image could not be pulled",
    "See that the image exists, and that the registry lets the cluster in",
  ),
  CreateContainerConfigError: reason(
    "False",
    "unclear",
    "A container could not be set up, mostly for want of a Secret or ConfigMap",
    "Create what the message names",
  ),
  PodCreationFailed: reason(
    "False",
    "unclear",
    "Its pod, or a container of it, could not be created",
    "Mend the task or the pod template as the message says",
  ),
  PodAdmissionFailed: reason(
    "False",
    "unclear",
    "The security rules of the cluster do not admit its pod",
    "Mend the security contexts, or ask for other rules in the namespace",
  ),
  CouldntCreateWorkspacePVC: reason(
    "False",
    "unclear",
    "The volume claim of a workspace could not be created",
    "Look at the volumeClaimTemplate, the storage class and the quota",
  ),
  TaskRunStopSidecarFailed: reason("False", "cluster", "The steps have ended, but the sidecars could not be stopped"),
  TaskRunResolutionFailed: reason(
    "False",
    "unclear",
    "Its task or a step action could not be fetched",
    "See that the reference names what exists; else ask who runs the resolver",
  ),
  ResourceVerificationFailed: reason(
    "False",
    "unclear",
    "Its task is not signed as a VerificationPolicy demands",
    "Sign it anew, or mend the policy and its keys",
  ),
  TaskRunValidationFailed: reason(
    "False",
    "mistake",
    "The task is not valid with what the run gives it, or a result is not of its declared type",
    "Mend what the message names",
  ),
  TaskValidationFailed: reason(
    "False",
    "mistake",
    "The cluster does not admit the task or step action that was fetched",
    "Mend it where it is kept",
  ),
  InvalidParamValue: reason("False", "mistake", "A param has a value that its enum does not list", "Give a listed one"),
  TaskRunResultLargerThanAllowedLimit: reason(
    "False",
    "mistake",
    "A result is larger than it may be",
    "Write less, or raise the flag max-result-size",
  ),
} as const satisfies Readonly<Record<string, ReasonDescription>>;

/** The reason of a TaskRun's condition `Succeeded`. */
export type TaskRunReason = keyof typeof taskRunReasons;
