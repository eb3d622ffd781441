import { expect, test } from "vitest";
import { checkCel } from "../../src/cel/check-cel.ts";
import { compileCel } from "../../src/cel/compile-cel.ts";
import { celEnvironment } from "../../src/cel/environments.ts";
import { evaluateCel } from "../../src/cel/evaluate-cel.ts";
import { celLists } from "../../src/cel/extensions/lists.ts";
import { celStrings } from "../../src/cel/extensions/strings.ts";
import type { CelFunction } from "../../src/cel/functions.ts";
import { type CelType, celTypes } from "../../src/cel/types.ts";
import { CelFailure, CelUint, type CelValue } from "../../src/cel/values.ts";
import { evaluated, expecting, type Row, wrong } from "./evaluated.ts";

/** Expects of rows what they give with functions of the caller. */
const expectRowsWith = (...functions: readonly CelFunction[]) =>
  expecting({ functions, body: { text: "s", number: 7, list: ["a"] } });

const twice: CelFunction = { name: "twice", signatures: ["(int) -> int"], call: (value: bigint) => value * 2n };
const firstOf: CelFunction = {
  name: "first",
  signatures: ["(list(A)) -> A", "list(A).() -> A"],
  call: (list: readonly CelValue[]) => list[0] ?? null,
};
const checked = (message: string) => wrong(message, "cel/check");

test("a variable has a type that is known before, and a value that may differ each time", () => {
  const program = compileCel("count + 1", celEnvironment({ variables: { count: celTypes.int } }));
  const counts = [1n, 41n].map((count) => program.ok && evaluateCel(program.value, { count }));
  expect(counts).toEqual([
    { ok: true, value: 2n, diagnostics: [] },
    { ok: true, value: 42n, diagnostics: [] },
  ]);
});

test("a variable without a value fails where it is asked for, one that is undefined is null", () => {
  const environment = celEnvironment({ variables: { x: celTypes.dyn, constructor: celTypes.string } });
  expect(evaluated("x", environment)).toEqual(wrong("no such attribute(s): x"));
  expect(evaluated("constructor", environment)).toEqual(wrong("no such attribute(s): constructor"));
  expect(evaluated("true || x", environment)).toBe(true);
  // As the caller of plain JavaScript may have it.
  expect(evaluated("x", environment, { x: undefined as never })).toBe(null);
});

test("a name may have points: of several that fit, the whole one counts", () => {
  const environment = celEnvironment({
    variables: { "a.b": celTypes.int, "a.b.c": celTypes.string, a: celTypes.map(celTypes.string, celTypes.dyn) },
  });
  const values = { "a.b": 1n, "a.b.c": "abc", a: { x: { y: true } } };
  expect(evaluated("[dyn(a.b), dyn(a.b.c), a.x.y]", environment, values)).toEqual([1n, "abc", true]);
});

test("values of variables are of the types that they stand for in CEL", () => {
  const environment = celEnvironment({ variables: { x: celTypes.dyn } });
  const rows: [value: CelValue, type: CelType][] = [
    [1, celTypes.double],
    [1n, celTypes.int],
    [new CelUint(1n), celTypes.uint],
    ["a", celTypes.string],
    [true, celTypes.bool],
    [null, celTypes.null],
    [Buffer.from("a"), celTypes.bytes],
    [celTypes.int, celTypes.type],
  ];
  expect(rows.map(([x]) => [x, evaluated("type(x)", environment, { x })])).toEqual(rows);
  expect(evaluated("type(x) == list", environment, { x: [] })).toBe(true);
  expect(evaluated("type(x) == map", environment, { x: Object.create(null) })).toBe(true);
});

test("a function of the caller is called with what its signature takes", () => {
  expectRowsWith(twice)(
    ["twice(21)", 42n],
    ["twice(dyn(21))", 42n],
    ["twice('a')", checked("found no matching overload for 'twice' applied to '(string)'")],
    ["twice(1, 2)", checked("found no matching overload for 'twice' applied to '(int, int)'")],
    ["twice(body.text)", wrong("no such overload: twice(string)")],
    ["twice(body.number)", wrong("no such overload: twice(double)")],
    ["twice(1 / 0)", wrong("division by zero")],
    ["1.twice()", checked("found no matching overload for 'twice' applied to 'int.()'")],
  );
});

test("a receiver is the first argument", () => {
  const add: CelFunction = {
    name: "add",
    signatures: ["string.(string) -> string", "string.(string, string) -> string"],
    call: (...texts: readonly string[]) => texts.join("+"),
  };
  expectRowsWith(add)(
    ["s.add('a')", "text+a"],
    ["s.add('a', 'b')", "text+a+b"],
    ["body.text.add('a')", "s+a"],
    ["add(s, 'a')", checked("found no matching overload for 'add' applied to '(string, string)'")],
    ["body.number.add('a')", wrong("no such overload: add(double, string)")],
  );
});

test("a capital letter is a type that is found out", () => {
  const pair: CelFunction = {
    name: "pair",
    signatures: ["(A, A) -> list(A)"],
    call: (one: CelValue, other: CelValue) => [one, other],
  };
  expectRowsWith(firstOf, pair)(
    ["first([1]) + 1", 2n],
    ["['a'].first() + 'b'", "ab"],
    ["first(['a']) + 1", checked("found no matching overload for '_+_' applied to '(string, int)'")],
    ["first(pair([], [1]))", []],
    ["pair(1, 'a')", checked("found no matching overload for 'pair' applied to '(int, string)'")],
    ["pair(1, dyn('a'))", [1n, "a"]],
    ["pair(null, 1)", checked("found no matching overload for 'pair' applied to '(null, int)'")],
  );
});

test("of a list or map whose type is not known the first element says what it is", () => {
  const ints: CelFunction = { name: "ints", signatures: ["(list(int)) -> int"], call: () => 1n };
  const counts: CelFunction = { name: "counts", signatures: ["(map(string, int)) -> int"], call: () => 1n };
  expectRowsWith(ints, counts)(
    ["ints(dyn([]))", 1n],
    ["ints([dyn(1), dyn('a')])", 1n],
    ["ints([dyn('a'), dyn(1)])", wrong("no such overload: ints(list)")],
    ["counts(dyn({'a': 1}))", 1n],
    ["counts(dyn({}))", 1n],
    ["counts(dyn({1: 1}))", wrong("no such overload: counts(map)")],
    ["counts(dyn({'a': 'b'}))", wrong("no such overload: counts(map)")],
  );
});

test("of overloads that give different types it may be known before which is called", () => {
  const count: CelFunction = {
    name: "count",
    signatures: ["() -> int", "(map(string, dyn)) -> string", "(list(dyn)) -> int"],
    call: (given?: CelValue) => (given === undefined || Array.isArray(given) ? 1n : "one"),
  };
  expectRowsWith(count)(
    ["count() + 1", 2n],
    ["count({}) + 'a'", "onea"],
    ["count(dyn({})) + 'a'", "onea"],
    ["count(dyn([])) + 1", 2n],
    ["count({}) + 1", checked("found no matching overload for '_+_' applied to '(string, int)'")],
    ["count(body.text)", wrong("no such overload: count(string)")],
  );
});

test("a function may fail, as those of CEL do", () => {
  const fail: CelFunction = { name: "fail", signatures: ["() -> bool"], call: () => new CelFailure("not today") };
  expectRowsWith(fail)(
    ["fail()", wrong("not today")],
    ["fail() || true", true],
    ["[fail()].size()", wrong("not today")],
  );
  const program = compileCel("1 == 1 && fail()", celEnvironment({ functions: [fail] }));
  const { diagnostics } = program.ok ? evaluateCel(program.value) : program;
  expect(diagnostics.map(({ details }) => details)).toEqual([
    "ERROR: <input>:1:15: not today\n | 1 == 1 && fail()\n | ..............^",
  ]);
});

test("a known function may be given more overloads, in that environment only", () => {
  const contains: CelFunction = {
    name: "contains",
    signatures: ["list(A).(A) -> bool"],
    call: (list: readonly CelValue[], element: CelValue) => list.includes(element),
  };
  const or: CelFunction = {
    name: "_+_",
    signatures: ["(bool, bool) -> bool"],
    call: (one: boolean, other: boolean) => one || other,
  };
  expectRowsWith(contains, or)(
    ["[1, 2].contains(2)", true],
    ["'abc'.contains('b')", true],
    ["body.list.contains('a')", true],
    ["body.text.contains('s')", true],
    ["[1].contains('a')", checked("found no matching overload for 'contains' applied to 'list(int).(string)'")],
    ["true + false", true],
    ["1 + 2", 3n],
  );
  expect(evaluated("[1].contains(1)")).toEqual(
    checked("found no matching overload for 'contains' applied to 'list(int).(int)'"),
  );
});

test("a function may have points in its name, which no variable hides", () => {
  expectRowsWith({ ...twice, name: "math.twice" })(
    ["math.twice(1)", 2n],
    [".math.twice(1)", 2n],
    ["[1].map(math, math.twice(2))", [4n]],
    ["math", checked("undeclared reference to 'math' (in container '')")],
    [
      "math.thrice(1)",
      checked("undeclared reference to 'math' (in container '')\nundeclared reference to 'thrice' (in container '')"),
    ],
  );
});

test("extensions are there if they are asked for, and go together", () => {
  const both = celEnvironment({ extensions: [celStrings, celLists] });
  expect(evaluated("[dyn('ab'), dyn([1, 2])].map(x, x.reverse())", both)).toEqual(["ba", [2n, 1n]]);
  expect(evaluated("'b,a'.split(',').sort().join()", both)).toBe("ab");
  expect(evaluated("[1].reverse()", celEnvironment({ extensions: [celStrings] }))).toEqual(
    checked("found no matching overload for 'reverse' applied to 'list(int).()'"),
  );
  expect(evaluated("strings.quote('a')")).toEqual(
    checked("undeclared reference to 'strings' (in container '')\nundeclared reference to 'quote' (in container '')"),
  );
});

test("an optimizing environment makes conversions of what is known at once", () => {
  const texts = ["int('x') == 1 || true", "false ? int('x') : 1", "[int('x')].size() == 0 || true"];
  expecting({ optimize: true })(
    ...texts.map((text): Row => [text, wrong("type conversion error from 'string' to 'int'", "cel/program")]),
    ["false && int(s) == 1", false],
    ["int('1') + 1", 2n],
  );
  expecting()(["int('x') == 1 || true", true], ["false ? int('x') : 1", 1n], ["[int('x')].size() == 0 || true", true]);
});

test("an optimizing environment looks up in a list that is known as in a set: an int is no double that it is rounded to", () => {
  const expectOptimized = expecting({ optimize: true, body: { number: 7 } });
  const expectPlain = expecting({ body: { number: 7 } });
  const same: Row[] = [
    ["body.number in [7, 'a']", true],
    ["body.number in [7u]", true],
    ["n in [7]", true],
    ["0.0 / 0.0 in [0.0 / 0.0]", false],
    ["body.number in ['a', null, [1]]", false],
    ["dyn(9007199254740992.0) in [9007199254740993]", true],
  ];
  expectOptimized(...same, ["dyn(9007199254740993) in [9007199254740992.0]", false], ["body.nope in []", false]);
  expectPlain(
    ...same,
    ["dyn(9007199254740993) in [9007199254740992.0]", true],
    ["body.nope in []", wrong("no such key: nope")],
  );
});

test("a variable whose value is a type is no variable", () => {
  const environment = celEnvironment({ variables: { kind: celTypes.type } });
  expect(checkCel("kind == int", environment)).toEqual([]);
  expect(evaluated("kind == int", environment)).toEqual(wrong("reference to undefined type: kind", "cel/program"));
});

test("what the caller of JavaScript gives instead of texts and values is said to be wrong", () => {
  const program = compileCel("1");
  expect(() => checkCel(1 as never)).toThrow(new TypeError("Cannot check CEL: want a string, got 1"));
  expect(() => compileCel(null as never)).toThrow(new TypeError("Cannot compile CEL: want a string, got null"));
  expect(() => program.ok && evaluateCel(program.value, null as never)).toThrow(
    new TypeError("Cannot evaluate CEL: want an object with the variables, got null"),
  );
  expect(() => program.ok && evaluateCel(program.value, [] as never)).toThrow(
    new TypeError("Cannot evaluate CEL: want an object with the variables, got an array"),
  );
});

test("a signature that cannot be read is said to be wrong", () => {
  const withSignature = (signature: string) => () =>
    celEnvironment({ functions: [{ ...twice, signatures: [signature] }] });
  for (const signature of ["int -> int", "(int)", "(int) -> ", "(int)->int", ".() -> int", ""])
    expect(withSignature(signature)).toThrow(
      new TypeError(`Cannot read a signature: want \`(int) -> string\`, got ${signature}`),
    );
  for (const name of ["integer", "Int", "AB", "constructor", "__proto__"])
    expect(withSignature(`(list(${name})) -> int`)).toThrow(
      new TypeError(`Cannot read a signature: there is no type ${name}`),
    );
});
