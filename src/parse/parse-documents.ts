import type { Diagnostic } from "../diagnostic.ts";
import { wantString } from "../wrong-argument.ts";
import { jsonObjectsIn, type Stretch } from "./json-stream.ts";
import { readPart } from "./read-yaml.ts";
import { type ReadOptions, type SourceDocument, wantLimits } from "./source-document.ts";
import { type SourceText, sourceText } from "./source-text.ts";
import { EMPTY_TABLE } from "./yaml/nodes.ts";

/**
 * Reads all documents of a file, as `kubectl` does: the text is parted at lines that start with `---`, wherever they stand,
 * and documents of blanks and comments only are left out. JSON objects one behind the other are documents too. The items
 * of a `kind: List` stay together in their document; `objectsOf` takes them apart.
 *
 * A document that cannot be read has diagnostics and no value; the others are read all the same.
 *
 * @throws {TypeError} if `text` is no string, or a limit no number
 * @see k8s.io/apimachinery pkg/util/yaml/decoder.go YAMLReader
 */
export function parseDocuments(text: string, options: ReadOptions = {}): SourceDocument[] {
  wantString(text, "parse documents");
  wantLimits(options, "parse documents");
  const source = sourceText(text);
  const documents: SourceDocument[] = [];
  for (const { start, end, separator } of partsOf(text)) {
    const index = documents.length;
    if (separator !== undefined) documents.push(badSeparator(source, index, separator));
    if (!isBlank(text.slice(start, end)))
      documents.push(readPart(source, { index: documents.length, start, end, endsLine: true }, options));
  }
  return documents;
}

interface Part extends Stretch {
  /** A line before it that starts with `---` and goes on with something else than a comment. */
  readonly separator: { readonly start: number; readonly end: number } | undefined;
}

function partsOf(text: string): Part[] {
  const objects = jsonObjectsIn(text);
  if (objects !== undefined) return objects.map((stretch) => ({ ...stretch, separator: undefined }));
  const parts: Part[] = [];
  let start = 0;
  let separator: Part["separator"];
  let line = text.startsWith("---") ? 0 : separatorAfter(text, 0);
  while (line >= 0) {
    parts.push({ start, end: line, separator });
    const found = text.indexOf("\n", line);
    const end = found < 0 ? text.length : found;
    const rest = text.slice(line + 3, end).trim();
    separator = rest === "" || rest.startsWith("#") ? undefined : { start: line, end };
    start = Math.min(end + 1, text.length);
    line = separatorAfter(text, end);
  }
  parts.push({ start, end: text.length, separator });
  return parts;
}

/** The start of the next line that starts with `---`, behind the line break at `pos` or a later one; -1 if there is none. */
function separatorAfter(text: string, pos: number): number {
  const found = text.indexOf("\n---", pos);
  return found < 0 ? -1 : found + 1;
}

/** Whether a document holds only blanks, comments and markers. */
function isBlank(text: string): boolean {
  for (let line = 0; line < text.length; ) {
    const found = text.indexOf("\n", line);
    const lineEnd = found < 0 ? text.length : found;
    const word = text.slice(line, lineEnd).trim();
    if (word !== "" && word !== "..." && !word.startsWith("#")) return false;
    line = lineEnd + 1;
  }
  return true;
}

function badSeparator(
  source: SourceText,
  index: number,
  { start, end }: { start: number; end: number },
): SourceDocument {
  const rest = source.text.slice(start + 3, end).trim();
  const diagnostic: Diagnostic = {
    code: "parse/separator",
    severity: "error",
    message: `invalid Yaml document separator: ${rest}`,
    details: "want nothing but a comment behind `---`",
    paths: [],
    at: [],
    range: source.rangeOf(start, end),
  };
  return { index, source, start, end, value: undefined, diagnostics: [diagnostic], nodes: EMPTY_TABLE };
}
