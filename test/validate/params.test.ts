import { expect, test } from "vitest";
import { repeated } from "../../src/validate/params.ts";
import { expectPlaces, pipeline, taskRun, verdict } from "./verdict.ts";

test("the params that a run gives have names of their own, whatever their letter case", () => {
  const text = taskRun(
    "{ taskRef: { name: a }, params: [{ name: a, value: b }, { name: A, value: b }, { name: x.y, value: b }, { name: x.Y, value: b }] }",
  );
  expect(verdict(text)).toBe("expected exactly one, got both: spec.params.[x.Y].name, spec.params[A].name");
});

test("so have those of a resolver", () => {
  expect(
    verdict(taskRun("{ taskRef: { resolver: git, params: [{ name: a, value: b }, { name: a, value: b }] } }")),
  ).toBe("expected exactly one, got both: spec.taskRef[a].name");
});

test("those of a pipeline task may differ in letter case", () => {
  const text = pipeline(
    "{ tasks: [{ name: a, taskRef: { name: b }, params: [{ name: c, value: d }, { name: C, value: d }, { name: c, value: d }] }] }",
  );
  expect(verdict(text)).toBe(
    'parameter names must be unique, the parameter "c" is also defined at: spec.tasks[0].params[2].name',
  );
});

test("names that stand in a list more than once, with the place of the second", () => {
  expect(repeated(["a", "b", "a", "__proto__", "a", "__proto__"])).toEqual(
    new Map([
      ["a", 2],
      ["__proto__", 5],
    ]),
  );
});

test("the second of two is underlined, though the path has only its name", () => {
  expectPlaces(
    taskRun(`
  taskRef:
    resolver: git
    params:
      - { name: a, value: b }
      - { name: a, value: b } # want spec.taskRef[a].name "a"
  params:
    - { name: c, value: d }
    - { name: C, value: d } # want spec.params[C].name "C"
`),
  );
  expectPlaces(
    pipeline(`
  tasks:
    - name: a
      taskRef: { name: b }
      params:
        - { name: c, value: d }
        - { name: c, value: d } # want spec.tasks[0].params[1].name "c"
`),
  );
});
