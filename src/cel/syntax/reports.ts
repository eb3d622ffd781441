import { MOST_PROBLEMS, type Problem } from "../problem.ts";

/** What has been said so far. */
export interface Reports {
  readonly errors: Problem[];
  /** The parser has given up: nothing more is said. */
  isOver: boolean;
}

export function report(reports: Reports, offset: number | undefined, message: string): void {
  if (!reports.isOver) reports.errors.push({ offset, message });
}

/** The error of syntax that is one too many ends the parsing. */
export function reportSyntax(reports: Reports, offset: number, message: string): void {
  report(reports, offset, `Syntax error: ${message}`);
  if (reports.errors.length > MOST_PROBLEMS) reports.isOver = true;
}

/** Says why the parser gives up. */
export function giveUp(reports: Reports, message: string): void {
  report(reports, undefined, message);
  reports.isOver = true;
}
