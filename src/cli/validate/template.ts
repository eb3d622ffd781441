import type { Diagnostic } from "../../diagnostic.ts";
import type { SourceObject } from "../source-object.ts";

/**
 * Whether a document that is no YAML need not be: in a folder, what holds `{{ … }}` is a template, of a Helm chart mostly. A
 * file that somebody picked was to be read.
 */
export const isTemplate = ({ file, document: { source, start, end } }: SourceObject): boolean =>
  !file.isNamed && source.text.slice(start, end).includes("{{");

/** What is said of a template instead of what is wrong with its YAML. */
export const asTemplate = (diagnostic: Diagnostic): Diagnostic => ({
  ...diagnostic,
  code: "cli/template",
  severity: "warning",
  message: "this looks like a template, so it is not checked",
  details: "check what it renders: helm template . | tekton-core validate -",
});
