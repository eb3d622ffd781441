import { callOf, dottedName, type Expression, heightOf } from "./ast.ts";
import { parseMessage } from "./collections.ts";
import { accept, isAt, type Parser, take, takeField } from "./parser.ts";
import { parseCall, parsePrimary, wantUnreserved } from "./primary.ts";

/** What binds most tightly: fields, calls and indices. `minus` is where the sign of the number stands that is next. */
export function parseMember(parser: Parser, minus: number | undefined): Expression {
  const { kind, start } = parser;
  let member = parsePrimary(parser, minus);
  const mayBeName = kind === "identifier" || kind === ".";
  let variable = mayBeName && member.kind === "identifier" ? member.name : undefined;
  // As long as there are only names with dots between them, they may be the name of a message.
  let isName = variable !== undefined;
  for (;;) {
    if (parser.kind === ".") {
      const offset = take(parser, ".");
      isName &&= isAt(parser, "identifier");
      member = parseField(parser, member, offset);
      isName &&= member.kind === "select";
    } else if (parser.kind === "[") {
      member = parseIndex(parser, member);
      isName = false;
    } else if (parser.kind === "{" && isName) {
      member = parseMessage(parser, dottedName(member));
      isName = false;
      variable = undefined;
    } else break;
  }
  if (variable !== undefined) wantUnreserved(parser, start, variable);
  return member;
}

/** What stands behind a point: a field or a function that is called. `offset` is that of the point. */
function parseField(parser: Parser, operand: Expression, offset: number): Expression {
  const isOptional = accept(parser, "?");
  if (isOptional) parser.problems.push({ offset, message: "unsupported syntax '.?'" });
  const isPlain = parser.kind === "identifier" && !isOptional;
  const field = takeField(parser);
  if (isPlain && isAt(parser, "(")) return parseCall(parser, field, operand);
  return { kind: "select", offset, height: operand.height + 1, operand, field, isTest: false, meaning: undefined };
}

function parseIndex(parser: Parser, operand: Expression): Expression {
  const offset = take(parser, "[");
  if (accept(parser, "?")) parser.problems.push({ offset, message: "unsupported syntax '[?'" });
  const args = [operand, parser.parseExpression(parser)];
  take(parser, "]");
  return callOf("_[_]", offset, args, heightOf(args) + 1);
}
