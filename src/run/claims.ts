import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { EffectiveFeatureFlags } from "../types/config.ts";
import type { WorkspaceBinding } from "../types/workspace.ts";

/** The run for which a claim is made. */
interface Owner {
  readonly name: string;
  readonly uid: string;
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
  coschedule: EffectiveFeatureFlags["coschedule"],
): string {
  const name = `${volumeClaimTemplate?.metadata?.name || "pvc"}-${shortHash(workspace + owner.uid)}`;
  if (coschedule !== "pipelineruns" && coschedule !== "isolate-pipelinerun") return name;
  return `${shortened(name)}-${affinityAssistantName("", owner.name)}-0`;
}

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
