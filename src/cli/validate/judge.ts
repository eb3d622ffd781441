import { decodeAnyVersion } from "../../decode/v1beta1/decode.ts";
import { type Checked, type Diagnostic, formatPath } from "../../diagnostic.ts";
import type { Config } from "../../types/config.ts";
import type { Resource } from "../../types/resource.ts";
import type { V1beta1Resource } from "../../types/v1beta1/resource.ts";
import { validate } from "../../validate/validate.ts";

/**
 * What Tekton makes of an object of any of its kinds: the resource, if it can be decoded, and all that is wrong with it.
 * Everything that the command checks in a single object is asked for here.
 */
export function judge(value: unknown, config: Config): Checked<Resource | V1beta1Resource> {
  const decoded = decodeAnyVersion(value);
  if (!decoded.ok) return decoded;
  const lost = decoded.diagnostics.filter(isLost).map(({ at }) => formatPath(at));
  const verdict = validate(decoded.value, { config }).filter(({ paths }) => !lost.some((path) => isAbout(path, paths)));
  return { ...decoded, diagnostics: [...decoded.diagnostics, ...verdict] };
}

/** Whether there is no value because of this: then nobody can say whether it is the right one. */
const isLost = ({ severity, code }: Diagnostic): boolean => severity === "error" && code !== "decode/unknown-field";

/** Whether one of these paths is a path, or leads further in. As in the reference: letter case differs here and there. */
const isAbout = (path: string, others: readonly string[]): boolean => {
  const start = path.toLowerCase();
  return others
    .map((other) => other.toLowerCase())
    .some((other) => other.startsWith(start) && /^(?:$|[.[])/.test(other.slice(start.length)));
};
