import type { Diagnostic, SourceRange } from "../diagnostic.ts";
import type { SourceText } from "../parse/source-text.ts";
import type { Paint } from "./paint.ts";
import { charactersOf, count, visible, widthOfCharacter } from "./text.ts";

/** Something to tell, and about which file; without one it is about the whole call. */
export interface Problem {
  readonly diagnostic: Pick<Diagnostic, "code" | "severity" | "message" | "details" | "range">;
  readonly file?: { readonly name: string; readonly source?: SourceText };
}

export interface PrintOptions {
  readonly paint: Paint;
  /** How long a line may be. */
  readonly width: number;
}

/**
 * A diagnostic as compilers print theirs: what is wrong, where, the line, and what may help.
 *
 * @example
 * error: json: unknown field "runAftr"
 *  --> pipeline.yaml:12:7
 * 12 |       runAftr: [build]
 *    |       ^^^^^^^
 * help: did you mean "runAfter"?
 */
export function formatProblem({ diagnostic, file }: Problem, options: PrintOptions): string {
  const { severity, message, details, range } = diagnostic;
  const { paint } = options;
  const lines = [`${paintOf(severity, paint)(paint.bold(`${severity}:`))} ${paint.bold(text(message))}`];
  if (file !== undefined && !message.includes(file.name)) lines.push(`${paint.blue(" -->")} ${placeOf(file.name, range)}`);
  if (file?.source !== undefined && range !== undefined)
    lines.push(...excerpt(file.source, range, { ...options, mark: paintOf(severity, paint) }));
  if (details !== undefined) lines.push(`${paint.cyan("help:")} ${text(details)}`);
  return `${lines.join("\n")}\n`;
}

/** How many errors and warnings there are, in how many files; empty if there are none. */
export function formatSummary(problems: readonly Problem[]): string {
  const numberOf = (severity: Diagnostic["severity"]) =>
    problems.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  const counts = [count(numberOf("error"), "error"), count(numberOf("warning"), "warning")];
  const shown = counts.filter((text) => !text.startsWith("0 ")).join(", ");
  const files = new Set(problems.flatMap(({ file }) => (file === undefined ? [] : [file.name])));
  if (shown === "") return "";
  return files.size < 2 ? `${shown}\n` : `${shown} in ${files.size} files\n`;
}

const paintOf = (severity: Diagnostic["severity"], paint: Paint) =>
  ({ error: paint.red, warning: paint.yellow, info: paint.blue })[severity];

/** What the reference says may have several lines. */
const text = (message: string): string => message.split("\n").map((line) => visible(line)).join("\n      ");

const placeOf = (name: string, range: SourceRange | undefined): string =>
  range === undefined ? name : `${name}:${range.start.line}:${range.start.column}`;

interface ExcerptOptions extends PrintOptions {
  readonly mark: (text: string) => string;
}

/** The line of a range, and one below with carets. */
function excerpt(source: SourceText, range: SourceRange, { paint, width, mark }: ExcerptOptions): string[] {
  const number = String(range.start.line);
  const bar = paint.blue("|");
  const { line, before, marked } = windowOf(source, range, width - number.length - " | ".length);
  return [`${paint.blue(number)} ${bar} ${line}`, `${" ".repeat(number.length)} ${bar} ${before}${mark(marked)}`];
}

interface Window {
  readonly line: string;
  /** What stands before the carets, as blanks and tabs. */
  readonly before: string;
  readonly marked: string;
}

/** The part of a line that fits, with the start of the range in it. */
function windowOf(source: SourceText, { start, end }: SourceRange, width: number): Window {
  const line = source.lineAt(start.line);
  const from = Math.min(start.column - 1, line.length);
  const to = end.line > start.line ? line.length : Math.min(end.column - 1, line.length);
  const cells = [...cellsOf(line.slice(0, from), "before"), ...cellsOf(line.slice(from, to), "marked")];
  const first = cells.findIndex(({ part }) => part === "marked");
  return draw(cut([...cells, ...cellsOf(line.slice(to), "after")], first < 0 ? cells.length : first, width));
}

/** A character on the screen. */
interface Cell {
  readonly text: string;
  readonly width: number;
  readonly part: "before" | "marked" | "after";
}
