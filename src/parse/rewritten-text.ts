import { lastAtMost } from "./source-text.ts";
import { type NodeTable, withoutQuotes } from "./yaml/nodes.ts";

/** A text, and where its characters stood before some of it was replaced. */
export interface RewrittenText {
  readonly text: string;
  /** The text as it was before. */
  readonly original: string;
  /** Where in `original` stands what `text` has at an offset. */
  readonly originalOffset: (offset: number) => number;
}

const samePlace = (offset: number): number => offset;

/** A text in which nothing was replaced. */
export const asItStands = (text: string): RewrittenText => ({ text, original: text, originalOffset: samePlace });

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
  return { text: text + original.slice(copied), original, originalOffset };
}

/** The nodes of a rewritten text at their places in the original. */
export function nodesInOriginal(nodes: NodeTable, { text, original, originalOffset }: RewrittenText): NodeTable {
  if (originalOffset === samePlace) return nodes;
  const places = new Int32Array(3 * nodes.count);
  const keys = new Map(nodes.keys);
  for (let node = 0; node < nodes.count; node++) {
    const [start = 0, end = 0, next = 0] = nodes.places.subarray(3 * node, 3 * node + 3);
    const from = originalOffset(start);
    const to = originalOffset(end);
    places.set([from, to, next], 3 * node);
    // It may be a key, which does not stand in the original as it reads.
    const written = text.slice(start, end);
    const isScalar = next === node + 1;
    if (isScalar && !keys.has(node) && written !== original.slice(from, to)) keys.set(node, withoutQuotes(written));
  }
  return { ...nodes, places, keys };
}
