import { test } from "vitest";
import { celStrings } from "../../src/cel/extensions/strings.ts";
import { checked, expecting, type Row, wrong } from "./evaluated.ts";

const expectRows = expecting({ body: { list: ["a", "b"], number: 7, none: null }, extensions: [celStrings] });
const outside = (index: number) => wrong(`index out of range: ${index}`);

test("contains, startsWith and endsWith are in every environment", () => {
  expecting()(
    ["'abc'.contains('b')", true],
    ["''.contains('')", true],
    ["'abc'.startsWith('ab')", true],
    ["'abc'.endsWith('ab')", false],
    ["contains('abc', 'b')", checked("found no matching overload for 'contains' applied to '(string, string)'")],
    ["dyn('abc').contains(dyn(1))", wrong("no such overload")],
  );
});

test("a pattern is one of RE2, and matches anywhere", () => {
  expecting()(
    ["'abc'.matches('b')", true],
    ["matches('abc', '^b')", false],
    ["''.matches('')", true],
    ["'ABC'.matches('(?i)abc')", true],
    ["'a\\nb'.matches('a.b')", false],
    ["'a\\nb'.matches('(?s)a.b')", true],
    ["'a\\nb'.matches('(?m)^b')", true],
    ["'é'.matches('^\\\\w$')", false],
    ["'é'.matches('^\\\\pL$')", true],
    ["'😀'.matches('^.$')", true],
    ["'abc'.matches('[[:alpha:]]+')", true],
  );
});

test("a pattern that cannot be read fails when it is asked, in an optimizing environment before", () => {
  const rows: [text: string, message: string][] = [
    ["'a'.matches('(')", "error parsing regexp: missing closing ): `(`"],
    ["'a'.matches('a**')", "error parsing regexp: invalid nested repetition operator: `**`"],
    ["'a'.matches('(?=a)')", "error parsing regexp: invalid or unsupported Perl syntax: `(?=`"],
    ["'a'.matches('(a)\\\\1')", "error parsing regexp: invalid escape sequence: `\\1`"],
    ["'a'.matches('a{1001}')", "error parsing regexp: invalid repeat count: `{1001}`"],
  ];
  expecting()(["false && 'a'.matches('(')", false], ...rows.map(([text, message]): Row => [text, wrong(message)]), [
    "'a'.matches('' + '(')",
    wrong("error parsing regexp: missing closing ): `(`"),
  ]);
  expecting({ optimize: true })(
    ["false && 'a'.matches('(')", wrong("error parsing regexp: missing closing ): `(`", "cel/program")],
    ...rows.map(([text, message]): Row => [text, wrong(message, "cel/program")]),
    ["false && 'a'.matches('' + '(')", false],
  );
});

test("charAt gives the character at a place, and nothing at the end", () => {
  expectRows(
    ["'a😀é'.charAt(1)", "😀"],
    ["'a😀é'.charAt(3)", ""],
    ["'a😀é'.charAt(4)", outside(4)],
    ["'abc'.charAt(-1)", outside(-1)],
    ["''.charAt(0)", ""],
  );
});

test("indexOf and lastIndexOf count characters, and may start at one", () => {
  expectRows(
    ["'😀a😀'.indexOf('a')", 1n],
    ["'😀a😀'.indexOf('😀', 1)", 2n],
    ["'abc'.indexOf('x')", -1n],
    ["'abcabc'.indexOf('b', 6)", -1n],
    ["'abcabc'.indexOf('b', 99)", -1n],
    ["'abcabc'.indexOf('b', -1)", outside(-1)],
    ["'abcabc'.lastIndexOf('b')", 4n],
    ["'abcabc'.lastIndexOf('b', 3)", 1n],
    ["'abcabc'.lastIndexOf('b', 99)", -1n],
    ["'😀a😀'.lastIndexOf('😀', 1)", 0n],
    ["'abc'.lastIndexOf('b', -1)", outside(-1)],
  );
});

test("an empty text is found where it is looked for, beyond the end at the end", () => {
  expectRows(
    ["'abc'.indexOf('')", 0n],
    ["'abc'.indexOf('', 2)", 2n],
    ["'abc'.indexOf('', 99)", 3n],
    ["'abc'.lastIndexOf('')", 3n],
    ["'abc'.lastIndexOf('', 1)", 1n],
    ["''.lastIndexOf('', 0)", 0n],
  );
});

test("substring has a start, and maybe an end", () => {
  expectRows(
    ["'a😀é'.substring(1)", "😀é"],
    ["'a😀é'.substring(1, 2)", "😀"],
    ["'abc'.substring(3)", ""],
    ["'abc'.substring(1, 1)", ""],
    ["'abc'.substring(4)", outside(4)],
    ["'abc'.substring(-1)", outside(-1)],
    ["'abc'.substring(0, 4)", outside(4)],
    ["'abc'.substring(2, 1)", wrong("invalid substring range. start: 2, end: 1")],
  );
});

test("lowerAscii and upperAscii leave other letters alone", () => {
  expectRows(["'ÀbC'.lowerAscii()", "Àbc"], ["'éßbC'.upperAscii()", "éßBC"]);
});

test("replace takes texts as they are, all or the first ones", () => {
  expectRows(
    ["'a.a.a'.replace('.', '$&')", "a$&a$&a"],
    ["'aaaa'.replace('aa', 'a')", "aa"],
    ["'aaa'.replace('a', 'b', 2)", "bba"],
    ["'aaa'.replace('a', 'b', 0)", "aaa"],
    ["'aaa'.replace('a', 'b', -1)", "bbb"],
    ["'abc'.replace('x', 'y')", "abc"],
  );
});

test("an empty text stands before each character, and at the end", () => {
  expectRows(
    ["'a😀'.replace('', '-')", "-a-😀-"],
    ["'abc'.replace('', '-', 2)", "-a-bc"],
    ["'abc'.replace('', '-', 4)", "-a-b-c-"],
    ["''.replace('', '-')", "-"],
  );
});

test("split makes so many parts, of which the last has the rest; join is its other side", () => {
  expectRows(
    ["'a.b.c'.split('.')", ["a", "b", "c"]],
    ["'a.b.c'.split('.', 2)", ["a", "b.c"]],
    ["'a.b.c'.split('.', 1)", ["a.b.c"]],
    ["'a.b.c'.split('.', 0)", []],
    ["'a.b.c'.split('.', -1)", ["a", "b", "c"]],
    ["'a😀c'.split('')", ["a", "😀", "c"]],
    ["'a😀c'.split('', 2)", ["a", "😀c"]],
    ["''.split(',')", [""]],
    ["''.split('')", []],
    ["['a', 'b'].join()", "ab"],
    ["['a', 'b'].join('-')", "a-b"],
    ["[].join('-')", ""],
    ["body.list.join(', ')", "a, b"],
    ["'c,a'.split(',').map(x, x.upperAscii()).join('+')", "C+A"],
  );
});

test("join takes texts only", () => {
  expectRows(
    ["[1].join()", checked("found no matching overload for 'join' applied to 'list(int).()'")],
    ["[dyn('a'), dyn(1)].join()", wrong("join: invalid input: 1")],
    ["dyn([1]).join('-')", wrong("no such overload: join(list, string)")],
  );
});

test("trim takes away what Unicode calls a space", () => {
  expectRows(
    ["'  a b \\t\\n'.trim()", "a b"],
    ["'\\u00a0\\u2003a\\u3000\\u0085'.trim()", "a"],
    ["'\\u200ba\\ufeff'.trim()", "\u200ba\ufeff"],
  );
});

test("reverse turns characters, not what people see as one", () => {
  expectRows(["'a😀é'.reverse()", "é😀a"], ["'e\\u0301a'.reverse()", "a\u0301e"]);
});

test("strings.quote writes a text as CEL would have it, with the escapes that have a letter", () => {
  expectRows(
    ["strings.quote('first \"a\"\\n\\t\\\\')", '"first \\"a\\"\\n\\t\\\\"'],
    ["strings.quote('\\a\\b\\f\\r\\v')", '"\\a\\b\\f\\r\\v"'],
    ["strings.quote('\\x00é😀')", '"\x00é😀"'],
    ["[1].map(strings, strings.quote('a'))", ['"a"']],
    [
      "strings.nope('a')",
      checked("undeclared reference to 'strings' (in container '')\nundeclared reference to 'nope' (in container '')"),
    ],
  );
});

test("what is no string says so", () => {
  expectRows(
    ["body.number.upperAscii()", wrong("no such overload: upperAscii(double)")],
    ["body.none.trim()", wrong("no such overload: trim(null_type)")],
    ["dyn('abc').charAt(dyn(1u))", wrong("no such overload: charAt(string, uint)")],
    ["dyn({}).reverse()", wrong("no such overload: reverse(map)")],
    ["'abc'.indexOf(1)", checked("found no matching overload for 'indexOf' applied to 'string.(int)'")],
  );
});
