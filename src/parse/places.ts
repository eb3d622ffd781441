import type { Path } from "../diagnostic.ts";
import type { JsonValue } from "../go/json.ts";
import type { SourceDocument } from "./source-document.ts";
import { isBlankOrEnd } from "./yaml/characters.ts";
import { keyAt, type NodeTable } from "./yaml/nodes.ts";

/** A value of a document: its node, and that of its key if it has one. */
export interface Place {
  readonly node: number;
  readonly key: number | undefined;
}

/** What a path leads to. */
export interface Found {
  readonly place: Place;
  readonly value: JsonValue;
  /** How much of the path exists: less than its length, if this is but a parent of what was asked for. */
  readonly depth: number;
}

/**
 * Finds values in the table of nodes of a document that could be read. What a mapping or a list holds is listed once, so
 * that many paths cost little. Aliases and merges are followed to where the text stands.
 */
export class Places {
  private readonly document: SourceDocument;
  private readonly lists = new Map<number, readonly Place[]>();
  private readonly mappings = new Map<number, ReadonlyMap<string, Place>>();

  constructor(document: SourceDocument) {
    this.document = document;
  }

  /** The value at a path, or its nearest parent that exists. */
  find(path: Path): Found {
    let place: Place = { node: 0, key: undefined };
    let value: unknown = this.document.value;
    let depth = 0;
    for (const segment of path) {
      const next = this.childOf(place.node, value, segment);
      if (next === undefined) break;
      // What has children is a mapping or a list.
      value = (value as Readonly<Record<string | number, unknown>>)[segment];
      place = next;
      depth++;
    }
    return { place, value: value as JsonValue, depth };
  }

  private childOf(node: number, value: unknown, segment: string | number): Place | undefined {
    if (Array.isArray(value)) return typeof segment === "number" ? this.itemsOf(node)[segment] : undefined;
    return typeof value === "object" && value !== null ? this.pairsOf(node).get(String(segment)) : undefined;
  }

  private itemsOf(node: number): readonly Place[] {
    const list = this.targetOf(node);
    const items = this.lists.get(list) ?? itemsIn(this.document.nodes, list);
    this.lists.set(list, items);
    return items;
  }

  private pairsOf(node: number): ReadonlyMap<string, Place> {
    const mapping = this.targetOf(node);
    const pairs = this.mappings.get(mapping) ?? this.readPairs(mapping);
    this.mappings.set(mapping, pairs);
    return pairs;
  }

  private targetOf(node: number): number {
    return this.document.nodes.aliases.get(node) ?? node;
  }

  /** Of keys that stand twice the last counts; what is merged replaces what stands before it. */
  private readPairs(mapping: number): ReadonlyMap<string, Place> {
    const { nodes, source, start } = this.document;
    const pairs = new Map<string, Place>();
    for (const { node, key } of pairsIn(nodes, mapping)) {
      if (nodes.merges.has(key)) for (const [name, place] of this.mergedPairs(node)) pairs.set(name, place);
      else pairs.set(keyAt(nodes, key, source.text, start), { node, key });
    }
    return pairs;
  }

  /** What `<<` brings: a mapping, or several in a list, of which the earlier ones win. */
  private mergedPairs(node: number): ReadonlyMap<string, Place> {
    if (!this.isList(this.targetOf(node))) return this.pairsOf(node);
    const merged = new Map<string, Place>();
    for (const item of this.itemsOf(node).toReversed())
      for (const [name, place] of this.pairsOf(item.node)) merged.set(name, place);
    return merged;
  }

  /** Only where the value does not tell: whether a node that is merged is a list. */
  private isList(node: number): boolean {
    const { nodes, source, start } = this.document;
    return isListAt(source.text, start + startOf(nodes, node));
  }
}

/** Whether a list starts at an offset at which a node starts. */
export function isListAt(text: string, offset: number): boolean {
  const character = text.charAt(offset);
  return character === "[" || (character === "-" && isBlankOrEnd(text.charCodeAt(offset + 1)));
}

/** The keys of a mapping with their values, as they stand in the text, `<<` included. */
export function pairsIn(nodes: NodeTable, mapping: number): { readonly key: number; readonly node: number }[] {
  const pairs: { key: number; node: number }[] = [];
  for (let key = mapping + 1; key < afterOf(nodes, mapping); ) {
    const node = afterOf(nodes, key);
    pairs.push({ key, node });
    key = afterOf(nodes, node);
  }
  return pairs;
}

/** The items of a list. */
export function itemsIn(nodes: NodeTable, list: number): Place[] {
  const items: Place[] = [];
  for (let node = list + 1; node < afterOf(nodes, list); node = afterOf(nodes, node))
    items.push({ node, key: undefined });
  return items;
}

/** What has been found in a document is kept as long as the document is: who asks once asks again. */
const PLACES = new WeakMap<SourceDocument, Places>();

/** The places of a document. */
export function placesOf(document: SourceDocument): Places {
  const known = PLACES.get(document);
  if (known !== undefined) return known;
  const places = new Places(document);
  PLACES.set(document, places);
  return places;
}

/** Where a node starts, counted from its document; tags and anchors stand before it. */
export const startOf = ({ places }: NodeTable, node: number): number => places[3 * node] ?? 0;

/** Where a node ends, exclusive. */
export const endOf = ({ places }: NodeTable, node: number): number => places[3 * node + 1] ?? 0;

/** The node that comes after a node and all that it holds. */
export const afterOf = ({ places, count }: NodeTable, node: number): number => places[3 * node + 2] ?? count;
