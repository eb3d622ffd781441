import * as z from "zod";
import { paramSchema } from "../param.ts";
import { list, optional, strict } from "../schema.ts";
import type { PipelineRef, TaskRef } from "../task-ref.ts";

/** Where a task is to be found. */
export interface V1beta1TaskRef extends TaskRef {
  /** The image of a Tekton bundle. Tekton refuses it in what is new; the resolver `"bundles"` has taken its place. */
  readonly bundle?: string;
}
export const v1beta1TaskRefSchema = strict<V1beta1TaskRef>("V1beta1TaskRef")({
  name: optional(z.string()),
  kind: optional(z.string()),
  apiVersion: optional(z.string()),
  bundle: optional(z.string()),
  resolver: optional(z.string()),
  params: optional(list(paramSchema)),
});

/** Where a pipeline is to be found. */
export interface V1beta1PipelineRef extends PipelineRef {
  /** The image of a Tekton bundle. Tekton refuses it in what is new; the resolver `"bundles"` has taken its place. */
  readonly bundle?: string;
}
export const v1beta1PipelineRefSchema = strict<V1beta1PipelineRef>("V1beta1PipelineRef")({
  name: optional(z.string()),
  apiVersion: optional(z.string()),
  bundle: optional(z.string()),
  resolver: optional(z.string()),
  params: optional(list(paramSchema)),
});
