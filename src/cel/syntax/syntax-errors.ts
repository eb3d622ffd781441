import type { Macros } from "../parse/macros.ts";
import type { Problem } from "../problem.ts";
import { recognize } from "./recognize.ts";
import type { Reports } from "./reports.ts";
import { reportTreeErrors } from "./tree-errors.ts";

/**
 * All that the reference says of a text that it cannot parse, in the order in which it is found; nothing of one that it can.
 *
 * @see google/cel-go parser/parser.go Parse
 * @example syntaxErrors("f(1", celEnvironment().macros)[0]?.message // "Syntax error: missing ')' at '<EOF>'"
 */
export function syntaxErrors(text: string, macros: Macros): readonly Problem[] {
  const reports: Reports = { errors: [], isOver: false };
  reportTreeErrors(recognize(text, reports), macros, reports);
  return reports.errors;
}
