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

/** The table of a document that could not be read. */
export const EMPTY_TABLE: NodeTable = {
  count: 0,
  places: new Int32Array(0),
  keys: new Map(),
  aliases: new Map(),
  merges: new Set(),
};

/** So many numbers may be left unused; more are given back. */
const MOST_UNUSED = 10_000;

/** A node table under construction. */
export class NodeTableBuilder {
  readonly keys = new Map<number, string>();
  readonly aliases = new Map<number, number>();
  readonly merges = new Set<number>();
  places: Int32Array;
  private count = 0;

  constructor(textLength: number) {
    // Real pipelines have a node about every 14 characters, dense ones every 11; for more, room is made when they come.
    this.places = new Int32Array(3 * (8 + Math.floor(textLength / 10)));
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

  startOf(node: number): number {
    return this.places[3 * node] ?? 0;
  }

  /** The keys of a mapping that has just been closed, `<<` and keys that JSON cannot have aside. */
  *keysOf(mapping: number, text: string): Generator<{ node: number; key: string }> {
    const next = (node: number) => this.places[3 * node + 2] ?? 0;
    for (let node = mapping + 1; node < next(mapping); node = next(next(node)))
      if (!this.merges.has(node)) yield { node, key: keyAt(this, node, text) };
  }

  finish(): NodeTable {
    const { count, keys, aliases, merges } = this;
    const places = this.places.length - 3 * count > MOST_UNUSED ? this.places.slice(0, 3 * count) : this.places;
    // Most documents have none of these; a stream may be of many small ones.
    return {
      count,
      places,
      keys: keys.size > 0 ? keys : EMPTY_TABLE.keys,
      aliases: aliases.size > 0 ? aliases : EMPTY_TABLE.aliases,
      merges: merges.size > 0 ? merges : EMPTY_TABLE.merges,
    };
  }

  private grow(): void {
    const larger = new Int32Array(2 * this.places.length);
    larger.set(this.places);
    this.places = larger;
  }
}
