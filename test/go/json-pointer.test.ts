import { expect, test } from "vitest";
import { keysOfPointer } from "../../src/go/json-pointer.ts";

test("a pointer has a key behind each slash; the whole document has none", () => {
  expect(keysOfPointer("")).toEqual([]);
  expect(keysOfPointer("/")).toEqual([""]);
  expect(keysOfPointer("/spec/steps/0")).toEqual(["spec", "steps", "0"]);
});

test("a key may have slashes and tildes in it", () => {
  expect(keysOfPointer("/a~1b/~0/~01")).toEqual(["a/b", "~", "~1"]);
});
