import type { Diagnostic } from "../diagnostic.ts";
import { trimSpace } from "../go/space.ts";
import { wantString } from "../wrong-argument.ts";
import { jsonAsYaml, jsonStreamIn, type Stretch } from "./json-stream.ts";
import { type DocumentStretch, readPart, unreadable } from "./read-yaml.ts";
import { type RewrittenText, rewrite } from "./rewritten-text.ts";
import { type ReadOptions, type SourceDocument, wantLimits } from "./source-document.ts";
import { type SourceText, sourceText } from "./source-text.ts";
import { isDocumentMarker } from "./yaml/cursor.ts";

const DEFAULT_MAX_DOCUMENTS = 100_000;
const MARKER_LENGTH = "---".length;

/**
 * Reads all documents of a file, as `kubectl` does: the text is parted at lines that start with `---`, wherever they stand,
 * and documents of blanks and comments only are left out. JSON values one behind the other are documents too. The items
 * of a `kind: List` stay together in their document; `objectsOf` takes them apart.
 *
 * A document that cannot be read has diagnostics and no value; the others are read all the same. Of a file of more than
 * `maxDocuments` the rest is told in one.
 *
 * @throws {TypeError} if `text` is no string, or a limit no number
 * @see k8s.io/apimachinery pkg/util/yaml/decoder.go YAMLOrJSONDecoder, YAMLReader
 */
export function parseDocuments(text: string, options: ReadOptions = {}): SourceDocument[] {
  wantString(text, "parse documents");
  wantLimits(options, "parse documents");
  const source = sourceText(text);
  const { maxDocuments = DEFAULT_MAX_DOCUMENTS } = options;
  const { values, rest } = jsonStreamIn(text);
  const documents: SourceDocument[] = [];
  for (const stretch of values) {
    const index = documents.length;
    if (index >= maxDocuments) return [...documents, tooMany(source, index, stretch.start)];
    documents.push(readPart(source, { index, ...stretch, prepare: jsonAsYaml }, options));
  }
  if (values.length > 1) return rest < text.length ? [...documents, noJson(source, values.length, rest)] : documents;
  for (const { start, end, separator } of partsOf(text, rest)) {
    const isEmpty = isBlank(text.slice(start, end));
    if (separator === undefined && isEmpty) continue;
    const index = documents.length;
    if (index >= maxDocuments) return [...documents, tooMany(source, index, separator?.start ?? start)];
    if (separator !== undefined) documents.push(badSeparator(source, index, separator));
    if (!isEmpty) documents.push(readPart(source, { index: documents.length, start, end, prepare: endLines }, options));
  }
  return documents;
}

/**
 * The lines as they are in the reference once they have been read: each one ends with a line break, and of several
 * carriage returns before it one is gone.
 *
 * @see k8s.io/apimachinery pkg/util/yaml/decoder.go LineReader
 */
function endLines(part: string): RewrittenText {
  const rewritten = rewrite(part, /\r\r\n/g, () => "\r\n");
  return part.endsWith("\n") ? rewritten : { ...rewritten, text: `${rewritten.text}\n` };
}

interface Part extends Stretch {
  /** A line before it that starts with `---` and goes on with something else than a comment. */
  readonly separator: Stretch | undefined;
}

function partsOf(text: string, from: number): Part[] {
  const parts: Part[] = [];
  let start = from;
  let separator: Part["separator"];
  let line = text.startsWith("---", from) ? from : separatorAfter(text, from);
  while (line >= 0) {
    const found = text.indexOf("\n", line);
    const end = found < 0 ? text.length : found;
    const rest = trimSpace(text.slice(line + MARKER_LENGTH, end));
    const isBad = rest !== "" && !rest.startsWith("#");
    // As in the reference: a separator that ends no document belongs to the next one, as its first line.
    if (isBad || line > start) {
      parts.push({ start, end: line, separator });
      separator = isBad ? { start: line, end } : undefined;
      start = Math.min(end + 1, text.length);
    }
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
  const body = isDocumentMarker(text, 0) ? text.slice(MARKER_LENGTH) : text;
  for (const [line] of body.matchAll(LINE)) {
    const words = trimSpace(line);
    if (words !== "" && words !== "..." && !words.startsWith("#")) return false;
  }
  return true;
}

/** What YAML takes for a line, without its line break. */
const LINE = /[^\n\r\x85\u2028\u2029]+/g;

function badSeparator(source: SourceText, index: number, line: Stretch): SourceDocument {
  const rest = trimSpace(source.text.slice(line.start + MARKER_LENGTH, line.end));
  const message = `invalid Yaml document separator: ${rest}`;
  const details = "want nothing but a comment behind `---`";
  return noDocument(source, { index, ...line }, { code: "parse/separator", message, details });
}

/** Behind one JSON value YAML may follow, behind two nothing but JSON. */
function noJson(source: SourceText, index: number, start: number): SourceDocument {
  const message = "did not find another JSON value";
  const details = "behind two JSON objects a file may hold nothing else";
  return noDocument(source, { index, start, end: source.text.length }, { code: "parse/json", message, details });
}

/** The rest of a file of which enough documents have been read. */
function tooMany(source: SourceText, index: number, start: number): SourceDocument {
  const message = `there are more than ${index} documents`;
  const details = "hardly anybody wants so many; the limit is an option, maxDocuments";
  return noDocument(source, { index, start, end: source.text.length }, { code: "parse/too-many", message, details });
}

/** What stands in the place of a document; its first line is told. */
function noDocument(
  source: SourceText,
  part: DocumentStretch,
  { code, message, details }: Required<Pick<Diagnostic, "code" | "message" | "details">>,
): SourceDocument {
  const range = source.rangeOf(part.start, source.endOfLine(part.start));
  return unreadable(source, part, { code, severity: "error", message, details, paths: [], at: [], range });
}
