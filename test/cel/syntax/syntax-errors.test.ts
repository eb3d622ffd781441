import fc from "fast-check";
import { expect, test } from "vitest";
import { celEnvironment } from "../../../src/cel/cel-environment.ts";
import { inOrder } from "../../../src/cel/diagnostics.ts";
import { celLists } from "../../../src/cel/extensions/lists.ts";
import { syntaxErrors } from "../../../src/cel/syntax/syntax-errors.ts";

// The answers are those of cel-go v0.29.2, taken from the oracle.

const { macros } = celEnvironment({ extensions: [celLists] });

/** What is said of a text, with the offsets. */
const say = (text: string) =>
  inOrder(syntaxErrors(text, macros)).map(({ offset, message }) => `${offset ?? "nowhere"}: ${message}`);

type Row = readonly [text: string, ...errors: string[]];

const expectErrors = (...rows: readonly Row[]) => expect(rows.map(([text]) => [text, ...say(text)])).toEqual(rows);

/** What an operand may begin with; parentheses may also be closed, lists and maps have `?` and a last comma. */
const LITERALS = "'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER";
const OPERAND = `{'[', '{', '(', '.', '-', '!', ${LITERALS}}`;
const ARGUMENT = `{'[', '{', '(', ')', '.', '-', '!', ${LITERALS}}`;
const INDEX = `{'[', '{', '(', '.', '-', '!', '?', ${LITERALS}}`;

test("of a text that can be parsed nothing is said", () => {
  const texts = ["a", "a.b.c{d: 1,}.e[f]", "- -1 + -a * !b", "[1, 2,]", "{,}", "a ? b : c ? d : e"];
  texts.push("x.all(y, y in [[], {}])", "has(a.b)", "'\\u00e9' == r'\\ud800' // a comment", "a.`b-c`", ".f(.g)");
  expect(texts.flatMap(say)).toEqual([]);
});

test("a token that is missing is thought of where the rest fits", () => {
  expectErrors(
    ["f(1", "3: Syntax error: missing ')' at '<EOF>'"],
    ["((a)", "4: Syntax error: missing ')' at '<EOF>'"],
    ["a[1", "3: Syntax error: missing ']' at '<EOF>'"],
    ["[a,", "3: Syntax error: missing ']' at '<EOF>'"],
    ["{a: b,", "6: Syntax error: missing '}' at '<EOF>'"],
    ["a ? b c", "6: Syntax error: missing ':' at 'c'"],
    ["{a 1, b: 2}", "3: Syntax error: missing ':' at '1'"],
    ["A{b 1}", "4: Syntax error: missing ':' at '1'"],
  );
});

test("a token that is too much is left out where the next one fits", () => {
  expectErrors(
    ["a )", "2: Syntax error: extraneous input ')' expecting <EOF>"],
    ["1 + ) 2", `4: Syntax error: extraneous input ')' expecting ${OPERAND}`],
    ["f(1, , 2)", `5: Syntax error: extraneous input ',' expecting ${OPERAND}`],
    ["x.f(, y)", `4: Syntax error: extraneous input ',' expecting ${ARGUMENT}`],
    [
      "f(a b) + g(c d)",
      "4: Syntax error: extraneous input 'b' expecting ')'",
      "13: Syntax error: extraneous input 'd' expecting ')'",
    ],
    ["[a b]", "3: Syntax error: extraneous input 'b' expecting {']', ','}"],
    ["{a: b c}", "6: Syntax error: extraneous input 'c' expecting {'}', ','}"],
  );
});

test("behind `!` all is left out up to an operand, or to what the rules around go on with", () => {
  expectErrors(
    ["! ) a", `2: Syntax error: extraneous input ')' expecting ${OPERAND}`],
    ["! ) ] : a", `2: Syntax error: extraneous input ')' expecting ${OPERAND}`],
    [
      "f(!), b c)",
      `3: Syntax error: extraneous input ')' expecting ${OPERAND}`,
      "4: Syntax error: mismatched input ',' expecting <EOF>",
    ],
  );
});

test("where neither helps, the rule is given up", () => {
  expectErrors(
    ["  ", `2: Syntax error: mismatched input '<EOF>' expecting ${OPERAND}`],
    [")", `0: Syntax error: mismatched input ')' expecting ${OPERAND}`],
    ["f(", `2: Syntax error: mismatched input '<EOF>' expecting ${ARGUMENT}`],
    ["a[]", `2: Syntax error: mismatched input ']' expecting ${INDEX}`],
    [
      "[",
      `1: Syntax error: mismatched input '<EOF>' expecting {'[', ']', '{', '(', '.', ',', '-', '!', '?', ${LITERALS}}`,
    ],
    [
      "{",
      `1: Syntax error: mismatched input '<EOF>' expecting {'[', '{', '}', '(', '.', ',', '-', '!', '?', ${LITERALS}}`,
    ],
    ["[1", "2: Syntax error: mismatched input '<EOF>' expecting {']', ','}"],
    ["a ? b", "5: Syntax error: mismatched input '<EOF>' expecting ':'"],
    ["A{1: 2}", "2: Syntax error: mismatched input '1' expecting {'}', ',', '?', IDENTIFIER, ESC_IDENTIFIER}"],
    ["a b c", "2: Syntax error: mismatched input 'b' expecting <EOF>"],
  );
});

test("where no alternative is left, what has been looked at is quoted, with the blanks and without what is no token", () => {
  expectErrors(
    ["a.", "2: Syntax error: no viable alternative at input '.'"],
    ["a. )", "3: Syntax error: no viable alternative at input '. )'"],
    ["..a", "1: Syntax error: no viable alternative at input '..'"],
    ["!-a", "2: Syntax error: no viable alternative at input '-a'"],
    ["!-\t// c\r\nb", "9: Syntax error: no viable alternative at input '-\\t// c\\r\\nb'"],
    [
      "!- $ b",
      "3: Syntax error: token recognition error at: '$'",
      "5: Syntax error: no viable alternative at input '-  b'",
    ],
  );
});

test("of a keyword that stands for a name the reference says what was expected, but not of `in`", () => {
  expectErrors(
    ["a.true", "2: Syntax error: mismatched input 'true' expecting IDENTIFIER"],
    ["a.false()", "2: Syntax error: mismatched input 'false' expecting IDENTIFIER"],
    [".null", "1: Syntax error: mismatched input 'null' expecting IDENTIFIER"],
    [
      "a.in",
      "2: Syntax error: no viable alternative at input '.in'",
      `4: Syntax error: mismatched input '<EOF>' expecting ${OPERAND}`,
    ],
  );
});

test("what is no token is reported and left out", () => {
  expectErrors(
    [
      "1 + $",
      "4: Syntax error: token recognition error at: '$'",
      `5: Syntax error: mismatched input '<EOF>' expecting ${OPERAND}`,
    ],
    ["a 'b", "2: Syntax error: token recognition error at: ''b'"],
    [
      "'a\nb'",
      "0: Syntax error: token recognition error at: ''a\n'",
      "4: Syntax error: token recognition error at: '''",
    ],
    [
      "a & b",
      "2: Syntax error: token recognition error at: '& '",
      "4: Syntax error: extraneous input 'b' expecting <EOF>",
    ],
    [
      "😀 + a",
      "0: Syntax error: token recognition error at: '😀'",
      `3: Syntax error: extraneous input '+' expecting ${OPERAND}`,
    ],
  );
});

test("until a token is as expected, no other error is worth a message", () => {
  expectErrors(
    ["a b c d )", "2: Syntax error: mismatched input 'b' expecting <EOF>"],
    ["f(a b c, d e f) g", "4: Syntax error: mismatched input 'b' expecting ')'"],
    [
      "[- , - ]",
      "3: Syntax error: no viable alternative at input '- ,'",
      `3: Syntax error: extraneous input ',' expecting ${OPERAND}`,
      "7: Syntax error: no viable alternative at input '- ]'",
      `7: Syntax error: mismatched input ']' expecting ${OPERAND}`,
    ],
  );
});

test("what has been read in spite of errors is looked at, too", () => {
  expectErrors(
    [
      "for + a.for + for(1) b",
      "0: reserved identifier: for",
      "14: reserved identifier: for",
      "21: Syntax error: extraneous input 'b' expecting <EOF>",
    ],
    ["-9223372036854775809 )", "0: invalid int literal", "21: Syntax error: extraneous input ')' expecting <EOF>"],
    ["0x10000000000000000u )", "0: invalid uint literal", "21: Syntax error: extraneous input ')' expecting <EOF>"],
    ["1e999 )", "0: invalid double literal", "6: Syntax error: extraneous input ')' expecting <EOF>"],
    ["'\\ud800' )", "0: invalid unicode code point", "9: Syntax error: extraneous input ')' expecting <EOF>"],
    ["b'\\u0041' )", "0: unable to unescape string", "10: Syntax error: extraneous input ')' expecting <EOF>"],
  );
});

test("optional fields, elements and entries are not supported, and are not looked at further", () => {
  expectErrors(
    ["a.?b )", "1: unsupported syntax '.?'", "5: Syntax error: extraneous input ')' expecting <EOF>"],
    ["a[?for", "1: unsupported syntax '[?'", "3: reserved identifier: for", "6: Syntax error: missing ']' at '<EOF>'"],
    ["[?for,", "1: unsupported syntax '?'", "2: reserved identifier: for", "6: Syntax error: missing ']' at '<EOF>'"],
    ["{?for: for,", "1: unsupported syntax '?'", "11: Syntax error: missing '}' at '<EOF>'"],
    ["A{?b: for,", "2: unsupported syntax '?'", "10: Syntax error: missing '}' at '<EOF>'"],
    [
      "a.?1",
      "1: unsupported syntax '.?'",
      "3: Syntax error: mismatched input '1' expecting {IDENTIFIER, ESC_IDENTIFIER}",
      "3: unsupported ident kind",
    ],
  );
});

test("macros look at their first argument, and what is missing stands before the text", () => {
  expectErrors(
    ["has(a) )", "4: invalid argument to has() macro", "7: Syntax error: extraneous input ')' expecting <EOF>"],
    ["has(has(a.b)) )", "14: Syntax error: extraneous input ')' expecting <EOF>"],
    [
      "x.all(a || b || c, y) )",
      "13: argument must be a simple name",
      "22: Syntax error: extraneous input ')' expecting <EOF>",
    ],
    ["x.map(a.b, y) )", "7: argument is not an identifier", "14: Syntax error: extraneous input ')' expecting <EOF>"],
    [
      "x.filter(__result__, y) )",
      "9: iteration variable overwrites accumulator variable",
      "24: Syntax error: extraneous input ')' expecting <EOF>",
    ],
    [
      "has(x.all(1, y)) )",
      "10: argument must be a simple name",
      "10: invalid argument to has() macro",
      "17: Syntax error: extraneous input ')' expecting <EOF>",
    ],
    ["has(.)", "-1: invalid argument to has() macro", "5: Syntax error: no viable alternative at input '.)'"],
    ["a.has(b) + .has(b) + all(a, b) )", "31: Syntax error: extraneous input ')' expecting <EOF>"],
  );
});

test("macros of extensions look at what they stand behind, too", () => {
  const unsorted = "sortBy can only be applied to a list, identifier, comprehension, call or select expression";
  expectErrors(
    ["{1: 1}.sortBy(e, 0 1)", `0: ${unsorted}`, "19: Syntax error: extraneous input '1' expecting ')'"],
    ["has(1.sortBy(x, x))", `4: ${unsorted}`, "4: invalid argument to has() macro"],
    ["has(-1.sortBy(x, x))", `4: ${unsorted}`, "4: invalid argument to has() macro"],
    ["[].map(1, 1).sortBy(x, x)", "7: argument is not an identifier", `7: ${unsorted}`],
    ["for().sortBy(x, x)", "0: reserved identifier: for", `0: ${unsorted}`],
    ["a.?b.sortBy(x, x)", "1: unsupported syntax '.?'", `1: ${unsorted}`],
    ["(!!A{}).sortBy(x, x) )", `4: ${unsorted}`, "21: Syntax error: extraneous input ')' expecting <EOF>"],
    ["a.b[0].sortBy(1, x)", "14: argument is not an identifier"],
    ["f(a || b).sortBy(__result__, x)", "17: iteration variable overwrites accumulator variable"],
    ...["has(a.b)", "a.all(x, x)", "(a ? b : c)", "(-a)", "[]", "(a && b)"].map(
      (list): Row => [
        `${list}.sortBy(x, x),`,
        `${list.length + 13}: Syntax error: extraneous input ',' expecting <EOF>`,
      ],
    ),
  );
});

test("an empty text ends before it begins", () => {
  expectErrors(["", `-1: Syntax error: mismatched input '<EOF>' expecting ${OPERAND}`]);
});

test("after thirty recoveries, or 256 tokens skipped, the parser gives up", () => {
  const errors = say(`[${"- , ".repeat(40)}`);
  expect(errors.length).toBe(62);
  expect(errors.filter((error) => error.includes("limit"))).toEqual([
    "121: Syntax error: error recovery attempt limit exceeded: 30",
  ]);
  expectErrors(
    [`a ${"b ".repeat(256)}`, "2: Syntax error: mismatched input 'b' expecting <EOF>"],
    [
      `a ${"b ".repeat(257)}`,
      "nowhere: error recovery token lookahead limit exceeded: 256",
      "2: Syntax error: mismatched input 'b' expecting <EOF>",
    ],
  );
});

test("rules stand in each other no deeper than 250 times, and so do the parts of the tree", () => {
  const tooDeep = "nowhere: expression recursion limit exceeded: 250";
  expectErrors(
    [`${"(".repeat(249)}a${")".repeat(249)} b`, "500: Syntax error: extraneous input 'b' expecting <EOF>"],
    ["(".repeat(250), tooDeep],
    [`$ ${"(".repeat(250)}`, tooDeep, "0: Syntax error: token recognition error at: '$'"],
    ["(1 + ".repeat(125), tooDeep],
    ["(a == ".repeat(125), tooDeep],
    ["a ? b : ".repeat(250), tooDeep],
    [`a${".b".repeat(250)} )`, "502: Syntax error: extraneous input ')' expecting <EOF>"],
    [
      `a${".b".repeat(251)} )`,
      "nowhere: max recursion depth exceeded",
      "504: Syntax error: extraneous input ')' expecting <EOF>",
    ],
  );
});

test("a hundred errors are printed; those beyond are not sorted, only counted", () => {
  const unknown = (count: number) =>
    Array.from({ length: count }, (_, at) => `${at}: Syntax error: token recognition error at: '$'`);
  expect(say("$".repeat(1000))).toEqual(unknown(100));
  expect(say(`${"$".repeat(99)}a`)).toEqual(unknown(99));
  const reserved = Array.from({ length: 120 }, (_, at) => `${1 + 4 * at}: reserved identifier: for`);
  const last = "481: Syntax error: mismatched input ')' expecting ']'";
  expect(say(`[${"for,".repeat(120)})`)).toEqual([...reserved.slice(0, 99), last]);
});

test("the places of errors are in the text or before it", () => {
  const pieces = [
    "a",
    "1",
    "'",
    ".",
    "-",
    "!",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "?",
    "+",
    "in",
    "has(",
    "x.all(",
    "$",
    " ",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (words) => {
      const text = words.join("");
      const offsets = syntaxErrors(text, macros).map(({ offset = -2 }) => offset);
      expect(offsets.filter((offset) => offset < -2 || offset > text.length)).toEqual([]);
    }),
  );
});

test("a text of any length and nesting has an answer", () => {
  const pieces = [
    "(",
    "[",
    "{",
    "-",
    "!",
    "a.",
    ".a",
    "a,",
    "1+",
    "a?b:",
    "a||",
    "'",
    '"',
    "`",
    "'\\z",
    "'''",
    "f(a,",
    "{a:",
    "9",
    "😀",
  ];
  for (const piece of pieces) {
    const text = piece.repeat(100_000 / piece.length);
    expect(syntaxErrors(`${text} )`, macros).length).toBeGreaterThan(0);
  }
});
