import { decodeResource } from "../../../src/decode/decode.ts";
import { parseDocuments } from "../../../src/parse/parse-documents.ts";
import type { Resource } from "../../../src/types/resource.ts";
import { type TogetherOptions, validateTogether } from "../../../src/validate/across/validate-together.ts";

/** The documents of a text as resources. A kind and a name are enough: the API version is added. */
export function resourcesOf(text: string): Resource[] {
  return parseDocuments(text).map(({ value, diagnostics }) => {
    const decoded = decodeResource({ apiVersion: versionOf(value), ...(value as object) });
    if (!decoded.ok || decoded.diagnostics.length > 0)
      throw new Error(JSON.stringify([...diagnostics, ...decoded.diagnostics]));
    return decoded.value;
  });
}

const versionOf = (value: unknown): string =>
  (value as { readonly kind?: unknown } | undefined)?.kind === "StepAction" ? "tekton.dev/v1beta1" : "tekton.dev/v1";

/** What is said of the documents of a text: the kind, the place and the words, warnings with a mark. */
export function together(text: string, options?: TogetherOptions): string[] {
  const resources = resourcesOf(text);
  return validateTogether(resources, options).flatMap((found, index) =>
    found.map(({ severity, paths, message, reason }) => {
      const said = severity === "error" ? (reason ?? "error") : severity;
      return `${resources[index]?.kind} ${paths}: ${said}: ${message}`;
    }),
  );
}
