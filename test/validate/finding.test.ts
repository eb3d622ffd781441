import { expect, test } from "vitest";
import {
  check,
  disallowedField,
  generic,
  invalidValue,
  joinFields,
  missingField,
  missingOneOf,
  multipleOneOf,
  viaField,
  viaFieldIndex,
  viaFieldKey,
  viaIndex,
  viaKey,
} from "../../src/validate/finding.ts";

test("a finding is about a field, about several, or about the value itself", () => {
  expect(generic("a", "b")).toEqual({ message: "a", paths: ["b"], at: ["b"] });
  expect(generic("a", ["b", "c"])).toEqual({ message: "a", paths: ["b", "c"], at: ["b"] });
  expect(generic("a", "")).toEqual({ message: "a", paths: [""], at: [] });
  expect(generic("a", [])).toEqual({ message: "a", paths: [], at: [] });
  expect(generic("a", "B", { at: ["b"], details: "c" })).toEqual({
    message: "a",
    paths: ["B"],
    at: ["b"],
    details: "c",
  });
});

test("the stock phrases of Kubernetes", () => {
  expect(missingField("a")).toEqual({ message: "missing field(s)", paths: ["a"], at: ["a"] });
  expect(disallowedField("a")).toEqual({ message: "must not set the field(s)", paths: ["a"], at: ["a"] });
  expect(invalidValue("a", "b")).toEqual({ message: "invalid value: a", paths: ["b"], at: ["b"] });
  expect(missingOneOf("a", "b")).toEqual({ message: "expected exactly one, got neither", paths: ["a", "b"], at: [] });
  expect(multipleOneOf(["a", "b"])).toEqual({
    message: "expected exactly one, got both",
    paths: ["a", "b"],
    at: ["a"],
  });
});

test("what stands before a field is put before both of its addresses", () => {
  const found = [generic("a", "b", { at: ["c"] })];
  expect(viaField("d", found)).toEqual([{ message: "a", paths: ["d.b"], at: ["d", "c"] }]);
  expect(viaField("d", found, [])).toEqual([{ message: "a", paths: ["d.b"], at: ["c"] }]);
  expect(viaField("", found, ["e", 0])).toEqual([{ message: "a", paths: ["b"], at: ["e", 0, "c"] }]);
  expect(viaIndex(1, found)).toEqual([{ message: "a", paths: ["[1].b"], at: [1, "c"] }]);
  expect(viaFieldIndex("d", 1, found)).toEqual([{ message: "a", paths: ["d[1].b"], at: ["d", 1, "c"] }]);
  expect(viaKey("k", found, [2])).toEqual([{ message: "a", paths: ["[k].b"], at: [2, "c"] }]);
  expect(viaFieldKey("d", "k", found, ["d", 2])).toEqual([{ message: "a", paths: ["d[k].b"], at: ["d", 2, "c"] }]);
});

test("what stands in brackets is glued to what comes before, but dots part it", () => {
  expect(joinFields("spec", "[0]", "name")).toBe("spec[0].name");
  expect(joinFields("spec", "", "name")).toBe("spec.name");
  expect(joinFields("", "[0]")).toBe("[0]");
  expect(joinFields("spec", "[a.b]")).toBe("spec.[a.b]");
  expect(joinFields("spec", "[a]x")).toBe("spec.[a]x");
  expect(joinFields("spec", "a..b")).toBe("spec.a.b");
});

test("the innermost check is the one that found it", () => {
  const found = [{ ...generic("a", "b"), check: "inner" }, generic("c", "d")];
  expect(check("outer", found).map((finding) => finding.check)).toEqual(["inner", "outer"]);
});
