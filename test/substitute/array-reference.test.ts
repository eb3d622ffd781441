import { expect, test } from "vitest";
import { arrayReference } from "../../src/substitute/array-reference.ts";

test("the name of an array that is referred to as a whole", () => {
  expect(arrayReference("$(params.a[*])")).toBe("a");
  expect(arrayReference("$(params.a.b[*])")).toBe("a.b");
});

test("what is none loses what it has of one", () => {
  expect(arrayReference("$(params.a)")).toBe("a)");
  expect(arrayReference("b[*])")).toBe("b");
  expect(arrayReference("x$(params.a[*])")).toBe("x$(params.a");
  expect(arrayReference("")).toBe("");
});
