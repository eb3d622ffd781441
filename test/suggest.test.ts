import fc from "fast-check";
import { expect, test } from "vitest";
import { suggest } from "../src/suggest.ts";

test("a name that differs in letter case only is the one, even behind one that is close", () => {
  expect(suggest("taskref", ["taskSpec", "taskRef"])).toBe("taskRef");
  expect(suggest("TASKREF", ["taskRefs", "taskRef", "TaskRef"])).toBe("taskRef");
});

test.each([
  ["imgae", "image"],
  ["iamge", "image"],
  ["imag", "image"],
  ["images", "image"],
  ["serviceAccount", "serviceAccountName"],
  ["runAftre", "runAfter"],
])("%s was meant to be %s", (name, meant) => {
  expect(suggest(name, ["description", "image", "runAfter", "serviceAccountName"])).toBe(meant);
});

test("of names that are as close the first is taken, and a closer one wins over it", () => {
  expect(suggest("tasx", ["task", "tasz"])).toBe("task");
  expect(suggest("taskss", ["taskRef", "tasks"])).toBe("tasks");
});

test("what is not close is not suggested", () => {
  expect(suggest("resources", ["computeResources", "results", "steps"])).toBe(undefined);
  expect(suggest("ab", ["ac"])).toBe(undefined);
  expect(suggest("", ["a", "image"])).toBe(undefined);
  expect(suggest("image", [])).toBe(undefined);
});

test("very long names are suggested only if nothing but the case differs", () => {
  const name = "a".repeat(1000);
  expect(suggest(name, [`${name}b`])).toBe(undefined);
  expect(suggest(name, [name.toUpperCase()])).toBe(name.toUpperCase());
});

test("one wrong letter in a name of three or more is always forgiven", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{3,20}$/), fc.nat(), (name, index) => {
      const place = index % name.length;
      expect(suggest(`${name.slice(0, place)}_${name.slice(place + 1)}`, [name])).toBe(name);
    }),
  );
});

test("a word of its own is not taken for the end of another", () => {
  expect(suggest("version", ["name", "apiVersion", "kind"])).toBe(undefined);
});
