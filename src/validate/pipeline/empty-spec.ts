import type { PipelineSpec } from "../../types/pipeline.ts";
import { type Finding, generic } from "../finding.ts";

/**
 * A pipeline says something, were it only what it is for.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go PipelineSpec.Validate
 */
export function validateEmptySpec(spec: PipelineSpec): readonly Finding[] {
  if (Object.keys(spec).length > 0) return [];
  return [
    generic("expected at least one, got none", ["description", "params", "resources", "tasks", "workspaces"], {
      at: [],
    }),
  ];
}
