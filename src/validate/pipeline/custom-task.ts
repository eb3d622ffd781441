import { quote } from "../../go/quote.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import { type Finding, invalidValue } from "../finding.ts";

/**
 * A custom task says of which kind and version it is, so that its controller knows it.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validateCustomTask
 */
export function validateCustomTask(task: PipelineTask): readonly Finding[] {
  const found: Finding[] = [];
  for (const [field, words] of [
    ["taskRef", "ref"],
    ["taskSpec", "spec"],
  ] as const) {
    const named = task[field];
    if (named === undefined) continue;
    const { kind = "", apiVersion = "" } = named;
    if (kind === "")
      found.push(invalidValue(`custom task ${words} must specify kind`, `${field}.kind`, { at: [field] }));
    if (apiVersion === "")
      found.push(invalidValue(`custom task ${words} must specify apiVersion`, `${field}.apiVersion`, { at: [field] }));
    else if (!/^[^/]+\/[^/]+$/.test(apiVersion))
      found.push(
        invalidValue(
          `invalid apiVersion format ${quote(apiVersion)}, must be in the format "group/version"`,
          `${field}.apiVersion`,
          { at: [field, "apiVersion"] },
        ),
      );
  }
  return found;
}
