import { expect, test } from "vitest";
import { celEnvironment } from "../../src/cel/cel-environment.ts";
import { checkCel } from "../../src/cel/check-cel.ts";
import { compileCel } from "../../src/cel/compile-cel.ts";
import { evaluateCel } from "../../src/cel/evaluate-cel.ts";
import { celLists } from "../../src/cel/extensions/lists.ts";
import { celStrings } from "../../src/cel/extensions/strings.ts";
import { type CelType, celTypes } from "../../src/cel/types.ts";
import { CelUint, type CelValue } from "../../src/cel/values.ts";
import { checked, evaluated, expecting, type Row, wrong } from "./evaluated.ts";

test("a variable has a type that is known before, and a value that may differ each time", () => {
  const program = compileCel("count + 1", celEnvironment({ variables: { count: celTypes.int } }));
  const counts = [1n, 41n].map((count) => program.ok && evaluateCel(program.value, { count }));
  expect(counts).toEqual([
    { ok: true, value: 2n, diagnostics: [] },
    { ok: true, value: 42n, diagnostics: [] },
  ]);
});

test("a variable that is not given, or undefined, fails where it is asked for", () => {
  const environment = celEnvironment({ variables: { x: celTypes.dyn, constructor: celTypes.string } });
  expect(evaluated("x", environment)).toEqual(wrong("no such attribute(s): x"));
  expect(evaluated("constructor", environment)).toEqual(wrong("no such attribute(s): constructor"));
  expect(evaluated("true || x", environment)).toBe(true);
  expect(evaluated("x", environment, { x: undefined })).toEqual(wrong("no such attribute(s): x"));
  expect(evaluated("x", environment, { x: null })).toBe(null);
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

test("what the caller of JavaScript gives instead of parts of an environment is said to be wrong", () => {
  const call = () => 1n;
  const signatures = ["() -> int"];
  const wrongFunction = (given: unknown) => ({ functions: [given] });
  const name = "a name such as `a` or `a.b`";
  const rows: [options: unknown, want: string][] = [
    [null, "an object with options, got null"],
    [{ release: "v0.31" }, 'the release "v0.29" or "v0.30", got "v0.31"'],
    [{ variables: ["a"] }, "an object with the types of variables, got an array"],
    [{ variables: new Map() }, "an object with the types of variables, got an object (Map)"],
    [{ variables: { a: "int" } }, 'a CelType for the variable a, got "int"'],
    [{ extensions: celStrings }, "a list of extensions, got an object"],
    [{ extensions: [null] }, "extensions with functions, got null"],
    [{ extensions: [{ functions: "f" }] }, "extensions with functions, got an object"],
    [{ functions: { call } }, "a list of functions, got an object"],
    [wrongFunction(call), "functions with a name, signatures and a call, got a function"],
    ...["f-g", "f.", "", 1, undefined, "_?_:_", "_&&_", "_[_]", "a@b"].map((given): [unknown, string] => [
      wrongFunction({ name: given, signatures, call }),
      `a function with ${name}, or that of an operator, got ${typeof given === "string" ? `"${given}"` : given}`,
    ]),
    [wrongFunction({ name: "f", call }), "one or more signatures of the function f, got undefined"],
    [wrongFunction({ name: "f", signatures: [], call }), "one or more signatures of the function f, got an array"],
    [
      wrongFunction({ name: "f", signatures: "() -> int", call }),
      'one or more signatures of the function f, got "() -> int"',
    ],
    [wrongFunction({ name: "f", signatures }), "a call of the function f, got undefined"],
    [{ extensions: [{ functions: [{ name: "f", signatures }] }] }, "a call of the function f, got undefined"],
  ];
  for (const [options, want] of rows)
    expect(() => celEnvironment(options as never)).toThrow(
      new TypeError(`Cannot make a CEL environment: want ${want}`),
    );
});

test("names that are kept for later may be declared, but no expression asks for them", () => {
  const environment = celEnvironment({ variables: { for: celTypes.int, "a.for": celTypes.int, in: celTypes.int } });
  expect(evaluated("a.for", environment, { "a.for": 1n })).toBe(1n);
  expect(checkCel("for", environment)[0]?.message).toBe("reserved identifier: for");
});
