import { codePointCount } from "../code-points.ts";
import type { Problem } from "../problem.ts";
import type { Expression, MapEntry, MessageField } from "./ast.ts";
import { parseLiteral } from "./literals.ts";
import { expandMacro, type Macros } from "./macros.ts";
import { isReserved } from "./reserved.ts";
import { advance, type Scanner, type TokenKind, tokenText } from "./scanner.ts";

/** How many rules, and how many parts, may stand inside each other; how long a text may be, in code points. */
const DEEPEST = 250;
const LONGEST = 100_000;

/** The expression that a text is, or what is wrong with it. */
export type Parsed =
  | { readonly expression: Expression; readonly problems?: never }
  | { readonly expression?: never; readonly problems: readonly Problem[] };

/**
 * Reads a text as an expression. Of a text that is none it says where that shows first; `syntaxErrors` says all that the
 * reference says.
 *
 * @see google/cel-go parser/parser.go Parser.Parse
 */
export function parse(text: string, macros: Macros): Parsed {
  const tooLong = tooLongProblem(text);
  if (tooLong !== undefined) return { problems: [tooLong] };
  const problems: Problem[] = [];
  const parser: Parser = {
    text,
    kind: "unknown",
    start: 0,
    end: 0,
    macros,
    problems,
    expressions: 0,
    relations: 0,
    sums: 0,
  };
  try {
    next(parser);
    const expression = parseExpression(parser);
    if (expression.height > DEEPEST) throw new Unreadable(undefined, "max recursion depth exceeded");
    take(parser, "end");
    return problems.length === 0 ? { expression } : { problems };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return { problems: [...problems, problem] };
  }
}

export function tooLongProblem(text: string): Problem | undefined {
  const size = text.length > LONGEST ? codePointCount(text) : 0;
  if (size <= LONGEST) return undefined;
  return { offset: undefined, message: `expression code point size exceeds limit: size: ${size}, limit ${LONGEST}` };
}

interface Parser extends Scanner {
  readonly macros: Macros;
  /** What is wrong although it can be read. */
  readonly problems: Problem[];
  /** How many of each rule have been entered and not left. */
  expressions: number;
  relations: number;
  sums: number;
}

/** Thrown where a text cannot be read on. */
class Unreadable extends Error implements Problem {
  readonly offset: number | undefined;

  constructor(offset: number | undefined, message: string) {
    super(message);
    this.offset = offset;
  }
}

function unexpected(parser: Parser): Unreadable {
  const { kind, start } = parser;
  const what = kind === "end" ? "end" : `'${tokenText(parser)}'`;
  // As in the reference: a text that is empty ends before it begins.
  return new Unreadable(parser.text === "" ? -1 : start, `Syntax error: unexpected ${what}`);
}

function parseExpression(parser: Parser): Expression {
  if (++parser.expressions > DEEPEST) throw tooDeep();
  let expression = parseOr(parser);
  if (parser.kind === "?") {
    const offset = take(parser, "?");
    const whenTrue = parseOr(parser);
    take(parser, ":");
    const args = [expression, whenTrue, parseExpression(parser)];
    expression = callOf("_?_:_", offset, args, heightOf(args) + 1);
  }
  parser.expressions--;
  return expression;
}

function parseOr(parser: Parser): Expression {
  return parseTerms(parser, "||", parseAnd);
}

function parseAnd(parser: Parser): Expression {
  return parseTerms(parser, "&&", parseComparison);
}

const parseComparison = (parser: Parser) => parseOperators(parser, 0);

function parseTerms(parser: Parser, sign: "&&" | "||", parseTerm: (parser: Parser) => Expression): Expression {
  const first = parseTerm(parser);
  if (parser.kind !== sign) return first;
  const terms = [first];
  const offsets: number[] = [];
  while (parser.kind === sign) {
    offsets.push(take(parser, sign));
    terms.push(parseTerm(parser));
  }
  // The reference makes a balanced tree of them: it is where the sign in the middle is.
  return callOf(`_${sign}_`, offsets[offsets.length >> 1] ?? first.offset, terms, heightOf(terms));
}

/** Operators that bind at least as tightly as `level`: comparisons are 0, sums 1, products 2. */
function parseOperators(parser: Parser, level: number): Expression {
  if (level === 0 && ++parser.relations > DEEPEST) throw tooDeep();
  if (++parser.sums > DEEPEST) throw tooDeep();
  let left = parseUnary(parser);
  for (;;) {
    const operator = OPERATORS.get(parser.kind);
    if (operator === undefined || operator.level < level) break;
    const offset = take(parser, parser.kind);
    const args = [left, operator.level === 0 ? parseRight(parser) : parseOperators(parser, operator.level + 1)];
    left = callOf(operator.name, offset, args, heightOf(args) + 1);
  }
  if (level === 0) parser.relations--;
  parser.sums--;
  return left;
}

/** The right side of a comparison: for the reference the sum on its left has ended then. */
function parseRight(parser: Parser): Expression {
  if (++parser.relations > DEEPEST) throw tooDeep();
  parser.sums--;
  const right = parseOperators(parser, 1);
  parser.sums++;
  parser.relations--;
  return right;
}

const tooDeep = () => new Unreadable(undefined, `expression recursion limit exceeded: ${DEEPEST}`);

/** Signs in a row: an even number of them is none. */
function parseUnary(parser: Parser): Expression {
  const sign = parser.kind;
  if (sign !== "!" && sign !== "-") return parseMember(parser, undefined);
  const offset = take(parser, sign);
  if (sign === "-" && isSignedNumber(parser.kind)) return parseMember(parser, offset);
  let count = 1;
  while (accept(parser, sign)) count++;
  const minus = sign === "!" && parser.kind === "-" ? take(parser, "-") : undefined;
  if (minus !== undefined && !isSignedNumber(parser.kind)) throw unexpected(parser);
  const operand = parseMember(parser, minus);
  return count % 2 === 0 ? operand : callOf(`${sign}_`, offset, [operand], operand.height);
}

const isSignedNumber = (kind: TokenKind) => kind === "int" || kind === "double";

/** What binds most tightly: fields, calls and indices. `minus` is where the sign of the number stands that is next. */
function parseMember(parser: Parser, minus: number | undefined): Expression {
  const { start } = parser;
  const mayBeName = parser.kind === "identifier" || parser.kind === ".";
  let member = parsePrimary(parser, minus);
  // As long as there are only names with points between them, they may be the name of a message.
  let name = mayBeName && member.kind === "identifier" ? member.name : undefined;
  let reserved = name?.charAt(0) === "." ? name.slice(1) : name;
  for (;;) {
    if (parser.kind === ".") {
      const { offset, field, isPlain } = parseField(parser);
      name = isPlain && name !== undefined ? `${name}.${field}` : undefined;
      if (isPlain && isAt(parser, "(")) member = parseCall(parser, field, member);
      else
        member = {
          kind: "select",
          offset,
          height: member.height + 1,
          operand: member,
          field,
          isTest: false,
          meaning: undefined,
        };
    } else if (parser.kind === "[") {
      member = parseIndex(parser, member);
      name = undefined;
    } else if (parser.kind === "{" && name !== undefined && member.kind !== "call" && member.kind !== "comprehension") {
      member = parseMessage(parser, name);
      name = undefined;
      reserved = undefined;
    } else break;
  }
  if (reserved !== undefined) wantUnreserved(parser, start, reserved);
  return member;
}

/** `.name`, where the name may be one in backticks. */
function parseField(parser: Parser): {
  readonly offset: number;
  readonly field: string;
  readonly isPlain: boolean;
} {
  const offset = take(parser, ".");
  const isOptional = accept(parser, "?");
  if (isOptional) parser.problems.push({ offset, message: "unsupported syntax '.?'" });
  const isEscaped = parser.kind === "escaped identifier";
  const text = tokenText(parser);
  take(parser, isEscaped ? "escaped identifier" : "identifier");
  return { offset, field: isEscaped ? text.slice(1, -1) : text, isPlain: !isEscaped && !isOptional };
}

function parseIndex(parser: Parser, operand: Expression): Expression {
  const { problems } = parser;
  const offset = take(parser, "[");
  if (accept(parser, "?")) problems.push({ offset, message: "unsupported syntax '[?'" });
  const args = [operand, parseExpression(parser)];
  take(parser, "]");
  return callOf("_[_]", offset, args, heightOf(args) + 1);
}

/** What is called, at its bracket. */
function parseCall(parser: Parser, name: string, target: Expression | undefined): Expression {
  const { macros, problems } = parser;
  const offset = take(parser, "(");
  const args: Expression[] = [];
  while (parser.kind !== ")" || args.length > 0) {
    args.push(parseExpression(parser));
    if (!accept(parser, ",")) break;
  }
  take(parser, ")");
  const height = target === undefined ? heightOf(args) : Math.max(heightOf(args), target.height) + 1;
  return expandMacro({ kind: "call", offset, height, name, target, args, callee: undefined }, macros, problems);
}

function parsePrimary(parser: Parser, minus: number | undefined): Expression {
  switch (parser.kind) {
    case "identifier":
    case ".":
      return parseName(parser);
    case "(": {
      take(parser, "(");
      const inner = parseExpression(parser);
      take(parser, ")");
      return inner;
    }
    case "[":
      return parseList(parser);
    case "{":
      return parseMap(parser);
    default:
      return parseConstant(parser, minus);
  }
}

/** A variable, or a function that is called. */
function parseName(parser: Parser): Expression {
  const { start } = parser;
  const point = accept(parser, ".") ? "." : "";
  const name = tokenText(parser);
  const offset = take(parser, "identifier");
  if (parser.kind !== "(") return { kind: "identifier", offset, height: 0, name: point + name, meaning: undefined };
  wantUnreserved(parser, start, name);
  return parseCall(parser, point + name, undefined);
}

function parseList(parser: Parser): Expression {
  const { problems } = parser;
  const offset = take(parser, "[");
  const elements: Expression[] = [];
  parseItems(parser, "]", () => {
    const { start } = parser;
    if (accept(parser, "?")) problems.push({ offset: start, message: "unsupported syntax '?'" });
    elements.push(parseExpression(parser));
  });
  return { kind: "list", offset, height: heightOf(elements), elements };
}

function parseMap(parser: Parser): Expression {
  const { problems } = parser;
  const offset = take(parser, "{");
  const entries: MapEntry[] = [];
  let height = 0;
  parseItems(parser, "}", () => {
    const { start } = parser;
    if (accept(parser, "?")) problems.push({ offset: start, message: "unsupported syntax '?'" });
    const key = parseExpression(parser);
    take(parser, ":");
    const value = parseExpression(parser);
    entries.push({ key, value });
    height = Math.max(height, key.height, value.height);
  });
  return { kind: "map", offset, height, entries };
}

function parseMessage(parser: Parser, name: string): Expression {
  const { problems } = parser;
  const offset = take(parser, "{");
  const fields: MessageField[] = [];
  let height = 0;
  parseItems(parser, "}", () => {
    const { start } = parser;
    if (accept(parser, "?")) problems.push({ offset: start, message: "unsupported syntax '?'" });
    const isEscaped = parser.kind === "escaped identifier";
    const text = tokenText(parser);
    take(parser, isEscaped ? "escaped identifier" : "identifier");
    const colon = take(parser, ":");
    const value = parseExpression(parser);
    fields.push({ name: isEscaped ? text.slice(1, -1) : text, value, offset: colon });
    height = Math.max(height, value.height);
  });
  return { kind: "message", offset, height, name, fields };
}

/** What stands in brackets, with commas between, and maybe one behind: `[,]` is an empty list. */
function parseItems(parser: Parser, end: TokenKind, parseItem: () => void): void {
  while (!isAt(parser, end) && !isAt(parser, ",")) {
    parseItem();
    if (!accept(parser, ",")) break;
    if (isAt(parser, ",")) throw unexpected(parser);
  }
  accept(parser, ",");
  take(parser, end);
}

function parseConstant(parser: Parser, minus: number | undefined): Expression {
  const { kind, start } = parser;
  const text = tokenText(parser);
  if (!CONSTANTS.has(kind)) throw unexpected(parser);
  take(parser, kind);
  const offset = minus ?? start;
  const literal = parseLiteral(kind, minus === undefined ? text : `-${text}`);
  if (literal.message !== undefined) parser.problems.push({ offset, message: literal.message });
  return { kind: "literal", offset, height: 0, value: literal.value ?? null };
}

const isAt = (parser: Parser, kind: TokenKind): boolean => parser.kind === kind;

/** Goes on behind a token of the kind that is wanted, and says where it was. */
function take(parser: Parser, kind: TokenKind): number {
  if (parser.kind !== kind) throw unexpected(parser);
  const { start } = parser;
  next(parser);
  return start;
}

function accept(parser: Parser, kind: TokenKind): boolean {
  if (parser.kind !== kind) return false;
  next(parser);
  return true;
}

/** Goes on to the next token. As in the reference: what is none is left out. */
function next(parser: Parser): void {
  advance(parser);
  for (; parser.kind === "unknown"; advance(parser)) {
    const message = `Syntax error: token recognition error at: '${tokenText(parser)}'`;
    parser.problems.push({ offset: parser.start, message });
  }
}

const callOf = (name: string, offset: number, args: readonly Expression[], height: number): Expression => ({
  kind: "call",
  offset,
  height,
  name,
  target: undefined,
  args,
  callee: undefined,
});

const heightOf = (parts: readonly Expression[]): number => {
  let height = 0;
  for (const part of parts) if (part.height > height) height = part.height;
  return height;
};

const OPERATORS = new Map<TokenKind, { readonly name: string; readonly level: number }>(
  (["== != < <= > >= in", "+ -", "* / %"] as const).flatMap((signs, level) =>
    signs.split(" ").map((sign) => [sign as TokenKind, { name: sign === "in" ? "@in" : `_${sign}_`, level }] as const),
  ),
);
const CONSTANTS = new Set<TokenKind>(["int", "uint", "double", "string", "bytes", "true", "false", "null"]);

function wantUnreserved({ problems }: Parser, offset: number, name: string): void {
  if (isReserved(name)) problems.push({ offset, message: `reserved identifier: ${name}` });
}
