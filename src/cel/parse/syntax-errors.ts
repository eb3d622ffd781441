import { recognize } from "./recognize.ts";
import { MOST_ERRORS, type ParseError, type Reports } from "./reports.ts";
import { reportTreeErrors } from "./tree-errors.ts";

export type { ParseError } from "./reports.ts";

/**
 * What the reference says of a text that it cannot parse; nothing of one that it can. The first hundred errors are in the order
 * in which they are printed, those behind are not printed, only counted.
 *
 * @see google/cel-go parser/parser.go Parse
 * @example syntaxErrors("f(1")[0]?.message // "Syntax error: missing ')' at '<EOF>'"
 */
export function syntaxErrors(text: string): ParseError[] {
  const reports: Reports = { errors: [], isOver: false };
  reportTreeErrors(recognize(text, reports), reports);
  const { errors } = reports;
  return [...errors.slice(0, MOST_ERRORS).sort(byPlace), ...errors.slice(MOST_ERRORS)];
}

const byPlace = (one: ParseError, other: ParseError) => orderOf(one) - orderOf(other);
const orderOf = ({ offset = NOWHERE }: ParseError) => offset;
/** Before all places. */
const NOWHERE = -2;
