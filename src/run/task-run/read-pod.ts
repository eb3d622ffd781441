import type {
  ContainerStateRunning,
  ContainerStateTerminated,
  ContainerStateWaiting,
} from "../../types/kubernetes/container.ts";
import type { ContainerState, ContainerStatus, PodCondition, PodStatus } from "../../types/kubernetes/pod-status.ts";
import { fields, flag, listOf, number, optional, orZero, type Place, text, texts, time } from "./kubernetes-reader.ts";
import type { PodContainer, PodMetadata, TaskRunPod } from "./pod.ts";

/**
 * A pod as the controller looks at it, from one that Kubernetes has written: without nulls and without what does not count, with
 * Go's zero values, and with times in place of Dates.
 *
 * @param doing - what the caller wants to do with it
 * @throws {TypeError} if it is no pod
 */
export const readPod = (pod: unknown, doing: string): TaskRunPod => podFields(pod, placeOf(doing, ""));

/** The same for the status of a pod. */
export const readPodStatus = (status: unknown, doing: string): PodStatus =>
  podStatusFields(status, placeOf(doing, "status"));

const placeOf = (doing: string, path: string): Place => ({ doing, object: "a pod", path });

const containerStateFields = fields<ContainerState>({
  waiting: optional(fields<ContainerStateWaiting>({ reason: optional(text), message: optional(text) })),
  running: optional(fields<ContainerStateRunning>({ startedAt: optional(time) })),
  terminated: optional(
    fields<ContainerStateTerminated>({
      exitCode: orZero(number, 0),
      signal: optional(number),
      reason: optional(text),
      message: optional(text),
      startedAt: optional(time),
      finishedAt: optional(time),
      containerID: optional(text),
    }),
  ),
});

const containerStatuses = listOf(
  fields<ContainerStatus>({
    name: orZero(text, ""),
    state: optional(containerStateFields),
    lastState: optional(containerStateFields),
    ready: optional(flag),
    restartCount: optional(number),
    image: optional(text),
    imageID: optional(text),
    containerID: optional(text),
    started: optional(flag),
  }),
);

const podStatusFields = fields<PodStatus>({
  phase: optional(text),
  conditions: optional(
    listOf(
      fields<PodCondition>({
        type: orZero(text, ""),
        status: optional(text),
        reason: optional(text),
        message: optional(text),
        lastTransitionTime: optional(time),
      }),
    ),
  ),
  message: optional(text),
  reason: optional(text),
  startTime: optional(time),
  initContainerStatuses: optional(containerStatuses),
  containerStatuses: optional(containerStatuses),
});

const podFields = fields<TaskRunPod>({
  metadata: fields<PodMetadata>({
    name: text,
    namespace: optional(text),
    uid: optional(text),
    labels: optional(texts),
    annotations: optional(texts),
    creationTimestamp: optional(time),
  }),
  spec: fields<TaskRunPod["spec"]>({
    containers: listOf(fields<PodContainer>({ name: orZero(text, ""), image: optional(text) })),
  }),
  status: optional(podStatusFields),
});
