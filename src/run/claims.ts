import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { EffectiveFeatureFlags } from "../types/config.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { TaskRun } from "../types/task-run.ts";
import type { WorkspaceBinding } from "../types/workspace.ts";
import type { CreateClaimCommand } from "./command.ts";
import { controllerReference } from "./controller-reference.ts";

/** How pods of a run are kept together. */
type Coschedule = EffectiveFeatureFlags["coschedule"];

/** The run for which a claim is made. */
interface Owner {
  readonly name: string;
  readonly uid: string;
}

/**
 * The commands that make the claims for which a run has templates. With the affinity assistant for whole runs it is a StatefulSet
 * that makes them in the reference; it keeps them beyond the run.
 *
 * @see tektoncd/pipeline pkg/reconciler/volumeclaim/pvchandler.go CreatePVCFromVolumeClaimTemplate
 */
export function createClaims(
  run: TaskRun | PipelineRun,
  bindings: readonly WorkspaceBinding[],
  coschedule: Coschedule,
): readonly CreateClaimCommand[] {
  const { name = "", uid = "", namespace } = run.metadata ?? {};
  return bindings.flatMap((binding): readonly CreateClaimCommand[] => {
    const { volumeClaimTemplate: template } = binding;
    if (template === undefined) return [];
    const metadata = {
      ...template.metadata,
      name: claimName(binding, { name, uid }, coschedule),
      ...(namespace !== undefined && { namespace }),
      ...(!isForWholeRuns(coschedule) && { ownerReferences: [controllerReference(run)] }),
    };
    return [{ type: "create-claim", claim: { ...template, metadata } }];
  });
}

/**
 * The name of the claim that a PipelineRun makes from a volumeClaimTemplate. With the affinity assistant for whole runs it is a
 * StatefulSet that makes it.
 *
 * @see tektoncd/pipeline pkg/reconciler/volumeclaim/pvchandler.go GeneratePVCNameFromWorkspaceBinding
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/affinity_assistant.go getPersistentVolumeClaimNameWithAffinityAssistant
 */
export function claimName(
  { name: workspace, volumeClaimTemplate }: WorkspaceBinding,
  owner: Owner,
  coschedule: Coschedule,
): string {
  const name = `${volumeClaimTemplate?.metadata?.name || "pvc"}-${shortHash(workspace + owner.uid)}`;
  return isForWholeRuns(coschedule) ? `${shortened(name)}-${affinityAssistantName("", owner.name)}-0` : name;
}

const isForWholeRuns = (coschedule: Coschedule): boolean =>
  coschedule === "pipelineruns" || coschedule === "isolate-pipelinerun";

/**
 * The StatefulSet that keeps those tasks on one node that share a workspace, or, without one, all tasks of a run.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/affinity_assistant.go GetAffinityAssistantName
 */
export const affinityAssistantName = (workspace: string, pipelineRun: string): string =>
  `affinity-assistant-${shortHash(workspace + pipelineRun)}`;

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/affinity_assistant.go sanitizeVolumeName */
const shortened = (name: string): string =>
  name.length <= LONGEST_VOLUME_NAME ? name : `${name.slice(0, LONGEST_VOLUME_NAME - 11)}-${shortHash(name)}`;

const LONGEST_VOLUME_NAME = 63;

const shortHash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 10);
