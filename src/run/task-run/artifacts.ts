import { goJson } from "../../go/json.ts";
import { type GoType, listOf, mapOf, unmarshal } from "../../go/unmarshal.ts";
import type { Artifact, Artifacts, ArtifactValue } from "../../types/artifact.ts";

/** What a text says of artifacts, as far as it can be read. */
export interface ReadArtifacts {
  readonly artifacts: Artifacts;
  readonly errors: readonly string[];
}

/** @param text - JSON; undefined where nothing is told of artifacts */
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

/**
 * Artifacts together: those of one name are one, with each of their values once.
 *
 * The reference puts them into any order; here they stay in that in which they were told.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/artifact_types.go Artifacts.Merge
 */
export function mergeArtifacts(parts: readonly Artifacts[]): Artifacts {
  const inputs = byName(parts.flatMap((part) => part.inputs ?? []));
  const outputs = byName(parts.flatMap((part) => part.outputs ?? []));
  return {
    // As in the reference: of what was used, nobody asks whether it is what the build is for.
    ...(inputs.size > 0 ? { inputs: Array.from(inputs, ([name, artifacts]) => joined(name, artifacts)) } : {}),
    ...(outputs.size > 0
      ? { outputs: Array.from(outputs, ([name, artifacts]) => ({ ...joined(name, artifacts), ...ofBuild(artifacts) })) }
      : {}),
  };
}

function byName(artifacts: readonly Artifact[]): ReadonlyMap<string, readonly Artifact[]> {
  const names = new Map<string, Artifact[]>();
  for (const artifact of artifacts) {
    const { name = "" } = artifact;
    const others = names.get(name);
    if (others === undefined) names.set(name, [artifact]);
    else others.push(artifact);
  }
  return names;
}

function joined(name: string, artifacts: readonly Artifact[]): Artifact {
  const values = new Map<string, ArtifactValue>();
  for (const value of artifacts.flatMap((artifact) => artifact.values ?? [])) {
    const text = goJson(value);
    if (!values.has(text)) values.set(text, value);
  }
  return { ...(name === "" ? {} : { name }), ...(values.size === 0 ? {} : { values: [...values.values()] }) };
}

const ofBuild = (artifacts: readonly Artifact[]): Pick<Artifact, "buildOutput"> =>
  artifacts.some(({ buildOutput }) => buildOutput === true) ? { buildOutput: true } : {};
