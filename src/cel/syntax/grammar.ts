import { LITERALS } from "../parse/literals.ts";
import type { TokenKind } from "../parse/scanner.ts";
import { type Branch, END, type Grammar, type Place, type Predict, type RuleName } from "./places.ts";
import { byComma, byFirst, byMember, byPrecedence, byPrimary, bySecond, byUnary } from "./predict.ts";
import { isTokenKind } from "./tokens.ts";

/**
 * The grammar of CEL, cut as ANTLR cuts it: what the messages expect, and where it goes on after an error, depends on it.
 *
 * @see google/cel-go parser/gen/CEL.g4
 */
export function celGrammar(): Grammar {
  const name = [optional("."), "identifier"] as const;
  const inParentheses = ["(", optional("exprList"), ")"] as const;
  const closedBy = (close: TokenKind) => [optional(","), close] as const;
  return {
    start: rule("expr", "end"),
    expr: rule("conditionalOr", optional("?", "conditionalOr", ":", "expr")),
    conditionalOr: rule("conditionalAnd", many(byFirst, "||", "conditionalAnd")),
    conditionalAnd: rule("relation", many(byFirst, "&&", "relation")),
    relation: rule("calc", many(byPrecedence, infix(...RELATIONS), operand("relation", 2))),
    calc: rule(
      "unary",
      many(
        byPrecedence,
        either(byFirst, [infix("*", "/", "%"), operand("calc", 3)], [infix("+", "-"), operand("calc", 2)]),
      ),
    ),
    unary: rule(either(byUnary, [signs("-", bySecond), "member"], ["member"], [signs("!", byFirst), "member"])),
    member: rule(
      "primary",
      many(
        byFirst,
        either(
          byMember,
          [infix("."), optional("?"), "escapeIdent"],
          [infix("."), "identifier", ...inParentheses],
          [infix("["), optional("?"), "expr", "]"],
        ),
      ),
    ),
    primary: rule(
      either(
        byPrimary,
        name,
        [...name, ...inParentheses],
        [...name, many(byFirst, ".", "identifier"), "{", optional("fieldInitializerList"), ...closedBy("}")],
        ["(", "expr", ")"],
        ["[", optional("listInit"), ...closedBy("]")],
        ["{", optional("mapInitializerList"), ...closedBy("}")],
        ["literal"],
      ),
    ),
    exprList: rule("expr", many(byFirst, ",", "expr")),
    listInit: rule("optExpr", many(byComma, ",", "optExpr")),
    fieldInitializerList: rule("optField", ":", "expr", many(byComma, ",", "optField", ":", "expr")),
    optField: rule(optional("?"), "escapeIdent"),
    mapInitializerList: rule("optExpr", ":", "expr", many(byComma, ",", "optExpr", ":", "expr")),
    escapeIdent: rule(either(byFirst, ["identifier"], ["escaped identifier"])),
    optExpr: rule(optional("?"), "expr"),
    literal: rule(either(bySecond, ["-", anyOf("int", "double")], [anyOf(...LITERALS)])),
  };
}

const RELATIONS = ["<", "<=", ">=", ">", "==", "!=", "in"] as const;

/** What is written in a rule; a function is given the place behind it. */
type Part = TokenKind | RuleName | ((next: Place) => Place);

const rule = (...parts: readonly Part[]): Place => sequence(parts, END);
const sequence = (parts: readonly Part[], next: Place): Place =>
  parts.reduceRight<Place>((behind, part) => (typeof part === "function" ? part : leaf(part))(behind), next);
const leaf = (part: TokenKind | RuleName) => (isTokenKind(part) ? anyOf(part) : operand(part, 0));

const anyOf =
  (...kinds: readonly TokenKind[]) =>
  (next: Place): Place => ({ type: "match", kinds, next });
const infix =
  (...kinds: readonly TokenKind[]) =>
  (next: Place): Place => ({ type: "match", kinds, next, isInfix: true });
const operand =
  (rule: RuleName, precedence: number) =>
  (next: Place): Place => ({ type: "call", rule, precedence, next });

const either =
  (predict: Predict, ...bodies: readonly (readonly Part[])[]) =>
  (next: Place): Place => ({ type: "branch", predict, alternatives: bodies.map((body) => sequence(body, next)) });
const optional =
  (...body: readonly Part[]) =>
  (next: Place): Place => ({
    type: "branch",
    predict: byFirst,
    alternatives: [sequence(body, next), next],
    isOptional: true,
  });

const loop =
  (branch: Pick<Branch, "predict" | "isLoopBack">, ...body: readonly Part[]) =>
  (next: Place): Place => {
    const alternatives = [next];
    const start: Place = { type: "branch", ...branch, alternatives, isOptional: true };
    alternatives.unshift(sequence(body, start));
    return start;
  };
const many = (predict: Predict, ...body: readonly Part[]) => loop({ predict }, ...body);
/** One sign or more. */
const signs = (sign: "!" | "-", predict: Predict) => (next: Place) =>
  anyOf(sign)(loop({ predict, isLoopBack: true }, sign)(next));
