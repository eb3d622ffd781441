import * as z from "zod";
import { type Int32, int32Schema, type OneOf, type Time, timeSchema } from "../scalars.ts";
import { optional, pointer, strict } from "../schema.ts";
import {
  type ExecAction,
  execActionSchema,
  type HTTPGetAction,
  httpGetActionSchema,
  type SleepAction,
  sleepActionSchema,
  type TCPSocketAction,
  tcpSocketActionSchema,
} from "./action.ts";

/** A port on which a container listens. */
export interface ContainerPort {
  /** A name for it, unique in the pod, usable where a port is asked for. */
  readonly name?: string;
  /** The number, 1 to 65535. */
  readonly containerPort: Int32;
  /** Default `TCP`. */
  readonly protocol?: OneOf<"TCP" | "UDP" | "SCTP">;
  /** A port of the node that leads to this one; rarely needed. */
  readonly hostPort?: Int32;
  /** The address of the node to which `hostPort` is bound. */
  readonly hostIP?: string;
}
export const containerPortSchema = strict<ContainerPort>("ContainerPort")({
  name: optional(z.string()),
  containerPort: int32Schema,
  protocol: optional(z.string()),
  hostPort: optional(int32Schema),
  hostIP: optional(z.string()),
});

/** Where a container sees a volume of the pod. */
export interface VolumeMount {
  /** The volume. */
  readonly name: string;
  /** Directory (or file) inside the container; without a colon. */
  readonly mountPath: string;
  /** Mount only this path of the volume; its root when left out. */
  readonly subPath?: string;
  /** Like `subPath`, with `$(NAME)` replaced by environment variables. Only one of the two may be set. */
  readonly subPathExpr?: string;
  /** Whether writing is forbidden. Default false. */
  readonly readOnly?: boolean;
  /** Whether mounts below a read-only mount are read-only as well. Default `Disabled`. */
  readonly recursiveReadOnly?: OneOf<"Disabled" | "IfPossible" | "Enabled">;
  /** Whether later mounts travel between node and container. Default `None`. */
  readonly mountPropagation?: OneOf<"None" | "HostToContainer" | "Bidirectional">;
}
export const volumeMountSchema = strict<VolumeMount>("VolumeMount")({
  name: z.string(),
  mountPath: z.string(),
  subPath: optional(z.string()),
  subPathExpr: optional(z.string()),
  readOnly: optional(z.boolean()),
  recursiveReadOnly: pointer(z.string()),
  mountPropagation: pointer(z.string()),
});

/** Where a container sees a raw block device. */
export interface VolumeDevice {
  /** The volume; it must be a claim with the volume mode `Block`. */
  readonly name: string;
  /** Path of the device inside the container. */
  readonly devicePath: string;
}
export const volumeDeviceSchema = strict<VolumeDevice>("VolumeDevice")({ name: z.string(), devicePath: z.string() });

/** What to do at a moment in the life of a container: exactly one of these. */
export interface LifecycleHandler {
  /** Run a program inside the container. */
  readonly exec?: ExecAction;
  /** Send an HTTP request. */
  readonly httpGet?: HTTPGetAction;
  /** Wait. */
  readonly sleep?: SleepAction;
  /** Accepted for old manifests only; it fails when it is run. */
  readonly tcpSocket?: TCPSocketAction;
}
export const lifecycleHandlerSchema = strict<LifecycleHandler>("LifecycleHandler")({
  exec: pointer(execActionSchema),
  httpGet: pointer(httpGetActionSchema),
  sleep: pointer(sleepActionSchema),
  tcpSocket: pointer(tcpSocketActionSchema),
});

/** What to do when a container starts and before it is stopped. */
export interface Lifecycle {
  /** Run right after the start, beside the entrypoint; if it fails, the container is killed. */
  readonly postStart?: LifecycleHandler;
  /** Run before the container is asked to stop; its time counts towards the grace period. */
  readonly preStop?: LifecycleHandler;
  /** The signal that stops the container: `"SIGUSR1"`; what the image says when left out, else `SIGTERM`. */
  readonly stopSignal?: string;
}
export const lifecycleSchema = strict<Lifecycle>("Lifecycle")({
  postStart: pointer(lifecycleHandlerSchema),
  preStop: pointer(lifecycleHandlerSchema),
  stopSignal: pointer(z.string()),
});

/** A container that does not run yet. */
export interface ContainerStateWaiting {
  /** Why, in one word: `"ImagePullBackOff"`. */
  readonly reason?: string;
  /** Why, in a sentence. */
  readonly message?: string;
}
export const containerStateWaitingSchema = strict<ContainerStateWaiting>("ContainerStateWaiting")({
  reason: optional(z.string()),
  message: optional(z.string()),
});

/** A container that runs. */
export interface ContainerStateRunning {
  /** When it started, this time or again. */
  readonly startedAt?: Time;
}
export const containerStateRunningSchema = strict<ContainerStateRunning>("ContainerStateRunning")({
  startedAt: optional(timeSchema),
});

/** A container that has ended. */
export interface ContainerStateTerminated {
  /** What the process returned; 0 is success. */
  readonly exitCode: Int32;
  /** The signal that ended it, if one did. */
  readonly signal?: Int32;
  /** Why, in one word: `"Completed"`, `"Error"`, `"OOMKilled"`. */
  readonly reason?: string;
  /** What the container wrote to its termination message file; Tekton's results travel here. */
  readonly message?: string;
  /** When it started. */
  readonly startedAt?: Time;
  /** When it ended. */
  readonly finishedAt?: Time;
  /** Runtime and id: `"containerd://…"`. */
  readonly containerID?: string;
}
export const containerStateTerminatedSchema = strict<ContainerStateTerminated>("ContainerStateTerminated")({
  exitCode: int32Schema,
  signal: optional(int32Schema),
  reason: optional(z.string()),
  message: optional(z.string()),
  startedAt: optional(timeSchema),
  finishedAt: optional(timeSchema),
  containerID: optional(z.string()),
});
