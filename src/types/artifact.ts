import * as z from "zod";
import { list, mapOf, optional, strict } from "./schema.ts";

/** One place where an artifact is, and its checksums. */
export interface ArtifactValue {
  /** Checksums by algorithm: `{ sha256: "b35c…" }`. */
  readonly digest?: Readonly<Record<string, string>>;
  /** Where to find it, often a package URL: `"pkg:oci/app@sha256:b35c…"`. */
  readonly uri?: string;
}
export const artifactValueSchema = strict<ArtifactValue>("ArtifactValue")({
  digest: optional(mapOf(z.string())),
  uri: optional(z.string()),
});

/** Something that a step has used or made. Needs the feature flag `enable-artifacts`. */
export interface Artifact {
  /** The name by which `$(steps.step.outputs.name)` refers to it. */
  readonly name?: string;
  /** Where it is; several when it has several parts. */
  readonly values?: readonly ArtifactValue[];
  /** Whether it is what the build is for, and no by-product; default false. */
  readonly buildOutput?: boolean;
}
export const artifactSchema = strict<Artifact>("Artifact")({
  name: optional(z.string()),
  values: optional(list(artifactValueSchema)),
  buildOutput: optional(z.boolean()),
});

/** What a TaskRun has used and made, all its steps together. */
export interface Artifacts {
  /** What it has used. */
  readonly inputs?: readonly Artifact[];
  /** What it has made. */
  readonly outputs?: readonly Artifact[];
}
export const artifactsSchema = strict<Artifacts>("Artifacts")({
  inputs: optional(list(artifactSchema)),
  outputs: optional(list(artifactSchema)),
});
