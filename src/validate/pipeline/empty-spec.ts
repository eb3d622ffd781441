import type { Diagnostic } from "../../diagnostic.ts";
import type { PipelineSpec } from "../../types/pipeline.ts";
import { wantObject } from "../../wrong-argument.ts";

/**
 * A pipeline must say something, were it only what it is for.
 *
 * What is empty counts as left out, as the API server stores it.
 *
 * @throws {TypeError} if `spec` is no object
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go PipelineSpec.Validate
 * @example validateEmptySpec({ tasks: [] })[0]?.message // "expected at least one, got none"
 */
export function validateEmptySpec(spec: PipelineSpec): Diagnostic[] {
  wantObject(spec, "judge the spec", "the spec of a Pipeline");
  if (!Object.values(spec).every(isEmpty)) return [];
  return [
    {
      code: "validate/empty-spec",
      severity: "error",
      message: "expected at least one, got none",
      paths: ["description", "params", "resources", "tasks", "workspaces"].map((field) => `spec.${field}`),
      at: ["spec"],
    },
  ];
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
