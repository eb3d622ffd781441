import { fnv32a } from "../../go/fnv.ts";
import type { Volume } from "../../types/kubernetes/volume.ts";
import type { WorkspaceBinding } from "../../types/workspace.ts";

/**
 * The volumes behind the workspaces that a TaskRun binds, by the names of the workspaces. Those with the same claim share one.
 *
 * @see tektoncd/pipeline pkg/workspace/apply.go CreateVolumes
 * @example workspaceVolumes([{ name: "source", emptyDir: {} }]).get("source") // { name: "ws-1bcf2", emptyDir: {} }
 */
export function workspaceVolumes(bindings: readonly WorkspaceBinding[] = []): ReadonlyMap<string, Volume> {
  const volumes = new Map<string, Volume>();
  const byClaim = new Map<string, Volume>();
  const nextName = new Map<string, string>();
  for (const binding of bindings) {
    const name = freeName(volumeName(binding.name), nextName);
    const source = SOURCES.find((field) => binding[field] !== undefined);
    if (source === undefined) continue;
    const claim = source === "persistentVolumeClaim" ? binding[source]?.claimName : undefined;
    const shared = claim === undefined ? undefined : byClaim.get(claim);
    const volume: Volume = shared ?? { name, [source]: binding[source] };
    volumes.set(binding.name, volume);
    if (claim !== undefined) byClaim.set(claim, volume);
  }
  return volumes;
}

/**
 * The first name that is not taken, and takes it. `nextName` has the names that are taken, each with one behind it that is to be
 * tried next.
 */
function freeName(first: string, nextName: Map<string, string>): string {
  const tried = new Set<string>();
  let name = first;
  for (let next = nextName.get(name); next !== undefined; next = nextName.get(name)) {
    tried.add(name);
    // Hashes come back to where they were: the reference would never end.
    name = tried.has(next) ? `${first}-${nextName.size}` : next;
  }
  // Who comes the same way again need not try them all.
  for (const other of tried) nextName.set(other, name);
  nextName.set(name, volumeName(`${name}$`));
  return name;
}

/** The first that a binding has is the one that counts. */
const SOURCES = ["persistentVolumeClaim", "emptyDir", "configMap", "secret", "projected", "csi"] as const;

/** @see tektoncd/pipeline pkg/names/generate.go GenerateHashedName */
const volumeName = (name: string): string => `ws-${fnv32a(name).toString(16).slice(0, 5).padEnd(5, "0")}`;
