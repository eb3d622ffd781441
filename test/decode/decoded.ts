import { decodeResource } from "../../src/decode/decode.ts";
import type { Checked, Diagnostic } from "../../src/diagnostic.ts";
import type { JsonValue } from "../../src/go/json.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import type { Resource } from "../../src/types/resource.ts";
import { frozen, of } from "../types/defaults/defaulted.ts";

/** What a document written in YAML says; nothing in it can be changed. */
export function read(text: string): JsonValue {
  const { value, diagnostics } = readYaml(text);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return frozen(value);
}

/** Diagnostics, a line each: `path: message (details)`; warnings say so. */
export const printed = ({ diagnostics }: Checked<unknown>): readonly string[] =>
  diagnostics.map(
    ({ severity, paths, message, details }: Diagnostic) =>
      `${severity === "error" ? "" : `${severity}: `}${paths.join()}: ${message}${details === undefined ? "" : ` (${details})`}`,
  );

/** What is wrong with a document. */
export const problems = (text: string): readonly string[] => printed(decodeResource(read(text)));

/** A resource of a kind with this spec: what it decodes to, and what is wrong with it. */
export function decodedSpec(
  kind: string,
  spec: string,
): { readonly spec: unknown; readonly problems: readonly string[] } {
  const apiVersion = kind === "StepAction" || kind === "CustomRun" ? "tekton.dev/v1beta1" : "tekton.dev/v1";
  const decoded: Checked<Resource> = decodeResource(read(of(kind, spec, apiVersion)));
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.diagnostics));
  return { spec: decoded.value.spec, problems: printed(decoded) };
}

/** The spec that is decoded without a word. */
export function specOf(kind: string, text: string): unknown {
  const { spec, problems } = decodedSpec(kind, text);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return spec;
}
