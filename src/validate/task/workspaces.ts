import { cleanPath } from "../../go/path.ts";
import { quote } from "../../go/quote.ts";
import type { TaskSpec } from "../../types/task.ts";
import { type ValidationContext, validateEnabledApiFields } from "../context.ts";
import { also, type Finding, generic, viaFieldIndex, viaIndex } from "../finding.ts";

/**
 * The workspaces of a task have names of their own, and folders where nothing else is mounted.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go validateDeclaredWorkspaces
 */
export function validateDeclaredWorkspaces({
  workspaces = [],
  steps = [],
  stepTemplate,
}: TaskSpec): readonly Finding[] {
  const found: Finding[] = [];
  if (workspaces.length === 0) return found;
  const mounted = [...steps, stepTemplate ?? {}].flatMap(({ volumeMounts = [] }) => volumeMounts);
  const paths = new Set(mounted.map(({ mountPath }) => cleanPath(mountPath)));
  const names = new Set<string>();
  for (const [index, { name, mountPath }] of workspaces.entries()) {
    if (names.has(name))
      also(found, viaIndex(index, [generic(`workspace name ${quote(name)} must be unique`, "name")]));
    names.add(name);
    const path = cleanPath(mountPath || `/workspace/${name}`);
    if (paths.has(path)) {
      const at = mountPath ? ["mountPath"] : [];
      also(
        found,
        viaIndex(index, [generic(`workspace mount path ${quote(path)} must be unique`, "mountpath", { at })]),
      );
    }
    paths.add(path);
  }
  return found;
}

/**
 * Steps and sidecars that want workspaces for themselves name those of the task.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go validateWorkspaceUsages
 */
export function validateWorkspaceUsages(
  { workspaces = [], steps = [], sidecars = [] }: TaskSpec,
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  const names = new Set(workspaces.map(({ name }) => name));
  for (const [section, containers] of [["steps", steps] as const, ["sidecars", sidecars] as const])
    for (const [index, { workspaces: used = [] }] of containers.entries()) {
      if (used.length === 0) continue;
      const feature = `${section.slice(0, -1)} workspaces`;
      also(found, validateEnabledApiFields(feature, "beta", context, [section, index, "workspaces"]));
      for (const [item, { name }] of used.entries())
        if (!names.has(name)) {
          const finding = generic(`undefined workspace ${quote(name)}`, "name");
          also(found, viaFieldIndex(section, index, viaFieldIndex("workspaces", item, [finding])));
        }
    }
  return found;
}
