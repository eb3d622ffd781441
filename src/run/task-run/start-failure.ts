import { quote } from "../../go/quote.ts";
import { momentOf } from "../../status/moment.ts";
import type { TaskRunReason } from "../../status/reasons/task-run-reasons.ts";
import type { Config } from "../../types/config.ts";
import type { ContainerStateWaiting } from "../../types/kubernetes/container.ts";
import type { SidecarState, StepState } from "../../types/task-run.ts";
import { nameOf, type OpenPass } from "./open-pass.ts";
import { podNamed, type TaskRunPod } from "./pod.ts";

/** Why a run fails whose pod does not start. */
export interface StartFailure {
  readonly reason: TaskRunReason;
  readonly message: string;
}

/**
 * Why the pod will not start: a container of it waits for what will not come. As in the reference, it is the status of the last
 * pass that says so; the pod may have got over it by now.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go checkPodFailed
 */
export function startFailure(pass: OpenPass): StartFailure | undefined {
  const { steps = [], sidecars = [] } = pass.taskRun.status;
  const containers = [...steps.map(waitingAs("step")), ...sidecars.map(waitingAs("sidecar"))];
  for (const container of containers) {
    const failure = container.waiting && failureOf(container, container.waiting, pass);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** A step or a sidecar. */
interface WaitingContainer {
  readonly kind: "step" | "sidecar";
  readonly name: string;
  readonly imageID: string;
  readonly waiting: ContainerStateWaiting | undefined;
}

const waitingAs =
  (kind: WaitingContainer["kind"]) =>
  ({ name = "", imageID = "", waiting }: StepState | SidecarState): WaitingContainer => ({
    kind,
    name,
    imageID,
    waiting,
  });

/** @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go checkContainerFailure */
function failureOf(
  { kind, name, imageID }: WaitingContainer,
  waiting: ContainerStateWaiting,
  pass: OpenPass,
): StartFailure | undefined {
  const reason = REASONS.get(waiting.reason ?? "");
  if (reason === undefined) return undefined;
  const limitMs = patienceMs(waiting, pass.config);
  const { podName } = pass.taskRun.status;
  const pod = podNamed(pass.pods, podName);
  if (limitMs !== 0 && pod !== undefined && mayGetOverIt(pod, limitMs, pass.now)) return undefined;
  const isOfImage = reason === "TaskRunImagePullFailed";
  const failedTo = isOfImage ? `pull the image ${quote(imageID)}` : "start";
  const words = `the ${kind} ${quote(name)} in TaskRun ${quote(nameOf(pass))} failed to ${failedTo}. `;
  if (limitMs === 0 || pod !== undefined)
    return { reason, message: `${words}The pod errored with the message: "${waiting.message ?? ""}."` };
  // As in the reference: who reads its own copy of the pods tells of one, who asks the API server of several.
  const told = `${isOfImage ? "pods" : "pod"} ${quote(podName)} not found`;
  return {
    reason: isOfImage ? reason : "PodCreationFailed",
    message: `${words}Failed to get pod with error: "${told}."`,
  };
}

/** What a container may wait for in vain. As in the reference: of the first failure to pull an image nobody takes notice. */
const REASONS = new Map<string, TaskRunReason>([
  ["ImagePullBackOff", "TaskRunImagePullFailed"],
  ["InvalidImageName", "TaskRunImagePullFailed"],
  ["CreateContainerConfigError", "CreateContainerConfigError"],
  ["CreateContainerError", "PodCreationFailed"],
]);

/** How long the cluster bears with a container that waits, counted from when it could have started; 0 is not at all. */
function patienceMs({ reason, message = "" }: ContainerStateWaiting, { defaults }: Config): number {
  if (reason === "ImagePullBackOff") return defaults.imagePullBackOffTimeoutMs;
  const isOfRuntime = reason !== "InvalidImageName" && message.includes("context deadline exceeded");
  return isOfRuntime ? defaults.createContainerErrorTimeoutMs : 0;
}

const mayGetOverIt = ({ status: { conditions = [] } = {} }: TaskRunPod, limitMs: number, now: Date): boolean =>
  conditions.some(
    ({ type, lastTransitionTime }) =>
      (type === "Initialized" || type === "PodReadyToStartContainers") &&
      now.getTime() - (momentOf(lastTransitionTime) ?? Number.NEGATIVE_INFINITY) < limitMs,
  );
