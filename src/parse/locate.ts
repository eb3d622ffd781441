import type { Diagnostic, Path, SourceRange } from "../diagnostic.ts";
import { wrongArgument } from "../wrong-argument.ts";
import { afterOf, endOf, type Found, type Place, type Places, placesOf, startOf } from "./places.ts";
import { type SourceDocument, wantDocument } from "./source-document.ts";

/**
 * Diagnostics with the ranges of their places in the document. Those that have a range already stay as they are; where a
 * place does not exist (a field is missing), its nearest parent that does is meant.
 *
 * Of diagnostics about a part of the document, an item of a `kind: List`, `within` is the path of that part. It is put
 * before their `at`, so that what comes out is about the document, for `placeOf` and `editYaml` too; `paths` stay as the
 * reference prints them for that object.
 *
 * @throws {TypeError} if it is given no document, or no list of diagnostics
 * @example print(locate(document, decodeTask(document.value).diagnostics))
 * @example for (const { value, at } of objectsOf(document)) print(locate(document, decodeTask(value).diagnostics, at))
 */
export function locate(document: SourceDocument, diagnostics: readonly Diagnostic[], within: Path = []): Diagnostic[] {
  wantDocument(document, "locate");
  wantDiagnostics(diagnostics);
  wantPath(within, "locate");
  const places = placesOf(document);
  return diagnostics.map((diagnostic) => {
    if (diagnostic.range !== undefined) return diagnostic;
    const at = within.length === 0 ? diagnostic.at : [...within, ...diagnostic.at];
    const range = rangeAt(document, places, at, diagnostic.part);
    return range === undefined ? { ...diagnostic, at } : { ...diagnostic, at, range };
  });
}

/**
 * Where a value stands: of a scalar the scalar, of a mapping or a list its key, of an item of a list its first line; what
 * is empty is its key or its dash. Never more than one line. `part: "key"` asks for the key in any case.
 *
 * Of a path that does not exist, the nearest parent that does. Undefined only for documents that could not be read.
 *
 * @throws {TypeError} if it is given no document, or no path
 * @example placeOf(document, ["spec", "steps", 0, "image"])?.start.line // 5
 */
export function placeOf(document: SourceDocument, path: Path, part?: "key"): SourceRange | undefined {
  wantDocument(document, "find a place");
  wantPath(path, "find a place");
  return rangeAt(document, placesOf(document), path, part);
}

/**
 * The offset at which a value starts, or its nearest parent that exists: where `placeOf` begins, but for what is empty. It
 * takes no look at the lines of the text, so it costs less.
 *
 * @example offsetAt(document, ["spec", "steps", 0, "image"]) // 65
 */
export function offsetAt(document: SourceDocument, path: Path): number {
  const { value, nodes, start } = document;
  if (value === undefined || nodes.count === 0) return start;
  return start + startOf(nodes, shownNode(document, placesOf(document).find(path), undefined));
}

function wantDiagnostics(given: readonly Diagnostic[]): void {
  if (!Array.isArray(given)) throw wrongArgument("locate", "a list of diagnostics", given);
  for (const diagnostic of given as readonly (Diagnostic | null)[]) wantPath(diagnostic?.at, "locate");
}

function wantPath(given: unknown, doing: string): asserts given is Path {
  if (!Array.isArray(given)) throw wrongArgument(doing, "a path, a list of keys and indexes", given);
}

function rangeAt(
  document: SourceDocument,
  places: Places,
  path: Path,
  part: "key" | undefined,
): SourceRange | undefined {
  const { value, nodes, source, start, end } = document;
  if (value === undefined) return undefined;
  // A document without a node is empty.
  if (nodes.count === 0) return source.rangeOf(start, start);
  const found = places.find(path);
  const node = shownNode(document, found, found.depth === path.length ? part : undefined);
  const from = start + startOf(nodes, node);
  const to = start + endOf(nodes, node);
  if (from === to) return source.rangeOf(isDash(document, found.place, from) ? from - 1 : from, from);
  return source.rangeOf(from, Math.min(to <= source.endOfLine(from) ? to : endOfFirstLine(document, node), end));
}

/** An editor would underline all lines of a range: the first is enough, and a comment behind it is not meant. */
function endOfFirstLine({ nodes, source, start }: SourceDocument, node: number): number {
  const lineEnd = source.endOfLine(start + startOf(nodes, node));
  // The bracket of a JSON object stands on a line of its own, as a rule.
  let end = Math.min(start + startOf(nodes, node) + 1, lineEnd);
  for (let inside = node; inside < afterOf(nodes, node); inside++) {
    const from = start + startOf(nodes, inside);
    if (from >= lineEnd) break;
    const isScalar = afterOf(nodes, inside) === inside + 1;
    const to = start + endOf(nodes, inside);
    if (to <= lineEnd) end = Math.max(end, to);
    else if (isScalar) end = from + firstLineOf(source.text.slice(from, lineEnd)).length;
  }
  return end;
}

/** What stands on the first line of a scalar of several lines; of a block scalar, its indicators. */
const firstLineOf = (text: string): string => /^[|>][-+0-9]*/.exec(text)?.[0] ?? text.trimEnd();

function shownNode({ nodes }: SourceDocument, { place, value }: Found, part: "key" | undefined): number {
  if (place.key === undefined) return place.node;
  const isScalar = typeof value !== "object" || value === null;
  const isEmpty = startOf(nodes, place.node) === endOf(nodes, place.node);
  return part === "key" || !isScalar || isEmpty ? place.key : place.node;
}

/** Whether an empty item of a list stands behind its dash. */
const isDash = ({ source, start }: SourceDocument, { node }: Place, offset: number): boolean =>
  node > 0 && offset > start && source.text.charAt(offset - 1) === "-";
