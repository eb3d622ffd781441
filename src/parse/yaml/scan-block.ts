import { codeAt, END, HASH, isBlank, isBreak, isDigit, MINUS, PIPE, PLUS, SPACE, TAB } from "./characters.ts";
import { breakText, breakWidth, type Cursor, endOfLine, YamlProblem } from "./cursor.ts";

type Chomping = "strip" | "clip" | "keep";

/**
 * Reads a literal (`|`) or folded (`>`) scalar; the cursor stands at the indicator.
 *
 * `parentIndent` is the column of the block around it, -1 at the top. A last line without a line break has none in the
 * value either, whatever the chomping.
 */
export function scanBlock(cursor: Cursor, parentIndent: number): string {
  const { text } = cursor;
  const start = cursor.pos;
  const literal = text.charCodeAt(start) === PIPE;
  const { chomping, increment } = scanHeader(cursor);
  cursor.keyAllowed = true;
  cursor.scalarEnd = cursor.pos;
  let indent = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
  const leading = scanIndentation(cursor, " ".repeat(indent));
  if (indent === 0) indent = Math.max(leading.widest, parentIndent + 1, 1);
  const margin = " ".repeat(indent);
  let trailingBreaks = leading.breaks;
  let value = "";
  let lineBreak = "";
  let afterBlank = false;
  while (cursor.pos - cursor.lineStart === indent && cursor.pos < text.length) {
    const blank = isBlank(codeAt(text, cursor.pos));
    if (!literal && lineBreak === "\n" && !afterBlank && !blank) value += trailingBreaks === "" ? " " : trailingBreaks;
    else value += lineBreak + trailingBreaks;
    afterBlank = blank;
    const end = endOfLine(cursor, cursor.pos);
    const width = breakWidth(text, end);
    value += text.slice(cursor.pos, end);
    lineBreak = width > 0 ? breakText(text, end) : "";
    cursor.scalarEnd = end;
    cursor.pos = end + width;
    if (width > 0) cursor.lineStart = cursor.pos;
    trailingBreaks = scanIndentation(cursor, margin).breaks;
  }
  if (chomping === "strip") return value;
  return chomping === "clip" ? value + lineBreak : value + lineBreak + trailingBreaks;
}

/** Reads the indicators behind `|` or `>` and the rest of that line. An increment of 0: the first line decides. */
function scanHeader(cursor: Cursor): { chomping: Chomping; increment: number } {
  const { text } = cursor;
  let pos = cursor.pos + 1;
  let chomping: Chomping = "clip";
  let increment = 0;
  for (let left = 2; left > 0; left--) {
    const code = codeAt(text, pos);
    if ((code === PLUS || code === MINUS) && chomping === "clip") chomping = code === PLUS ? "keep" : "strip";
    else if (isDigit(code) && increment === 0) {
      increment = code - 0x30;
      if (increment === 0) throw new YamlProblem("found an indentation indicator equal to 0", pos);
    } else break;
    pos++;
  }
  while (isBlank(codeAt(text, pos))) pos++;
  if (codeAt(text, pos) === HASH) pos = endOfLine(cursor, pos);
  const width = breakWidth(text, pos);
  if (width === 0 && pos < text.length) throw new YamlProblem("did not find expected comment or line break", pos);
  cursor.pos = pos + width;
  if (width > 0) cursor.lineStart = cursor.pos;
  return { chomping, increment };
}

/**
 * Moves over indentation and empty lines; gives their line breaks, and the widest indentation seen. `margin` is the whole
 * indentation, `""` if it is not known yet: most lines have it, and one look at it is enough.
 */
function scanIndentation(cursor: Cursor, margin: string): { breaks: string; widest: number } {
  const { text } = cursor;
  let pos = cursor.pos;
  let breaks = "";
  let widest = 0;
  for (;;) {
    const limit = margin === "" ? Number.POSITIVE_INFINITY : cursor.lineStart + margin.length;
    if (pos === cursor.lineStart && text.startsWith(margin, pos)) pos += margin.length;
    let code = codeAt(text, pos);
    while (code === SPACE && pos < limit) code = codeAt(text, ++pos);
    if (pos - cursor.lineStart > widest) widest = pos - cursor.lineStart;
    if (code === TAB && pos < limit)
      throw new YamlProblem("found a tab character where an indentation space is expected", pos);
    if (code === END || !isBreak(code)) break;
    breaks += breakText(text, pos);
    pos += breakWidth(text, pos);
    cursor.lineStart = pos;
  }
  cursor.pos = pos;
  return { breaks, widest };
}
