import {
  COLON,
  codeAt,
  END,
  HASH,
  isBlank,
  isBlankOrEnd,
  isBreak,
  isFlowIndicator,
  LINE_FEED,
  PLAIN,
  SPACE,
  TAB,
} from "./characters.ts";
import { breakText, breakWidth, type Cursor, isDocumentMarker, YamlProblem } from "./cursor.ts";

/**
 * Reads a plain scalar and moves to the token after it. `cursor.scalarEnd` is then the end of its last word.
 *
 * `indent` is the least column at which the scalar may go on in a further line of a block.
 */
export function scanPlain(cursor: Cursor, indent: number): string {
  const { text } = cursor;
  const start = cursor.pos;
  cursor.keyAllowed = false;
  scanWords(cursor);
  let value = text.slice(start, cursor.scalarEnd);
  while (breakWidth(text, cursor.pos) > 0) {
    const breaks = scanBreaks(cursor, indent);
    const { pos } = cursor;
    const column = pos - cursor.lineStart;
    const over =
      (cursor.flowLevel === 0 && column < indent) ||
      (column === 0 && isDocumentMarker(text, pos)) ||
      codeAt(text, pos) === HASH ||
      !scanWords(cursor);
    // A scalar that ends behind a line break lets a key start, in flow collections too.
    if (over) cursor.keyAllowed = true;
    else value += breaks + text.slice(pos, cursor.scalarEnd);
  }
  return value;
}

/** Moves over the words of a line and the blanks between and behind them; false if there is not one word. */
function scanWords(cursor: Cursor): boolean {
  const { text } = cursor;
  const { length } = text;
  const start = cursor.pos;
  let pos = start;
  for (;;) {
    const wordStart = pos;
    for (;;) {
      // Nearly all characters are of this kind: the rest is looked at one by one.
      while (pos < length) {
        const code = text.charCodeAt(pos);
        if (code >= 0x80 || PLAIN[code] === 0) break;
        pos++;
      }
      if (!goesOnWithWord(cursor, pos)) break;
      pos++;
    }
    if (pos === wordStart) break;
    cursor.scalarEnd = pos;
    while (isBlank(codeAt(text, pos))) pos++;
    if (pos === cursor.scalarEnd || codeAt(text, pos) === HASH) break;
  }
  cursor.pos = pos;
  return pos > start;
}

/** Whether the character at `pos` goes on with a word: none of those in `PLAIN`. */
function goesOnWithWord({ text, flowLevel }: Cursor, pos: number): boolean {
  const code = codeAt(text, pos);
  if (code === LINE_FEED || code === SPACE || code === END) return false;
  if (code === COLON) return !isBlankOrEnd(codeAt(text, pos + 1));
  if (code >= 0x80) return !isBreak(code);
  return code === HASH || (flowLevel === 0 && isFlowIndicator(code));
}

/** Moves over line breaks and the blanks among them; gives what they stand for inside a scalar. */
function scanBreaks(cursor: Cursor, indent: number): string {
  const { text } = cursor;
  const first = breakText(text, cursor.pos);
  let pos = cursor.pos + breakWidth(text, cursor.pos);
  cursor.lineStart = pos;
  let further = "";
  for (;;) {
    const code = codeAt(text, pos);
    if (isBlank(code)) {
      if (code === TAB && pos - cursor.lineStart < indent)
        throw new YamlProblem("found a tab character that violates indentation", pos);
      pos++;
      continue;
    }
    const width = breakWidth(text, pos);
    if (width === 0) break;
    further += breakText(text, pos);
    pos += width;
    cursor.lineStart = pos;
  }
  cursor.pos = pos;
  return foldBreaks(first, further);
}

/** One line break is a blank, several lose the first; LS and PS are kept. */
export function foldBreaks(first: string, further: string): string {
  if (first !== "\n") return first + further;
  return further === "" ? " " : further;
}
