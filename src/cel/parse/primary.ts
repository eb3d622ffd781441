import { type Expression, heightOf, plainName } from "./ast.ts";
import { parseList, parseMap } from "./collections.ts";
import { LITERALS, parseLiteral } from "./literals.ts";
import { expandMacro } from "./macros.ts";
import { accept, type Parser, take, unexpected } from "./parser.ts";
import { isReserved } from "./reserved.ts";
import { type TokenKind, tokenText } from "./scanner.ts";

/** What is not made of operators: a constant, a name, a function that is called, or what stands in brackets. */
export function parsePrimary(parser: Parser, minus: number | undefined): Expression {
  switch (parser.kind) {
    case "identifier":
    case ".":
      return parseName(parser);
    case "(": {
      take(parser, "(");
      const inner = parser.parseExpression(parser);
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
  const name = point + tokenText(parser);
  const offset = take(parser, "identifier");
  if (parser.kind !== "(") return { kind: "identifier", offset, height: 0, name, meaning: undefined };
  wantUnreserved(parser, start, name);
  return parseCall(parser, name, undefined);
}

/** What is called, at its bracket. */
export function parseCall(parser: Parser, name: string, target: Expression | undefined): Expression {
  const offset = take(parser, "(");
  const args: Expression[] = [];
  while (parser.kind !== ")" || args.length > 0) {
    args.push(parser.parseExpression(parser));
    if (!accept(parser, ",")) break;
  }
  take(parser, ")");
  const height = target === undefined ? heightOf(args) : Math.max(heightOf(args), target.height) + 1;
  const call = { kind: "call", offset, height, name, target, args, callee: undefined } as const;
  return expandMacro(call, parser.macros, parser.problems);
}

/** A variable or function may not be called so, with or without a point before it. */
export function wantUnreserved({ problems }: Parser, offset: number, name: string): void {
  const plain = plainName(name);
  if (isReserved(plain)) problems.push({ offset, message: `reserved identifier: ${plain}` });
}

const CONSTANTS = new Set<TokenKind>(LITERALS);

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
