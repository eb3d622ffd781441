import type { OneOf, Time } from "../scalars.ts";
import type { ContainerStateRunning, ContainerStateTerminated, ContainerStateWaiting } from "./container.ts";

/** How a container is: one of these, or nothing is known yet. */
export interface ContainerState {
  /** Why it has not started. */
  readonly waiting?: ContainerStateWaiting;
  /** Since when it runs. */
  readonly running?: ContainerStateRunning;
  /** How it ended. */
  readonly terminated?: ContainerStateTerminated;
}

/** What a node tells of a container. */
export interface ContainerStatus {
  /** The container's name. */
  readonly name: string;
  /** How it is. */
  readonly state?: ContainerState;
  /** How it was before it was started again. */
  readonly lastState?: ContainerState;
  /** Whether it can be used: it runs, and its probes say so. */
  readonly ready?: boolean;
  /** How often it was started again. */
  readonly restartCount?: number;
  /** The image by its name. */
  readonly image?: string;
  /** The image that really runs, with its digest. */
  readonly imageID?: string;
  /** Runtime and id: `"containerd://…"`. */
  readonly containerID?: string;
  /** Whether it has got over its start. */
  readonly started?: boolean;
}

/** A statement about a pod. */
export interface PodCondition {
  /** What it is about. */
  readonly type: OneOf<"PodScheduled" | "Initialized" | "PodReadyToStartContainers" | "ContainersReady" | "Ready">;
  /** Whether it holds. */
  readonly status?: OneOf<"True" | "False" | "Unknown">;
  /** Why, in one word: `"Unschedulable"`. */
  readonly reason?: string;
  /** Why, in a sentence. */
  readonly message?: string;
  /** When `status` last changed. */
  readonly lastTransitionTime?: Time;
}

/** Where a pod is in its life. */
export type PodPhase = "Pending" | "Running" | "Succeeded" | "Failed" | "Unknown";

/** How a pod is, as its node tells it; what a TaskRun does not depend on is left out. */
export interface PodStatus {
  /** Where it is in its life. */
  readonly phase?: OneOf<PodPhase>;
  /** More about where it is: scheduled, initialized, ready. */
  readonly conditions?: readonly PodCondition[];
  /** Why it is in this phase, in a sentence. */
  readonly message?: string;
  /** Why it is in this phase, in one word: `"Evicted"`. */
  readonly reason?: string;
  /** When the node took it over. */
  readonly startTime?: Time;
  /** The containers that run before the others. */
  readonly initContainerStatuses?: readonly ContainerStatus[];
  /** The containers, in any order. */
  readonly containerStatuses?: readonly ContainerStatus[];
}
