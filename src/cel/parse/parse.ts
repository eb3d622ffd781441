import { codePointCount } from "../code-points.ts";
import type { Problem } from "../problem.ts";
import type { Expression } from "./ast.ts";
import { DEEPEST, LONGEST, TOO_DEEP } from "./limits.ts";
import type { Macros } from "./macros.ts";
import { parseExpression } from "./operators.ts";
import { next, type Parser, take, Unreadable } from "./parser.ts";

/** The expression that a text is, or what is wrong with it. */
type Parsed =
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
  const parser = parserOf(text, macros);
  const { problems } = parser;
  try {
    next(parser);
    const expression = parseExpression(parser);
    if (expression.height > DEEPEST) throw new Unreadable(undefined, TOO_DEEP);
    take(parser, "end");
    return problems.length === 0 ? { expression } : { problems };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return { problems: [...problems, problem] };
  }
}

const parserOf = (text: string, macros: Macros): Parser => ({
  text,
  kind: "unknown",
  start: 0,
  end: 0,
  macros,
  problems: [],
  parseExpression,
  expressions: 0,
  relations: 0,
  sums: 0,
});

export function tooLongProblem(text: string): Problem | undefined {
  const size = text.length > LONGEST ? codePointCount(text) : 0;
  if (size <= LONGEST) return undefined;
  return { offset: undefined, message: `expression code point size exceeds limit: size: ${size}, limit ${LONGEST}` };
}
