import { quote } from "../../go/quote.ts";
import type { ContainerStatus, PodStatus } from "../../types/kubernetes/pod-status.ts";
import { reasonIn } from "./internal-values.ts";
import { isSidecar, isStep } from "./pod.ts";
import { parseTerminationMessage } from "./termination-message.ts";

/** Why a TaskRun fails when its pod has. */
export interface PodFailure {
  readonly reason: PodFailureReason;
  readonly message: string;
}

/**
 * Why a pod has failed, in Tekton's word for it.
 *
 * @see tektoncd/pipeline pkg/pod/status.go getFailureInfo
 */
export type PodFailureReason =
  | "PodEvicted"
  | "SidecarOOM"
  | "InitContainerOOM"
  | "SidecarFailed"
  | "InitContainerFailed"
  | "StepOOM"
  | "StepFailed"
  | "Failed";

/**
 * Whether a pod has failed, or will: a step has, though others still run.
 *
 * @see tektoncd/pipeline pkg/pod/status.go DidTaskRunFail
 */
export const podHasFailed = ({ phase, containerStatuses = [] }: PodStatus): boolean =>
  phase === "Failed" ||
  containerStatuses.some((status) => isStep(status.name) && (isOutOfMemory(status) || exitCodeOf(status) !== 0));

/** Whether the container was killed because it wanted too much memory. */
export const isOutOfMemory = ({ state }: ContainerStatus): boolean => state?.terminated?.reason === OUT_OF_MEMORY;

const OUT_OF_MEMORY = "OOMKilled";

/** 0 as long as the container has not ended. */
const exitCodeOf = ({ state }: ContainerStatus): number => state?.terminated?.exitCode ?? 0;

/**
 * Why a pod has failed: by the first container, in the order of what may have caused what.
 *
 * @see tektoncd/pipeline pkg/pod/status.go getFailureInfo, getFailureMessage
 */
export function podFailure(status: PodStatus): PodFailure {
  if (status.reason === "Evicted") return { reason: "PodEvicted", message: status.message ?? "" };
  for (const { reason, list, isCause } of CAUSES) {
    const container = status[list]?.find(isCause);
    if (container === undefined) continue;
    const words = list === "initContainerStatuses" ? "init container failed, " : "";
    const message = messageOf(container);
    return { reason, message: message === undefined ? messageOfPod(status) : words + message };
  }
  return { reason: "Failed", message: messageOfPod(status) };
}

interface Cause {
  readonly reason: PodFailureReason;
  readonly list: "initContainerStatuses" | "containerStatuses";
  readonly isCause: (status: ContainerStatus) => boolean;
}

const isInit = (container: string): boolean => !isSidecar(container);
const outOfMemory = (isOne: (container: string) => boolean) => (status: ContainerStatus) =>
  isOne(status.name) && isOutOfMemory(status);
const hasFailedAs = (isOne: (container: string) => boolean) => (status: ContainerStatus) =>
  isOne(status.name) && exitCodeOf(status) !== 0;

/** As in the reference: a sidecar counts before what may have failed for want of it. */
const CAUSES: readonly Cause[] = [
  { reason: "SidecarOOM", list: "initContainerStatuses", isCause: outOfMemory(isSidecar) },
  { reason: "InitContainerOOM", list: "initContainerStatuses", isCause: outOfMemory(isInit) },
  { reason: "SidecarFailed", list: "initContainerStatuses", isCause: hasFailedAs(isSidecar) },
  { reason: "InitContainerFailed", list: "initContainerStatuses", isCause: hasFailedAs(isInit) },
  { reason: "SidecarOOM", list: "containerStatuses", isCause: outOfMemory(isSidecar) },
  { reason: "StepOOM", list: "containerStatuses", isCause: outOfMemory(isStep) },
  { reason: "SidecarFailed", list: "containerStatuses", isCause: hasFailedAs(isSidecar) },
  { reason: "StepFailed", list: "containerStatuses", isCause: hasFailedAs(isStep) },
];

/** @see tektoncd/pipeline pkg/pod/status.go extractContainerFailureMessage */
function messageOf({ name, state: { terminated } = {} }: ContainerStatus): string | undefined {
  const told = parseTerminationMessage(terminated?.message ?? "");
  if ("results" in told && reasonIn(told.results) === "TimeoutExceeded")
    return `${quote(name)} exited because the step exceeded the specified timeout limit`;
  if (terminated === undefined || terminated.exitCode === 0) return undefined;
  return `${quote(name)} exited with code ${terminated.exitCode}${terminated.reason ? `: ${terminated.reason}` : ""}`;
}

function messageOfPod({ message, containerStatuses = [] }: PodStatus): string {
  if (message) return message;
  const isKilled = containerStatuses.some(
    (status) => (isStep(status.name) || isSidecar(status.name)) && isOutOfMemory(status),
  );
  return isKilled ? OUT_OF_MEMORY : "build failed for unspecified reasons.";
}
