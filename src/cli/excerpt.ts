import { charactersOf, visible, widthOfCharacter } from "./text.ts";

/** A line, or what of it fits, and what stands below it to point at a part. */
export interface Excerpt {
  readonly line: string;
  /** Blanks and tabs, as wide as what stands before that part. */
  readonly before: string;
  /** At least one caret. */
  readonly carets: string;
}

/**
 * A line with carets below `from` up to before `to`, in UTF-16 units. A line that is wider than `width` columns is cut so
 * that the carets are in sight.
 *
 * @example excerptOf("a: b", 3, 4, 80) // { line: "a: b", before: "   ", carets: "^" }
 */
export function excerptOf(line: string, from: number, to: number, width: number): Excerpt {
  // A line may be a whole file; what is far from the carets need not be looked at.
  const far = 8 * width;
  const marked = cellsOf(line.slice(from, Math.min(to, from + far)), "marked");
  const before = cellsOf(line.slice(Math.max(0, from - far), from), "before");
  const after = cellsOf(line.slice(to, to + far), "after");
  return draw(cut([...before, ...marked, ...after], before.length, width));
}

/** A character on the screen. */
interface Cell {
  readonly text: string;
  readonly width: number;
  readonly part: "before" | "marked" | "after";
}

/** The widest that a tab can be. */
const TAB_WIDTH = 8;

const cellsOf = (text: string, part: Cell["part"]): Cell[] =>
  charactersOf(visible(text, { keepTabs: true })).map((character) => ({
    text: character,
    width: character === "\t" ? TAB_WIDTH : widthOfCharacter(character),
    part,
  }));

/** As many cells as fit, the one where the carets start among them. */
function cut(cells: readonly Cell[], caret: number, width: number): readonly Cell[] {
  const widthOf = (some: readonly Cell[]) => some.reduce((sum, cell) => sum + cell.width, 0);
  if (widthOf(cells) <= width) return cells;
  const start = widthOf(cells.slice(0, caret)) < (width * 2) / 3 ? 0 : back(cells, caret, width / 3);
  let room = width - 2;
  let end = start;
  for (const cell of cells.slice(start)) {
    room -= cell.width;
    if (room < 0) break;
    end++;
  }
  return [
    ...(start > 0 ? [{ text: "…", width: 1, part: "before" } as const] : []),
    ...cells.slice(start, end),
    ...(end < cells.length ? [{ text: "…", width: 1, part: "after" } as const] : []),
  ];
}

/** How far back from a cell one can go within `room` columns. */
function back(cells: readonly Cell[], from: number, room: number): number {
  let start = from;
  for (const cell of cells.slice(0, from).reverse()) {
    room -= cell.width;
    if (room < 0) break;
    start--;
  }
  return start;
}

function draw(cells: readonly Cell[]): Excerpt {
  const marked = cells.filter(({ part }) => part === "marked");
  return {
    line: cells.map(({ text }) => text).join(""),
    before: cells
      .filter(({ part }) => part === "before")
      .map(({ text, width }) => (text === "\t" ? text : " ".repeat(width)))
      .join(""),
    carets: marked.map(({ text, width }) => "^".repeat(text === "\t" ? 1 : width)).join("") || "^",
  };
}
