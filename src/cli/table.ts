import type { ParamValue } from "../types/param.ts";
import { charactersOf, displayWidth } from "./text.ts";

/** Rows whose columns stand below one another, two blanks apart. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((most, row) => Math.max(most, displayWidth(row[column] ?? "")), 0),
  );
  const padded = (cell: string, column: number): string =>
    cell + " ".repeat((widths[column] ?? 0) - displayWidth(cell));
  return rows.map((row) => [...row.slice(0, -1).map(padded), ...row.slice(-1)].join("  ").trimEnd());
}

/** As many characters as a cell of a table may have. */
const LONGEST = 60;
/** In UTF-16 units. What stands behind is not looked at: a value may be as long as a file, and stand in a thousand places. */
const FAR = 8 * LONGEST;

/** A text of at most so many characters; a longer one is cut. */
export function shorten(text: string, longest = LONGEST): string {
  const far = 8 * longest;
  const characters = charactersOf(text.slice(0, far));
  return characters.length <= longest && text.length <= far ? text : `${characters.slice(0, longest - 1).join("")}…`;
}

/** A value in few characters. An empty text is told from no value. */
export const shownValue = (value: ParamValue): string =>
  shorten(typeof value === "string" && value !== "" ? value : JSON.stringify(value, firstOfAll));

function firstOfAll(_key: string, value: unknown): unknown {
  return typeof value === "string" || Array.isArray(value) ? value.slice(0, FAR) : value;
}
