import * as z from "zod";
import { type Condition, conditionSchema } from "./condition.ts";
import { type ObjectMeta, objectMetaSchema } from "./kubernetes/meta.ts";
import { type Param, paramSchema } from "./param.ts";
import { type RefSource, refSourceSchema } from "./provenance.ts";
import { type Int64, int64Schema } from "./scalars.ts";
import { list, mapOf, optional, pointer, strict } from "./schema.ts";

/** What a resolver shall fetch. The resolver itself stands in the label `resolution.tekton.dev/type`. */
export interface ResolutionRequestSpec {
  /** The params of the reference: `url`, `revision`, `pathInRepo` for Git. */
  readonly params?: readonly Param[];
  /** The URL, when the reference's name is one; needs the feature flag `enable-concise-resolver-syntax`. */
  readonly url?: string;
}
export const resolutionRequestSpecSchema = strict<ResolutionRequestSpec>("ResolutionRequestSpec")({
  params: optional(list(paramSchema)),
  url: optional(z.string()),
});

/** What a resolver has fetched. */
export interface ResolutionRequestStatus {
  /** Whether it was fetched: the condition of type `"Succeeded"`. */
  readonly conditions?: readonly Condition[];
  /** The `metadata.generation` that this status is about. */
  readonly observedGeneration?: Int64;
  /** Notes of the resolver, such as the content type. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** The YAML that was fetched, in base64; empty as long as there is none. */
  readonly data: string;
  /** Where it was found. Deprecated; the same as `refSource`. */
  readonly source?: RefSource;
  /** Where it was found. */
  readonly refSource?: RefSource;
}
export const resolutionRequestStatusSchema = strict<ResolutionRequestStatus>("ResolutionRequestStatus")({
  conditions: optional(list(conditionSchema)),
  observedGeneration: optional(int64Schema),
  annotations: optional(mapOf(z.string())),
  data: z.string(),
  source: pointer(refSourceSchema),
  refSource: pointer(refSourceSchema),
});

/** A request to fetch a task, pipeline or step action from elsewhere; made for each reference with a resolver. */
export interface ResolutionRequest {
  /** The version of the API that the object is written in. */
  readonly apiVersion?: "resolution.tekton.dev/v1beta1";
  /** Says that the object is a resolution request. */
  readonly kind?: "ResolutionRequest";
  /** Name, namespace, labels and annotations. */
  readonly metadata?: ObjectMeta;
  /** What shall be fetched. */
  readonly spec?: ResolutionRequestSpec;
  /** What was fetched; written by the resolver. */
  readonly status?: ResolutionRequestStatus;
}
export const resolutionRequestSchema = strict<ResolutionRequest>("ResolutionRequest")({
  apiVersion: optional(z.literal("resolution.tekton.dev/v1beta1")),
  kind: optional(z.literal("ResolutionRequest")),
  metadata: optional(objectMetaSchema),
  spec: optional(resolutionRequestSpecSchema),
  status: optional(resolutionRequestStatusSchema),
});
