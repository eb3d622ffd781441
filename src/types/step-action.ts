import * as z from "zod";
import { type VolumeMount, volumeMountSchema } from "./kubernetes/container.ts";
import { type EnvVar, envVarSchema } from "./kubernetes/env.ts";
import { type ObjectMeta, objectMetaSchema } from "./kubernetes/meta.ts";
import { type SecurityContext, securityContextSchema } from "./kubernetes/security-context.ts";
import { type ParamSpec, paramSpecSchema } from "./param.ts";
import { type StepResult, stepResultSchema } from "./result.ts";
import { list, optional, pointer, strict } from "./schema.ts";

/** What a step action does: one container. */
export interface StepActionSpec {
  /** What the step action is for; shown to people only. */
  readonly description?: string;
  /** The container image. */
  readonly image?: string;
  /** The program and its first arguments; the image's entrypoint when left out. */
  readonly command?: readonly string[];
  /** Arguments after the command or the script. */
  readonly args?: readonly string[];
  /** The text of a program to run, in place of `command`; must not contain params, pass them by `env`. */
  readonly script?: string;
  /** The folder to start in; the image's own when left out. */
  readonly workingDir?: string;
  /** Environment variables. */
  readonly env?: readonly EnvVar[];
  /** The params that a step has to give, unless they have a default. */
  readonly params?: readonly ParamSpec[];
  /** The values that the step action writes. */
  readonly results?: readonly StepResult[];
  /** The user, capabilities and the like of the container. */
  readonly securityContext?: SecurityContext;
  /** Volumes of the task, by a name that a param may give, and where the container sees them. */
  readonly volumeMounts?: readonly VolumeMount[];
}
export const stepActionSpecSchema = strict<StepActionSpec>("StepActionSpec")({
  description: optional(z.string()),
  image: optional(z.string()),
  command: optional(list(z.string())),
  args: optional(list(z.string())),
  script: optional(z.string()),
  workingDir: optional(z.string()),
  env: optional(list(envVarSchema)),
  params: optional(list(paramSpecSchema)),
  results: optional(list(stepResultSchema)),
  securityContext: pointer(securityContextSchema),
  volumeMounts: optional(list(volumeMountSchema)),
});

/** A step that is stored by name, for the steps of many tasks to use. */
export interface StepAction {
  /** The version of the API that the object is written in. */
  readonly apiVersion?: "tekton.dev/v1beta1";
  /** Says that the object is a step action. */
  readonly kind?: "StepAction";
  /** Name, namespace, labels and annotations. */
  readonly metadata: ObjectMeta;
  /** What the step action does. */
  readonly spec: StepActionSpec;
}
export const stepActionSchema = strict<StepAction>("StepAction")({
  apiVersion: optional(z.literal("tekton.dev/v1beta1")),
  kind: optional(z.literal("StepAction")),
  metadata: objectMetaSchema,
  spec: stepActionSpecSchema,
});
