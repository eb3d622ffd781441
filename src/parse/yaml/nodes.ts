/**
 * Where each node of a document stands: a table of numbers, in the order of the text. A mapping is followed by its keys
 * and values in turn, a sequence by its items.
 */
export interface NodeTable {
  /** How many nodes there are; node 0 is the root. */
  readonly count: number;
  /**
   * For node `i` at `3 * i`: where it starts, where it ends, and which node comes after it and all that it holds. It may
   * be longer than that.
   */
  readonly places: Int32Array;
  /** Keys that do not stand in the text as they read, quotes aside (`"a\\n"`, `yes`), by node. */
  readonly keys: ReadonlyMap<number, string>;
  /** Aliases, with the node that each one repeats. */
  readonly aliases: ReadonlyMap<number, number>;
  /** The keys `<<` that merge. */
  readonly merges: ReadonlySet<number>;
}

/**
 * How a key reads: as it stands in the text, without its quotes, unless the table knows better. The document starts at
 * `start`.
 */
export function keyAt(
  { keys, places }: Pick<NodeTable, "keys" | "places">,
  node: number,
  text: string,
  start = 0,
): string {
  const odd = keys.get(node);
  if (odd !== undefined) return odd;
  return withoutQuotes(text.slice(start + (places[3 * node] ?? 0), start + (places[3 * node + 1] ?? 0)));
}

/** A key as it stands in the text, without the quotes around it. */
export const withoutQuotes = (written: string): string =>
  written.startsWith('"') || written.startsWith("'") ? written.slice(1, -1) : written;

function refuse(): never {
  throw new TypeError("Cannot change the nodes of a document: they are for reading only");
}

class EmptyMap extends Map<number, never> {
  override set(): never {
    return refuse();
  }
}

class EmptySet extends Set<number> {
  override add(): never {
    return refuse();
  }
}

// Most documents have no odd keys, aliases and merges, and a stream may be of many small ones.
const NO_ENTRIES: ReadonlyMap<number, never> = new EmptyMap();
const NO_NODES: ReadonlySet<number> = new EmptySet();

/** The table of a document that could not be read. */
export const EMPTY_TABLE: NodeTable = Object.freeze({
  count: 0,
  places: new Int32Array(0),
  keys: NO_ENTRIES,
  aliases: NO_ENTRIES,
  merges: NO_NODES,
});

/** So many numbers may be left unused; more are given back. */
const MOST_UNUSED = 10_000;

/** A node table under construction. */
export class NodeTableBuilder {
  private places: Int32Array;
  private count = 0;
  private keys: Map<number, string> | undefined;
  private aliases: Map<number, number> | undefined;
  private merges: Set<number> | undefined;

  constructor(textLength: number) {
    // Real pipelines have a node about every 14 characters, dense ones every 11; for more, room is made when they come.
    // Up to five nodes the engine keeps with the array; memory of its own would be most of what a small document costs.
    this.places = new Int32Array(3 * (4 + Math.floor(textLength / 10)));
  }

  /** Adds a node; its end and what follows it may be set later. */
  add(start: number, end: number): number {
    const node = this.count++;
    const at = 3 * node;
    if (at + 3 > this.places.length) this.grow();
    this.places[at] = start;
    this.places[at + 1] = end;
    this.places[at + 2] = node + 1;
    return node;
  }

  /** Ends a mapping or a sequence: all nodes added since it are inside it. */
  close(node: number, end: number): void {
    this.places[3 * node + 1] = end;
    this.places[3 * node + 2] = this.count;
  }

  /** Tells how a key reads that does not stand so in the text. */
  setKey(node: number, key: string): void {
    this.keys ??= new Map();
    this.keys.set(node, key);
  }

  setAlias(node: number, target: number): void {
    this.aliases ??= new Map();
    this.aliases.set(node, target);
  }

  setMerge(node: number): void {
    this.merges ??= new Set();
    this.merges.add(node);
  }

  isAlias(node: number): boolean {
    return this.aliases?.has(node) === true;
  }

  startOf(node: number): number {
    return this.places[3 * node] ?? 0;
  }

  /** The keys of a mapping that has just been closed, `<<` and keys that JSON cannot have aside. */
  *keysOf(mapping: number, text: string): Generator<{ node: number; key: string }> {
    const { keys = NO_ENTRIES, merges = NO_NODES, places } = this;
    const next = (node: number) => places[3 * node + 2] ?? 0;
    for (let node = mapping + 1; node < next(mapping); node = next(next(node)))
      if (!merges.has(node)) yield { node, key: keyAt({ keys, places }, node, text) };
  }

  finish(): NodeTable {
    const { count, keys = NO_ENTRIES, aliases = NO_ENTRIES, merges = NO_NODES } = this;
    const places = this.places.length - 3 * count > MOST_UNUSED ? this.places.slice(0, 3 * count) : this.places;
    return { count, places, keys, aliases, merges };
  }

  private grow(): void {
    const larger = new Int32Array(2 * this.places.length);
    larger.set(this.places);
    this.places = larger;
  }
}
