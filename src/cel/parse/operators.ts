import { callOf, type Expression, heightOf } from "./ast.ts";
import { DEEPEST, TOO_MANY_RULES } from "./limits.ts";
import { parseMember } from "./members.ts";
import { accept, type Parser, take, Unreadable, unexpected } from "./parser.ts";
import type { TokenKind } from "./scanner.ts";

/** `condition ? a : b`, or what binds more tightly. */
export function parseExpression(parser: Parser): Expression {
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

const parseOr = (parser: Parser) => parseTerms(parser, "||", parseAnd);
const parseAnd = (parser: Parser) => parseTerms(parser, "&&", parseComparison);
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

const OPERATORS = new Map<TokenKind, { readonly name: string; readonly level: number }>(
  (["== != < <= > >= in", "+ -", "* / %"] as const).flatMap((signs, level) =>
    signs.split(" ").map((sign) => [sign as TokenKind, { name: sign === "in" ? "@in" : `_${sign}_`, level }] as const),
  ),
);

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

const tooDeep = () => new Unreadable(undefined, TOO_MANY_RULES);

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
