import { expect, test } from "vitest";
import { checkCel } from "../../src/cel/check-cel.ts";
import { compileCel } from "../../src/cel/compile-cel.ts";
import { formatType } from "../../src/cel/types.ts";
import { evaluated, valuesWith, wrong } from "./evaluated.ts";
import { environment, expectMessages, noMatch, undeclared } from "./messages.ts";

const noFields = (type: string) => `type '${type}' does not support field selection`;

test("an operator wants the same types on both sides", () => {
  expectMessages(
    ["1 == 'a'", noMatch("_==_", "(int, string)")],
    ["[1] != ['a']", noMatch("_!=_", "(list(int), list(string))")],
    ["{'a': 1} == {1: 'a'}", noMatch("_==_", "(map(string, int), map(int, string))")],
    ["true ? 1 : 'a'", noMatch("_?_:_", "(bool, int, string)")],
    ["n ? 1 : 2", noMatch("_?_:_", "(int, int, int)")],
    ["-s", noMatch("-_", "(string)")],
    ["1 in ['a']", noMatch("@in", "(int, list(string))")],
    ["timestamp(0) < duration('1s')", noMatch("_<_", "(timestamp, duration)")],
    ["type(1) == 'int'", noMatch("_==_", "(type(int), string)")],
  );
});

test("a call says its receiver before a point", () => {
  expectMessages(
    ["s.contains(1)", noMatch("contains", "string.(int)")],
    ["1.size()", noMatch("size", "int.()")],
    ["size(1, 2)", noMatch("size", "(int, int)")],
    ["contains(s, 'a')", noMatch("contains", "(string, string)")],
    ["timestamp(0).getHours(1)", noMatch("getHours", "timestamp.(int)")],
  );
});

test("only maps, and what may be one, have fields", () => {
  expectMessages(
    ["n.field", noFields("int")],
    ["null.field", noFields("null")],
    ["timestamp(0).field", noFields("timestamp")],
    ["int.field", noFields("type(int)")],
    ["[{'a': 1}].a", noFields("list(map(string, int))")],
    ["has(s.field)", noFields("string")],
    ["{'a': 1}.a.b", noFields("int")],
    ["body.a.b.c"],
  );
});

test("a type that is not found out is dyn, or has a name of its own", () => {
  expectMessages(
    ["[] == 1", noMatch("_==_", "(list(dyn), int)")],
    ["[[]] + 1", noMatch("_+_", "(list(list(dyn)), int)")],
    ["{} + {}", noMatch("_+_", "(map(dyn, dyn), map(dyn, dyn))")],
    ["[].field", noFields("list(_var0)")],
    ["[].map(x, {'a': x}).b", noFields("list(map(string, _var0))")],
    ["[[]].map(x, x + [1]) + ['a']", noMatch("_+_", "(list(list(int)), list(string))")],
    ["true ? [] : [1] == ['a']", noMatch("_==_", "(list(int), list(string))")],
  );
});

test("what may be anything goes with all, until it is combined with what is known", () => {
  expectMessages(
    ["body.a + 1 == body.b + 2"],
    ["body.a + 1 == 'a'", noMatch("_==_", "(int, string)")],
    ["dyn(1) + 'a'"],
    ["[1, 'a'][0].field"],
    ["body.a ? 1 : 'a'", noMatch("_?_:_", "(dyn, int, string)")],
    ["body.a.contains(1)", noMatch("contains", "dyn.(int)")],
    ["body.nope()", undeclared("nope")],
  );
});

test("the variable of a macro has the type of the elements, or of the keys", () => {
  expectMessages(
    ["[1].all(x, x == 'a')", noMatch("_==_", "(int, string)")],
    ["{'a': 1}.map(k, k + 1)", noMatch("_+_", "(string, int)")],
    ["[1].filter(x, x)", noMatch("_?_:_", "(int, list(int), list(int))")],
    ["[1].exists(x, y)", undeclared("y")],
    ["[1].all(x, true) && x", undeclared("x")],
    ["body.a.all(x, x.y + 1 > 0)"],
  );
});

test("names with points between them may be one variable", () => {
  expectMessages(["a.b == 8"], ["a.b.c", noFields("int")], ["a", undeclared("a")], ["a.c", undeclared("a")]);
  expect(evaluated("a.b + .a.b + .n", environment, valuesWith({}))).toBe(23n);
});

test("a point before a name means the outermost, and is said so", () => {
  expectMessages([".x", undeclared(".x")], [".x.y", undeclared(".x")], [".f(1)", undeclared(".f")], [".body.x.y"]);
});

test("there are no messages", () => {
  expectMessages(
    ["Foo{}", undeclared("Foo")],
    ["a.Foo{b: x}", undeclared("a.Foo")],
    ["int{}", "'int' is not a message type"],
    ["map{a: x}", "'map' is not a message type", "unexpected failed resolution of 'map'", undeclared("x")],
    ["dyn{}", undeclared("dyn")],
  );
});

test("list and null_type pass for messages, but no program can be made of them", () => {
  expectMessages(
    ["list{values: [1]} + .list{values: body.a} == [] && null_type{} == null"],
    ["list{a: 1}", "undefined field 'a'"],
    ["list{values: {}}", "expected type of field 'values' is 'list(dyn)' but provided type is 'map(_var0, _var1)'"],
    ["null_type{a: x}", "unexpected failed resolution of 'google.protobuf.NullValue'", undeclared("x")],
    ["1 + list{}", noMatch("_+_", "(int, list(dyn))")],
  );
  expect(evaluated(".list{} == []", environment)).toEqual(wrong("unknown type: list", "cel/program"));
  expect(evaluated("true || null_type{} == null", environment)).toEqual(
    wrong("unknown type: null_type", "cel/program"),
  );
});

test("without an environment there are no variables", () => {
  expect(checkCel("'a' + s").map(({ message }) => message)).toEqual([undeclared("s")]);
  expect(checkCel("'a' in ['a', 'b']")).toEqual([]);
});

test("the type of a program is that of its value, as far as it is known", () => {
  const rows: [text: string, type: string][] = [
    ["1 + n", "int"],
    ["body", "map(string, dyn)"],
    ["body.a", "dyn"],
    ["[1, 'a']", "list(dyn)"],
    ["[]", "list(dyn)"],
    ["[[], [1u]]", "list(list(uint))"],
    ["type(1.0)", "type(double)"],
    ["n in [1] ? timestamp(0) : null", "timestamp"],
    ["{'a': [duration('1s')]}", "map(string, list(duration))"],
    ["[1].map(x, x > 0)", "list(bool)"],
    ["null", "null"],
  ];
  const typeOf = (text: string) => {
    const program = compileCel(text, environment);
    return program.ok ? formatType(program.value.type) : program.diagnostics;
  };
  expect(rows.map(([text]) => [text, typeOf(text)])).toEqual(rows);
});
