import * as z from "zod";
import { type VolumeDevice, type VolumeMount, volumeDeviceSchema, volumeMountSchema } from "./kubernetes/container.ts";
import { type EnvFromSource, type EnvVar, envFromSourceSchema, envVarSchema } from "./kubernetes/env.ts";
import { type ResourceRequirements, resourceRequirementsSchema } from "./kubernetes/resources.ts";
import { type SecurityContext, securityContextSchema } from "./kubernetes/security-context.ts";
import { type Param, paramSchema } from "./param.ts";
import { type StepResult, stepResultSchema } from "./result.ts";
import { type Duration, durationSchema, type OneOf } from "./scalars.ts";
import { list, optional, pointer, strict } from "./schema.ts";
import { type StepRef, stepRefSchema } from "./task-ref.ts";
import { type WhenExpression, whenExpressionSchema } from "./when-expression.ts";
import { type WorkspaceUsage, workspaceUsageSchema } from "./workspace.ts";

/** What a failing step does to its TaskRun. */
export type OnErrorType = "continue" | "stopAndFail";

/** Where a copy of an output stream of a step goes. */
export interface StepOutputConfig {
  /** The file inside the container, `$(results.name.path)` for a result; the log gets the output all the same. */
  readonly path?: string;
}
export const stepOutputConfigSchema = strict<StepOutputConfig>("StepOutputConfig")({ path: optional(z.string()) });

/** One container of a task. Steps run one after the other in the same pod. */
export interface Step {
  /** A DNS label, different from those of the other steps; may be empty, then nothing can refer to the step. */
  readonly name: string;
  /** A name to show to people. */
  readonly displayName?: string;
  /** The container image; needed unless `ref` or the step template gives it. */
  readonly image?: string;
  /** The program and its first arguments; the image's entrypoint when left out. */
  readonly command?: readonly string[];
  /** Arguments after the command or the script; without a command, in place of the image's own. */
  readonly args?: readonly string[];
  /** The text of a program to run, in place of `command`; without `#!` line, `/bin/sh` with `set -e`. */
  readonly script?: string;
  /** The folder to start in; the image's own when left out. One below `/workspace` is made if it is missing. */
  readonly workingDir?: string;
  /** ConfigMaps and Secrets whose keys become environment variables. */
  readonly envFrom?: readonly EnvFromSource[];
  /** Environment variables; these win over `envFrom`. */
  readonly env?: readonly EnvVar[];
  /** The CPU and memory that the step asks for, and its limits. */
  readonly computeResources?: ResourceRequirements;
  /** Volumes of the task, and where the step sees them. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Block devices that the step uses. */
  readonly volumeDevices?: readonly VolumeDevice[];
  /** When to pull the image; by default always for the tag `latest`, else if it is not there. */
  readonly imagePullPolicy?: OneOf<"Always" | "IfNotPresent" | "Never">;
  /** The user, capabilities and the like of the container; wins over the pod's. */
  readonly securityContext?: SecurityContext;
  /** How long the step may take; without limit when left out. */
  readonly timeout?: Duration;
  /** Workspaces that no other step or sidecar shall see unless it asks for them, too. */
  readonly workspaces?: readonly WorkspaceUsage[];
  /** What happens when the step fails: `"stopAndFail"`, the default, ends the TaskRun, `"continue"` goes on. */
  readonly onError?: OneOf<OnErrorType>;
  /** Where a copy of standard output goes; needs alpha features. */
  readonly stdoutConfig?: StepOutputConfig;
  /** Where a copy of standard error goes; needs alpha features. */
  readonly stderrConfig?: StepOutputConfig;
  /** The step action to run; it brings image, command, args, script, workingDir, env, volumeMounts and results. */
  readonly ref?: StepRef;
  /** Params for the step action; only together with `ref`. */
  readonly params?: readonly Param[];
  /** Results that the step writes; a step action brings its own. */
  readonly results?: readonly StepResult[];
  /** Conditions; unless all are true, the step is skipped and the next one runs. */
  readonly when?: readonly WhenExpression[];
}
export const stepShape = {
  name: z.string(),
  displayName: optional(z.string()),
  image: optional(z.string()),
  command: optional(list(z.string())),
  args: optional(list(z.string())),
  script: optional(z.string()),
  workingDir: optional(z.string()),
  envFrom: optional(list(envFromSourceSchema)),
  env: optional(list(envVarSchema)),
  computeResources: optional(resourceRequirementsSchema),
  volumeMounts: optional(list(volumeMountSchema)),
  volumeDevices: optional(list(volumeDeviceSchema)),
  imagePullPolicy: optional(z.string()),
  securityContext: pointer(securityContextSchema),
  timeout: pointer(durationSchema),
  workspaces: optional(list(workspaceUsageSchema)),
  onError: optional(z.string()),
  stdoutConfig: pointer(stepOutputConfigSchema),
  stderrConfig: pointer(stepOutputConfigSchema),
  ref: pointer(stepRefSchema),
  params: optional(list(paramSchema)),
  results: optional(list(stepResultSchema)),
  when: optional(list(whenExpressionSchema)),
};
export const stepSchema = strict<Step>("Step")(stepShape);

/** What all steps of a task have in common. A step's own fields win; its env and mounts are added by name and path. */
export interface StepTemplate {
  /** The image of steps that name none. */
  readonly image?: string;
  /** The command of steps that have none. */
  readonly command?: readonly string[];
  /** The arguments of steps that have none. */
  readonly args?: readonly string[];
  /** The folder that steps start in. */
  readonly workingDir?: string;
  /** ConfigMaps and Secrets whose keys become environment variables. */
  readonly envFrom?: readonly EnvFromSource[];
  /** Environment variables of every step. */
  readonly env?: readonly EnvVar[];
  /** CPU and memory that each step asks for, and its limits. */
  readonly computeResources?: ResourceRequirements;
  /** Volumes of the task that every step sees. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Block devices that every step uses. */
  readonly volumeDevices?: readonly VolumeDevice[];
  /** When to pull the images. */
  readonly imagePullPolicy?: OneOf<"Always" | "IfNotPresent" | "Never">;
  /** The user, capabilities and the like of every step's container. */
  readonly securityContext?: SecurityContext;
}
export const stepTemplateShape = {
  image: optional(z.string()),
  command: optional(list(z.string())),
  args: optional(list(z.string())),
  workingDir: optional(z.string()),
  envFrom: optional(list(envFromSourceSchema)),
  env: optional(list(envVarSchema)),
  computeResources: optional(resourceRequirementsSchema),
  volumeMounts: optional(list(volumeMountSchema)),
  volumeDevices: optional(list(volumeDeviceSchema)),
  imagePullPolicy: optional(z.string()),
  securityContext: pointer(securityContextSchema),
};
export const stepTemplateSchema = strict<StepTemplate>("StepTemplate")(stepTemplateShape);
