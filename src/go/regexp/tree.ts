import type { RuneSet } from "./rune-set.ts";
import { PatternProblem } from "./scanner.ts";

/** What a pattern is made of. */
export type Node = (Leaf | Concat | Alternate | Capture | Repeat) & Measures;

/** One code point of a set, or nothing at a place of a certain kind. */
export type Leaf = RuneLeaf | PlaceLeaf;
interface RuneLeaf {
  readonly op: "rune";
  readonly has: RuneSet;
}
interface PlaceLeaf {
  readonly op: "place";
  readonly holds: Place;
}
/** Whether a place in a text is of a certain kind: the start of a line, say. */
export type Place = (text: string, pos: number) => boolean;

interface Concat {
  readonly op: "concat";
  readonly nodes: readonly Node[];
}
interface Alternate {
  readonly op: "alternate";
  readonly nodes: readonly Node[];
}
interface Capture {
  readonly op: "capture";
  readonly group: number;
  readonly node: Node;
}
interface Repeat extends Repetition {
  readonly op: "repeat";
  readonly node: Node;
}
export interface Repetition {
  readonly min: number;
  /** Infinity: without end. */
  readonly max: number;
  readonly isLazy: boolean;
}

/** What Go limits, and what depends on the parts. */
interface Measures {
  /** How deep the tree is below the node, as Go builds it: it has no concatenation right inside another one. */
  readonly height: number;
  /** How many instructions Go reckons with. */
  readonly size: number;
  /** How often the innermost part may be repeated by counted repetitions inside each other. */
  readonly copies: number;
  /** Whether it may match without a character. */
  readonly isNullable: boolean;
  /** What Go joins with its like: a text in a concatenation, one code point in an alternation. */
  readonly joins: "text" | "folded text" | "set" | undefined;
}

const MAX_HEIGHT = 1000;
const MAX_SIZE = 3_355_443;
const MAX_COPIES = 1000;

export const rune = (has: RuneSet, joins: Node["joins"]): Node => ({ op: "rune", has, ...ONE, joins });
export const place = (holds: Place): Node => ({ op: "place", holds, ...ONE, isNullable: true });

/** @throws {PatternProblem} as the functions below, if the node goes beyond what Go limits */
export function concat(nodes: readonly Node[]): Node {
  const [first] = nodes;
  if (first !== undefined && nodes.length === 1) return first;
  const measures = measure(nodes, "concat");
  const isText = first !== undefined && first.joins !== "set" && nodes.every(({ joins }) => joins === first.joins);
  if (!isText || first.joins === undefined) return checked({ op: "concat", nodes, ...measures });
  return checked({ op: "concat", nodes, ...measures, height: 1, joins: first.joins });
}

export function alternate(nodes: readonly Node[]): Node {
  const [first] = nodes;
  if (first !== undefined && nodes.length === 1) return first;
  if (first !== undefined && nodes.every(isNothing)) return first;
  const measures = measure(nodes, "alternate");
  const size = measures.size + nodes.length - 1;
  const isSet = nodes.every(({ op, joins }) => op === "rune" || joins === "set");
  if (!isSet) return checked({ op: "alternate", nodes, ...measures, size });
  return checked({ op: "alternate", nodes, ...measures, size, height: 1, joins: "set" });
}

export function capture(group: number, node: Node): Node {
  const measures = measure([node], "capture");
  return checked({ op: "capture", group, node, ...measures, size: measures.size + 2 });
}

export function repeat(node: Node, repetition: Repetition): Node {
  const { min, max } = repetition;
  const count = Number.isFinite(max) ? max : min;
  // as in the reference: what is repeated 0 times may hold repetitions of any number
  const copies = max === 0 ? 1 : node.copies * Math.max(count, 1);
  const size = Math.max(sizeOfRepeat(node.size, repetition), 1);
  const isNullable = min === 0 || node.isNullable;
  return checked({ op: "repeat", node, ...repetition, ...measure([node], "repeat"), size, copies, isNullable });
}

function sizeOfRepeat(size: number, { min, max }: Repetition): number {
  if (max !== Infinity) return max * size + max - min;
  return min === 0 ? 2 + size : 1 + min * size;
}

const isNothing = (node: Node) => node.op === "concat" && node.nodes.length === 0;
const ONE: Measures = { height: 1, size: 1, copies: 1, isNullable: false, joins: undefined };

/** Of what stands above `nodes`. Go takes lists right inside a list of their kind for one list. */
function measure(nodes: readonly Node[], op: Node["op"]): Measures {
  let [height, size, copies] = [1, 0, 1];
  for (const node of nodes) {
    const isSameList = node.op === op && "nodes" in node && node.height > 1;
    height = Math.max(height, node.height + (isSameList ? 0 : 1));
    size += node.size;
    copies = Math.max(copies, node.copies);
  }
  const isNullable =
    op === "alternate" ? nodes.some((node) => node.isNullable) : nodes.every((node) => node.isNullable);
  return { height, size: Math.max(size, 1), copies, isNullable, joins: undefined };
}

function checked(node: Node): Node {
  if (node.height > MAX_HEIGHT) throw new PatternProblem("a pattern should not be nested deeper");
  if (node.size > MAX_SIZE) throw new PatternProblem("a pattern should not be larger");
  if (node.copies > MAX_COPIES) throw new PatternProblem("a pattern should not repeat more often");
  return node;
}
