import type { Diagnostic } from "../diagnostic.ts";
import { quote } from "../go/quote.ts";
import type { ObjectMeta } from "../types/kubernetes/meta.ts";
import { wantObject } from "../wrong-argument.ts";

/** The longest name of a Tekton object, in characters. */
const MAX_LENGTH = 63;

/**
 * An object's name must do as a DNS name, and be short. Where there is only `generateName`, what the API server makes of it
 * is judged.
 *
 * @throws {TypeError} if `metadata` is no object
 * @see tektoncd/pipeline pkg/apis/validate/metadata.go ObjectMetadata
 * @example validateObjectMetadata({ name: "Build" })[0]?.message // 'invalid resource name "Build": must be a valid DNS label'
 */
export function validateObjectMetadata(metadata: ObjectMeta = {}): Diagnostic[] {
  wantObject(metadata, "judge metadata", "the metadata of a resource");
  const name = metadata.name || generatedName(metadata.generateName ?? "");
  if (!isDnsSubdomain(name)) return [problem(`invalid resource name ${quote(name)}: must be a valid DNS label`)];
  if (name.length > MAX_LENGTH)
    return [problem(`Invalid resource name: length must be no more than ${MAX_LENGTH} characters`)];
  return [];
}

const problem = (message: string): Diagnostic => ({
  code: "validate/object-metadata",
  severity: "error",
  message,
  paths: ["metadata.name"],
  at: ["metadata", "name"],
});

/** As the API server makes names: the base is cut, and five characters are added, any letters and digits. */
const generatedName = (base: string): string => (base === "" ? "" : `${base.slice(0, 58)}abcde`);

/** Labels of lower-case letters, digits and inner dashes, with dots between. As in the reference: the text says label. */
function isDnsSubdomain(name: string): boolean {
  if (name.length > 253) return false;
  return name.split(".").every((label) => /^[a-z0-9-]+$/.test(label) && !label.startsWith("-") && !label.endsWith("-"));
}
