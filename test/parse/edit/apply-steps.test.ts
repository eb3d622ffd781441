import { expect, test } from "vitest";
import { applySteps } from "../../../src/parse/edit/apply-steps.ts";

test("steps change what they are about, and what was there stays as it was", () => {
  const value = { a: [1, { b: 2 }], c: { d: 3, e: 4 } };
  const before = structuredClone(value);
  const after = applySteps(value, [
    { kind: "replace", path: ["a", 1, "b"], value: 5 },
    { kind: "add", path: ["a", 0], value: 6 },
    { kind: "remove", path: ["c", "d"] },
    { kind: "rename", path: ["c", "e"], key: "__proto__" },
  ]);
  expect(JSON.stringify(after)).toBe('{"a":[6,1,{"b":5}],"c":{"__proto__":4}}');
  expect(value).toEqual(before);
  expect(applySteps(value, [{ kind: "replace", path: [], value: 7 }])).toBe(7);
});

test("what stands in several places is changed in one", () => {
  const shared = { b: 1 };
  expect(applySteps({ a: shared, c: shared }, [{ kind: "replace", path: ["a", "b"], value: 2 }])).toEqual({
    a: { b: 2 },
    c: { b: 1 },
  });
});
