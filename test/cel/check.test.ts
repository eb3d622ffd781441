import { expect, test } from "vitest";
import { checkCel } from "../../src/cel/check-cel.ts";
import { environment, expectMessages, noMatch, undeclared } from "./messages.ts";

/** What cel-go prints of a text, in lines. */
const printed = (text: string) =>
  checkCel(text, environment).flatMap(({ details = "" }) => details.replaceAll("ERROR: <input>:", "").split("\n"));

test("an error says what and where, in words and in numbers", () => {
  expect(checkCel("n +\n  s", environment)).toEqual([
    {
      code: "cel/check",
      severity: "error",
      message: "found no matching overload for '_+_' applied to '(int, string)'",
      details: "ERROR: <input>:1:3: found no matching overload for '_+_' applied to '(int, string)'\n | n +\n | ..^",
      paths: [],
      at: [],
      range: { start: { line: 1, column: 3, offset: 2 }, end: { line: 1, column: 4, offset: 3 } },
    },
  ]);
});

test("each error stands with its own line", () => {
  expect(printed("x +\n y +\n\tz")).toEqual([
    ...[`1:1: ${undeclared("x")}`, " | x +", " | ^"],
    ...[`2:2: ${undeclared("y")}`, " |  y +", " | .^"],
    ...[`3:2: ${undeclared("z")}`, " |  z", " | .^"],
  ]);
});

test("columns count characters, and those beyond ASCII are as wide as two", () => {
  expect(printed("'é' + 1")).toEqual([`1:5: ${noMatch("_+_", "(string, int)")}`, " | 'é' + 1", " | .．..^"]);
  expect(printed("'😀' + x")).toEqual([`1:7: ${undeclared("x")}`, " | '😀' + x", " | .．....^"]);
  expect(checkCel("'😀' + x")[0]?.range?.start).toEqual({ line: 1, column: 8, offset: 7 });
});

test("the end of a string of several lines is where it goes on", () => {
  expect(printed("'''a\nb''' + 1")).toEqual([`2:6: ${noMatch("_+_", "(string, int)")}`, " | b''' + 1", " | .....^"]);
});

test("what is wrong is underlined: a name, an operator, a field's point, a call's name, a literal", () => {
  const underlined = (text: string) =>
    checkCel(text, environment).map(({ range }) => text.slice(range?.start.offset, range?.end.offset));
  expect(underlined("longName == 1")).toEqual(["longName"]);
  expect(underlined("1 == 'a'")).toEqual(["=="]);
  expect(underlined("1 in 'a'")).toEqual(["in"]);
  expect(underlined("n.field")).toEqual(["."]);
  expect(underlined("s.nope(1)")).toEqual(["nope"]);
  expect(underlined("nope (1)")).toEqual(["nope"]);
  expect(underlined("'a' && 12")).toEqual(["'a'", "12"]);
  expect(underlined("s[0]")).toEqual(["["]);
  expect(underlined("1 (2)")).toEqual(["("]);
});

test("errors come in the order of their places, not of their finding", () => {
  expectMessages(
    ["f(x, y)", undeclared("f"), undeclared("x"), undeclared("y")],
    ["x[y].z(w)", undeclared("x"), undeclared("y"), undeclared("z"), undeclared("w")],
    ["1 + 'a' + true", noMatch("_+_", "(int, string)"), noMatch("_+_", "(!error!, bool)")],
    ["{x: y, z: 1}", undeclared("x"), undeclared("y"), undeclared("z")],
  );
});

test("what is wrong once is no type that goes on", () => {
  expectMessages(
    ["x.y.z + 1", undeclared("x")],
    ["x == 1 && !x", undeclared("x"), undeclared("x")],
    ["[1]['a'] + 1", noMatch("_[_]", "(list(int), string)")],
    ["(1 && 2) || 3", ...[1, 2, 3].map(() => "expected type 'bool' but found 'int'")],
  );
});

test("a hundred errors are printed, and how many there are beside", () => {
  const many = checkCel(`[${"x, ".repeat(102)}x]`);
  expect(many).toHaveLength(101);
  expect(many[99]?.details).toMatch(/^ERROR: <input>:1:299: undeclared reference to 'x'/);
  expect(many[100]).toEqual({
    code: "cel/check",
    severity: "error",
    message: "3 more errors were truncated",
    details: "3 more errors were truncated",
    paths: [],
    at: [],
  });
  expect(checkCel(`[${"x, ".repeat(99)}x]`)).toHaveLength(100);
});

test("an error of syntax is said alone", () => {
  expect(printed("x + y +")).toHaveLength(3);
  expect(checkCel("x + for").map(({ code, message }) => [code, message])).toEqual([
    ["cel/syntax", "reserved identifier: for"],
  ]);
});
