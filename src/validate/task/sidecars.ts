import type { Sidecar } from "../../types/sidecar.ts";
import { type Finding, generic, missingField } from "../finding.ts";

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
    if (name === RESERVED_SIDECAR)
      found.push(
        generic(`Invalid: cannot use reserved sidecar name ${name} `, "sidecars.name", { at: [...at, "name"] }),
      );
    if (image === "") found.push(missingField("sidecars.image", [...at, "image"]));
    if (script !== "" && command.length > 0)
      found.push(generic("script cannot be used with command", "sidecars.script", { at: [...at, "script"] }));
  }
  return found;
}

/** The sidecar that reads results from logs. */
export const RESERVED_SIDECAR = "tekton-log-results";
