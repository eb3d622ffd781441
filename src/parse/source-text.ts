import type { SourcePosition, SourceRange } from "../diagnostic.ts";
import { wantString } from "../wrong-argument.ts";

/** A text with its lines; they are counted when first asked for. */
export interface SourceText {
  readonly text: string;
  positionAt(offset: number): SourcePosition;
  rangeOf(start: number, end: number): SourceRange;
  /** The text of a line, counted from 1, without its line break. */
  lineAt(line: number): string;
  /** Where the line of an offset ends, before its line break. */
  endOfLine(offset: number): number;
}

/**
 * A text whose offsets can be told as lines and columns.
 *
 * @throws {TypeError} if `text` is no string
 * @example sourceText("a\nbc").positionAt(3) // { line: 2, column: 2, offset: 3 }
 */
export function sourceText(text: string): SourceText {
  wantString(text, "number lines");
  let starts: readonly number[] | undefined;
  const lineStarts = () => {
    starts ??= startsOfLines(text);
    return starts;
  };
  const startOf = (line: number) => lineStarts()[line] ?? text.length;
  const endOf = (line: number) => startOf(line + 1) - breakWidthBefore(text, lineStarts()[line + 1]);
  const inside = (offset: number) => Math.min(Math.max(offset, 0), text.length);
  const positionAt = (offset: number): SourcePosition => {
    const line = lastAtMost(lineStarts(), inside(offset));
    return { line: line + 1, column: Math.max(inside(offset) - startOf(line), 0) + 1, offset: inside(offset) };
  };
  return {
    text,
    positionAt,
    rangeOf: (start, end) => ({ start: positionAt(start), end: positionAt(Math.max(start, end)) }),
    lineAt: (line) => text.slice(startOf(line - 1), endOf(line - 1)),
    endOfLine: (offset) => endOf(lastAtMost(lineStarts(), inside(offset))),
  };
}

/** Lines end as editors see it: with `\n`, `\r\n` or `\r`. */
function startsOfLines(text: string): number[] {
  // A byte order mark has no column.
  const starts = [text.startsWith("\ufeff") ? 1 : 0];
  for (const lineBreak of text.matchAll(/\r\n?|\n/g)) starts.push(lineBreak.index + lineBreak[0].length);
  return starts;
}

/** How many units the line break has that ends at the start of a line; 0 behind the last line, which has none. */
function breakWidthBefore(text: string, lineStart: number | undefined): 0 | 1 | 2 {
  if (lineStart === undefined) return 0;
  return text.startsWith("\r\n", lineStart - 2) ? 2 : 1;
}

/** The index of the last number in an ascending list that is not above `limit`. */
export function lastAtMost(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
