import {
  BYTE_ORDER_MARK,
  CARRIAGE_RETURN,
  codeAt,
  DOT,
  FORBIDDEN,
  HASH,
  isBlankOrEnd,
  isBreak,
  LINE_FEED,
  MINUS,
  PERCENT,
  SPACE,
  TAB,
  UNUSUAL,
  UNUSUAL_BREAK,
} from "./characters.ts";

/** Where a key starts that a `:` further on would make of what stands there. */
export interface KeyStart {
  readonly pos: number;
  readonly lineStart: number;
}

/** Where the reader is in a text, and what it knows of the place. */
export interface Cursor {
  readonly text: string;
  /** Only `\n` breaks lines in this text: lines may be looked up instead of read. */
  readonly plainBreaks: boolean;
  /** Lines that start before this offset lose their first character; 0 in all texts but odd ones. */
  readonly lossTo: number;
  pos: number;
  /** The offset of column 0 of the line of `pos`. */
  lineStart: number;
  /** Whether a key without `?` may start here; libyaml's `simple_key_allowed`. */
  keyAllowed: boolean;
  /** How many `[` and `{` are open. */
  flowLevel: number;
  /**
   * The outermost `[` or `{` that was opened last, if it is loose: a key may start with it, and none has been able to start
   * right inside it (`[]`). As in the reference: what is loose is not held back until it is known whether a `:` makes a
   * key of it. Set by `enterFlow`, cleared by `holdFlow`; it stays until the next one is opened.
   */
  looseFlow: KeyStart | undefined;
  /** The end of the last scalar or indicator: behind its last character, before the blanks that follow. */
  scalarEnd: number;
}

/** How far behind its start the `:` of a key may stand, in characters. */
export const LONGEST_KEY = 1024;

/** What ends a reading. Thrown inside the reader only; `readYaml` makes a diagnostic of it. */
export class YamlProblem extends Error {
  readonly start: number;
  readonly end: number;
  /** Of the diagnostic. */
  readonly code: string;

  constructor(message: string, start: number, end: number = start + 1, code = "parse/syntax") {
    super(message);
    this.start = start;
    this.end = end;
    this.code = code;
  }
}

/** @throws {YamlProblem} if the text holds characters that no YAML text may hold */
export function cursorOver(text: string): Cursor {
  const unusual = UNUSUAL.test(text);
  const forbidden = unusual ? FORBIDDEN.exec(text) : null;
  if (forbidden !== null) throw new YamlProblem("control characters are not allowed", forbidden.index);
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  return {
    text,
    lossTo: lossTo(text),
    plainBreaks: !unusual || !UNUSUAL_BREAK.test(text),
    pos: start,
    lineStart: start,
    keyAllowed: true,
    flowLevel: 0,
    looseFlow: undefined,
    scalarEnd: start,
  };
}

/** What the reference reads at once, in bytes. */
const BUFFER_SIZE = 512;

/**
 * As in the reference: it means to skip a byte order mark at the start of a line, but looks for it at the start of its
 * buffer and skips whatever stands at the line's start. So behind two marks that begin a text, all lines lose a character
 * that start in the first buffer.
 */
function lossTo(text: string): number {
  return text.startsWith("\ufeff\ufeff") ? new TextEncoder().encodeInto(text, new Uint8Array(BUFFER_SIZE)).read : 0;
}

/** Whether lines are what they seem to be: broken by `\n` only, and complete. */
export const hasPlainLines = ({ plainBreaks, lossTo }: Cursor): boolean => plainBreaks && lossTo === 0;

/** How many units the line break at `pos` has; 0 where there is none. */
export function breakWidth(text: string, pos: number): 0 | 1 | 2 {
  const code = codeAt(text, pos);
  if (code === LINE_FEED) return 1;
  if (code === CARRIAGE_RETURN) return codeAt(text, pos + 1) === LINE_FEED ? 2 : 1;
  return isBreak(code) ? 1 : 0;
}

/** A line break as it stands in a value: LS and PS stay, all others become `\n`. */
export function breakText(text: string, pos: number): string {
  const code = text.charCodeAt(pos);
  return code === 0x2028 || code === 0x2029 ? text.charAt(pos) : "\n";
}

/** The offset of the line break (or the end of the text) that ends the line of `pos`. */
export function endOfLine(cursor: Cursor, pos: number): number {
  const { text } = cursor;
  if (cursor.plainBreaks) {
    const found = text.indexOf("\n", pos);
    return found < 0 ? text.length : found;
  }
  while (pos < text.length && !isBreak(text.charCodeAt(pos))) pos++;
  return pos;
}

/** Moves over blanks, comments and line breaks. Tabs count as blanks only where they cannot be taken for indentation. */
export function skipToToken(cursor: Cursor): void {
  const { text } = cursor;
  let pos = cursor.pos;
  for (;;) {
    if (pos === cursor.lineStart && pos < cursor.lossTo) pos++;
    let code = codeAt(text, pos);
    while (code === SPACE || (code === TAB && (cursor.flowLevel > 0 || !cursor.keyAllowed))) code = codeAt(text, ++pos);
    if (code === HASH) {
      pos = endOfLine(cursor, pos);
      code = codeAt(text, pos);
    }
    const width = code === LINE_FEED ? 1 : code > SPACE && code < 0x80 ? 0 : breakWidth(text, pos);
    if (width === 0) break;
    pos += width;
    cursor.lineStart = pos;
    if (cursor.flowLevel === 0) cursor.keyAllowed = true;
  }
  cursor.pos = pos;
}

/** `---` or `...` at the start of a line, with nothing but a blank behind it. */
export function isDocumentMarker(text: string, pos: number): boolean {
  const code = codeAt(text, pos);
  return (
    (code === MINUS || code === DOT) &&
    codeAt(text, pos + 1) === code &&
    codeAt(text, pos + 2) === code &&
    isBlankOrEnd(codeAt(text, pos + 3))
  );
}

/** Whether the key that started at `key` may end at the cursor: in the same line, and not too far away. */
export function mayEndKey({ text, pos, lineStart }: Cursor, key: KeyStart): boolean {
  if (key.lineStart !== lineStart) return false;
  const units = pos - key.pos;
  return units <= LONGEST_KEY || (units <= 2 * LONGEST_KEY && [...text.slice(key.pos, pos)].length <= LONGEST_KEY);
}

/** Moves over `[` or `{`. */
export function enterFlow(cursor: Cursor): void {
  const { pos, lineStart, keyAllowed } = cursor;
  if (cursor.flowLevel === 0) cursor.looseFlow = keyAllowed ? { pos, lineStart } : undefined;
  cursor.pos++;
  cursor.flowLevel++;
  cursor.keyAllowed = true;
}

/** Moves over `]` or `}`. */
export function leaveFlow(cursor: Cursor): void {
  cursor.pos++;
  cursor.flowLevel = Math.max(0, cursor.flowLevel - 1);
  cursor.keyAllowed = false;
  cursor.scalarEnd = cursor.pos;
}

/** To be called where a key may start: right inside the outermost `[` or `{`, that bracket is no longer loose. */
export function holdFlow(cursor: Cursor): void {
  if (cursor.flowLevel === 1) cursor.looseFlow = undefined;
}

/** Whether the document ends here: the end of the text, a marker, or a directive. */
export function atDocumentEnd(cursor: Cursor): boolean {
  const { text, pos } = cursor;
  if (pos >= text.length) return true;
  if (pos !== cursor.lineStart) return false;
  return text.charCodeAt(pos) === PERCENT || isDocumentMarker(text, pos);
}

/** Whether `code`, the character at the cursor, is the given indicator here: a blank follows, or in `[]` and `{}` anything. */
export function isIndicator(cursor: Cursor, code: number, indicator: number): boolean {
  if (code !== indicator) return false;
  return (cursor.flowLevel > 0 && code !== MINUS) || isBlankOrEnd(codeAt(cursor.text, cursor.pos + 1));
}
