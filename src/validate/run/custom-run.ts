import type { CustomRun, CustomRunSpec } from "../../types/custom-run.ts";
import { also, check, type Finding, missingField, missingOneOf, multipleOneOf, viaField } from "../finding.ts";
import { validateObjectMetadata } from "../object-metadata.ts";
import { validateParameters } from "../params.ts";
import { validateWorkspaceBindings } from "../workspace-binding.ts";
import { validateStatusMessage } from "./status-message.ts";

/**
 * As in the reference: the first mistake is the only one that is told, if it is not in params or workspaces.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/customrun_validation.go CustomRun.Validate
 */
export function checkCustomRun({ metadata, spec }: CustomRun): readonly Finding[] {
  const found: Finding[] = [];
  const stages = [
    () => viaField("metadata", validateObjectMetadata(metadata)),
    () => viaField("", check("custom-run", validateSpec(spec)), ["spec"]),
    () => viaField("spec", viaField("params", validateParameters(spec?.params ?? []), [])),
    () => viaField("spec", viaField("workspaces", validateWorkspaceBindings(spec?.workspaces))),
  ];
  for (const stage of stages) {
    also(found, stage());
    if (found.length > 0) break;
  }
  return found;
}

function validateSpec(spec: CustomRunSpec | undefined): readonly Finding[] {
  const found: Finding[] = [];
  if (spec === undefined || isEmpty(spec)) {
    found.push(missingField("spec", []));
    return found;
  }
  const { customRef, customSpec } = spec;
  if (customRef !== undefined && customSpec !== undefined)
    found.push(multipleOneOf(["spec.customRef", "spec.customSpec"], ["customRef"]));
  else if (customRef === undefined && customSpec === undefined)
    found.push(missingOneOf("spec.customRef", "spec.customSpec"));
  else {
    const [field, task] =
      customRef === undefined ? (["customSpec", customSpec] as const) : (["customRef", customRef] as const);
    if (!task?.apiVersion) found.push(missingField(`spec.${field}.apiVersion`, [field, "apiVersion"]));
    else if (!task.kind) found.push(missingField(`spec.${field}.kind`, [field, "kind"]));
    else also(found, validateStatusMessage(spec));
  }
  return found;
}

/** A struct with zero values only. */
const isEmpty = ({ serviceAccountName, ...spec }: CustomRunSpec): boolean =>
  serviceAccountName === "" && Object.keys(spec).length === 0;
