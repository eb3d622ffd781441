import { mapList, withFields } from "../../types/defaults/share.ts";
import type { VolumeMount } from "../../types/kubernetes/container.ts";
import type { Volume } from "../../types/kubernetes/volume.ts";
import type { Sidecar } from "../../types/sidecar.ts";
import type { Step } from "../../types/step.ts";
import type { TaskSpec } from "../../types/task.ts";
import { type BoundWorkspaces, mountPathOf, propagateWorkspaces } from "./workspaces.ts";

/**
 * A task with the volumes of its workspaces, and where they are mounted: in all steps, by way of the step template, and in all
 * sidecars; those that some container asks for are mounted in such containers only.
 *
 * @see tektoncd/pipeline pkg/workspace/apply.go Apply
 */
export function mountWorkspaces(spec: TaskSpec, bound: BoundWorkspaces): TaskSpec {
  if (bound.bindings.length === 0) return spec;
  const task = propagateWorkspaces(spec, bound.bindings);
  const mounts = mountsOf(task, bound);
  const { stepTemplate = {} } = task;
  const shared = mounts.filter(({ isIsolated }) => !isIsolated).map(({ mount }) => mount);
  return withFields(task, {
    stepTemplate: { ...stepTemplate, volumeMounts: [...(stepTemplate.volumeMounts ?? []), ...shared] },
    steps: mapList(
      task.steps,
      (step) =>
        withMounts(
          step,
          mounts.filter(({ isIsolated }) => isIsolated),
        ),
      DOING,
    ),
    sidecars: mapList(task.sidecars, (sidecar) => withMounts(sidecar, mounts), DOING),
    volumes: [...(task.volumes ?? []), ...volumesOf(bound)],
  });
}

const DOING = "mount workspaces";

/** Where a workspace is mounted, unless a container says otherwise. */
interface Mount {
  readonly workspace: string;
  /** Only containers that ask for it have it. */
  readonly isIsolated: boolean;
  readonly mount: VolumeMount;
}

function mountsOf({ workspaces = [], steps = [], sidecars = [] }: TaskSpec, { bindings, volumes }: BoundWorkspaces) {
  // Of two declarations of one name the first one counts.
  const declared = new Map(workspaces.toReversed().map((declaration) => [declaration.name, declaration]));
  const isolated = new Set(
    [...steps, ...sidecars].flatMap((container) => (container.workspaces ?? []).map(({ name }) => name)),
  );
  return bindings.map(({ name, subPath }): Mount => {
    const declaration = declared.get(name) ?? { name };
    const mount = {
      name: volumes.get(name)?.name ?? "",
      mountPath: mountPathOf(declaration),
      ...(subPath ? { subPath } : {}),
      ...(declaration.readOnly === true ? { readOnly: true } : {}),
    };
    return { workspace: name, isIsolated: isolated.has(name), mount };
  });
}

/** As in the reference: what all containers share is left out where the path is taken, what one asks for is not. */
function withMounts<C extends Step | Sidecar>(container: C, mounts: readonly Mount[]): C {
  const { workspaces = [], volumeMounts = [] } = container;
  const all = [...volumeMounts];
  const taken = new Set(volumeMounts.map(({ mountPath }) => mountPath));
  for (const { workspace, isIsolated, mount } of mounts) {
    const own = workspaces.find(({ name }) => name === workspace);
    const path = own?.mountPath || mount.mountPath;
    if (isIsolated ? own === undefined : taken.has(path)) continue;
    all.push(path === mount.mountPath ? mount : { ...mount, mountPath: path });
    taken.add(path);
  }
  return all.length === volumeMounts.length ? container : { ...container, volumeMounts: all };
}

/** Each volume once, in the order of the bindings. */
function volumesOf({ bindings, volumes }: BoundWorkspaces): readonly Volume[] {
  const byName = new Map<string, Volume>();
  for (const { name } of bindings) {
    // As in the reference: a claim that is still to be made has no volume yet, and leaves an empty one.
    const volume = volumes.get(name) ?? { name: "" };
    if (!byName.has(volume.name)) byName.set(volume.name, volume);
  }
  return [...byName.values()];
}
