import type { TaskRun } from "../../types/task-run.ts";
import type { WorkspaceBinding } from "../../types/workspace.ts";
import { claimName } from "../claims.ts";
import type { CreateClaimCommand } from "./pod-command.ts";

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
export function claimedWorkspaces(
  { metadata: { name = "", uid = "" } = {} }: TaskRun,
  bindings: readonly WorkspaceBinding[],
): ClaimedWorkspaces {
  const commands: CreateClaimCommand[] = [];
  const workspaces = bindings.map((binding): WorkspaceBinding => {
    const { volumeClaimTemplate: template } = binding;
    if (template === undefined) return binding;
    const claim = claimName(binding, { name, uid }, "disabled");
    commands.push({ type: "create-claim", claim: { ...template, metadata: { ...template.metadata, name: claim } } });
    const { subPath } = binding;
    return { name: binding.name, ...(subPath && { subPath }), persistentVolumeClaim: { claimName: claim } };
  });
  return { workspaces, commands };
}
