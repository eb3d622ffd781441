import type { Diagnostic, SourceRange } from "../diagnostic.ts";
import type { JsonValue } from "../go/json.ts";
import { wantString } from "../wrong-argument.ts";
import { hintFor } from "./hint.ts";
import type { Stretch } from "./json-stream.ts";
import { endOf, startOf } from "./places.ts";
import { asItStands, nodesInOriginal, type RewrittenText } from "./rewritten-text.ts";
import { type ReadOptions, type SourceDocument, wantLimits } from "./source-document.ts";
import { type SourceText, sourceText } from "./source-text.ts";
import { cursorOver, YamlProblem } from "./yaml/cursor.ts";
import { EMPTY_TABLE, type NodeTable } from "./yaml/nodes.ts";
import { readDocument } from "./yaml/read-document.ts";
import { type DuplicateKey, Tree } from "./yaml/tree.ts";
import { findUnspeakable } from "./yaml/unspeakable.ts";

const DEFAULT_MAX_LENGTH = 64 * 1024 * 1024;
const DEFAULT_MAX_DEPTH = 512;

/**
 * Reads the first document of a text as it stands, as `sigs.k8s.io/yaml` does: libyaml's grammar and YAML 1.1 scalars.
 *
 * A block scalar on the last line has no line break where the text has none. For whole files use `parseDocuments`.
 *
 * @throws {TypeError} if `text` is no string, or a limit no number
 * @see sigs.k8s.io/yaml YAMLToJSON
 * @example readYaml("a: yes\nb: 010").value // { a: true, b: 8 }
 */
export function readYaml(text: string, options: ReadOptions = {}): SourceDocument {
  wantString(text, "read YAML");
  wantLimits(options, "read YAML");
  return readPart(sourceText(text), { index: 0, start: 0, end: text.length, prepare: asItStands }, options);
}

/** Which document of a file it is, and where it stands there. */
export interface DocumentStretch extends Stretch {
  readonly index: number;
}

/** A document in a file, and how it is read. */
export interface DocumentPart extends DocumentStretch {
  /** Makes of its text what is read as YAML. */
  readonly prepare: (text: string) => RewrittenText;
}

/** Reads one document of a file. */
export function readPart(source: SourceText, part: DocumentPart, options: ReadOptions): SourceDocument {
  const { maxLength = DEFAULT_MAX_LENGTH, maxDepth = DEFAULT_MAX_DEPTH } = options;
  const { start, end, index, prepare } = part;
  const tooLong = end - start > maxLength;
  const prepared = prepare(tooLong ? "" : textOf(source.text, part));
  const { text, originalOffset } = prepared;
  const tree = new Tree(text, maxDepth);
  const range: RangeOf = (from, to) => source.rangeOf(start + from, Math.min(start + to, end));
  try {
    if (tooLong)
      throw new YamlProblem(`the text has ${end - start} characters, more than ${maxLength}`, 0, 1, "parse/too-long");
    readDocument(cursorOver(text), tree);
    findUnspeakable(tree);
  } catch (problem) {
    if (!(problem instanceof YamlProblem)) throw problem;
    const place = range(originalOffset(problem.start), originalOffset(problem.end));
    return unreadable(source, { index, start, end }, problemDiagnostic(problem, text, place));
  }
  const nodes = nodesInOriginal(tree.nodes.finish(), prepared);
  // Inner mappings end before outer ones: here the order of the text counts.
  const duplicates = tree.duplicates.sort((a, b) => a.node - b.node);
  const diagnostics = duplicates.map((duplicate) => duplicateKey(duplicate, nodes, range));
  // The tree holds nothing but what JSON can say: `findUnspeakable` has looked.
  return { index, source, start, end, value: tree.root as JsonValue, diagnostics, nodes };
}

/** A document without a value. */
export const unreadable = (
  source: SourceText,
  { index, start, end }: DocumentStretch,
  diagnostic: Diagnostic,
): SourceDocument => ({ index, source, start, end, value: undefined, diagnostics: [diagnostic], nodes: EMPTY_TABLE });

/** The range between two offsets in the document. */
type RangeOf = (from: number, to: number) => SourceRange;

function problemDiagnostic({ code, message, start }: YamlProblem, text: string, range: SourceRange): Diagnostic {
  const hint = code === "parse/syntax" ? hintFor(message, text, start) : undefined;
  const details = hint === undefined ? {} : { details: hint };
  return { code, severity: "error", message, ...details, paths: [], at: [], range };
}

const duplicateKey = ({ node, key, path }: DuplicateKey, nodes: NodeTable, range: RangeOf): Diagnostic => ({
  code: "parse/duplicate-key",
  severity: "warning",
  message: `key ${JSON.stringify(key)} already set in map`,
  details: "the last one counts",
  paths: [],
  at: [...path, key],
  range: range(startOf(nodes, node), endOf(nodes, node)),
});

const textOf = (text: string, { start, end }: Stretch): string =>
  start === 0 && end === text.length ? text : text.slice(start, end);
