import type { Diagnostic, Path, SourceRange } from "../diagnostic.ts";
import type { SourceDocument } from "./source-document.ts";
import type { NodeTable } from "./yaml/nodes.ts";

/**
 * Diagnostics with the ranges of their places in the document. Those that have a range already keep it; where a place does
 * not exist (a field is missing), its nearest parent that does is meant.
 *
 * @example print(locate(document, decodeTask(document.value).diagnostics))
 */
export function locate(document: SourceDocument, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const places = new Places(document);
  return diagnostics.map((diagnostic) => {
    if (diagnostic.range !== undefined) return diagnostic;
    const range = places.rangeOf(diagnostic.at, diagnostic.part);
    return range === undefined ? diagnostic : { ...diagnostic, range };
  });
}

/**
 * Where a value stands: of a scalar the scalar, of a mapping or a list its key; of an item of a list its first line.
 * `part: "key"` asks for the key in any case. Undefined only for documents that could not be read.
 *
 * @example placeOf(document, ["spec", "steps", 0, "image"])?.start.line // 5
 */
export function placeOf(document: SourceDocument, path: Path, part?: "key"): SourceRange | undefined {
  return new Places(document).rangeOf(path, part);
}

/** A value of the document: its node, and that of its key if it has one. */
interface Place {
  readonly node: number;
  readonly key: number | undefined;
}

/** Finds values in the table of nodes. What a mapping or list holds is listed once, so that many paths cost little. */
class Places {
  private readonly document: SourceDocument;
  private readonly children = new Map<number, ReadonlyMap<string | number, Place>>();

  constructor(document: SourceDocument) {
    this.document = document;
  }

  rangeOf(path: Path, part: "key" | undefined): SourceRange | undefined {
    const { nodes, source, start } = this.document;
    if (nodes.count === 0) return undefined;
    let place: Place = { node: 0, key: undefined };
    let value: unknown = this.document.value;
    for (const segment of path) {
      const next = this.childrenOf(place.node, value).get(segment);
      if (next === undefined) {
        part = undefined;
        break;
      }
      value = (value as Readonly<Record<string | number, unknown>>)[segment];
      place = next;
    }
    const isScalar = typeof value !== "object" || value === null;
    const isEmpty = startOf(nodes, place.node) === endOf(nodes, place.node);
    const shown = place.key !== undefined && (part === "key" || !isScalar || isEmpty) ? place.key : place.node;
    const from = startOf(nodes, shown);
    return source.rangeOf(start + from, Math.min(start + this.endOfShown(shown, from), this.document.end));
  }

  /** Of several lines only the first is shown: an editor would underline them all. */
  private endOfShown(node: number, from: number): number {
    const { nodes, source, start } = this.document;
    const end = endOf(nodes, node);
    const lineBreak = source.text.indexOf("\n", start + from) - start;
    return lineBreak > from && lineBreak < end ? lineBreak : end;
  }

  private childrenOf(node: number, value: unknown): ReadonlyMap<string | number, Place> {
    const { nodes } = this.document;
    const target = nodes.aliases.get(node) ?? node;
    let children = this.children.get(target);
    if (children === undefined) {
      children = Array.isArray(value) ? this.itemsOf(target) : this.pairsOf(target, value);
      this.children.set(target, children);
    }
    return children;
  }

  private itemsOf(list: number): ReadonlyMap<string | number, Place> {
    const { nodes } = this.document;
    const items = new Map<number, Place>();
    for (let node = list + 1; node < afterOf(nodes, list); node = afterOf(nodes, node))
      items.set(items.size, { node, key: undefined });
    return items;
  }

  /** Of keys that stand twice the last counts; what is merged replaces what stands before it. */
  private pairsOf(mapping: number, value: unknown): ReadonlyMap<string | number, Place> {
    const { nodes } = this.document;
    const pairs = new Map<string | number, Place>();
    if (typeof value !== "object" || value === null) return pairs;
    for (let key = mapping + 1; key < afterOf(nodes, mapping); ) {
      const node = afterOf(nodes, key);
      if (nodes.merges.has(key)) for (const [name, place] of this.mergedPairs(node)) pairs.set(name, place);
      else pairs.set(this.keyText(key), { node, key });
      key = afterOf(nodes, node);
    }
    return pairs;
  }

  /** What `<<` brings: a mapping, or several in a list, of which the earlier ones win. */
  private mergedPairs(node: number): Iterable<[string | number, Place]> {
    const { nodes } = this.document;
    const target = nodes.aliases.get(node) ?? node;
    if (!this.isList(target)) return this.childrenOf(target, {});
    const merged = new Map<string | number, Place>();
    for (const { node: item } of [...this.itemsOf(target).values()].reverse())
      for (const [name, place] of this.childrenOf(item, {})) merged.set(name, place);
    return merged;
  }

  /** Only where the value does not tell: whether a node that is merged is a list. */
  private isList(node: number): boolean {
    const { nodes, source, start } = this.document;
    const character = source.text.charAt(start + startOf(nodes, node));
    return character === "[" || character === "-";
  }

  private keyText(key: number): string {
    const { nodes, source, start } = this.document;
    const odd = nodes.keys.get(key);
    if (odd !== undefined) return odd;
    const text = source.text.slice(start + startOf(nodes, key), start + endOf(nodes, key));
    return text.startsWith('"') || text.startsWith("'") ? text.slice(1, -1) : text;
  }
}

const startOf = ({ places }: NodeTable, node: number): number => places[3 * node] ?? 0;
const endOf = ({ places }: NodeTable, node: number): number => places[3 * node + 1] ?? 0;
const afterOf = ({ places, count }: NodeTable, node: number): number => places[3 * node + 2] ?? count;
