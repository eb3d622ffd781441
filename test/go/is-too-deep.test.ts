import { expect, test } from "vitest";
import { isTooDeep } from "../../src/go/is-too-deep.ts";

test("a scalar has depth 0, a list of scalars 1", () => {
  expect(isTooDeep(1, 0)).toBe(false);
  expect(isTooDeep(null, 0)).toBe(false);
  expect(isTooDeep([], 0)).toBe(true);
  expect(isTooDeep([1, "a"], 1)).toBe(false);
  expect(isTooDeep([1, { a: null }], 1)).toBe(true);
  expect(isTooDeep([1, { a: null }], 2)).toBe(false);
});

test("the deepest place counts, wherever it is", () => {
  expect(isTooDeep({ a: [[[]]], b: [] }, 3)).toBe(true);
  expect(isTooDeep({ b: [], a: [[[]]] }, 3)).toBe(true);
  expect(isTooDeep({ b: [], a: [[[]]] }, 4)).toBe(false);
});

test("what holds itself has no end", () => {
  const self: unknown[] = [];
  self.push(self);
  expect(isTooDeep(self, 1_000_000)).toBe(true);
  const [a, b]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  a["b"] = [b];
  b["a"] = { a };
  expect(isTooDeep([1, a, b], 1_000_000)).toBe(true);
});

test("what stands in many places is looked into once, and is as deep as its deepest place", () => {
  const leaf: unknown[] = [];
  let shared: unknown[] = leaf;
  for (let level = 0; level < 100; level++) shared = [shared, shared, leaf];
  expect(isTooDeep(shared, 101)).toBe(false);
  expect(isTooDeep(shared, 100)).toBe(true);
});

test("100,000 levels, or items, are no trouble", () => {
  let deep: unknown[] = [];
  for (let level = 1; level < 100_000; level++) deep = [deep];
  expect(isTooDeep(deep, 100_000)).toBe(false);
  expect(isTooDeep(deep, 99_999)).toBe(true);
  expect(
    isTooDeep(
      Array.from({ length: 100_000 }, () => []),
      2,
    ),
  ).toBe(false);
});
