import * as z from "zod";
import { type Param, paramSchema } from "./param.ts";
import type { OneOf } from "./scalars.ts";
import { list, optional, strict } from "./schema.ts";

/** The resolvers that come with Tekton; clusters may have more. */
export type ResolverName = "bundles" | "cluster" | "git" | "http" | "hub";

/** The kind that a task reference means when it names no custom task. */
export type TaskKind = "Task";

/** Where a task is to be found: by name in the namespace of the run, or by a resolver. */
export interface TaskRef {
  /** The Task's name. */
  readonly name?: string;
  /** `"Task"` when left out and without resolver; anything else means a custom task. */
  readonly kind?: OneOf<TaskKind>;
  /** Makes it a custom task, even with kind `"Task"`: a CustomRun is created, for a controller that is not Tekton's. */
  readonly apiVersion?: string;
  /** Fetches the Task from elsewhere, such as a Git repository. */
  readonly resolver?: OneOf<ResolverName>;
  /** What the resolver has to know: `url`, `revision`, `pathInRepo` for `"git"`. */
  readonly params?: readonly Param[];
}
export const taskRefSchema = strict<TaskRef>("TaskRef")({
  name: optional(z.string()),
  kind: optional(z.string()),
  apiVersion: optional(z.string()),
  resolver: optional(z.string()),
  params: optional(list(paramSchema)),
});

/** Where a pipeline is to be found: by name in the namespace of the run, or by a resolver. */
export interface PipelineRef {
  /** The Pipeline's name. */
  readonly name?: string;
  /** The API version of the Pipeline; Tekton does not need it. */
  readonly apiVersion?: string;
  /** Fetches the Pipeline from elsewhere, such as a Git repository. */
  readonly resolver?: OneOf<ResolverName>;
  /** What the resolver has to know: `url`, `revision`, `pathInRepo` for `"git"`. */
  readonly params?: readonly Param[];
}
export const pipelineRefSchema = strict<PipelineRef>("PipelineRef")({
  name: optional(z.string()),
  apiVersion: optional(z.string()),
  resolver: optional(z.string()),
  params: optional(list(paramSchema)),
});

/** Where a step action is to be found: by name in the run's namespace, or by a resolver. Called `Ref` in Tekton. */
export interface StepRef {
  /** The StepAction's name. */
  readonly name?: string;
  /** Fetches the StepAction from elsewhere, such as a Git repository. */
  readonly resolver?: OneOf<ResolverName>;
  /** What the resolver has to know; the params of the step action itself stand in the step. */
  readonly params?: readonly Param[];
}
export const stepRefSchema = strict<StepRef>("StepRef")({
  name: optional(z.string()),
  resolver: optional(z.string()),
  params: optional(list(paramSchema)),
});
