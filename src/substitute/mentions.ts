import type { Sidecar } from "../types/sidecar.ts";
import type { Step } from "../types/step.ts";
import type { TaskSpec } from "../types/task.ts";
import { literalPrefix, trimArrayIndex } from "./seen-variables.ts";
import { stringsOf } from "./strings-of.ts";

/**
 * The names that anything in a part of a resource refers to behind a prefix: `params` or `workspaces`. Of a name with dots the
 * part before the first one is there, too, as that may be an object.
 */
export function mentions(part: unknown, prefix: "params" | "workspaces"): ReadonlySet<string> {
  const find = literalPrefix(prefix);
  const names = new Set<string>();
  for (const { text } of stringsOf(part)) {
    if (!text.includes("$(")) continue;
    for (const { value } of find.find(text)) {
      const name = trimArrayIndex(value);
      names.add(name);
      names.add(name.split(".", 1)[0] ?? "");
    }
  }
  return names;
}

/** The workspaces that a task mentions. */
export interface UsedWorkspaces {
  readonly names: ReadonlySet<string>;
  /** Those of which it asks whether they are bound: where the pipeline or the run knows of them, that is answered before. */
  readonly asked: ReadonlySet<string>;
}

/**
 * The workspaces that the steps and sidecars of a task mention.
 *
 * @see tektoncd/pipeline pkg/workspace/apply.go FindWorkspacesUsedByTask
 */
export function workspacesUsedByTask({ steps = [], sidecars = [], stepTemplate = {} }: TaskSpec): UsedWorkspaces {
  const names = new Set<string>();
  const asked = new Set<string>();
  for (const { text } of stringsOf([...steps, ...sidecars, stepTemplate].map(searchedFields)))
    for (const { value } of text.includes("$(workspaces") ? WORKSPACES.find(text) : [])
      (value.endsWith(".bound") ? asked : names).add(value.split(".", 1)[0] ?? "");
  return { names, asked };
}

const WORKSPACES = literalPrefix("workspaces");

/** The fields of a container in which workspaces are looked for. */
function searchedFields(container: Partial<Step & Sidecar>): unknown {
  const { script, args, command, workingDir, env = [], params = [] } = container;
  return [script, args, command, workingDir, env.map(({ value }) => value), params.map(({ value }) => value)];
}
