import { decodeAnyVersion } from "../decode/v1beta1/decode.ts";
import { type Checked, type Diagnostic, formatPath, type Path } from "../diagnostic.ts";
import type { Resource } from "../types/resource.ts";
import type { V1beta1Resource } from "../types/v1beta1/resource.ts";
import { wantObject } from "../wrong-argument.ts";
import { type ValidateOptions, validate } from "./validate.ts";

/**
 * What Tekton makes of an object of any of its kinds and versions: the resource, if it can be decoded, and all that is wrong
 * with it, by decoding and by the webhook.
 *
 * The API server refuses what cannot be decoded, and the webhook never sees it. Here it is judged all the same, as far as it
 * could be read, without what follows only from a value that is missing because it could not be.
 *
 * @throws {TypeError} if an option is not what it should be
 * @see knative.dev/pkg webhook/resourcesemantics/validation/validation_admit.go Admit
 * @example validateObject({ apiVersion: "tekton.dev/v1", kind: "Task", metadata: { name: "t" }, spec: {} }).diagnostics[0]?.message // "missing field(s)"
 */
export function validateObject(
  value: unknown,
  options: Pick<ValidateOptions, "config"> = {},
): Checked<Resource | V1beta1Resource> {
  wantObject(options, "validate", "ValidateOptions");
  const decoded = decodeAnyVersion(value);
  if (!decoded.ok) return decoded;
  const lost = new Map(decoded.diagnostics.filter(isLost).map(({ at }) => [formatPath(at).toLowerCase(), at]));
  const verdict = validate(decoded.value, options).filter((diagnostic) => !followsFrom(lost, diagnostic));
  return { ...decoded, diagnostics: [...decoded.diagnostics, ...verdict] };
}

/** Whether there is no value because of this: then nobody can say whether it is the right one. */
export const isLost = ({ severity, code }: Diagnostic): boolean =>
  severity === "error" && code !== "decode/unknown-field";

/**
 * Whether the webhook speaks of a value that is not there. The same words may have several paths, and only one of them lead
 * to it: then they are told where they belong.
 */
const followsFrom = (lost: ReadonlyMap<string, Path>, { paths, at }: Diagnostic): boolean =>
  lost.size > 0 &&
  paths.flatMap(withParents).some((path) => {
    const place = lost.get(path);
    return place !== undefined && isOnOneWay(place, at);
  });

/** `"spec.tasks[0]"` is below `"spec.tasks"` and `"spec"`. As in the reference: letter case differs here and there. */
function withParents(path: string): string[] {
  const folded = path.toLowerCase();
  const ends = Array.from(folded.matchAll(/[.[]/g), ({ index }) => index);
  return [...ends.map((end) => folded.slice(0, end)), folded];
}

/** Whether two places are the same, or one is in the other. */
function isOnOneWay(a: Path, b: Path): boolean {
  const [outer, inner] = a.length < b.length ? [a, b] : [b, a];
  return outer.every((segment, index) => String(segment).toLowerCase() === String(inner[index]).toLowerCase());
}
