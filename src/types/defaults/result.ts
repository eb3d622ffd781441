import type { StepResult, TaskResult } from "../result.ts";
import { typedProperties } from "./param.ts";
import { withFields } from "./share.ts";

/**
 * A result of a task or of a step action with its type: the one that it says, else object if it lists properties (an
 * empty list of them counts), else string. Properties without a type are strings.
 *
 * Results of the steps of a task get no defaults, and neither do those of a pipeline.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/result_defaults.go
 * @example resultWithDefaults({ name: "digest" }) // { name: "digest", type: "string" }
 */
export function resultWithDefaults<R extends TaskResult | StepResult>(result: R): R {
  const type = result.type || (result.properties === undefined ? "string" : "object");
  // Both kinds of results have these two fields, and nothing else changes.
  return withFields<TaskResult | StepResult>(result, { type, properties: typedProperties(result.properties) }) as R;
}
