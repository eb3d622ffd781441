import fc from "fast-check";
import { expect, test } from "vitest";
import { isEqual } from "../../../src/validate/run/is-equal.ts";

test("the order of keys is no matter, that of items is", () => {
  expect(isEqual({ a: 1, b: [{}, "x"] }, { b: [{}, "x"], a: 1 })).toBe(true);
  expect(isEqual(["a", "b"], ["b", "a"])).toBe(false);
});

test("a key with nothing behind it is none", () => {
  expect(isEqual({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(isEqual({ a: undefined }, { b: 1 })).toBe(false);
  expect(isEqual({ a: null }, {})).toBe(false);
});

test("a list is no object, and what a prototype has is no key", () => {
  expect(isEqual([], {})).toBe(false);
  expect(isEqual({ a: 1 }, { constructor: Object })).toBe(false);
  expect(isEqual(JSON.parse('{"__proto__": 1}'), { a: 1 })).toBe(false);
  expect(isEqual(JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 1}'))).toBe(true);
});

test("values are equal exactly if their JSON is, but for the order of keys", () => {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== "object" || value === null) return value;
    return Object.entries(value)
      .map(([key, item]) => [key, sorted(item)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  };
  const value = fc.jsonValue({ maxDepth: 2 }).map((json) => JSON.parse(JSON.stringify(json)));
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(isEqual(a, structuredClone(a))).toBe(true);
      expect(isEqual(a, b)).toBe(JSON.stringify([a]) === JSON.stringify([b]) || isSame(a, b));
    }),
  );
  function isSame(a: unknown, b: unknown): boolean {
    const kinds = [a, b].map((item) => (Array.isArray(item) ? "list" : typeof item));
    return kinds[0] === kinds[1] && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
  }
});
