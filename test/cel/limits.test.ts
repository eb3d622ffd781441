import { expect, test } from "vitest";
import { checkCel } from "../../src/cel/check-cel.ts";
import { celEnvironment } from "../../src/cel/environments.ts";
import { celLists } from "../../src/cel/extensions/lists.ts";
import { celStrings } from "../../src/cel/extensions/strings.ts";
import type { CelObject, CelValue } from "../../src/cel/values.ts";
import { evaluated, VARIABLES, valuesWith, type Wrong, wrong } from "./evaluated.ts";

// Each of these ends, and with a word; how long it takes, only the test runner looks at.

const environment = celEnvironment({ variables: VARIABLES, extensions: [celStrings, celLists] });
const evaluate = (text: string, body: CelObject = {}) => evaluated(text, environment, valuesWith(body));

/** Expects of texts, which may be long, what they give; a failing test shows how they begin. */
const expectOutcomes = (rows: Iterable<readonly [text: string, given: CelValue | Wrong]>, body?: CelObject) => {
  for (const [text, given] of rows) expect(evaluate(text, body), text.slice(0, 100)).toStrictEqual(given);
};

const unreadable = (message: string) => wrong(message, "cel/syntax");
const limit = (message: string) => wrong(message, "cel/limit");
const tooLong = limit("a value is longer than 10000000");

/** `make` is done to the text again and again. */
const again = (times: number, text: string, make: (text: string) => string) => {
  for (let left = times; left > 0; left--) text = make(text);
  return text;
};
const around = (times: number, open: string, inner: string, close: string) =>
  open.repeat(times) + inner + close.repeat(times);

test("what stands in brackets may be 250 deep", () => {
  const tooDeep = unreadable("expression recursion limit exceeded: 250");
  expectOutcomes([
    [around(249, "(", "1", ")"), 1n],
    [around(250, "(", "1", ")"), tooDeep],
    [around(40_000, "(", "1", ")"), tooDeep],
    [around(40_000, "[", "", "]"), tooDeep],
    [around(20_000, "{1:", "1", "}"), tooDeep],
    [around(10_000, "size(", "s", ")"), tooDeep],
    [around(8000, "[1].all(x, ", "true", ")"), tooDeep],
    ["(".repeat(99_999), tooDeep],
    [around(9000, "true ? 1 : ", "1", ""), tooDeep],
    [around(240, "[", "", "]").concat(" == ", around(240, "[", "", "]")), true],
  ]);
});

test("so may what follows each other, if each is made of what was before", () => {
  const tooDeep = unreadable("max recursion depth exceeded");
  expectOutcomes(
    [
      [`1${"+1".repeat(240)}`, 241n],
      [`1${"+1".repeat(300)}`, tooDeep],
      [`1${"-1".repeat(49_000)}`, tooDeep],
      [`body${".a".repeat(49_000)}`, tooDeep],
      [`body${"[0]".repeat(30_000)}`, tooDeep],
      [`s${".size()".repeat(14_000)}`, tooDeep],
      [`1${" < 1".repeat(20_000)}`, tooDeep],
    ],
    { a: 1 },
  );
});

test("&&, ||, signs and elements may be as many as there is room for", () => {
  expectOutcomes([
    [`true${" && true".repeat(12_000)}`, true],
    [`1 / 0 == 1${" || false".repeat(10_000)}`, wrong("division by zero")],
    [`${"!".repeat(99_990)}true`, true],
    [`${"- ".repeat(49_990)}1`, 1n],
    [`[1${",1".repeat(40_000)}].size()`, 40_001n],
    [`{0:1${",0:1".repeat(20_000)}}.size()`, 1n],
  ]);
});

test("a text has 100,000 code points at most", () => {
  const size = (count: number) => unreadable(`expression code point size exceeds limit: size: ${count}, limit 100000`);
  expectOutcomes([
    [`'${"a".repeat(99_998)}'`, "a".repeat(99_998)],
    [`'${"😀".repeat(99_998)}'`, "😀".repeat(99_998)],
    [`'${"a".repeat(99_999)}'`, size(100_001)],
    [`'${"😀".repeat(99_999)}'`, size(100_001)],
    ["a".repeat(10_000_000), size(10_000_000)],
  ]);
});

test("numbers may be written as long as one likes", () => {
  const digits = "9".repeat(99_000);
  expectOutcomes([
    [digits, unreadable("invalid int literal")],
    [`${digits}u`, unreadable("invalid uint literal")],
    [`0x${"f".repeat(99_000)}`, unreadable("invalid int literal")],
    [`1e${digits}`, unreadable("invalid double literal")],
    [`0.${digits}`, 1],
    [`int('${digits}')`, wrong("type conversion error from 'string' to 'int'")],
    [`double('${digits}')`, wrong("type conversion error from 'string' to 'double'")],
    [`duration('${digits}s')`, wrong("type conversion error from 'string' to 'google.protobuf.Duration'")],
    [`duration('0.${digits}s') == duration('1s')`, true],
    [`timestamp('1970-01-01T00:00:00.${digits}Z') < timestamp(1)`, true],
  ]);
});

test("of a text that is all wrong a hundred errors are said", () => {
  const hostile = [
    "$",
    "[}",
    "!) ",
    "{a ",
    "1 + + ",
    "for + ",
    "has(1) + ",
    "'\n",
    "'''a'",
    "`",
    "? ",
    "a.f(b){",
    "😀",
  ];
  for (const part of hostile) {
    const errors = checkCel(part.repeat(90_000 / part.length), environment);
    expect(errors.length, part).toBeGreaterThan(0);
    expect(errors.length, part).toBeLessThanOrEqual(101);
  }
});

/** Loops inside each other, each of which finds out that a type holds the one of the loop around it twice. */
function quadrupled(): string {
  const inner = Array.from({ length: 30 }, (_, index) => 30 - index).reduce(
    (body, level) => `[].all(v${level}, v${level - 1} == {v${level}: v${level}} && ${body})`,
    "true",
  );
  return `[].all(v0, ${inner})`;
}

test("a type may not grow without end", () => {
  const tooLarge = limit("the type of the expression is too large");
  const mapped = again(120, "[1]", (text) => `${text}.map(x, {x: x})`);
  expectOutcomes([
    [mapped, tooLarge],
    [again(120, "[]", (text) => `${text}.map(x, {x: x})`), tooLarge],
    [`${again(120, "[1]", (text) => `${text}.map(x, [x, x])`)}.size()`, 1n],
    [`${again(20, "[1]", (text) => `${text}.map(y, ${around(200, "[", "y", "]")})`)} == 1`, tooLarge],
    [quadrupled(), tooLarge],
  ]);
  expect(checkCel(mapped, environment).map(({ code, message }) => ({ code, message }))).toEqual([tooLarge]);
});

const tooMany = limit("the evaluation takes too many steps");

test("values that double each time become too long", () => {
  const doubled = (first: string) => again(40, `[${first}]`, (text) => `${text}.map(x, x + x)`);
  expectOutcomes([
    [doubled("'abcd'"), tooMany],
    [doubled("b'abcd'"), tooMany],
    [doubled("[1]"), limit("a value is longer than 1000000")],
    [again(8, "'aaaaaaaaaa'", (text) => `${text}.replace('a', 'aaaaaaaaaa')`), tooLong],
    [`'${"a".repeat(5000)}'.replace('', '${"b".repeat(5000)}')`, tooLong],
    [`s.split('').join('${"a".repeat(90_000)}').split('').join('${"b".repeat(99)}')`, tooLong],
    ["lists.range(900000).map(x, 'aaaaaaaa').join('bbbbbbbb')", tooLong],
    [`'${"%.100f".repeat(2000)}'.format([${"1e308, ".repeat(2000)}]).size()`, 820_000n],
    [`'%s'.format([${again(30, "[dyn('abcd')]", (text) => `${text}.map(x, dyn([x, x]))`)}])`, tooLong],
  ]);
});

test("loops look at a million elements together, and functions at as many times 32", () => {
  expectOutcomes([
    ["lists.range(900000).all(x, true)", true],
    ["lists.range(900).map(x, lists.range(90000)).size()", tooMany],
    ["lists.range(1000).all(x, [lists.range(90000)] != [])", tooMany],
    ["lists.range(1000).all(x, lists.range(1000).all(y, true))", tooMany],
    ["lists.range(1000).all(x, lists.range(1000).all(y, true)) || true", tooMany],
    ["lists.range(1000).all(x, lists.range(1000).sortBy(y, -y) != [])", tooMany],
  ]);
});

test("values that hold the same one many times are compared for a while", () => {
  const nested = again(26, "[dyn(1)]", (text) => `${text}.map(x, dyn([x, x]))`);
  expectOutcomes([
    [`${nested} == ${nested}`, tooMany],
    [`${nested}.size()`, 1n],
  ]);
});

test("data may be nested as deep as it likes, but is printed to a depth", () => {
  const deepList = () => JSON.parse(around(100_000, "[", "1", "]"));
  const deepMap = () => JSON.parse(around(100_000, '{"a":', "1", "}"));
  const tooDeep = limit("a value is nested too deeply to be printed");
  expectOutcomes(
    [
      ["body.list == body.sameList", true],
      ["body.map == body.sameMap", true],
      ["body.list in [body.sameList]", true],
      ["[body.list, body.sameList].distinct().size()", 1n],
      ["body.list.flatten(1000000)", [1]],
      ["body.map.a.a.a.all(k, k == 'a')", true],
      ["'%s'.format([body.list])", tooDeep],
      ["'%s'.format([body.map])", tooDeep],
      ["string(body.list)", wrong("no such overload: string(list)")],
    ],
    { list: deepList(), sameList: deepList(), map: deepMap(), sameMap: deepMap() },
  );
});

test("data may hold itself", () => {
  const list: CelValue[] = [];
  list.push(list);
  expectOutcomes(
    [
      ["body.list == body.list", limit("a value is nested too deeply, or holds itself")],
      ["'%s'.format([body.list])", limit("a value is nested too deeply to be printed")],
      ["body.list[0][0][0].size()", 1n],
    ],
    { list },
  );
});

test("no pattern takes longer than the text that it looks at", () => {
  expectOutcomes(
    [
      ["body.text.matches('(a*)*b')", false],
      ["body.text.matches('^(a|aa)+$')", true],
      ["body.text.matches('(x+x+)+y')", false],
      ["body.text.matches('.*.*.*.*.*.*.*.*b')", false],
      [`body.text.matches('${"a?".repeat(100)}${"a".repeat(100)}')`, true],
      [`'a'.matches('${"a|".repeat(10_000)}')`, true],
      ["'a'.matches('((a{100}){100}){100}')", wrong("error parsing regexp: invalid repeat count: `{100}`")],
    ],
    { text: "a".repeat(10_000) },
  );
});

test("places and counts may be any int", () => {
  const MOST = "9223372036854775807";
  expectOutcomes([
    [`'a'.charAt(${MOST})`, wrong(`index out of range: ${MOST}`)],
    [`'a'.substring(0, ${MOST})`, wrong(`index out of range: ${MOST}`)],
    [`'a'.indexOf('', ${MOST})`, 1n],
    [`'a'.replace('', '-', ${MOST})`, "-a-"],
    [`'ab'.split('', ${MOST})`, ["a", "b"]],
    [`[[1]].flatten(${MOST})`, [1n]],
    [`[1].slice(0, ${MOST})`, wrong(`cannot slice(0, ${MOST}), list is length 1`)],
    [`lists.range(${MOST})`, wrong(`lists.range: size ${MOST} exceeds maximum allowed (1000000)`)],
  ]);
});
