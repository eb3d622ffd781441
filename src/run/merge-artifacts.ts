import { goJson } from "../go/json.ts";
import type { Artifact, Artifacts, ArtifactValue } from "../types/artifact.ts";

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
