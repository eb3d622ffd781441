import * as z from "zod";
import {
  type ContainerPort,
  containerPortSchema,
  type Lifecycle,
  lifecycleSchema,
  type VolumeDevice,
  type VolumeMount,
  volumeDeviceSchema,
  volumeMountSchema,
} from "./kubernetes/container.ts";
import { type EnvFromSource, type EnvVar, envFromSourceSchema, envVarSchema } from "./kubernetes/env.ts";
import { type Probe, probeSchema } from "./kubernetes/probe.ts";
import { type ResourceRequirements, resourceRequirementsSchema } from "./kubernetes/resources.ts";
import { type SecurityContext, securityContextSchema } from "./kubernetes/security-context.ts";
import type { OneOf } from "./scalars.ts";
import { list, optional, pointer, strict } from "./schema.ts";
import { type WorkspaceUsage, workspaceUsageSchema } from "./workspace.ts";

/** A container beside the steps, such as a database for tests: there before the first, stopped after the last. */
export interface Sidecar {
  /** A DNS label, different from those of the other sidecars. */
  readonly name: string;
  /** The container image. */
  readonly image?: string;
  /** The program and its first arguments; the image's entrypoint when left out. */
  readonly command?: readonly string[];
  /** Arguments after the command or the script; without a command, in place of the image's own. */
  readonly args?: readonly string[];
  /** The text of a program to run, in place of `command`. */
  readonly script?: string;
  /** The folder to start in; the image's own when left out. */
  readonly workingDir?: string;
  /** Ports that the sidecar listens on; for information, the steps reach it at `localhost` anyway. */
  readonly ports?: readonly ContainerPort[];
  /** ConfigMaps and Secrets whose keys become environment variables. */
  readonly envFrom?: readonly EnvFromSource[];
  /** Environment variables; these win over `envFrom`. */
  readonly env?: readonly EnvVar[];
  /** The CPU and memory that the sidecar asks for, and its limits. */
  readonly computeResources?: ResourceRequirements;
  /** Volumes of the task, and where the sidecar sees them. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Block devices that the sidecar uses. */
  readonly volumeDevices?: readonly VolumeDevice[];
  /** Workspaces that no other step or sidecar shall see unless it asks for them, too. */
  readonly workspaces?: readonly WorkspaceUsage[];
  /** How Kubernetes notices that the sidecar hangs. */
  readonly livenessProbe?: Probe;
  /** How Kubernetes notices that the sidecar is ready; the first step waits for it. */
  readonly readinessProbe?: Probe;
  /** How Kubernetes notices that the sidecar has started; the other probes wait for it. */
  readonly startupProbe?: Probe;
  /** What Kubernetes does after the start and before the end of the container. */
  readonly lifecycle?: Lifecycle;
  /** The file whose text becomes the container's termination message. */
  readonly terminationMessagePath?: string;
  /** Whether the end of the log stands in for a missing termination message. */
  readonly terminationMessagePolicy?: OneOf<"File" | "FallbackToLogsOnError">;
  /** When to pull the image; by default always for the tag `latest`, else if it is not there. */
  readonly imagePullPolicy?: OneOf<"Always" | "IfNotPresent" | "Never">;
  /** `"Always"` makes it one of Kubernetes' own sidecars: an init container that keeps running. */
  readonly restartPolicy?: OneOf<"Always" | "Never" | "OnFailure">;
  /** The user, capabilities and the like of the container; wins over the pod's. */
  readonly securityContext?: SecurityContext;
  /** Whether standard input stays open; default false, reading ends at once. */
  readonly stdin?: boolean;
  /** Whether standard input is closed after the first client has gone; default false. */
  readonly stdinOnce?: boolean;
  /** Whether the container gets a terminal; default false, needs `stdin`. */
  readonly tty?: boolean;
}
export const sidecarShape = {
  name: z.string(),
  image: optional(z.string()),
  command: optional(list(z.string())),
  args: optional(list(z.string())),
  script: optional(z.string()),
  workingDir: optional(z.string()),
  ports: optional(list(containerPortSchema)),
  envFrom: optional(list(envFromSourceSchema)),
  env: optional(list(envVarSchema)),
  computeResources: optional(resourceRequirementsSchema),
  volumeMounts: optional(list(volumeMountSchema)),
  volumeDevices: optional(list(volumeDeviceSchema)),
  workspaces: optional(list(workspaceUsageSchema)),
  livenessProbe: pointer(probeSchema),
  readinessProbe: pointer(probeSchema),
  startupProbe: pointer(probeSchema),
  lifecycle: pointer(lifecycleSchema),
  terminationMessagePath: optional(z.string()),
  terminationMessagePolicy: optional(z.string()),
  imagePullPolicy: optional(z.string()),
  restartPolicy: pointer(z.string()),
  securityContext: pointer(securityContextSchema),
  stdin: optional(z.boolean()),
  stdinOnce: optional(z.boolean()),
  tty: optional(z.boolean()),
};
export const sidecarSchema = strict<Sidecar>("Sidecar")(sidecarShape);
