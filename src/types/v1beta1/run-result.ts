import * as z from "zod";
import type { Int64 } from "../scalars.ts";
import { optional, strict } from "../schema.ts";

/** What kind of result it is: a number, in documents also a word, which decoding turns into its number. */
export type V1beta1ResultType = Int64;
export const v1beta1ResultTypeSchema: z.ZodType<V1beta1ResultType> = z
  .union([z.int(), z.bigint()])
  .meta({ go: "resultType" });

/** Something that a PipelineResource has written. Called `RunResult` in Tekton. */
export interface V1beta1RunResult {
  /** Its name. */
  readonly key: string;
  /** What was written. */
  readonly value: string;
  /** The PipelineResource. */
  readonly resourceName?: string;
  /** What kind of result it is. */
  readonly type?: V1beta1ResultType;
}
export const v1beta1RunResultSchema = strict<V1beta1RunResult>("V1beta1RunResult")({
  key: z.string(),
  value: z.string(),
  resourceName: optional(z.string()),
  type: optional(v1beta1ResultTypeSchema),
});
