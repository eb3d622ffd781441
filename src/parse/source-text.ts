import type { SourcePosition, SourceRange } from "../diagnostic.ts";

/** A text whose offsets can be told as lines and columns. The table of lines is made when first asked for. */
export interface SourceText {
  readonly text: string;
  positionAt(offset: number): SourcePosition;
  rangeOf(start: number, end: number): SourceRange;
  /** The text of a line, counted from 1, without its line break. */
  lineAt(line: number): string;
}

export function sourceText(text: string): SourceText {
  let starts: readonly number[] | undefined;
  const lineStarts = () => {
    starts ??= startsOfLines(text);
    return starts;
  };
  const positionAt = (offset: number): SourcePosition => {
    const inside = Math.min(Math.max(offset, 0), text.length);
    const line = lastAtMost(lineStarts(), inside);
    return { line: line + 1, column: inside - (lineStarts()[line] ?? 0) + 1, offset: inside };
  };
  return {
    text,
    positionAt,
    rangeOf: (start, end) => ({ start: positionAt(start), end: positionAt(Math.max(start, end)) }),
    lineAt: (line) => text.slice(lineStarts()[line - 1] ?? text.length, lineStarts()[line]).replace(/\r?\n$|\r$/, ""),
  };
}

/** Lines end as editors see it: with `\n`, `\r\n` or `\r`. */
function startsOfLines(text: string): number[] {
  const starts = [0];
  for (const lineBreak of text.matchAll(/\r\n?|\n/g)) starts.push(lineBreak.index + lineBreak[0].length);
  return starts;
}

/** The index of the last number in an ascending list that is not above `limit`. */
function lastAtMost(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
