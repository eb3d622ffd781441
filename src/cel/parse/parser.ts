import type { Problem } from "../problem.ts";
import type { Expression } from "./ast.ts";
import type { Macros } from "./macros.ts";
import { advance, type Scanner, type TokenKind, tokenText } from "./scanner.ts";

/** A parser at its work, at the token that comes next. */
export interface Parser extends Scanner {
  readonly macros: Macros;
  /** What is wrong although it can be read. */
  readonly problems: Problem[];
  /** Reads what is expected between brackets, commas and the like. */
  readonly parseExpression: (parser: Parser) => Expression;
  /** How many of each rule have been entered and not left. */
  expressions: number;
  relations: number;
  sums: number;
}

/** Thrown where a text cannot be read on. */
export class Unreadable extends Error implements Problem {
  readonly offset: number | undefined;

  constructor(offset: number | undefined, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** The token that comes next stands where another is expected. */
export function unexpected(parser: Parser): Unreadable {
  const { kind, start } = parser;
  const what = kind === "end" ? "end" : `'${tokenText(parser)}'`;
  // As in the reference: a text that is empty ends before it begins.
  return new Unreadable(parser.text === "" ? -1 : start, `Syntax error: unexpected ${what}`);
}

/** Goes on to the next token. As in the reference: what is none is left out. */
export function next(parser: Parser): void {
  advance(parser);
  for (; parser.kind === "unknown"; advance(parser)) {
    const message = `Syntax error: token recognition error at: '${tokenText(parser)}'`;
    parser.problems.push({ offset: parser.start, message });
  }
}

/** Goes on behind a token of the kind that is expected, and says where it was. */
export function take(parser: Parser, kind: TokenKind): number {
  if (parser.kind !== kind) throw unexpected(parser);
  const { start } = parser;
  next(parser);
  return start;
}

/** Goes on behind a token if it is of a kind, and says whether it was. */
export function accept(parser: Parser, kind: TokenKind): boolean {
  if (parser.kind !== kind) return false;
  next(parser);
  return true;
}

/** Whether a token of a kind comes next. */
export const isAt = (parser: Parser, kind: TokenKind): boolean => parser.kind === kind;

/** Goes on behind the name of a field, which may be one in backticks. */
export function takeField(parser: Parser): string {
  const isEscaped = parser.kind === "escaped identifier";
  const text = tokenText(parser);
  take(parser, isEscaped ? "escaped identifier" : "identifier");
  return isEscaped ? text.slice(1, -1) : text;
}
