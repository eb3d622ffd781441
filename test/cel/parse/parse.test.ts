import { expect, test } from "vitest";
import { STANDARD_MACROS } from "../../../src/cel/parse/macros.ts";
import { parse } from "../../../src/cel/parse/parse.ts";

// The first places are those of cel-go v0.29.2.

/** What is wrong with a text, with the offsets. */
const say = (text: string) =>
  (parse(text, STANDARD_MACROS).problems ?? []).map(({ offset, message }) => `${offset ?? "nowhere"}: ${message}`);

type Row = readonly [text: string, ...problems: string[]];

const expectProblems = (...rows: readonly Row[]) => expect(rows.map(([text]) => [text, ...say(text)])).toEqual(rows);

test("a text is read up to the first token that does not fit", () => {
  expectProblems(
    ["", "-1: Syntax error: unexpected end"],
    ["a.", "2: Syntax error: unexpected end"],
    ["f(1 2)", "4: Syntax error: unexpected '2'"],
    ["for + a b", "0: reserved identifier: for", "8: Syntax error: unexpected 'b'"],
    ["[1,, 2]", "3: Syntax error: unexpected ','"],
  );
});

test("what is no token is left out, and reading goes on behind it", () => {
  const unknown = (text: string) => `Syntax error: token recognition error at: '${text}'`;
  expectProblems(
    ["a $ + b", `2: ${unknown("$")}`],
    ["$", `0: ${unknown("$")}`, "1: Syntax error: unexpected end"],
    ["for\0{}", `3: ${unknown("\0")}`],
    ["for$ + 1", `3: ${unknown("$")}`, "0: reserved identifier: for"],
    ["has(a$)", `5: ${unknown("$")}`, "4: invalid argument to has() macro"],
    ["a & b", `2: ${unknown("& ")}`, "4: Syntax error: unexpected 'b'"],
    ["a + 'b", `4: ${unknown("'b")}`, "6: Syntax error: unexpected end"],
  );
});
