import { quote } from "../../go/quote.ts";
import type { ContainerStateWaiting } from "../../types/kubernetes/container.ts";
import type { PodStatus } from "../../types/kubernetes/pod-status.ts";

/** What a pod that has not started makes of the condition of its TaskRun. */
export interface WaitingPod {
  readonly status: "Unknown" | "False";
  readonly reason: "ExceededNodeResources" | "Pending" | "CreateContainerConfigError" | "PullImageFailed";
  readonly message: string;
}

/**
 * What keeps a pod from starting: the node, or the first container that says so. Only a container that cannot be set up ends the
 * run.
 *
 * @see tektoncd/pipeline pkg/pod/status.go updateIncompleteTaskRunStatus
 */
export function waitingPod(status: PodStatus): WaitingPod {
  const { initContainerStatuses = [], containerStatuses = [] } = status;
  const waiting = [...initContainerStatuses, ...containerStatuses].flatMap(({ state }) => state?.waiting ?? []);
  if (exceedsNode(status))
    return { status: "Unknown", reason: "ExceededNodeResources", message: "TaskRun Pod exceeded available resources" };
  if (containerStatuses.some(({ state }) => state?.waiting !== undefined && lacksSubPath(state.waiting)))
    return { status: "Unknown", reason: "Pending", message: "Waiting for subPath directory creation to complete" };
  if (waiting.some((one) => one.reason === CONFIG_ERROR && !lacksSubPath(one)))
    return { status: "False", reason: CONFIG_ERROR, message: "Failed to create pod due to config error" };
  const isOfImage = waiting.some(({ reason = "" }) => IMAGE_ERRORS.has(reason));
  return { status: "Unknown", reason: isOfImage ? "PullImageFailed" : "Pending", message: whyWaiting(status) };
}

const CONFIG_ERROR = "CreateContainerConfigError";

/** @see tektoncd/pipeline pkg/pod/status.go isImageErrorReason */
const IMAGE_ERRORS = new Set([
  "ImagePullBackOff",
  "ImageInspectError",
  "ErrImagePull",
  "ErrImageNeverPull",
  "RegistryUnavailable",
  "InvalidImageName",
]);

/** @see tektoncd/pipeline pkg/pod/status.go IsPodExceedingNodeResources */
const exceedsNode = ({ conditions = [] }: PodStatus): boolean =>
  conditions.some(({ reason, message = "" }) => reason === "Unschedulable" && message.includes("Insufficient"));

/** @see tektoncd/pipeline pkg/pod/status.go isSubPathDirectoryError */
const lacksSubPath = ({ reason, message = "" }: ContainerStateWaiting): boolean =>
  reason === CONFIG_ERROR && message.includes("failed to create subPath directory");

/** @see tektoncd/pipeline pkg/pod/status.go getWaitingMessage */
function whyWaiting({ containerStatuses = [], conditions = [], message }: PodStatus): string {
  for (const { name, state } of containerStatuses)
    if (state?.waiting?.message)
      return `build step ${quote(name)} is pending with reason ${quote(state.waiting.message)}`;
  const open = conditions.find(({ status }) => status !== "True");
  if (open === undefined) return message || "Pending";
  const { type, status = "", message: why = "" } = open;
  return `pod status ${quote(type)}:${quote(status)}; message: ${quote(why)}`;
}
