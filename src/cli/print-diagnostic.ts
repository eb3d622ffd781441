import type { Diagnostic, Severity, SourceRange } from "../diagnostic.ts";
import type { SourceText } from "../parse/source-text.ts";
import { excerptOf } from "./excerpt.ts";
import { CANNOT_READ } from "./files.ts";
import type { Style } from "./style.ts";
import { count, visible } from "./text.ts";

/** Something to tell, and about which file; without one it is about the whole call. */
export interface Problem {
  readonly diagnostic: Pick<Diagnostic, "code" | "severity" | "message" | "details" | "range"> &
    Partial<Pick<Diagnostic, "paths" | "at">>;
  readonly file?: { readonly name: string; readonly source?: SourceText };
}

/**
 * A diagnostic as compilers print theirs: what is wrong, where, the line, and what may help.
 *
 * It looks like this:
 *
 * error: json: unknown field "runAftr"
 *  --> pipeline.yaml:12:7
 * 12 |       runAftr: [build]
 *    |       ^^^^^^^
 * help: did you mean "runAfter"?
 *
 * A verdict of the webhook is told as the webhook prints it, with its field paths; what it adds is a note.
 */
export function formatProblem({ diagnostic, file }: Problem, style: Style): string {
  const { code, severity, details, range } = diagnostic;
  const { bold, blue, cyan } = style.paint;
  const paintSeverity = style.paint[PAINT_NAMES[severity]];
  const lines = [`${bold(paintSeverity(`${severity}:`))} ${bold(formatLines(wordsOf(diagnostic)))}`];
  // What cannot be read is named in the message.
  if (file !== undefined && code !== CANNOT_READ) lines.push(`${blue(" -->")} ${formatPlace(file.name, range)}`);
  if (file?.source !== undefined && range !== undefined)
    lines.push(...formatExcerpt(file.source, range, paintSeverity, style));
  const label = isVerdict(code) ? "note:" : "help:";
  if (details !== undefined) lines.push(`${bold(cyan(label))} ${formatLines(details)}`);
  return `${lines.join("\n")}\n`;
}

/** What a diagnostic says; of a verdict of the webhook the whole line that it prints. */
export const wordsOf = ({ code, message, paths = [] }: Problem["diagnostic"]): string =>
  isVerdict(code) && paths.length > 0 ? `${message}: ${paths.join(", ")}` : message;

/** The same, and below it what there is to add. */
export const allWordsOf = (diagnostic: Problem["diagnostic"]): string =>
  [wordsOf(diagnostic), ...(diagnostic.details === undefined ? [] : [diagnostic.details])].join("\n");

const isVerdict = (code: string): boolean => code.startsWith("validate/");

const PAINT_NAMES = { error: "red", warning: "yellow", info: "blue" } as const;

/** What the reference says may have several lines. */
const formatLines = (text: string): string =>
  text
    .split("\n")
    .map((line) => visible(line))
    .join("\n      ");

/** Where a problem starts, as editors take it: `"pipeline.yaml:3:5"`. */
export const formatPlace = (name: string, range: SourceRange | undefined): string =>
  range === undefined ? name : `${name}:${range.start.line}:${range.start.column}`;

function formatExcerpt(
  source: SourceText,
  { start, end }: SourceRange,
  paintCarets: (text: string) => string,
  { paint, width }: Style,
): string[] {
  const line = source.lineAt(start.line);
  const from = Math.min(start.column - 1, line.length);
  const to = end.line > start.line ? line.length : Math.min(end.column - 1, line.length);
  const number = String(start.line);
  const bar = paint.blue("|");
  const excerpt = excerptOf(line, from, to, Math.max(20, width - number.length - " | ".length));
  return [
    `${paint.blue(number)} ${bar} ${excerpt.line}`,
    `${" ".repeat(number.length)} ${bar} ${excerpt.before}${paintCarets(excerpt.carets)}`,
  ];
}

const isCounted = ({ diagnostic }: Problem): boolean => diagnostic.severity !== "info";

/** How many errors and warnings there are, and in how many files if not in one; empty if there are none. */
export function formatSummary(problems: readonly Problem[]): string {
  const numberOf = (severity: Severity) => problems.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  const counts = [
    { number: numberOf("error"), noun: "error" },
    { number: numberOf("warning"), noun: "warning" },
  ];
  const shown = counts.filter(({ number }) => number > 0).map(({ number, noun }) => count(number, noun));
  if (shown.length === 0) return "";
  const files = new Set(problems.filter(isCounted).flatMap(({ file }) => file?.name ?? []));
  return `${shown.join(", ")}${files.size > 1 ? ` in ${files.size} files` : ""}\n`;
}
