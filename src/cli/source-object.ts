import type { Diagnostic, Path } from "../diagnostic.ts";
import { locate } from "../parse/locate.ts";
import type { SourceDocument } from "../parse/source-document.ts";
import type { InputFile } from "./files.ts";
import type { Problem } from "./print-diagnostic.ts";

/** Where an object stands: the file, the document in it, and the place in that if it is an item of a list. */
export interface SourceObject {
  readonly file: InputFile;
  readonly document: SourceDocument;
  readonly at: Path;
}

/**
 * Whether the mistakes count of something that nobody can tell the kind of. In a folder there are templates, and JSON with
 * comments: what does not speak of Tekton is anybody's.
 */
export const isOurBusiness = ({ file, document: { source, start, end } }: SourceObject): boolean =>
  file.isNamed || source.text.slice(start, end).includes("tekton.dev/");

/** Why a file has no text. */
export const problemsReading = (file: InputFile): Problem[] =>
  file.text.diagnostics.map((diagnostic) => ({ diagnostic, file }));

/** What is wrong in an object, told with its place in the file. */
export function problemsOf({ file, document, at }: SourceObject, diagnostics: readonly Diagnostic[]): Problem[] {
  if (diagnostics.length === 0) return [];
  const where = { name: file.name, source: document.source };
  return locate(document, diagnostics, at).map((diagnostic) => ({ diagnostic, file: where }));
}
