import type { Diagnostic, SourcePosition, SourceRange } from "../diagnostic.ts";
import { type CelErrorCode, Interruption } from "./interruption.ts";
import { scannerOver } from "./parse/scanner.ts";
import { MOST_PROBLEMS, type Problem } from "./problem.ts";

/**
 * What is wrong with an expression, as diagnostics in the order of their places. Their `details` are what the reference prints
 * of each: `ERROR: <input>:1:5: …`, the line, and where in it.
 *
 * @see google/cel-go common/errors.go ToDisplayString
 */
export function diagnosticsOf(text: string, problems: readonly Problem[], code: CelErrorCode): Diagnostic[] {
  const diagnostics = inOrder(problems).map((problem) => diagnosticOf(text, problem, code));
  const rest = `${problems.length - MOST_PROBLEMS} more errors were truncated`;
  if (problems.length > MOST_PROBLEMS)
    diagnostics.push({ code, severity: "error", message: rest, details: rest, paths: [], at: [] });
  return diagnostics;
}

/** The diagnostic of an Interruption; any other exception is thrown again. */
export function interrupted(text: string, problem: unknown): Diagnostic[] {
  if (!(problem instanceof Interruption)) throw problem;
  return diagnosticsOf(text, [{ offset: undefined, message: problem.message }], problem.code);
}

function diagnosticOf(text: string, { offset, message }: Problem, code: CelErrorCode): Diagnostic {
  const details = printed(text, offset, message);
  const diagnostic = { code, severity: "error", message, details, paths: [], at: [] } as const;
  return { ...diagnostic, range: rangeOf(text, offset, code) };
}

/** The problems that are printed, by their places: the first hundred that have been found. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  const placeOf = ({ offset = BEFORE_ALL }: Problem) => offset;
  return problems.slice(0, MOST_PROBLEMS).sort((one, other) => placeOf(one) - placeOf(other));
}

const BEFORE_ALL = -2;

/** @see google/cel-go common/error.go ToDisplayString */
function printed(text: string, offset: number | undefined, message: string): string {
  if (offset === undefined) return `ERROR: <input>:-1:0: ${message}`;
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", start);
  const line = text.slice(start, end === -1 ? text.length : end);
  const before = Array.from(text.slice(start, Math.max(offset, 0)));
  const column = offset < 0 ? 0 : before.length + 1;
  const head = `ERROR: <input>:${lineOf(text, start)}:${column}: ${message}`;
  if (text === "" || new TextEncoder().encode(line).length > LONGEST_LINE) return head;
  const at = String.fromCodePoint(line.codePointAt(Math.max(offset, 0) - start) ?? 0);
  const pointer =
    before.map((character) => (isWide(character) ? "\uff0e" : ".")).join("") + (isWide(at) ? "\uff3e" : "^");
  return `${head}\n | ${line.replaceAll("\t", " ")}\n | ${pointer}`;
}

const LONGEST_LINE = 16_384;
const isWide = (character: string) => character > "\x7f";

const lineOf = (text: string, lineStart: number): number => text.slice(0, lineStart).split("\n").length;

/** What to underline: the token at the place, of a call the name before its bracket; without a place all of the text. */
function rangeOf(text: string, offset: number | undefined, code: CelErrorCode): SourceRange {
  if (offset === undefined || offset < 0) return { start: positionAt(text, 0), end: positionAt(text, text.length) };
  const isCall = text.charAt(offset) === "(" && code !== "cel/syntax";
  const { start, end } = (isCall ? nameBefore(text, offset) : undefined) ?? tokenAt(text, offset);
  return { start: positionAt(text, start), end: positionAt(text, end) };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** An expression over all of the text would look at a long name from each of its characters. */
function nameBefore(text: string, offset: number): Span | undefined {
  let end = offset;
  while (/\s/.test(text.charAt(end - 1))) end--;
  let start = end;
  while (/\w/.test(text.charAt(start - 1))) start--;
  return start === end ? undefined : { start, end };
}

function tokenAt(text: string, offset: number): Span {
  const scanner = scannerOver(text.slice(offset));
  return { start: offset, end: scanner.start === 0 ? offset + scanner.end : offset };
}

function positionAt(text: string, offset: number): SourcePosition {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return { line: lineOf(text, start), column: offset - start + 1, offset };
}
