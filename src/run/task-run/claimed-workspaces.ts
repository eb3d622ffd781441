import type { TaskRun } from "../../types/task-run.ts";
import type { WorkspaceBinding } from "../../types/workspace.ts";
import { claimName, createClaims } from "../claims.ts";
import type { CreateClaimCommand } from "../command.ts";

/** What a run binds, with the claims that are made for it. */
export interface ClaimedWorkspaces {
  readonly workspaces: readonly WorkspaceBinding[];
  readonly commands: readonly CreateClaimCommand[];
}

/**
 * The workspaces of a run with claims in place of the templates for such. That is done for a new pod only.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go applyVolumeClaimTemplates
 */
export function claimedWorkspaces(run: TaskRun, bindings: readonly WorkspaceBinding[]): ClaimedWorkspaces {
  const { name = "", uid = "" } = run.metadata ?? {};
  const workspaces = bindings.map((binding): WorkspaceBinding => {
    if (binding.volumeClaimTemplate === undefined) return binding;
    const { subPath } = binding;
    const claim = claimName(binding, { name, uid }, "disabled");
    return { name: binding.name, ...(subPath && { subPath }), persistentVolumeClaim: { claimName: claim } };
  });
  return { workspaces, commands: createClaims({ ...run, kind: "TaskRun" }, bindings, "disabled") };
}
