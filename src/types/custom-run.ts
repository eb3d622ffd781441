import * as z from "zod";
import type { JsonValue } from "../go/json.ts";
import { type Condition, conditionSchema } from "./condition.ts";
import { type ObjectMeta, objectMetaSchema } from "./kubernetes/meta.ts";
import { type Param, paramSchema } from "./param.ts";
import {
  type Duration,
  durationSchema,
  type Int64,
  int64Schema,
  type OneOf,
  rawJsonSchema,
  type Time,
  timeSchema,
} from "./scalars.ts";
import { list, mapOf, optional, pointer, strict } from "./schema.ts";
import { type PipelineTaskMetadata, pipelineTaskMetadataSchema } from "./task.ts";
import type { ResolverName } from "./task-ref.ts";
import { type WorkspaceBinding, workspaceBindingSchema } from "./workspace.ts";

/** What a user may ask of a CustomRun. */
export type CustomRunSpecStatus = "RunCancelled";

/** Why a PipelineRun has cancelled a CustomRun. */
export type CustomRunSpecStatusMessage =
  | "CustomRun cancelled as the PipelineRun it belongs to has been cancelled."
  | "CustomRun cancelled as the PipelineRun it belongs to has timed out.";

/** Which custom task a CustomRun means. Called `TaskRef` in Tekton's v1beta1. */
export interface CustomRunTaskRef {
  /** The name of the custom task's object; some custom tasks need none. */
  readonly name?: string;
  /** The kind of the custom task; its controller knows the CustomRun by it. */
  readonly kind?: string;
  /** The API version of the custom task. */
  readonly apiVersion?: string;
  /** The image of a Tekton bundle. Not in use any more; the resolver `"bundles"` has taken its place. */
  readonly bundle?: string;
  /** Fetches the custom task from elsewhere; up to its controller. */
  readonly resolver?: OneOf<ResolverName>;
  /** What the resolver has to know. */
  readonly params?: readonly Param[];
}
export const customRunTaskRefSchema = strict<CustomRunTaskRef>("CustomRunTaskRef")({
  name: optional(z.string()),
  kind: optional(z.string()),
  apiVersion: optional(z.string()),
  bundle: optional(z.string()),
  resolver: optional(z.string()),
  params: optional(list(paramSchema)),
});

/** A custom task written inside a CustomRun. */
export interface EmbeddedCustomRunSpec {
  /** The API version of the custom task. */
  readonly apiVersion?: string;
  /** The kind of the custom task; its controller knows the CustomRun by it. */
  readonly kind?: string;
  /** Labels and annotations of the custom task. */
  readonly metadata?: PipelineTaskMetadata;
  /** What the custom task does, in the words of its own controller. */
  readonly spec?: JsonValue;
}
export const embeddedCustomRunSpecSchema = strict<EmbeddedCustomRunSpec>("EmbeddedCustomRunSpec")({
  apiVersion: optional(z.string()),
  kind: optional(z.string()),
  metadata: optional(pipelineTaskMetadataSchema),
  spec: optional(rawJsonSchema),
});

/** What shall be run, and with what. */
export interface CustomRunSpec {
  /** The custom task to run, by reference; either this or `customSpec`. */
  readonly customRef?: CustomRunTaskRef;
  /** The custom task to run, written out; either this or `customRef`. */
  readonly customSpec?: EmbeddedCustomRunSpec;
  /** Values for the params of the custom task. */
  readonly params?: readonly Param[];
  /** Storage for the custom task. */
  readonly workspaces?: readonly WorkspaceBinding[];
  /** The service account to work with; may be empty. */
  readonly serviceAccountName: string;
  /** How long the run may take; the custom task's controller has to see to it. */
  readonly timeout?: Duration;
  /** How often a failed attempt is repeated; the custom task's controller has to see to it. */
  readonly retries?: Int64;
  /** Cancels the run. */
  readonly status?: OneOf<CustomRunSpecStatus>;
  /** Why it was cancelled. */
  readonly statusMessage?: OneOf<CustomRunSpecStatusMessage>;
}
export const customRunSpecSchema = strict<CustomRunSpec>("CustomRunSpec")({
  customRef: pointer(customRunTaskRefSchema),
  customSpec: pointer(embeddedCustomRunSpecSchema),
  params: optional(list(paramSchema)),
  workspaces: optional(list(workspaceBindingSchema)),
  serviceAccountName: z.string(),
  timeout: pointer(durationSchema),
  retries: optional(int64Schema),
  status: optional(z.string()),
  statusMessage: optional(z.string()),
});

/** A result of a CustomRun; always a string. */
export interface CustomRunResult {
  /** The name by which `$(tasks.task.results.name)` refers to it. */
  readonly name: string;
  /** What the custom task has found. */
  readonly value: string;
}
export const customRunResultSchema = strict<CustomRunResult>("CustomRunResult")({
  name: z.string(),
  value: z.string(),
});

/** How a CustomRun is, as the custom task's controller has last written it. */
export interface CustomRunStatus {
  /** Whether it runs, succeeded or failed: the condition of type `"Succeeded"`. */
  readonly conditions?: readonly Condition[];
  /** The `metadata.generation` that this status is about. */
  readonly observedGeneration?: Int64;
  /** Notes of the controller that are no status. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** When the run started. */
  readonly startTime?: Time;
  /** When the run ended. */
  readonly completionTime?: Time;
  /** The results, for later tasks. */
  readonly results?: readonly CustomRunResult[];
  /** The status of each failed attempt. */
  readonly retriesStatus?: readonly CustomRunStatus[];
  /** Whatever else the custom task has to say. */
  readonly extraFields?: JsonValue;
}
export const customRunStatusSchema: z.ZodType<CustomRunStatus> = strict<CustomRunStatus>("CustomRunStatus")({
  conditions: optional(list(conditionSchema)),
  observedGeneration: optional(int64Schema),
  annotations: optional(mapOf(z.string())),
  startTime: pointer(timeSchema),
  completionTime: pointer(timeSchema),
  results: optional(list(customRunResultSchema)),
  get retriesStatus() {
    return optional(list(customRunStatusSchema));
  },
  extraFields: optional(rawJsonSchema),
});

/** One execution of a custom task: something that another controller than Tekton's does for a pipeline. */
export interface CustomRun {
  /** The version of the API that the object is written in. */
  readonly apiVersion?: "tekton.dev/v1beta1";
  /** Says that the object is a CustomRun. */
  readonly kind?: "CustomRun";
  /** Name, namespace, labels and annotations. */
  readonly metadata?: ObjectMeta;
  /** What shall be run. */
  readonly spec?: CustomRunSpec;
  /** How it goes; written by the custom task's controller. */
  readonly status?: CustomRunStatus;
}
export const customRunSchema = strict<CustomRun>("CustomRun")({
  apiVersion: optional(z.literal("tekton.dev/v1beta1")),
  kind: optional(z.literal("CustomRun")),
  metadata: optional(objectMetaSchema),
  spec: optional(customRunSpecSchema),
  status: optional(customRunStatusSchema),
});
