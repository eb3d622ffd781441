import type { Path } from "../../diagnostic.ts";
import type { Sidecar } from "../../types/sidecar.ts";
import { also, type Finding, generic, missingField } from "../finding.ts";

/**
 * A sidecar has an image, and a name that is not taken.
 *
 * As in the reference: the paths have no index.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/container_validation.go Sidecar.Validate
 */
export function validateSidecars(sidecars: readonly Sidecar[]): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, { name, image = "", script = "", command = [] }] of sidecars.entries()) {
    const at = ["sidecars", index] as const;
    also(found, validateSidecarName(name, "sidecars.name", [...at, "name"]));
    if (image === "") found.push(missingField("sidecars.image", [...at, "image"]));
    if (script !== "" && command.length > 0)
      found.push(generic("script cannot be used with command", "sidecars.script", { at: [...at, "script"] }));
  }
  return found;
}

/** One name is that of the sidecar which reads results from logs. The versions of the API print different fields. */
export const validateSidecarName = (name: string, printed: string, at: Path): readonly Finding[] =>
  name === RESERVED_SIDECAR ? [generic(`Invalid: cannot use reserved sidecar name ${name} `, printed, { at })] : [];

const RESERVED_SIDECAR = "tekton-log-results";
