import type { Path } from "../../diagnostic.ts";
import type { Config } from "../../types/config.ts";
import type { WorkspaceBinding } from "../../types/workspace.ts";
import type { Mismatch } from "./mismatch.ts";

/** A workspace that a run binds, and where. */
export interface BoundWorkspace {
  readonly binding: WorkspaceBinding;
  readonly at: Path;
}

/**
 * A task uses one claim at most. Asked where `coschedule` is `workspaces`: there, the claim says on which node the pod runs.
 *
 * As in the reference: a template counts by the name of its workspace, and is the same as a claim of that name; and a name
 * with a variable in it counts as it is written, before anything is put in.
 *
 * @see tektoncd/pipeline pkg/workspace/validate.go ValidateOnlyOnePVCIsUsed
 */
export function* validateOnlyOnePVCIsUsed(
  bound: readonly BoundWorkspace[],
  { featureFlags }: Config,
  user: string,
): Generator<Mismatch> {
  if (featureFlags.coschedule !== "workspaces") return;
  const claims = new Map<string, BoundWorkspace>();
  for (const workspace of bound)
    for (const claim of claimsOf(workspace.binding)) if (!claims.has(claim)) claims.set(claim, workspace);
  const [, second] = claims.values();
  if (second === undefined) return;
  const names = Array.from(claims.values(), ({ binding }) => binding.name).join(", ");
  yield {
    check: "workspace-claims",
    message: "more than one PersistentVolumeClaim is bound",
    details: `${user} gets the claims of ${names}; the feature flag coschedule may allow that`,
    reason: "TaskRunValidationFailed",
    at: second.at,
  };
}

function* claimsOf({ name, persistentVolumeClaim, volumeClaimTemplate }: WorkspaceBinding): Generator<string> {
  if (persistentVolumeClaim !== undefined) yield persistentVolumeClaim.claimName ?? "";
  if (volumeClaimTemplate !== undefined) yield name;
}
