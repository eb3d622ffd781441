import { expect, test } from "vitest";
import { celEnvironment } from "../../src/cel/cel-environment.ts";
import { compileCel } from "../../src/cel/compile-cel.ts";
import { type CelVariables, evaluateCel } from "../../src/cel/evaluate-cel.ts";
import { celTypes } from "../../src/cel/types.ts";
import { CelDuration, CelTimestamp, CelUint } from "../../src/cel/values.ts";
import { evaluated, wrong } from "./evaluated.ts";

class Point {
  readonly x = 1n;
}

/** What JavaScript has and CEL has not, and how it is shown. */
const FOREIGN: readonly (readonly [value: unknown, shown: string])[] = [
  [new Date(0), "the Date 1970-01-01T00:00:00.000Z"],
  [new Map([["a", 1n]]), "an object (Map)"],
  [new Set(), "an object (Set)"],
  [Promise.resolve(1n), "an object (Promise)"],
  [new Int8Array(1), "an object (Int8Array)"],
  [new Headers(), "an object (Headers)"],
  [() => 1n, "a function"],
  [Symbol("a"), "Symbol(a)"],
];

test("a variable that is no value of CEL is said to be wrong, if it is asked for", () => {
  const environment = celEnvironment({ variables: { x: celTypes.dyn } });
  for (const [x, shown] of FOREIGN)
    for (const text of ["x", "x == 1", "x.a", "has(x.a)", "type(x)"])
      expect(() => evaluated(text, environment, { x: x as never })).toThrow(
        new TypeError(`Cannot evaluate CEL: want a value of CEL for the variable x, got ${shown}`),
      );
  expect(evaluated("true || x", environment, { x: new Date(0) as never })).toBe(true);
});

test("something in data that is no value of CEL is said to be wrong, if an expression looks into it", () => {
  const environment = celEnvironment({ variables: { x: celTypes.dyn } });
  const date = new Date(0);
  const x = { date, list: [date], number: 1n, undefined, nothing: [undefined] } as never;
  for (const text of [
    "x.date.year",
    "has(x.date.year)",
    "type(x.date)",
    "x.list[0].year",
    "'year' in x.date",
    "x == {}",
  ])
    expect(() => evaluated(text, environment, { x })).toThrow(
      new TypeError("Cannot evaluate CEL: want a value of CEL in data, got the Date 1970-01-01T00:00:00.000Z"),
    );
  expect(evaluated("x.number + size(x.list)", environment, { x })).toBe(2n);
  expect(evaluated("[has(x.undefined), x.nothing[0] == null]", environment, { x })).toEqual([false, true]);
});

test("an object of a class is a map of its own properties", () => {
  const environment = celEnvironment({ variables: { point: celTypes.map(celTypes.string, celTypes.int) } });
  expect(evaluated("point.x", environment, { point: new Point() as never })).toBe(1n);
  expect(evaluated("point.constructor", environment, { point: new Point() as never })).toEqual(
    wrong("no such key: constructor"),
  );
});

test("a function has to give a value of CEL", () => {
  const calling = (value: unknown) => {
    const call = () => value as never;
    return evaluated(
      "false || f() == 1",
      celEnvironment({ functions: [{ name: "f", signatures: ["() -> dyn"], call }] }),
    );
  };
  for (const [value, shown] of [...FOREIGN, [undefined, "undefined"]])
    expect(() => calling(value)).toThrow(
      new TypeError(`Cannot evaluate CEL: want a value of CEL from the function f, got ${shown}`),
    );
  expect([null, 1n, Object.create(null), new Point()].map(calling)).toEqual([false, true, false, false]);
});

test("what a function throws goes through as it is", () => {
  const error = new Error("the network is down");
  const call = () => {
    throw error;
  };
  const environment = celEnvironment({ functions: [{ name: "f", signatures: ["() -> bool"], call }] });
  expect(() => evaluated("true || f()", environment)).not.toThrow();
  expect(() => evaluated("f() || true", environment)).toThrow(error);
});

test("numbers of CEL have their ranges", () => {
  const FIRST = -62_135_596_800_000_000_000n;
  const LAST = 253_402_300_799_999_999_999n;
  const rows: [make: () => unknown, problem: string][] = [
    [() => new CelUint(-1n), "make a CelUint: want 0 to 2^64 - 1, got -1"],
    [() => new CelUint(2n ** 64n), "make a CelUint: want 0 to 2^64 - 1, got 18446744073709551616"],
    [
      () => new CelDuration(2n ** 63n),
      "make a CelDuration: want nanoseconds from -2^63 to 2^63 - 1, got 9223372036854775808",
    ],
    [
      () => new CelTimestamp(FIRST - 1n),
      "make a CelTimestamp: want nanoseconds in the years 1 to 9999, got -62135596800000000001",
    ],
    [
      () => new CelTimestamp(LAST + 1n),
      "make a CelTimestamp: want nanoseconds in the years 1 to 9999, got 253402300800000000000",
    ],
    ...[1501, -1501, 0.5, Number.NaN].map((offset): [() => unknown, string] => [
      () => new CelTimestamp(0n, offset),
      `make a CelTimestamp: want whole minutes of at most 25 hours, got ${offset}`,
    ]),
  ];
  for (const [make, problem] of rows) expect(make).toThrow(new RangeError(`Cannot ${problem}`));
  const environment = celEnvironment({ variables: { x: celTypes.dyn } });
  const texts = [
    new CelUint(2n ** 64n - 1n),
    new CelDuration(-(2n ** 63n)),
    new CelTimestamp(FIRST, 1500),
    new CelTimestamp(LAST, -1500),
  ].map((x) => evaluated("string(x)", environment, { x }));
  expect(texts).toEqual([
    "18446744073709551615",
    "-9223372036.854776s",
    "0001-01-02T01:00:00+25:00",
    "9999-12-30T22:59:59.999999999-25:00",
  ]);
});

test("a variable, or what a function gives, is of the type that was declared", () => {
  const environment = celEnvironment({
    variables: { n: celTypes.int, b: celTypes.bytes, list: celTypes.list(celTypes.int) },
    functions: [{ name: "five", signatures: ["() -> int"], call: () => 5 }],
  });
  const evaluate = (text: string, variables: CelVariables) => {
    const program = compileCel(text, environment);
    return program.ok ? evaluateCel(program.value, variables) : program;
  };
  const throws = (text: string, variables: CelVariables, message: string) =>
    expect(() => evaluate(text, variables)).toThrow(new TypeError(`Cannot evaluate CEL: want ${message}`));
  throws("n > 2", { n: 3 }, "a value of type int for the variable n, got 3");
  throws("n", { n: "3" }, 'a value of type int for the variable n, got "3"');
  throws("size(b)", { b: "x" }, 'a value of type bytes for the variable b, got "x"');
  throws("five()", {}, "a value of type int from the function five, got 5");
  expect(evaluate("true || n > 2", { n: 3 })).toEqual({ ok: true, value: true, diagnostics: [] });
  expect(evaluate("list[0]", { list: [1] })).toEqual({ ok: true, value: 1, diagnostics: [] });
});

test("data may have the type that TypeScript knows it by", () => {
  interface Push {
    readonly ref: string;
  }
  const body: Push = { ref: "refs/heads/main" };
  const program = compileCel("body.ref", celEnvironment({ variables: { body: celTypes.dyn } }));
  expect(program.ok && evaluateCel(program.value, { body })).toEqual({ ok: true, value: body.ref, diagnostics: [] });
});

test("a variable that is not there is underlined", () => {
  const environment = celEnvironment({ variables: { n: celTypes.int } });
  const program = compileCel("1 > 2 || n > 2", environment);
  const [problem] = program.ok ? evaluateCel(program.value).diagnostics : [];
  expect(problem?.details).toBe("ERROR: <input>:1:10: no such attribute(s): n\n | 1 > 2 || n > 2\n | .........^");
});
