import { test } from "vitest";
import { celLists } from "../../src/cel/extensions/lists.ts";
import { CelMap, CelUint } from "../../src/cel/values.ts";
import { checked, expecting, wrong } from "./evaluated.ts";

const expectRows = expecting({
  body: { list: ["b", "a"], deep: [[1], [[2]]], number: 7, map: { a: 1 } },
  extensions: [celLists],
});

test("slice has a start and an end, both within the list", () => {
  expectRows(
    ["[1, 2, 3].slice(0, 2)", [1n, 2n]],
    ["[1, 2, 3].slice(3, 3)", []],
    ["body.list.slice(1, 2)", ["a"]],
    ["[1, 2, 3].slice(2, 4)", wrong("cannot slice(2, 4), list is length 3")],
    ["[1, 2, 3].slice(2, 1)", wrong("cannot slice(2, 1), start index must be less than or equal to end index")],
    ["[1, 2, 3].slice(-1, 2)", wrong("cannot slice(-1, 2), negative indexes not supported")],
    ["[1, 2, 3].slice(0, -1)", wrong("cannot slice(0, -1), negative indexes not supported")],
    ["[1].slice(0)", checked("found no matching overload for 'slice' applied to 'list(int).(int)'")],
  );
});

test("flatten takes away one level of lists, or as many as are wanted", () => {
  expectRows(
    ["[[1], [2, 3], []].flatten()", [1n, 2n, 3n]],
    ["[[[1]], [[2]]].flatten()", [[1n], [2n]]],
    ["[[[1]], [[2]]].flatten(2)", [1n, 2n]],
    ["[1, [2, [3, [4]]]].flatten(2)", [1n, 2n, 3n, [4n]]],
    ["[[1]].flatten(0)", [[1n]]],
    ["[[1]].flatten(9223372036854775807)", [1n]],
    ["[[1]].flatten(-1)", wrong("level must be non-negative")],
    ["body.deep.flatten()", [1, [2]]],
    ["[].flatten()", []],
    ["[1, 2].flatten()", checked("found no matching overload for 'flatten' applied to 'list(int).()'")],
    ["dyn(1).flatten()", wrong("no such overload: int.flatten()")],
  );
});

test("a list that is flat already is as it was, where its type is not known before", () => {
  expectRows(["body.list.flatten()", ["b", "a"]], ["[dyn(1), [2]].flatten()", [1n, 2n]]);
});

test("sort orders values of one type that has an order", () => {
  expectRows(
    ["[3, 1, 2].sort()", [1n, 2n, 3n]],
    ["['b', 'a', 'B'].sort()", ["B", "a", "b"]],
    ["['\\U00010000', '\\uffff'].sort()", ["\uffff", "\u{10000}"]],
    ["[2u, 1u].sort()", [new CelUint(1n), new CelUint(2n)]],
    ["[true, false].sort()", [false, true]],
    ["[b'b', b'a'].sort() == [b'a', b'b']", true],
    ["[duration('1m'), duration('2s')].sort() == [duration('2s'), duration('1m')]", true],
    ["[timestamp(2), timestamp(1)].sort() == [timestamp(1), timestamp(2)]", true],
    ["[].sort()", []],
    ["body.list.sort()", ["a", "b"]],
  );
});

test("sort refuses values of several types, and those without an order", () => {
  expectRows(
    ["[dyn(1), dyn('a')].sort()", wrong("list elements must have the same type")],
    ["[dyn(1), dyn(1.0)].sort()", wrong("list elements must have the same type")],
    ["[[1], [0]].sort()", checked("found no matching overload for 'sort' applied to 'list(list(int)).()'")],
    ["[{}].sort()", checked("found no matching overload for 'sort' applied to 'list(map(dyn, dyn)).()'")],
  );
});

test("distinct keeps the first of those that are equal", () => {
  expectRows(
    ["[1, 2, 1].distinct()", [1n, 2n]],
    ["[dyn(1.0), dyn(1), dyn(1u), dyn('1')].distinct()", [1, "1"]],
    ["[[1], [1], []].distinct()", [[1n], []]],
    ["[{'a': 1}, {'a': 1}].distinct()", [new CelMap([["a", 1n]])]],
    ["[null, null].distinct()", [null]],
    ["[-0.0, 0.0].distinct()", [-0]],
    ["[0.0 / 0.0, 0.0 / 0.0].distinct()", [Number.NaN, Number.NaN]],
    ["[dyn('true'), dyn(true), dyn('1'), dyn(1)].distinct()", ["true", true, "1", 1n]],
    ["[dyn(9007199254740993), dyn(9007199254740992.0), dyn(9007199254740992)].distinct().size()", 2n],
    ["[duration('1m'), duration('60s')].distinct().size()", 1n],
    ["[timestamp(0), timestamp('1970-01-01T01:00:00+01:00')].distinct().size()", 1n],
    ["[].distinct()", []],
  );
});

test("reverse turns a list, and leaves the one that it was given", () => {
  expectRows(
    ["[1, 2, 3].reverse()", [3n, 2n, 1n]],
    ["[].reverse()", []],
    ["body.list.reverse() + body.list", ["a", "b", "b", "a"]],
  );
});

test("lists.range counts from 0 to before a number", () => {
  expectRows(
    ["lists.range(3)", [0n, 1n, 2n]],
    ["lists.range(0)", []],
    ["lists.range(3).map(x, x * x)", [0n, 1n, 4n]],
    ["['a'].map(lists, lists.range(2))", [[0n, 1n]]],
    ["lists.range(-1)", wrong("lists.range: size must be non-negative, got -1")],
    ["lists.range(1000001)", wrong("lists.range: size 1000001 exceeds maximum allowed (1000000)")],
    ["lists.range(dyn(1u))", wrong("no such overload: lists.range(uint)")],
    ["range(3)", checked("undeclared reference to 'range' (in container '')")],
    ["body.lists.range(2)", checked("undeclared reference to 'range' (in container '')")],
  );
});

test("they may follow each other", () => {
  expectRows(
    ["[3, 1, 3, 2].distinct().sort().reverse().slice(0, 2)", [3n, 2n]],
    ["[[3, 1], [2]].flatten().sort().map(x, x * 2)", [2n, 4n, 6n]],
    ["lists.range(3).sortBy(x, -x)", [2n, 1n, 0n]],
  );
});

test("what is no list says so", () => {
  expectRows(
    ["body.map.reverse()", wrong("no such overload: reverse(map)")],
    ["dyn('abc').slice(0, 1)", wrong("no such overload: slice(string, int, int)")],
    ["body.number.distinct()", wrong("no such overload: distinct(double)")],
    ["sort([1])", checked("found no matching overload for 'sort' applied to '(list(int))'")],
  );
});
