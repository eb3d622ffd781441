import { expect, test } from "vitest";
import { CelMap, CelUint } from "../../src/cel/values.ts";
import { checked, evaluated, expecting, wrong } from "./evaluated.ts";

const body = {
  list: ["a", "b"],
  labels: [{ name: "bug" }],
  nested: { a: { b: [1, 2, 3.5] } },
  number: 7,
  text: "abc",
  none: null,
  missing: undefined,
};
const expectRows = expecting({ body });
const noKey = (key: string) => wrong(`no such key: ${key}`);
const outside = (index: string) => wrong(`index out of bounds: ${index}`);

test("an element of a list has an index that is a whole number of any type", () => {
  expectRows(
    ["['a', 'b'][1]", "b"],
    ["['a', 'b'][dyn(1u)]", "b"],
    ["['a', 'b'][dyn(1.0)]", "b"],
    ["body.list[n - 7]", "a"],
    ["body.labels[0].name", "bug"],
    ["body['nested'].a['b'][2]", 3.5],
  );
});

test("an index outside, or of another kind, fails", () => {
  expectRows(
    ["[1, 2][2]", outside("2")],
    ["[1, 2][-1]", outside("-1")],
    ["[][0]", outside("0")],
    ["[1, 2][9223372036854775807]", outside("9223372036854775807")],
    ["[1, 2][dyn(1.5)]", wrong("unsupported index value 1.5 in list")],
    ["[1, 2][dyn('0')]", wrong("unsupported index type 'string' in list")],
    ["[1, 2][dyn(true)]", wrong("unsupported index type 'bool' in list")],
    ["[1, 2]['a']", checked("found no matching overload for '_[_]' applied to '(list(int), string)'")],
    ["[1, 2][0u]", checked("found no matching overload for '_[_]' applied to '(list(int), uint)'")],
  );
});

test("a value of a map is found by its key; a name behind a point is a key, too", () => {
  expectRows(
    ["{'a': 1}['a']", 1n],
    ["{'a': 1}.a", 1n],
    ["{'a': {'b': [1]}}.a.b[0]", 1n],
    ["{'a': null}.a", null],
    ["{true: 'yes', false: 'no'}[1 == 2]", "no"],
    ["{1.5: 'a'}[1.5]", "a"],
    ["{'text': 1}[s]", 1n],
    ["{'a': 1}.b", noKey("b")],
    ["{'a': 1}[s]", noKey("text")],
    ["{}[true]", noKey("true")],
    ["body[dyn(1u)]", noKey("1")],
  );
});

test("numbers of different types find each other's keys", () => {
  expectRows(
    ["{1: 'a'}[dyn(1u)]", "a"],
    ["{1: 'a'}[dyn(1.0)]", "a"],
    ["{1u: 'a'}[dyn(1)]", "a"],
    ["{dyn(1.0): 'a'}[dyn(1)]", noKey("1")],
    ["{1: 'a'}[dyn(1.5)]", noKey("1.5")],
    ["{1u: 'a'}[dyn(-1)]", noKey("-1")],
    ["{1: 'a'}[1u]", checked("found no matching overload for '_[_]' applied to '(map(int, string), uint)'")],
  );
});

test("and yet they are keys of their own, of which the same type is found first", () => {
  const both = "{dyn(1): 'int', dyn(1u): 'uint', dyn(1.0): 'double'}";
  expectRows(
    [`${both}.size()`, 3n],
    [`${both}[dyn(1u)]`, "uint"],
    [`${both}[dyn(1.0)]`, "double"],
    ["{dyn(1u): 'uint', dyn(1): 'int'}[dyn(1.0)]", "int"],
  );
});

test("of two values with the same key the last one stays, in the place of the first", () => {
  expectRows(
    [
      "{'a': 1, 'b': 2, 'a': 3}",
      new CelMap([
        ["a", 3n],
        ["b", 2n],
      ]),
    ],
    ["{1: 'a', 1: 'b'}[1]", "b"],
    ["{0.0 / 0.0: 1, 0.0 / 0.0: 2}.size()", 2n],
  );
});

test("any value may be a key, but only texts, numbers and bools find one", () => {
  expectRows(
    ["{null: 1, [1]: 2, int: 3}.size()", 3n],
    ["null in {null: 1}", true],
    ["duration('60s') in {duration('1m'): 1}", true],
    ["timestamp(0) in {timestamp(0): 1}", true],
    ["int in {int: 1}", true],
    ["[1] in {[1]: 1}", false],
    ["{b'a': 1}.size()", wrong("internal error: runtime error: hash of unhashable type types.Bytes")],
  );
});

test("size counts elements, keys, bytes, and code points", () => {
  expectRows(
    ["[1, 2].size()", 2n],
    ["size({'a': 1})", 1n],
    ["size(b'é')", 2n],
    ["'aé😀'.size()", 3n],
    ["body.size()", 6n],
    ["size(dyn(1))", wrong("no such overload: size")],
    ["size(body.none)", wrong("no such overload: size")],
  );
});

test("elements of different types make a list of anything", () => {
  expectRows(
    ["[1, 'a', 2u, null, [], {}]", [1n, "a", new CelUint(2n), null, [], new CelMap([])]],
    ["[1, 'a'][0] + 1", 2n],
    ["{'a': 1, 2: 'b'}[2]", "b"],
    ["[[], [1]] + [[2]]", [[], [1n], [2n]]],
  );
});

test("a property that is undefined is no key", () => {
  expectRows(
    ["has(body.missing)", false],
    ["'missing' in body", false],
    ["body.missing", noKey("missing")],
    ["body.map(k, k)", ["list", "labels", "nested", "number", "text", "none"]],
  );
});

test("what JavaScript knows of values is no field of theirs", () => {
  expectRows(
    ["body.toString", noKey("toString")],
    ["body.hasOwnProperty", noKey("hasOwnProperty")],
    ["body.__proto__", noKey("__proto__")],
    ["has(body.constructor) || 'valueOf' in body", false],
    ["{}.__proto__", noKey("__proto__")],
    ["{'a': 1}['constructor']", noKey("constructor")],
    ["body.text.length", noKey("length")],
    ["body.text[0]", noKey("0")],
    ["body.number.toFixed", noKey("toFixed")],
    ["body.list.length", wrong("unsupported index type 'string' in list")],
    ["dyn(1u).value", noKey("value")],
    ["has(dyn(duration('1s')).nanoseconds)", false],
    ["dyn(int).name", noKey("name")],
    ["'__proto__' in {} || 'toString' in {}", false],
  );
});

test("names that JavaScript has are names like others in the data of users", () => {
  // As JSON.parse makes it; written out it would set the prototype.
  const data = JSON.parse('{"__proto__": {"a": 1}, "constructor": "c", "toString": null, "length": 3}');
  expecting({ body: data })(
    ["body.__proto__.a", 1],
    ["body.a", noKey("a")],
    ["body.constructor + body['constructor']", "cc"],
    ["has(body.toString) && body.toString == null", true],
    ["body.map(k, k)", ["__proto__", "constructor", "toString", "length"]],
    ["body == {'__proto__': {'a': 1}, 'constructor': 'c', 'toString': null, 'length': 3}", true],
    ["{'__proto__': {'a': 1}}.__proto__.a", 1n],
    ["has({'__proto__': {'a': 1}}.a)", false],
    ["{'__proto__': 1, 'constructor': 2}.map(k, k)", ["__proto__", "constructor"]],
  );
});

test("what an object inherits is not its own", () => {
  expecting({ body: Object.create({ inherited: 1 }) })(["body.inherited", noKey("inherited")], ["body.size()", 0n]);
  expecting({ body: Object.create(null) })(["body.toString", noKey("toString")], ["body == {}", true]);
});

test("names of JavaScript are not declared, and may not be called", () => {
  const undeclared = (name: string) => checked(`undeclared reference to '${name}' (in container '')`);
  const rows = ["__proto__", "constructor", "toString", "hasOwnProperty"].map(
    (name) => [name, undeclared(name)] as const,
  );
  expectRows(
    ...rows,
    ["toString()", undeclared("toString")],
    ["n.toString()", undeclared("toString")],
    [
      "[1].constructor(x, 1)",
      checked("undeclared reference to 'constructor' (in container '')\nundeclared reference to 'x' (in container '')"),
    ],
    ["__proto__{}", undeclared("__proto__")],
  );
  expect(evaluated("valueOf")).toEqual(undeclared("valueOf"));
});

test("data comes back as it was given", () => {
  expectRows(["body", body], ["body.nested.a", body.nested.a], ["[body.labels]", [body.labels]]);
});
