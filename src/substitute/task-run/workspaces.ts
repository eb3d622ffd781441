import { joinPath } from "../../go/path.ts";
import { mapList, withFields } from "../../types/defaults/share.ts";
import type { Volume } from "../../types/kubernetes/volume.ts";
import type { Sidecar } from "../../types/sidecar.ts";
import type { Step } from "../../types/step.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { WorkspaceBinding, WorkspaceDeclaration } from "../../types/workspace.ts";
import { SIDECAR, STEP, TASK_SPEC } from "../fields.ts";
import { type Fields, replaceIn } from "../replace-fields.ts";
import { replacerOf } from "../replacer.ts";

/** What stands behind the workspaces of a TaskRun. */
export interface BoundWorkspaces {
  readonly bindings: readonly WorkspaceBinding[];
  /** By the names of the workspaces: `workspaceVolumes(bindings)`. */
  readonly volumes: ReadonlyMap<string, Volume>;
}

/**
 * A task with a declaration for each workspace that is bound, also for those that it does not declare.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go applyParamsContextsResultsAndWorkspaces
 */
export function propagateWorkspaces(spec: TaskSpec, bindings: readonly WorkspaceBinding[] = []): TaskSpec {
  const declared = new Set(spec.workspaces?.map(({ name }) => name));
  const added = bindings.filter(({ name }) => !declared.has(name)).map(({ name }) => ({ name }));
  return added.length === 0 ? spec : { ...spec, workspaces: [...(spec.workspaces ?? []), ...added] };
}

/**
 * A task with what `$(workspaces.x.…)` stands for: `path`, `bound`, `claim` and `volume`.
 *
 * A step or sidecar that mounts a workspace elsewhere gets its own path.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go ApplyWorkspaces
 */
export function substituteWorkspaces(spec: TaskSpec, bound: BoundWorkspaces): TaskSpec {
  const mounted = mountedWorkspaces(spec, bound.bindings);
  // The reference takes one after the other. That makes a difference only where a path can be part of another variable.
  const withPaths = isPlain(mounted, spec)
    ? substitutePaths(spec, mounted)
    : mounted.reduce((before, declaration) => substitutePaths(before, [declaration]), spec);
  return replaceIn(withPaths, TASK_SPEC, replacerOf({ strings: workspaceVariables(spec, bound) }));
}

/** Those that a run has to bind, and those that it binds. */
export function mountedWorkspaces(
  { workspaces = [] }: TaskSpec,
  bindings: readonly WorkspaceBinding[],
): readonly WorkspaceDeclaration[] {
  const isBound = new Set(bindings.map(({ name }) => name));
  return workspaces.filter(({ name, optional }) => optional !== true || isBound.has(name));
}

/** What stands for the variables of workspaces, but for the paths of those that are mounted. */
export function workspaceVariables(
  spec: TaskSpec,
  { bindings, volumes }: BoundWorkspaces,
): ReadonlyMap<string, string> {
  const strings = new Map<string, string>();
  for (const { name } of spec.workspaces ?? []) {
    strings.set(`workspaces.${name}.bound`, "false");
    strings.set(pathOf(name), "");
  }
  for (const { name } of mountedWorkspaces(spec, bindings)) {
    strings.set(`workspaces.${name}.bound`, "true");
    strings.delete(pathOf(name));
  }
  for (const [name, volume] of volumes) strings.set(`workspaces.${name}.volume`, volume.name ?? "");
  for (const { name, persistentVolumeClaim } of bindings)
    strings.set(`workspaces.${name}.claim`, persistentVolumeClaim?.claimName ?? "");
  return strings;
}

/** @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go applyWorkspaceMountPath */
function substitutePaths(spec: TaskSpec, declarations: readonly WorkspaceDeclaration[]): TaskSpec {
  const declared = new Set(declarations.map(({ name }) => name));
  const mountedElsewhere = withFields(spec, {
    steps: mapList(spec.steps, (step) => substituteOwnPaths(step, STEP, declared), DOING),
    sidecars: mapList(spec.sidecars, (sidecar) => substituteOwnPaths(sidecar, SIDECAR, declared), DOING),
  });
  return replaceIn(mountedElsewhere, TASK_SPEC, replacerOf({ strings: workspacePaths(declarations) }));
}

/** What stands for the paths of workspaces, in containers that do not mount them elsewhere. The first of a name counts. */
export const workspacePaths = (declarations: readonly WorkspaceDeclaration[]): ReadonlyMap<string, string> =>
  new Map(
    declarations.map((declaration) => [pathOf(declaration.name), mountPathOf(declaration)] as const).toReversed(),
  );

const DOING = "replace variables";

function substituteOwnPaths<C extends Step | Sidecar>(container: C, fields: Fields, declared: ReadonlySet<string>): C {
  const strings = ownPaths(container, declared);
  return strings.size === 0 ? container : replaceIn(container, fields, replacerOf({ strings }));
}

/** The paths of workspaces that a container mounts elsewhere. Of two for one workspace the first one counts. */
export const ownPaths = (
  { workspaces = [] }: Pick<Step | Sidecar, "workspaces">,
  declared: ReadonlySet<string>,
): ReadonlyMap<string, string> =>
  new Map(
    workspaces
      .filter(({ name, mountPath }) => mountPath !== "" && declared.has(name))
      .toReversed()
      .map(({ name, mountPath }) => [pathOf(name), mountPath]),
  );

/** Whether no variable for a path can come about by putting in another path: that would have its slash in the name. */
function isPlain(declarations: readonly WorkspaceDeclaration[], { steps = [], sidecars = [] }: TaskSpec): boolean {
  const own = [...steps, ...sidecars].flatMap(({ workspaces = [] }) => workspaces.map(({ mountPath }) => mountPath));
  const paths = [...declarations.map(mountPathOf), ...own.filter((path) => path !== "")];
  return (
    paths.every((path) => /^[^$()]*\/[^$()]*$/.test(path)) && declarations.every(({ name }) => !name.includes("/"))
  );
}

const pathOf = (name: string): string => `workspaces.${name}.path`;

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/workspace_types.go WorkspaceDeclaration.GetMountPath */
export const mountPathOf = ({ name, mountPath }: WorkspaceDeclaration): string =>
  mountPath || joinPath("/workspace", name);
