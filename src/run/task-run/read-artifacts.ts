import { type GoType, listOf, mapOf, unmarshal } from "../../go/unmarshal.ts";
import type { Artifacts } from "../../types/artifact.ts";

/** What a text says of artifacts, as far as it can be read. */
export interface ReadArtifacts {
  readonly artifacts: Artifacts;
  readonly errors: readonly string[];
}

/**
 * Reads what a step tells of artifacts. What does not fit is left out, and an error.
 *
 * @param text - JSON; undefined where nothing is told of artifacts
 * @see tektoncd/pipeline pkg/pod/status.go setStepArtifactsValueFromTerminationMessageRunResult, setTaskRunArtifactsFromRunResult
 */
export function readArtifacts(text: string | undefined): ReadArtifacts {
  if (text === undefined) return { artifacts: {}, errors: [] };
  const { value, error } = unmarshal(text, ARTIFACTS);
  // Read as a struct, with fields of these types, or not at all.
  return { artifacts: (value ?? {}) as Artifacts, errors: error === undefined ? [] : [error] };
}

const struct = (name: string, fields: readonly (readonly [string, GoType])[]): GoType => ({
  kind: "struct",
  package: "v1",
  name,
  fields: new Map(fields),
});

const VALUE = struct("ArtifactValue", [
  ["digest", mapOf("string", "v1.Algorithm")],
  ["uri", "string"],
]);

const ARTIFACT = struct("Artifact", [
  ["name", "string"],
  ["values", listOf(VALUE)],
  ["buildOutput", "bool"],
]);

const ARTIFACTS = struct("Artifacts", [
  ["inputs", listOf(ARTIFACT)],
  ["outputs", listOf(ARTIFACT)],
]);
