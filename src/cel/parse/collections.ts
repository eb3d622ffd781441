import { type Expression, heightOf, type MapEntry, type MessageField } from "./ast.ts";
import { accept, isAt, type Parser, take, takeField, unexpected } from "./parser.ts";
import type { TokenKind } from "./scanner.ts";

export function parseList(parser: Parser): Expression {
  const offset = take(parser, "[");
  const elements: Expression[] = [];
  parseItems(parser, "]", () => {
    elements.push(parser.parseExpression(parser));
  });
  return { kind: "list", offset, height: heightOf(elements), elements };
}

export function parseMap(parser: Parser): Expression {
  const offset = take(parser, "{");
  const entries: MapEntry[] = [];
  let height = 0;
  parseItems(parser, "}", () => {
    const key = parser.parseExpression(parser);
    take(parser, ":");
    const value = parser.parseExpression(parser);
    entries.push({ key, value });
    height = Math.max(height, key.height, value.height);
  });
  return { kind: "map", offset, height, entries };
}

/** `{field: value}`, behind the name of a message. */
export function parseMessage(parser: Parser, name: string): Expression {
  const offset = take(parser, "{");
  const fields: MessageField[] = [];
  let height = 0;
  parseItems(parser, "}", () => {
    const field = takeField(parser);
    const colon = take(parser, ":");
    const value = parser.parseExpression(parser);
    fields.push({ name: field, value, offset: colon });
    height = Math.max(height, value.height);
  });
  return { kind: "message", offset, height, name, fields };
}

/** What stands in brackets, with commas between, and maybe one behind: `[,]` is an empty list. */
function parseItems(parser: Parser, end: TokenKind, parseItem: () => void): void {
  while (!isAt(parser, end) && !isAt(parser, ",")) {
    const { start } = parser;
    if (accept(parser, "?")) parser.problems.push({ offset: start, message: "unsupported syntax '?'" });
    parseItem();
    if (!accept(parser, ",")) break;
    if (isAt(parser, ",")) throw unexpected(parser);
  }
  accept(parser, ",");
  take(parser, end);
}
