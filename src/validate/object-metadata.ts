import { quote } from "../go/quote.ts";
import type { ObjectMeta } from "../types/kubernetes/meta.ts";
import { type Finding, generic } from "./finding.ts";
import { isDnsSubdomain, MAX_LABEL_LENGTH } from "./names.ts";

/**
 * An object's name must do as a DNS name, and be short. Where there is only `generateName`, what the API server makes of it
 * is judged.
 *
 * @see tektoncd/pipeline pkg/apis/validate/metadata.go ObjectMetadata
 */
export function validateObjectMetadata({ name, generateName }: ObjectMeta = {}): readonly Finding[] {
  const judged = name || generatedName(generateName ?? "");
  const at = name ? ["name"] : generateName ? ["generateName"] : [];
  const problem = (message: string) => [{ check: "object-metadata", ...generic(message, "name", { at }) }];
  // as in the reference: the text says label, but dots are allowed
  if (!isDnsSubdomain(judged)) return problem(`invalid resource name ${quote(judged)}: must be a valid DNS label`);
  if (judged.length > MAX_LABEL_LENGTH)
    return problem(`Invalid resource name: length must be no more than ${MAX_LABEL_LENGTH} characters`);
  return [];
}

/** As the API server makes names: the base is cut, and five characters are added, any letters and digits. */
const generatedName = (base: string): string => (base === "" ? "" : `${base.slice(0, 58)}abcde`);
