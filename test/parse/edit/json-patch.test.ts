import { expect, test } from "vitest";
import type { JsonValue, PatchOperation } from "../../../src/go/json.ts";
import { applyStep, isSameJson, pathOf, stepsOf } from "../../../src/parse/edit/json-patch.ts";

/** A value after an operation, or why there is none. */
function patched(value: JsonValue, operation: PatchOperation): JsonValue | string {
  const steps = stepsOf(value, operation);
  return "problem" in steps ? steps.problem : steps.steps.reduce(applyStep, value);
}

test("an operation comes down to steps whose places exist", () => {
  const value = { a: [1, { b: 2 }], c: 3 };
  expect(stepsOf(value, { op: "add", path: "/a/-", value: 4 })).toEqual({
    steps: [{ kind: "add", path: ["a", 2], value: 4 }],
  });
  expect(stepsOf(value, { op: "replace", path: "/a/1/b", value: 4 })).toEqual({
    steps: [{ kind: "replace", path: ["a", 1, "b"], value: 4 }],
  });
  expect(stepsOf(value, { op: "remove", path: "/c" })).toEqual({ steps: [{ kind: "remove", path: ["c"] }] });
  expect(stepsOf(value, { op: "copy", from: "/a/1", path: "/d" })).toEqual({
    steps: [{ kind: "add", path: ["d"], value: { b: 2 } }],
  });
  expect(stepsOf(value, { op: "move", from: "/c", path: "/a/0" })).toEqual({
    steps: [
      { kind: "remove", path: ["c"] },
      { kind: "add", path: ["a", 0], value: 3 },
    ],
  });
  expect(stepsOf(value, { op: "move", from: "/c", path: "/d" })).toEqual({
    steps: [{ kind: "rename", path: ["c"], key: "d" }],
  });
  expect(stepsOf(value, { op: "move", from: "/c", path: "/c" })).toEqual({ steps: [] });
  expect(stepsOf(value, { op: "test", path: "", value })).toEqual({ steps: [] });
});

test("mappings and lists are changed, and what was there stays as it was", () => {
  const value = { a: [1, 2], b: { c: 3 } };
  const before = structuredClone(value);
  expect(patched(value, { op: "add", path: "/a/1", value: 9 })).toEqual({ a: [1, 9, 2], b: { c: 3 } });
  expect(patched(value, { op: "add", path: "/b/c", value: 9 })).toEqual({ a: [1, 2], b: { c: 9 } });
  expect(patched(value, { op: "replace", path: "/a/1", value: 9 })).toEqual({ a: [1, 9], b: { c: 3 } });
  expect(patched(value, { op: "remove", path: "/a/0" })).toEqual({ a: [2], b: { c: 3 } });
  expect(patched(value, { op: "move", from: "/a/0", path: "/a/1" })).toEqual({ a: [2, 1], b: { c: 3 } });
  expect(patched(value, { op: "move", from: "/b/c", path: "/b/d" })).toEqual({ a: [1, 2], b: { d: 3 } });
  expect(patched(value, { op: "move", from: "/a", path: "/b" })).toEqual({ b: [1, 2] });
  expect(patched(value, { op: "replace", path: "", value: 9 })).toBe(9);
  expect(value).toEqual(before);
});

test("keys may hold anything", () => {
  const value = JSON.parse('{"a/b":1,"c~d":2,"":3,"0":4,"__proto__":{"e":5},"~1":6}');
  const removed = (path: string) => JSON.stringify(patched(value, { op: "remove", path }));
  expect(removed("/a~1b")).toBe('{"0":4,"c~d":2,"":3,"__proto__":{"e":5},"~1":6}');
  expect(removed("/c~0d")).toBe('{"0":4,"a/b":1,"":3,"__proto__":{"e":5},"~1":6}');
  expect(removed("/")).toBe('{"0":4,"a/b":1,"c~d":2,"__proto__":{"e":5},"~1":6}');
  expect(removed("/__proto__/e")).toBe('{"0":4,"a/b":1,"c~d":2,"":3,"__proto__":{},"~1":6}');
  expect(removed("/~01")).toBe('{"0":4,"a/b":1,"c~d":2,"":3,"__proto__":{"e":5}}');
  expect(JSON.stringify(patched({}, { op: "add", path: "/__proto__", value: 1 }))).toBe('{"__proto__":1}');
});

test("what does not fit is told", () => {
  const value = { a: [1, 2], b: "text" };
  const told: [PatchOperation, string][] = [
    [{ op: "remove", path: "/c" }, 'there is no value at "/c"'],
    [{ op: "remove", path: "" }, "cannot remove the whole document"],
    [{ op: "replace", path: "/a/2", value: 1 }, 'there is no value at "/a/2"'],
    [{ op: "replace", path: "/a/-", value: 1 }, 'there is no value at "/a/-"'],
    [{ op: "replace", path: "/a/00", value: 1 }, 'there is no value at "/a/00"'],
    [{ op: "replace", path: "/toString", value: 1 }, 'there is no value at "/toString"'],
    [{ op: "add", path: "/c/d", value: 1 }, 'there is no value at "/c"'],
    [{ op: "add", path: "/b/d", value: 1 }, 'cannot add to "/b": want a mapping or a list'],
    [{ op: "add", path: "/a/3", value: 1 }, 'cannot add at "/a/3": want an index up to 2 or "-"'],
    [{ op: "add", path: "/a/first", value: 1 }, 'cannot add at "/a/first": want an index up to 2 or "-"'],
    [{ op: "copy", from: "/c", path: "/d" }, 'there is no value at "/c"'],
    [{ op: "move", from: "/c", path: "/d" }, 'there is no value at "/c"'],
    [{ op: "move", from: "/a", path: "/a/0" }, 'cannot move "/a" into itself'],
    [{ op: "move", from: "/a/0", path: "/a/2" }, 'cannot add at "/a/2": want an index up to 1 or "-"'],
    [{ op: "test", path: "/b", value: "other" }, 'the value at "/b" is not the one that the patch expects'],
    [{ op: "test", path: "/c", value: null }, 'there is no value at "/c"'],
  ];
  expect(told.map(([operation]) => [operation, patched(value, operation)])).toEqual(told);
});

test("what is no operation is the caller's mistake", () => {
  const wrong = (operation: unknown) => () => stepsOf({}, operation as PatchOperation);
  expect(wrong({ op: "merge", path: "" })).toThrow(
    new TypeError('Cannot apply the patch operation "merge": want add, remove, replace, move, copy or test'),
  );
  expect(wrong({ op: "remove", path: "a" })).toThrow(
    new TypeError('Cannot read "a" as a JSON Pointer: want "" or "/key/0", with ~0 for ~ and ~1 for /'),
  );
  expect(wrong({ op: "remove", path: "/~2" })).toThrow(TypeError);
  expect(wrong({ op: "remove", path: ["a"] })).toThrow(TypeError);
  expect(wrong({ op: "add", path: "/a", value: Number.NaN })).toThrow(
    new TypeError("Cannot write NaN into YAML: want a JSON value"),
  );
  expect(wrong({ op: "add", path: "/a" })).toThrow(
    new TypeError("Cannot write undefined into YAML: want a JSON value"),
  );
  expect(wrong({ op: "add", path: "/a", value: [() => 1] })).toThrow(TypeError);
  expect(wrong({ op: "add", path: "/a", value: new Map() })).toThrow(
    new TypeError("Cannot write [object Map] into YAML: want a JSON value"),
  );
});

test("properties that are undefined are left out", () => {
  expect(stepsOf({}, { op: "add", path: "/a", value: { b: undefined, c: 1 } })).toEqual({
    steps: [{ kind: "add", path: ["a"], value: { c: 1 } }],
  });
});

test("a path need not exist", () => {
  expect(pathOf({ a: [{ "1": {} }] }, "/a/0/1/2/b")).toEqual(["a", 0, "1", "2", "b"]);
  expect(pathOf({ a: [] }, "/a/7/0")).toEqual(["a", 7, "0"]);
});

test("the same JSON: the order of keys does not count, nor how an integer is held", () => {
  const same: [JsonValue, JsonValue][] = [
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    [1, 1n],
    [2n ** 63n + 1n, 2 ** 63],
    [0, -0],
  ];
  const others: [JsonValue, JsonValue][] = [
    [1, "1"],
    [null, 0],
    [[], {}],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: null }, { b: null }],
    [1n, 2n],
    [{ toString: 1 }, { a: 1 }],
  ];
  expect(same.filter(([a, b]) => !isSameJson(a, b))).toEqual([]);
  expect(others.filter(([a, b]) => isSameJson(a, b) || isSameJson(b, a))).toEqual([]);
});

test("values may be nested very deeply", () => {
  let [one, other]: JsonValue[] = [1, 1];
  for (let depth = 0; depth < 100_000; depth++) [one, other] = [[one ?? 0], [other ?? 0]];
  expect(isSameJson(one ?? 0, other ?? 0)).toBe(true);
});
