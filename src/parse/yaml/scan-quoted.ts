import { BACKSLASH, codeAt, DOUBLE_QUOTE, isBlank, isBlankOrEnd, SINGLE_QUOTE } from "./characters.ts";
import { breakText, breakWidth, type Cursor, isDocumentMarker, YamlProblem } from "./cursor.ts";
import { foldBreaks } from "./scan-plain.ts";

/** What a backslash and one character stand for; `x`, `u` and `U` take digits and are not here. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "\t"],
  ["\t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1b"],
  [" ", " "],
  ['"', '"'],
  ["'", "'"],
  ["\\", "\\"],
  ["N", "\x85"],
  ["_", "\xa0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
]);
const ESCAPE_DIGITS: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

/** Reads a scalar in single or double quotes; the cursor stands at the opening one. */
export function scanQuoted(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.pos;
  const quote = text.charCodeAt(start);
  cursor.keyAllowed = false;
  cursor.pos = start + 1;
  let value = "";
  for (;;) {
    if (cursor.pos === cursor.lineStart && isDocumentMarker(text, cursor.pos))
      throw new YamlProblem("found unexpected document indicator", cursor.pos, cursor.pos + 3);
    if (cursor.pos >= text.length) throw new YamlProblem("found unexpected end of stream", start, text.length);
    const wordStart = cursor.pos;
    // Most scalars are a word without escapes: take it in one piece.
    let pos = endOfWord(text, wordStart, quote);
    value += text.slice(wordStart, pos);
    cursor.pos = pos;
    let escapedBreak: "" | undefined;
    if (codeAt(text, pos) === BACKSLASH && quote === DOUBLE_QUOTE) {
      const width = breakWidth(text, pos + 1);
      if (width === 0) {
        value += scanEscape(cursor);
        continue;
      }
      escapedBreak = "";
      pos += 1 + width;
      cursor.pos = pos;
      cursor.lineStart = pos;
    } else if (codeAt(text, pos) === quote) {
      if (quote !== SINGLE_QUOTE || codeAt(text, pos + 1) !== SINGLE_QUOTE) break;
      value += "'";
      cursor.pos = pos + 2;
      continue;
    }
    // Behind an escaped break a closing quote may follow at once.
    if (escapedBreak !== undefined && codeAt(text, pos) === quote) break;
    value += scanWhite(cursor, escapedBreak);
  }
  cursor.pos++;
  cursor.scalarEnd = cursor.pos;
  return value;
}

/** The end of what may be copied as it stands: before a blank, a break, a quote, a backslash or the end. */
function endOfWord(text: string, pos: number, quote: number): number {
  for (;;) {
    const code = codeAt(text, pos);
    if (code === quote || (code === BACKSLASH && quote === DOUBLE_QUOTE) || isBlankOrEnd(code)) return pos;
    pos++;
  }
}

/**
 * Reads blanks and line breaks inside a quoted scalar; gives what they stand for. `before` is what the line break before
 * them stands for, if there is one.
 */
function scanWhite(cursor: Cursor, before: string | undefined): string {
  const { text, pos: start } = cursor;
  let pos = start;
  let first = before;
  let further = "";
  for (;;) {
    if (isBlank(codeAt(text, pos))) {
      pos++;
      continue;
    }
    const width = breakWidth(text, pos);
    if (width === 0) break;
    if (first === undefined) first = breakText(text, pos);
    else further += breakText(text, pos);
    pos += width;
    cursor.lineStart = pos;
  }
  cursor.pos = pos;
  return first === undefined ? text.slice(start, pos) : foldBreaks(first, further);
}

function scanEscape(cursor: Cursor): string {
  const { text, pos } = cursor;
  const letter = text.charAt(pos + 1);
  const digits = ESCAPE_DIGITS.get(letter);
  if (digits === undefined) {
    const character = ESCAPES.get(letter);
    if (character === undefined) throw new YamlProblem("found unknown escape character", pos, pos + 2);
    cursor.pos = pos + 2;
    return character;
  }
  const end = pos + 2 + digits;
  const code = text.slice(pos + 2, end);
  if (code.length < digits || !/^[0-9A-Fa-f]+$/.test(code))
    throw new YamlProblem("did not find expected hexdecimal number", pos, Math.min(end, text.length));
  const point = Number.parseInt(code, 16);
  if ((point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff)
    throw new YamlProblem("found invalid Unicode character escape code", pos, end);
  cursor.pos = end;
  return String.fromCodePoint(point);
}
