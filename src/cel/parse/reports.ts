/** One thing that cel-go's parser says. */
export interface ParseError {
  /**
   * In UTF-16 units; undefined where the parser names no place (printed as `-1:0`), and -1 where it names the one before the
   * text (printed as `1:0`), as it does for what is missing.
   */
  readonly offset: number | undefined;
  /** What is printed behind the place. */
  readonly message: string;
}

/** What has been said so far. */
export interface Reports {
  readonly errors: ParseError[];
  /** The parser has given up: nothing more is said. */
  isOver: boolean;
}

export function report(reports: Reports, offset: number | undefined, message: string): void {
  if (!reports.isOver) reports.errors.push({ offset, message });
}

/** The error of syntax that is one too many ends the parsing. */
export function reportSyntax(reports: Reports, offset: number, message: string): void {
  report(reports, offset, `Syntax error: ${message}`);
  if (reports.errors.length > MOST_ERRORS) reports.isOver = true;
}

/** Says why the parser gives up. */
export function giveUp(reports: Reports, message: string): void {
  report(reports, undefined, message);
  reports.isOver = true;
}

/** So many are printed; those beyond are only counted. */
export const MOST_ERRORS = 100;
