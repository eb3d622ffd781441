import { endOf, isListAt, pairsIn, startOf } from "./places.ts";
import { lastAtMost } from "./source-text.ts";
import { type NodeTable, withoutQuotes } from "./yaml/nodes.ts";

/** A text, and where its characters stood before some of it was replaced. */
export interface RewrittenText {
  readonly text: string;
  /** The text as it was before. */
  readonly original: string;
  /** Where in `original` stands what `text` has at an offset. */
  readonly originalOffset: (offset: number) => number;
  /** Whether all of it stands where it stood before. */
  readonly keepsPlaces: boolean;
}

/** A text in which nothing was replaced. */
export const asItStands = (text: string): RewrittenText => ({
  text,
  original: text,
  originalOffset: (offset) => offset,
  keepsPlaces: true,
});

/**
 * Replaces what `pattern` finds.
 *
 * @param replacementOf - what to write for what was found; the same, where it shall stay
 * @example
 * const { text, originalOffset } = rewrite("a+b", /\+/g, () => " plus ");
 * [text.indexOf("b"), originalOffset(text.indexOf("b"))] // [7, 2]
 */
export function rewrite(original: string, pattern: RegExp, replacementOf: (found: string) => string): RewrittenText {
  let text = "";
  // Where each replacement ends, and where what it replaces did.
  const ends = [0];
  const originalEnds = [0];
  let copied = 0;
  for (const { 0: found, index } of original.matchAll(pattern)) {
    const replacement = replacementOf(found);
    if (replacement === found) continue;
    text += original.slice(copied, index) + replacement;
    copied = index + found.length;
    ends.push(text.length);
    originalEnds.push(copied);
  }
  if (copied === 0) return asItStands(original);
  const originalOffset = (offset: number) => {
    const last = lastAtMost(ends, offset);
    return offset + (originalEnds[last] ?? 0) - (ends[last] ?? 0);
  };
  return { text: text + original.slice(copied), original, originalOffset, keepsPlaces: false };
}

/** The nodes of a rewritten text at their places in the original. */
export function nodesInOriginal(nodes: NodeTable, rewritten: RewrittenText): NodeTable {
  const { keepsPlaces, originalOffset } = rewritten;
  if (keepsPlaces) return nodes;
  const places = nodes.places.slice(0, 3 * nodes.count);
  for (let node = 0; node < nodes.count; node++) {
    places[3 * node] = originalOffset(startOf(nodes, node));
    places[3 * node + 1] = originalOffset(endOf(nodes, node));
  }
  return { ...nodes, places, keys: keysInOriginal(nodes, places, rewritten) };
}

/** The keys that do not stand in the original as they read: to those of the text come all that were rewritten. */
function keysInOriginal(
  nodes: NodeTable,
  places: Int32Array,
  { text, original }: RewrittenText,
): ReadonlyMap<number, string> {
  const keys = new Map(nodes.keys);
  for (let mapping = 0; mapping < nodes.count; mapping++) {
    if (isListAt(text, startOf(nodes, mapping))) continue;
    for (const { key } of pairsIn(nodes, mapping)) {
      const written = text.slice(startOf(nodes, key), endOf(nodes, key));
      const before = original.slice(places[3 * key], places[3 * key + 1]);
      if (!keys.has(key) && written !== before) keys.set(key, withoutQuotes(written));
    }
  }
  return keys;
}
