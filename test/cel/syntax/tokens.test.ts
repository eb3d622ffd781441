import { expect, test } from "vitest";
import type { Reports } from "../../../src/cel/syntax/reports.ts";
import { consume, tokenAt, tokensOf } from "../../../src/cel/syntax/tokens.ts";

/** What is said to be no token, and the tokens of a text. */
function read(text: string): string[] {
  const reports: Reports = { errors: [], isOver: false };
  const stream = tokensOf(text, reports);
  while (tokenAt(stream).kind !== "end") consume(stream);
  const none = reports.errors.map(({ message }) =>
    message.replace("Syntax error: token recognition error at: ", "none "),
  );
  return [...none, ...stream.tokens.filter(({ kind }) => kind !== "end").map((token) => token.text)];
}

type Row = readonly [text: string, ...tokens: string[]];

const expectTokens = (...rows: readonly Row[]) => expect(rows.map(([text]) => [text, ...read(text)])).toEqual(rows);

test("a string that is not closed ends with the character at which that is clear", () => {
  expectTokens(
    ["'a", "none ''a'"],
    ["'a\nb", "none ''a\n'", "b"],
    ["'a\\z'", "none ''a\\z'", "none '''"],
    ["'\\u12 '", "none ''\\u12 '", "none '''"],
    ["'\\400'", "none ''\\4'", "none '''", "00"],
    ["'\\😀b", "none ''\\😀'", "b"],
    ["r'a\n", "none ''a\n'", "r"],
    ["'''\\z'''", "none ''\\z'", "none '''", "''", "''"],
  );
});

test("other tokens that are not finished take the next character with them", () => {
  expectTokens(
    ["a & b", "none '& '", "a", "b"],
    ["|&&", "none '|&'", "none '&'"],
    ["`a😀", "none '`a😀'"],
    ["``", "none '``'"],
    ["$é😀", "none '$'", "none 'é'", "none '😀'"],
  );
});
