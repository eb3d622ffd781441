import { quote } from "../../go/quote.ts";
import type { PipelineWorkspaceDeclaration } from "../../types/workspace.ts";
import { also, type Finding, invalidValue, viaFieldIndex } from "../finding.ts";

/**
 * Pipeline tasks bind to workspaces by name, so each declaration needs a name of its own.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validatePipelineWorkspacesDeclarations
 */
export function validatePipelineWorkspacesDeclarations(
  workspaces: readonly PipelineWorkspaceDeclaration[] = [],
): readonly Finding[] {
  const found: Finding[] = [];
  const seen = new Set<string>();
  for (const [index, { name }] of workspaces.entries()) {
    const here = (problem: string) => viaFieldIndex("workspaces", index, [invalidValue(problem, "", { at: ["name"] })]);
    if (name === "") also(found, here(`workspace ${index} has empty name`));
    if (seen.has(name)) also(found, here(`workspace with name ${quote(name)} appears more than once`));
    seen.add(name);
  }
  return found;
}
