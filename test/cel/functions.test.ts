import { expect, test } from "vitest";
import { celEnvironment } from "../../src/cel/cel-environment.ts";
import { compileCel } from "../../src/cel/compile-cel.ts";
import { evaluateCel } from "../../src/cel/evaluate-cel.ts";
import type { CelFunction } from "../../src/cel/functions.ts";
import { CelFailure, type CelValue } from "../../src/cel/values.ts";
import { checked, evaluated, expecting, wrong } from "./evaluated.ts";

/** Expects of rows what they give with functions of the caller. */
const expectRowsWith = (...functions: readonly CelFunction[]) =>
  expecting({ functions, body: { text: "s", number: 7, list: ["a"] } });

const twice: CelFunction = { name: "twice", signatures: ["(int) -> int"], call: (value: bigint) => value * 2n };
const firstOf: CelFunction = {
  name: "first",
  signatures: ["(list(A)) -> A", "list(A).() -> A"],
  call: (list: readonly CelValue[]) => list[0] ?? null,
};

test("where a failure is, the evaluation knows better than the function", () => {
  const fail: CelFunction = { name: "fail", signatures: ["() -> bool"], call: () => new CelFailure("no", 999) };
  const program = compileCel("1 > 2 || fail()", celEnvironment({ functions: [fail] }));
  const [problem] = program.ok ? evaluateCel(program.value).diagnostics : [];
  expect(problem?.details).toBe("ERROR: <input>:1:14: no\n | 1 > 2 || fail()\n | .............^");
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

test("of functions that take the same values the one given last is called, before that of the standard library", () => {
  const size = (signature: string, given: CelValue): CelFunction => ({
    name: "size",
    signatures: [signature],
    call: () => given,
  });
  const expectSizes = expectRowsWith(
    size("(string) -> int", 10n),
    size("(A) -> int", 11n),
    size("(bytes) -> int", 12n),
  );
  expectSizes(
    ["size('a')", 11n],
    ["size(b'a')", 12n],
    ["size(body.text)", 11n],
    ["size(1)", 11n],
    // Which function it is, the values say: how it is called is for the checker.
    ["'a'.size()", 11n],
    ["1.size()", checked("found no matching overload for 'size' applied to 'int.()'")],
  );
  const extension = { functions: [size("(string) -> int", 20n), size("(bytes) -> int", 21n)] };
  expecting({ functions: [size("(string) -> int", 10n)], extensions: [extension] })(
    ["size('a')", 10n],
    ["size(b'a')", 21n],
    ["size([1])", 1n],
  );
});

test("if functions that take the same values give different types, it is not known before what comes out", () => {
  const size: CelFunction = { name: "size", signatures: ["(string) -> double"], call: () => 0.5 };
  expectRowsWith(size)(
    ["size('a') + 0.5", 1],
    ["size('a') + 1", wrong("no such overload")],
    ["size([]) + 0.5", checked("found no matching overload for '_+_' applied to '(int, double)'")],
  );
});

test("an operator of the caller counts for itself only, and macros come before functions", () => {
  const never = (name: string, signature: string): CelFunction => ({
    name,
    signatures: [signature],
    call: () => false,
  });
  expectRowsWith(
    never("_==_", "(A, A) -> bool"),
    never("matches", "(string, string) -> bool"),
    never("all", "list(A).(B, bool) -> bool"),
  )(["1 == 1", false], ["1 != 1", false], ["1 in [1]", true], ["'a'.matches('a')", false], ["[1].all(x, x > 0)", true]);
});

test("an optimizing environment converts what is known when the program is made, also by functions of the caller", () => {
  let calls = 0;
  const call = () => BigInt(++calls);
  const functions: CelFunction[] = [
    { name: "int", signatures: ["(bool) -> int"], call },
    { name: "count", signatures: ["(bool) -> int"], call },
  ];
  const program = compileCel("int(true)", celEnvironment({ functions, optimize: true }));
  const given = [1, 2].map(() => program.ok && evaluateCel(program.value));
  expect(given).toEqual(Array(2).fill({ ok: true, value: 1n, diagnostics: [] }));
  expecting({ functions, optimize: true })(["count(true)", 2n], ["count(true)", 3n]);
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
