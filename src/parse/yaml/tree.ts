import { AliasBudget, type Anchor } from "./aliases.ts";
import { YamlProblem } from "./cursor.ts";
import { NodeTableBuilder } from "./nodes.ts";
import type { ScalarValue } from "./resolve-scalar.ts";

/** An object as it is filled. Its values are never `undefined`. */
export type OpenObject = { [key: string]: unknown };

export type FrameKind = 0 | 1 | 2 | 3 | 4 | 5 | 6;
export const ROOT = 0;
export const BLOCK_MAPPING = 1;
export const BLOCK_SEQUENCE = 2;
/** A sequence whose dashes stand in the column of the mapping's keys. */
export const INDENTLESS_SEQUENCE = 3;
export const FLOW_MAPPING = 4;
export const FLOW_SEQUENCE = 5;
/** `a: b` inside `[…]`: a mapping of one pair. */
export const FLOW_PAIR = 6;

/** A mapping or a sequence that is being read. Frames are used again: one for each depth. */
export interface Frame {
  readonly depth: number;
  kind: FrameKind;
  /** The column of its keys or dashes. */
  indent: number;
  node: number;
  /** What is filled, if it is a mapping. */
  object: OpenObject | undefined;
  /** Where in the tree's `items` those of a sequence begin. */
  firstItem: number;
  anchor: Anchor | undefined;
  /** The count of values when it began. */
  valuesBefore: number;
  /** Of a mapping: the key that waits for its value; undefined if JSON has no such key. */
  key: string | undefined;
  keyNode: number;
  /** The key is `<<`. */
  merging: boolean;
  /** How many keys it has been given: of merged ones those that were new. */
  keys: number;
}

/** A key that stands a second time in its mapping. */
export interface DuplicateKey {
  readonly node: number;
  readonly key: string;
  /** Of the mapping. */
  readonly path: readonly (string | number)[];
}

/** More keys that stand twice are not told of: each of them holds its path. */
const MOST_DUPLICATES = 1000;

/** Builds the value of a document and the table of its nodes, in the order of the text. */
export class Tree {
  readonly nodes: NodeTableBuilder;
  readonly budget = new AliasBudget();
  readonly duplicates: DuplicateKey[] = [];
  /** Objects with a key that JSON cannot have, and the node of that key. */
  badKeys: Map<unknown, number> | undefined;
  /** Numbers that JSON cannot have, and where each was read first. */
  nonFinite: Map<number, number> | undefined;
  /** The innermost collection that is open. */
  frame: Frame;
  /** The value of the document, once it is read. */
  root: unknown = null;
  private readonly frames: Frame[] = [];
  /** The items of all sequences that are open: to push them to arrays of their own would leave these much too large. */
  private readonly items: unknown[] = [];
  private itemCount = 0;
  private anchors: Map<string, Anchor> | undefined;
  /** What the key 0.0 or -0.0 of an object is called. */
  private zeroKeys: Map<object, string> | undefined;
  /** The keys 0.0 and -0.0. */
  private zeroNodes: Set<number> | undefined;
  /** What somebody has put on `Object.prototype`. To ask for each key whether it is the object's own takes longer. */
  private readonly inheritedKeys = keyCount({});
  private readonly text: string;
  private readonly maxDepth: number;

  constructor(text: string, maxDepth: number) {
    this.text = text;
    this.nodes = new NodeTableBuilder(text.length);
    this.maxDepth = maxDepth;
    this.frame = this.frameAt(0, ROOT, -1, -1, undefined);
  }

  /** Opens a mapping or a sequence that starts at `start`. */
  open(kind: FrameKind, indent: number, start: number, anchor: string | undefined): void {
    const { frame } = this;
    const node = this.nodes.add(start, start);
    const named =
      anchor === undefined
        ? undefined
        : this.name(anchor, { node, value: undefined, asKey: undefined, weight: 0, open: true });
    this.frame = this.frameAt(frame.depth + 1, kind, indent, node, named);
    if (this.frame.depth > this.maxDepth)
      throw new YamlProblem(`exceeded max depth of ${this.maxDepth}`, start, start + 1, "parse/too-deep");
    // A list of what is to be merged is no value itself.
    if (!frame.merging || this.frame.object !== undefined) this.budget.values++;
  }

  /** Closes the innermost collection and gives it to the one around it. */
  close(end: number): void {
    const { depth, node, anchor, object, firstItem, valuesBefore } = this.frame;
    const parent = this.frames[depth - 1];
    if (parent === undefined) return;
    this.nodes.close(node, end);
    // Fewer keys than were set: some stand twice, or replace what was merged. That takes a closer look.
    if (object !== undefined && keyCount(object) - this.inheritedKeys < this.frame.keys) this.findDuplicates(node);
    const value = object ?? this.items.slice(firstItem, this.itemCount);
    this.itemCount = firstItem;
    if (anchor !== undefined) {
      anchor.value = value;
      anchor.open = false;
      anchor.weight = this.budget.values - valuesBefore;
    }
    this.frame = parent;
    this.put(value, node);
  }

  /** Adds a scalar: as an item, as the value of the waiting key, or as the root. */
  scalar(value: ScalarValue, start: number, end: number): number {
    const node = this.nodes.add(start, end);
    this.budget.values++;
    if (typeof value === "number" && !Number.isFinite(value)) this.addNonFinite(value, start);
    this.put(value, node);
    return node;
  }

  /** Gives a scalar a name; `asKey` is what it is called as a key. */
  nameScalar(anchor: string, node: number, value: ScalarValue, asKey: string | undefined): void {
    this.name(anchor, { node, value, asKey, weight: 1, open: false });
  }

  /** Adds what an alias stands for. */
  alias(name: string, start: number, end: number): void {
    const anchor = this.resolve(name, start, end);
    const node = this.nodes.add(start, end);
    this.nodes.setAlias(node, anchor.node);
    this.put(anchor.value, node);
  }

  /** The anchor of an alias; its values are counted. */
  resolve(name: string, start: number, end: number): Anchor {
    const anchor = this.anchors?.get(name);
    if (anchor === undefined) throw new YamlProblem(`unknown anchor '${name}' referenced`, start, end);
    if (anchor.open) throw new YamlProblem(`anchor '${name}' value contains itself`, start, end);
    this.budget.repeat(anchor.weight, start);
    return anchor;
  }

  /**
   * Sets the key that waits for its value: undefined if JSON has no such key. `shown` is what a reader of the text takes
   * the key for.
   */
  key(key: string | undefined, start: number, end: number, shown: string | undefined): number {
    const { frame, nodes } = this;
    const node = nodes.add(start, end);
    this.budget.values++;
    if (key !== undefined && key !== shown) nodes.setKey(node, key);
    frame.key = key;
    frame.keyNode = node;
    frame.merging = false;
    return node;
  }

  /** Tells that the key just set is the float 0. In Go 0.0 and -0.0 are one key, called as it was written last. */
  zeroKey(): void {
    const { object, key, keyNode } = this.frame;
    if (object === undefined || key === undefined) return;
    this.zeroNodes ??= new Set();
    this.zeroNodes.add(keyNode);
    this.takeZeroKey(object, key);
  }

  private takeZeroKey(object: OpenObject, key: string): void {
    this.zeroKeys ??= new Map();
    const before = this.zeroKeys.get(object);
    if (before !== undefined && before !== key) delete object[before];
    this.zeroKeys.set(object, key);
  }

  /** Sets the key `<<`: the value that follows is merged. */
  mergeKey(start: number, end: number): number {
    const { frame, nodes } = this;
    frame.keyNode = nodes.add(start, end);
    frame.merging = true;
    nodes.setMerge(frame.keyNode);
    return frame.keyNode;
  }

  private name(name: string, anchor: Anchor): Anchor {
    this.anchors ??= new Map();
    this.anchors.set(name, anchor);
    return anchor;
  }

  private put(value: unknown, node: number): void {
    const { frame } = this;
    const { object, key } = frame;
    if (object === undefined) {
      if (frame.kind === ROOT) this.root = value;
      else this.items[this.itemCount++] = value;
    } else if (frame.merging) this.merge(object, value, node);
    else if (key === undefined) this.addBadKey(object, frame.keyNode);
    else {
      frame.keys++;
      setKey(object, key, value);
    }
  }

  /** Merges in place, as go-yaml v2 does: what is merged wins over the keys before it and yields to those after it. */
  private merge(object: OpenObject, value: unknown, node: number): void {
    // Of a list the earlier ones win; only a list that stands right here may be one.
    const sources = Array.isArray(value) && !this.nodes.isAlias(node) ? [...value].reverse() : [value];
    for (const source of sources) {
      if (!isMapping(source))
        throw new YamlProblem("map merge requires map or sequence of maps as the value", this.nodes.startOf(node));
      const zeroKey = this.zeroKeys?.get(source);
      if (zeroKey !== undefined) this.takeZeroKey(object, zeroKey);
      for (const [key, merged] of Object.entries(source)) {
        if (!Object.hasOwn(object, key)) this.frame.keys++;
        setKey(object, key, merged);
      }
      const badKey = this.badKeys?.get(source);
      if (badKey !== undefined) this.addBadKey(object, badKey);
    }
  }

  private addBadKey(object: object, keyNode: number): void {
    this.badKeys ??= new Map();
    this.badKeys.set(object, keyNode);
  }

  private addNonFinite(value: number, start: number): void {
    this.nonFinite ??= new Map();
    if (!this.nonFinite.has(value)) this.nonFinite.set(value, start);
  }

  /** Looks through the keys of the innermost mapping for those that stand twice. */
  private findDuplicates(mapping: number): void {
    const seen = new Set<string | 0>();
    const path = this.path();
    for (const { node, key } of this.nodes.keysOf(mapping, this.text)) {
      // 0.0 and -0.0 have two names and are one key.
      const isZero = this.zeroNodes?.has(node) === true;
      const isKnown = seen.has(key) || (isZero && seen.has(0));
      if (isKnown && this.duplicates.length < MOST_DUPLICATES) this.duplicates.push({ node, key, path });
      seen.add(key);
      if (isZero) seen.add(0);
    }
  }

  /** The frame of a depth, as that of a new collection. */
  private frameAt(depth: number, kind: FrameKind, indent: number, node: number, anchor: Anchor | undefined): Frame {
    const hasKeys = kind === BLOCK_MAPPING || kind === FLOW_MAPPING || kind === FLOW_PAIR;
    const frame = this.frames[depth] ?? this.addFrame(depth);
    frame.kind = kind;
    frame.indent = indent;
    frame.node = node;
    frame.object = hasKeys ? {} : undefined;
    frame.firstItem = this.itemCount;
    frame.anchor = anchor;
    frame.valuesBefore = this.budget.values;
    frame.key = undefined;
    frame.merging = false;
    frame.keys = 0;
    return frame;
  }

  private addFrame(depth: number): Frame {
    const frame: Frame = {
      depth,
      kind: ROOT,
      indent: -1,
      node: -1,
      object: undefined,
      firstItem: 0,
      anchor: undefined,
      valuesBefore: 0,
      key: undefined,
      keyNode: -1,
      merging: false,
      keys: 0,
    };
    this.frames.push(frame);
    return frame;
  }

  /** The path of the innermost collection. */
  private path(): readonly (string | number)[] {
    const path: (string | number)[] = [];
    for (let depth = 1; depth < this.frame.depth; depth++) {
      const { object, firstItem = 0, key } = this.frames[depth] ?? {};
      const { firstItem: end = 0 } = this.frames[depth + 1] ?? {};
      path.push(object === undefined ? end - firstItem : (key ?? ""));
    }
    return path;
  }
}

const isMapping = (value: unknown): value is OpenObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** How many keys an object has, inherited ones too. `Object.keys` would make a list of them, for each mapping of the text. */
function keyCount(object: OpenObject): number {
  let count = 0;
  for (const _ in object) count++;
  return count;
}

/** Sets a key of the user's, whatever its name: `__proto__` is a key like any other. */
function setKey(object: OpenObject, key: string, value: unknown): void {
  if (key === "__proto__")
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
