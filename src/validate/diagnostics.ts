import type { Diagnostic } from "../diagnostic.ts";
import type { Resource } from "../types/resource.ts";
import type { V1beta1Resource } from "../types/v1beta1/resource.ts";
import { type Finding, MOST_CHARACTERS } from "./finding.ts";
import { placeIn } from "./place.ts";

/** The findings as diagnostics. The same words about the same place are one, with all the paths that the reference prints. */
export function diagnosticsOf(findings: readonly Finding[], resource: Resource | V1beta1Resource): Diagnostic[] {
  const merged = new Map<string, { readonly finding: Finding; readonly paths: Set<string> }>();
  const done: Diagnostic[] = [];
  let characters = 0;
  for (const finding of findings) {
    const { message, details, paths } = finding;
    const at = placeIn(resource, finding.at);
    const key = JSON.stringify([message, details, at]);
    const same = merged.get(key);
    if (same === undefined) merged.set(key, { finding: { ...finding, at }, paths: new Set(paths) });
    else for (const path of paths) same.paths.add(path);
    characters += paths.reduce((sum, { length }) => sum + length, key.length);
    if (characters > MOST_CHARACTERS) {
      done.push(TOO_MANY);
      break;
    }
  }
  return [...Array.from(merged.values(), diagnosticOf), ...done];
}

const TOO_MANY: Diagnostic = Object.freeze({
  code: "validate/too-many",
  severity: "error",
  message: `there are more mistakes than can be listed: what Tekton says of them has more than ${MOST_CHARACTERS} characters`,
  paths: Object.freeze([]),
  at: Object.freeze([]),
});

const diagnosticOf = ({
  finding,
  paths,
}: {
  readonly finding: Finding;
  readonly paths: Iterable<string>;
}): Diagnostic => ({
  code: `validate/${finding.check ?? "other"}`,
  severity: "error",
  message: finding.message,
  ...(finding.details === undefined ? {} : { details: finding.details }),
  paths: [...paths],
  at: finding.at,
});
