import { resolvePlain } from "./resolve-scalar.ts";

const MOST_SLOTS = 512;

/**
 * The keys of a document as strings: few different ones that come again and again. Taking one from here saves a copy, and
 * the engine need not look up whether it knows the string already.
 */
export class KeyCache {
  private readonly slots: (string | undefined)[] = [];
  /** Short texts have few keys: an array for many would cost more than it saves. */
  private readonly size: number;

  constructor(textLength: number) {
    this.size = Math.min(MOST_SLOTS, 16 + (textLength >> 6));
    for (let slot = 0; slot < this.size; slot++) this.slots.push(undefined);
  }

  /**
   * The key from `start` to `end`, as one and the same string each time where that is cheap; undefined if as a plain scalar
   * it is no string, or not the key that it seems to be.
   */
  get(text: string, start: number, end: number): string | undefined {
    const length = end - start;
    const middle = start + (length >> 1);
    const slot =
      (31 * length + text.charCodeAt(start) + 7 * text.charCodeAt(middle) + 13 * text.charCodeAt(end - 1)) % this.size;
    const known = this.slots[slot];
    if (known !== undefined && known.length === length && text.startsWith(known, start)) return known;
    const key = text.slice(start, end);
    if (key === "<<" || resolvePlain(key) !== key) return undefined;
    this.slots[slot] = key;
    return key;
  }
}
