import * as z from "zod";
import { featureFlagsSchema, type Provenance, refSourceSchema } from "../provenance.ts";
import { mapOf, optional, pointer, strict } from "../schema.ts";

/** Where a task or pipeline came from. Not in use any more; `RefSource` has taken its place. Called `ConfigSource` in Tekton. */
export interface V1beta1ConfigSource {
  /** The repository or image. */
  readonly uri?: string;
  /** Checksums of what was fetched, by algorithm. */
  readonly digest?: Readonly<Record<string, string>>;
  /** The file or the entry inside it. */
  readonly entryPoint?: string;
}
export const v1beta1ConfigSourceSchema = strict<V1beta1ConfigSource>("V1beta1ConfigSource")({
  uri: optional(z.string()),
  digest: optional(mapOf(z.string())),
  entryPoint: optional(z.string()),
});

/** How a run came about, for those who attest to what was built. */
export interface V1beta1Provenance extends Provenance {
  /** Where the task or pipeline came from. Not in use any more. */
  readonly configSource?: V1beta1ConfigSource;
}
export const v1beta1ProvenanceSchema = strict<V1beta1Provenance>("V1beta1Provenance")({
  configSource: pointer(v1beta1ConfigSourceSchema),
  refSource: pointer(refSourceSchema),
  featureFlags: pointer(featureFlagsSchema),
});
