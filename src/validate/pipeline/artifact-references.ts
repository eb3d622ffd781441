import { textsOf } from "../../substitute/expressions.ts";
import { hasTaskArtifact } from "../../substitute/step-references.ts";
import type { ValidationContext } from "../context.ts";
import { type Finding, generic, viaField, viaFieldIndex } from "../finding.ts";
import { ARTIFACTS_ARE_OFF } from "../task/step-references.ts";
import type { Section } from "./section.ts";

/**
 * Params may use artifacts of tasks where the cluster has switched them on. As in the reference: one finding at most.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validateArtifactReference
 */
export function validateArtifactReference(
  sections: readonly Section[],
  { config }: ValidationContext,
): readonly Finding[] {
  if (config.featureFlags.enableArtifacts) return [];
  for (const { field, tasks } of sections)
    for (const [index, { params = [] }] of tasks.entries()) {
      const using = params.findIndex(({ value }) => textsOf(value).some(hasTaskArtifact));
      if (using < 0) continue;
      const finding = generic(ARTIFACTS_ARE_OFF, "", { at: [using, "value"] });
      return viaFieldIndex(field, index, viaField("params", [finding]));
    }
  return [];
}
