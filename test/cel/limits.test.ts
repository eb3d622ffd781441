import { expect, test } from "vitest";
import { checkCel } from "../../src/cel/check-cel.ts";
import { celLists } from "../../src/cel/extensions/lists.ts";
import { celStrings } from "../../src/cel/extensions/strings.ts";
import type { CelValue } from "../../src/cel/values.ts";
import { around, expecting, wrong } from "./evaluated.ts";

// Each of these is answered; how long that takes, only the test runner looks at.

const extensions = [celStrings, celLists];
const expectRows = expecting({ extensions });
const limit = (message: string) => wrong(message, "cel/limit");
const tooLong = limit("a value is longer than 1000000");

/** `make` is done to the text again and again. */
const again = (times: number, text: string, make: (text: string) => string) => {
  for (let left = times; left > 0; left--) text = make(text);
  return text;
};

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
  expectRows(
    [mapped, tooLarge],
    [again(120, "[]", (text) => `${text}.map(x, {x: x})`), tooLarge],
    [`${again(120, "[1]", (text) => `${text}.map(x, [x, x])`)}.size()`, 1n],
    [`${again(20, "[1]", (text) => `${text}.map(y, ${around(200, "[", "y", "]")})`)} == 1`, tooLarge],
    [quadrupled(), tooLarge],
  );
  expect(checkCel(mapped).map(({ code, message }) => ({ code, message }))).toEqual([tooLarge]);
});

const tooMany = limit("the evaluation takes more than 1000000 steps");

test("values that double each time become too long", () => {
  const doubled = (first: string) => again(40, `[${first}]`, (text) => `${text}.map(x, x + x)`);
  expectRows(
    [doubled("'abcd'"), tooLong],
    [doubled("b'abcd'"), tooLong],
    [doubled("[1]"), tooLong],
    [again(8, "'aaaaaaaaaa'", (text) => `${text}.replace('a', 'aaaaaaaaaa')`), tooLong],
    [`'${"a".repeat(5000)}'.replace('', '${"b".repeat(5000)}')`, tooLong],
    [`s.split('').join('${"a".repeat(90_000)}').split('').join('${"b".repeat(99)}')`, tooLong],
    ["lists.range(90000).map(x, 'aaaaaaaa').join('bbbbbbbb')", tooLong],
    [`'${"%.100f".repeat(2000)}'.format([${"1e308, ".repeat(2000)}]).size()`, 820_000n],
    [`'%s'.format([${again(30, "[dyn('abcd')]", (text) => `${text}.map(x, dyn([x, x]))`)}])`, tooMany],
    [`${again(30, "[dyn([])]", (text) => `${text}.map(x, dyn([x, x]))`)}.flatten(100)`, tooMany],
    [`${again(30, "[dyn(1)]", (text) => `${text}.map(x, dyn({'a': x, 'b': x}))`)}.distinct()`, tooMany],
  );
});

test("a turn of a loop is a step, or more if much happens in it", () => {
  const much = "x >= 0 && ".repeat(1000);
  expectRows(
    ["lists.range(700000).all(x, true)", true],
    ["lists.range(1000000).all(x, true)", tooMany],
    [`lists.range(1000).all(x, ${much}true)`, true],
    [`lists.range(10000).all(x, ${much}true)`, tooMany],
    [`lists.range(100000).all(x, [${"x, ".repeat(1000)}x] != [])`, tooMany],
    ["lists.range(900).map(x, lists.range(90000)).size()", tooMany],
    ["lists.range(1000).all(x, [lists.range(90000)] != [])", tooMany],
    ["lists.range(1000).all(x, lists.range(1000).all(y, true))", tooMany],
    ["lists.range(1000).all(x, lists.range(1000).all(y, true)) || true", tooMany],
    ["lists.range(1000).all(x, lists.range(1000).sortBy(y, -y) != [])", tooMany],
    ["lists.range(1000).all(x, lists.range(1000).distinct() != [])", tooMany],
    ["lists.range(1000).all(x, lists.range(1000).all(y, timestamp(y).getHours('Europe/Berlin') < 24))", tooMany],
    [
      "lists.range(1000).all(x, lists.range(100).all(y, timestamp(y).getHours('Etc/' + string(y)) < 24)) || true",
      tooMany,
    ],
  );
});

test("who looks for a long text in a long one may look long", () => {
  const body = { a: "a".repeat(1_000_000), part: `${"a".repeat(100_000)}b${"a".repeat(100_000)}` };
  expecting({ extensions, body })(
    ["body.a.contains('aab')", false],
    ["body.a.contains(body.part)", tooMany],
    ["body.a.indexOf(body.part)", tooMany],
    ["body.a.lastIndexOf(body.part)", tooMany],
    ["body.a.split(body.part)", tooMany],
    ["body.a.replace(body.part, '')", tooMany],
    ["[body.a + body.a]", tooLong],
    ["body.a.split('').size()", 1_000_000n],
  );
});

test("a loop over a map lists all of its keys, even if it ends at the first", () => {
  const keys = Object.fromEntries(Array.from({ length: 5000 }, (_, id) => [`k${id}`, id]));
  expecting({ body: { keys } })(
    ["body.keys.exists(one, body.keys.all(other, other != ''))", true],
    ["body.keys.all(one, body.keys.exists(other, other != ''))", tooMany],
  );
});

test("large data that is asked little of is no trouble", () => {
  const commits = Array.from({ length: 5000 }, (_, id) => ({
    id,
    author: { name: `n${id % 7}` },
    files: ["a", `b${id}`],
  }));
  const keys = Object.fromEntries(commits.map(({ id }) => [`k${id}`, id]));
  expecting({ extensions, body: { commits, keys } })(
    ["body.commits.exists(c, c.files.exists(f, f.matches('^docs/.*[.]md$')))", false],
    ["body.commits.map(c, c.author).distinct().size()", 7n],
    ["body.commits.distinct().size()", 5000n],
    ["body.commits.map(c, c.files[1]).sort()[0]", "b0"],
    ["body.commits.all(c, body.keys['k0'] == 0.0 && 'k1' in body.keys)", true],
    ["body == body && body.commits[7] in body.commits", true],
    ["'%s'.format([body]).size() > 200000", true],
  );
});

test("values that hold the same one many times are compared for a while", () => {
  const nested = again(26, "[dyn(1)]", (text) => `${text}.map(x, dyn([x, x]))`);
  expectRows([`${nested} == ${nested}`, tooMany], [`${nested}.size()`, 1n]);
});

test("data may be nested as deep as it likes, but is printed to a depth", () => {
  const deepList = () => JSON.parse(around(100_000, "[", "1", "]"));
  const deepMap = () => JSON.parse(around(100_000, '{"a":', "1", "}"));
  const tooDeep = limit("a value is nested too deeply to be printed");
  expecting({ extensions, body: { list: deepList(), sameList: deepList(), map: deepMap(), sameMap: deepMap() } })(
    ["body.list == body.sameList", true],
    ["body.map == body.sameMap", true],
    ["body.list in [body.sameList]", true],
    ["[body.list, body.sameList].distinct().size()", 1n],
    ["body.list.flatten(1000000)", [1]],
    ["body.map.a.a.a.all(k, k == 'a')", true],
    ["'%s'.format([body.list])", tooDeep],
    ["'%s'.format([body.map])", tooDeep],
    ["string(body.list)", wrong("no such overload: string(list)")],
  );
});

test("data may hold itself", () => {
  const list: CelValue[] = [];
  list.push(list);
  expecting({ extensions, body: { list } })(
    ["body.list == body.list", tooMany],
    ["'%s'.format([body.list])", tooMany],
    ["body.list.flatten(1000000000)", tooMany],
    ["body.list in body.list", tooMany],
    ["body.list[0][0][0].size()", 1n],
  );
});

test("no pattern takes longer than the text that it looks at", () => {
  expecting({ extensions, body: { text: "a".repeat(10_000) } })(
    ["body.text.matches('(a*)*b')", false],
    ["body.text.matches('^(a|aa)+$')", true],
    ["body.text.matches('(x+x+)+y')", false],
    ["body.text.matches('.*.*.*.*.*.*.*.*b')", false],
    [`body.text.matches('${"a?".repeat(100)}${"a".repeat(100)}')`, true],
    [`'a'.matches('${"a|".repeat(2000)}')`, true],
    [`'a'.matches('${"a|".repeat(10_000)}')`, tooMany],
    ["'a'.matches('(?i)[!-\uffff]')", true],
    [`'a'.matches('(?i)${"[!-\uffff]".repeat(100)}')`, tooMany],
    ["body.text.matches('((a{1,10}){1,10})+b')", false],
    ["body.text.matches('((a{1,30}){1,30})+b')", tooMany],
    ["lists.range(1000).exists(x, 'a'.matches('(?:a?){900}' + string(x)))", tooMany],
    ["lists.range(1000).exists(x, .matches('a', '(?:a?){900}' + string(x)))", tooMany],
    ["'a'.matches('((a{100}){100}){100}')", wrong("error parsing regexp: invalid repeat count: `{100}`")],
  );
});

test("places and counts may be any int", () => {
  const MOST = "9223372036854775807";
  expectRows(
    [`'a'.charAt(${MOST})`, wrong(`index out of range: ${MOST}`)],
    [`'a'.substring(0, ${MOST})`, wrong(`index out of range: ${MOST}`)],
    [`'a'.indexOf('', ${MOST})`, 1n],
    [`'a'.replace('', '-', ${MOST})`, "-a-"],
    [`'ab'.split('', ${MOST})`, ["a", "b"]],
    [`[[1]].flatten(${MOST})`, [1n]],
    [`[1].slice(0, ${MOST})`, wrong(`cannot slice(0, ${MOST}), list is length 1`)],
    [`lists.range(${MOST})`, wrong(`lists.range: size ${MOST} exceeds maximum allowed (1000000)`)],
  );
});

test("what is known is computed beforehand as long as an evaluation may take, and no longer", () => {
  const beforehand = expecting({ extensions, release: "v0.30", optimize: true });
  const pattern = (index: number) => `'a'.matches('(?i)[${index}!-\uffff]')`;
  const patterns = (count: number) => Array.from({ length: count }, (_, index) => pattern(index)).join(" && ");
  beforehand([patterns(10), true], [patterns(30), tooMany]);
});
