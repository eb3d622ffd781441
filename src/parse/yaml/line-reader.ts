import {
  BACKSLASH,
  COLON,
  DOUBLE_QUOTE,
  HASH,
  LINE_FEED,
  MINUS,
  PLAIN,
  PLAIN_START,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from "./characters.ts";
import { type Cursor, endOfLine, LONGEST_KEY, skipToToken } from "./cursor.ts";
import { KeyCache } from "./key-cache.ts";
import { resolvePlain } from "./resolve-scalar.ts";
import { BLOCK_MAPPING, BLOCK_SEQUENCE, type FrameKind, INDENTLESS_SEQUENCE, type Tree } from "./tree.ts";

/** The codes of characters that are not ASCII, all of them. */
const OTHER_CODE = 0x80;
/** The code behind the end of the text: no text may hold this character. */
const END_CODE = 0;

/** What a line turned out to be: read, read up to the value of a key or a dash, or something else. */
type Found = "read" | "value ahead" | "other";

/**
 * Reads the lines that most files consist of: dashes, a key of one word, a scalar that ends with its line. All else is left
 * to `DocumentReader`. It could read these lines too; here they take a third of the time, because most characters are
 * looked at once, in an array of bytes.
 */
export class LineReader {
  private readonly cursor: Cursor;
  private readonly tree: Tree;
  private readonly codes: Uint8Array;
  private readonly keys: KeyCache;

  constructor(cursor: Cursor, tree: Tree) {
    this.cursor = cursor;
    this.tree = tree;
    this.codes = codesOf(cursor.text);
    this.keys = new KeyCache(cursor.text.length);
  }

  /**
   * Reads as many lines as it can, from where the next key or dash of a block, or its end, is looked for. Tells before what it
   * stops: the value of a key or of a dash, or the next of these entries.
   */
  read(): "value" | "entry" {
    skipToToken(this.cursor);
    if (!this.cursor.keyAllowed) return "entry";
    let found: Found = "read";
    while (found === "read") found = this.readLine();
    return found === "value ahead" ? "value" : "entry";
  }

  private readLine(): Found {
    const { cursor, tree, codes } = this;
    const { pos } = cursor;
    const column = pos - cursor.lineStart;
    const isDash = codes[pos] === MINUS;
    let { frame } = tree;
    while (column < frame.indent || (frame.kind === INDENTLESS_SEQUENCE && column === frame.indent && !isDash)) {
      if (frame.depth === 1) return "other";
      tree.close(cursor.scalarEnd);
      frame = tree.frame;
    }
    if (column !== frame.indent) return "other";
    if (frame.kind !== BLOCK_MAPPING) return this.readDash(pos);
    const end = this.endOfKey(pos);
    const key = end < 0 ? undefined : this.keys.get(cursor.text, pos, end);
    return key === undefined ? "other" : this.readKey(key, pos, end);
  }

  private readDash(dash: number): Found {
    const { cursor, tree, codes } = this;
    if (!this.isDash(dash)) return "other";
    let pos = dash + 2;
    while (codes[pos] === SPACE) pos++;
    if (this.isDash(pos)) {
      cursor.pos = pos;
      tree.open(BLOCK_SEQUENCE, pos - cursor.lineStart, pos, undefined);
      return "read";
    }
    const end = this.endOfKey(pos);
    const key = end < 0 ? undefined : this.keys.get(cursor.text, pos, end);
    if (key !== undefined) {
      tree.open(BLOCK_MAPPING, pos - cursor.lineStart, pos, undefined);
      return this.readKey(key, pos, end);
    }
    if (this.readScalar(pos)) return "read";
    cursor.pos = dash + 1;
    cursor.scalarEnd = dash + 1;
    return "value ahead";
  }

  /** Takes a key, and what follows it as far as it is known here. */
  private readKey(key: string, start: number, end: number): Found {
    const { cursor, tree, codes } = this;
    tree.key(key, start, end, key);
    cursor.scalarEnd = end;
    let pos = end + 1;
    if (codes[pos] === LINE_FEED) return this.openBelow(pos);
    while (codes[pos] === SPACE) pos++;
    return this.readScalar(pos) ? "read" : this.stopAtValue(end + 1);
  }

  /** Opens the collection that starts below a key whose line ends at `lineEnd`. */
  private openBelow(lineEnd: number): Found {
    const { cursor, tree, codes } = this;
    const { indent } = tree.frame;
    let pos = lineEnd;
    let { lineStart } = cursor;
    while (codes[pos] === LINE_FEED) {
      lineStart = ++pos;
      while (codes[pos] === SPACE) pos++;
      if (codes[pos] === HASH) pos = endOfLine(cursor, pos);
    }
    const column = pos - lineStart;
    const kind = this.kindBelow(pos, column - indent);
    if (kind === undefined) return this.stopAtValue(lineEnd);
    cursor.pos = pos;
    cursor.lineStart = lineStart;
    cursor.keyAllowed = true;
    tree.open(kind, column, pos, undefined);
    return "read";
  }

  /** What starts at `pos`, so many columns further right than the key above it. */
  private kindBelow(pos: number, columns: number): FrameKind | undefined {
    if (columns >= 0 && this.isDash(pos)) return columns === 0 ? INDENTLESS_SEQUENCE : BLOCK_SEQUENCE;
    return columns > 0 && this.endOfKey(pos) >= 0 ? BLOCK_MAPPING : undefined;
  }

  /** Stops behind the `:` of a key. */
  private stopAtValue(pos: number): Found {
    this.cursor.pos = pos;
    this.cursor.keyAllowed = false;
    return "value ahead";
  }

  /** Reads a scalar that ends with its line, and moves to the next token; false if it is none. */
  private readScalar(start: number): boolean {
    const { cursor, tree, codes } = this;
    const code = codes[start] ?? END_CODE;
    const isPlain = PLAIN_START[code] === 1;
    const end = isPlain ? this.endOfPlain(start) : this.endOfQuoted(start, code);
    if (end < 0) return false;
    let pos = end;
    while (codes[pos] === SPACE) pos++;
    if (!isPlain && codes[pos] !== LINE_FEED && codes[pos] !== END_CODE) return false;
    let { lineStart } = cursor;
    while (codes[pos] === LINE_FEED) {
      lineStart = ++pos;
      while (codes[pos] === SPACE) pos++;
    }
    const next = codes[pos] ?? END_CODE;
    // A deeper line goes on with a plain scalar; a tab might be an indentation, and so a mistake.
    if (isPlain && pos - lineStart > tree.frame.indent && next !== HASH && next !== END_CODE) return false;
    if (next === TAB) return false;
    const { text } = cursor;
    tree.scalar(isPlain ? resolvePlain(text.slice(start, end)) : text.slice(start + 1, end - 1), start, end);
    cursor.scalarEnd = end;
    cursor.pos = pos;
    cursor.lineStart = lineStart;
    cursor.keyAllowed = true;
    if (next === HASH) skipToToken(cursor);
    return true;
  }

  private isDash(pos: number): boolean {
    return this.codes[pos] === MINUS && this.codes[pos + 1] === SPACE;
  }

  /** Where the word at `pos` ends if a `:` follows that makes a key of it; otherwise -1. */
  private endOfKey(start: number): number {
    const { codes } = this;
    if (PLAIN_START[codes[start] ?? END_CODE] !== 1) return -1;
    let pos = start + 1;
    while (PLAIN[codes[pos] ?? END_CODE] === 1) pos++;
    if (codes[pos] !== COLON || pos - start > LONGEST_KEY) return -1;
    const next = codes[pos + 1];
    return next === SPACE || next === LINE_FEED ? pos : -1;
  }

  /** Where a plain scalar ends, blanks before the line break aside; -1 if something else than a line break ends it. */
  private endOfPlain(start: number): number {
    const { codes } = this;
    let pos = start + 1;
    for (;;) {
      while (PLAIN[codes[pos] ?? END_CODE] === 1) pos++;
      const code = codes[pos];
      if (code === LINE_FEED || code === END_CODE) return pos;
      if (code === SPACE) {
        const end = pos;
        while (codes[pos] === SPACE) pos++;
        if (codes[pos] === LINE_FEED || codes[pos] === END_CODE) return end;
        if (codes[pos] === HASH) return -1;
      } else {
        if (code === TAB || (code === COLON && this.isBlankOrEnd(pos + 1))) return -1;
        pos++;
      }
    }
  }

  private isBlankOrEnd(pos: number): boolean {
    return (this.codes[pos] ?? END_CODE) <= SPACE;
  }

  /** Behind the closing quote of a scalar on one line without escapes; -1 if it is none. */
  private endOfQuoted(start: number, quote: number): number {
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) return -1;
    const { codes } = this;
    for (let pos = start + 1; ; pos++) {
      const code = codes[pos];
      if (code === quote) return codes[pos + 1] === quote ? -1 : pos + 1;
      if (code === LINE_FEED || code === END_CODE || (code === BACKSLASH && quote === DOUBLE_QUOTE)) return -1;
    }
  }
}

const ENCODER = new TextEncoder();

/** The characters of a text, one byte each, and `END_CODE` behind them. */
function codesOf(text: string): Uint8Array {
  const codes = new Uint8Array(text.length + 1);
  const { read, written } = ENCODER.encodeInto(text, codes);
  const isAscii = read === text.length && written === text.length;
  if (!isAscii) for (let pos = 0; pos < text.length; pos++) codes[pos] = Math.min(text.charCodeAt(pos), OTHER_CODE);
  codes[text.length] = END_CODE;
  return codes;
}
