import type { WorkspaceBinding } from "../types/workspace.ts";
import { also, check, type Finding, missingField, missingOneOf, multipleOneOf, viaIndex } from "./finding.ts";
import { validateNoDuplicateNames } from "./params.ts";

/**
 * Each binding of a run stands for one workspace, and gives it one kind of storage.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go ValidateWorkspaceBindings
 */
export function validateWorkspaceBindings(bindings: readonly WorkspaceBinding[] = []): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, binding] of bindings.entries()) also(found, viaIndex(index, validateWorkspaceBinding(binding)));
  also(found, check("workspace-names", validateNoDuplicateNames(bindings)));
  return found;
}

/** The kinds of storage of which a binding has one. */
const SOURCES = [
  "volumeClaimTemplate",
  "persistentVolumeClaim",
  "emptyDir",
  "configMap",
  "secret",
  "projected",
  "csi",
] as const;

/** As in the reference: five of the seven, without capitals. */
const PRINTED_SOURCES = ["persistentvolumeclaim", "volumeclaimtemplate", "emptydir", "configmap", "secret"];

/**
 * What a workspace is bound to: exactly one kind of storage, with what that needs.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/workspace_validation.go WorkspaceBinding.Validate
 */
export const validateWorkspaceBinding = (binding: WorkspaceBinding): readonly Finding[] =>
  check("workspace-binding", problemOf(binding));

function problemOf(binding: WorkspaceBinding): readonly Finding[] {
  const used = SOURCES.filter((source) => binding[source] !== undefined);
  if (used.length > 1) return [multipleOneOf(PRINTED_SOURCES, [used[1] ?? ""])];
  if (used.length === 1) return missingIn(binding);
  if (binding.name === "" && (binding.subPath ?? "") === "") return [missingField("")];
  return [missingOneOf(...PRINTED_SOURCES)];
}

function missingIn({ persistentVolumeClaim, configMap, secret, projected, csi }: WorkspaceBinding): readonly Finding[] {
  if (persistentVolumeClaim?.claimName === "")
    return [missingField("persistentvolumeclaim.claimname", ["persistentVolumeClaim", "claimName"])];
  if (configMap !== undefined && !configMap.name) return [missingField("configmap.name", ["configMap", "name"])];
  if (secret !== undefined && !secret.secretName) return [missingField("secret.secretName", ["secret", "secretName"])];
  if (projected !== undefined && (projected.sources ?? []).length === 0)
    return [missingField("projected.sources", ["projected", "sources"])];
  return csi?.driver === "" ? [missingField("csi.driver", ["csi", "driver"])] : [];
}
