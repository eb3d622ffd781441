import { expect, test } from "vitest";
import { criticalPath } from "../../src/dag/critical-path.ts";
import { plan, planOf } from "./helpers.ts";

const RELEASE = plan(`
tasks:
- { name: lint }
- { name: build }
- { name: test, runAfter: [build] }
- { name: deploy, runAfter: [test, lint] }
finally:
- { name: notify }
- { name: clean }`);

test("the longest chain, and a finally task behind it", () => {
  expect(criticalPath(RELEASE)).toEqual({ tasks: ["build", "test", "deploy"], finalTask: "notify", total: 4 });
});

test("by durations another chain may be the longest, and another finally task", () => {
  const minutes = new Map([
    ["lint", 10],
    ["build", 3],
    ["test", 4],
    ["deploy", 1],
    ["clean", 0.5],
  ]);
  const path = criticalPath(RELEASE, ({ name }) => (minutes.get(name) ?? 0) * 60_000);
  expect(path).toEqual({ tasks: ["lint", "deploy"], finalTask: "clean", total: 690_000 });
});

test("among equals the first in the spec wins, at each step", () => {
  const path = criticalPath(
    plan(`
tasks:
- { name: z }
- { name: a }
- { name: end2, runAfter: [a, z] }
- { name: end1, runAfter: [a, z] }
finally: [{ name: g }, { name: f }]`),
  );
  expect(path).toEqual({ tasks: ["z", "end2"], finalTask: "g", total: 3 });
});

test("of chains that take as long, the one with most tasks is told", () => {
  expect(criticalPath(RELEASE, () => 0)).toEqual({ tasks: ["build", "test", "deploy"], finalTask: "notify", total: 0 });
});

test("an empty plan has an empty path", () => {
  expect(criticalPath(planOf([]))).toEqual({ tasks: [], finalTask: undefined, total: 0 });
});

test.for([-1, Number.NaN, Number.POSITIVE_INFINITY])("%d ms is no duration", (duration) => {
  const refusal = (name: string) =>
    new RangeError(`Cannot find the critical path: task "${name}" takes ${duration} ms, want a finite number from 0`);
  expect(() => criticalPath(RELEASE, ({ name }) => (name === "test" ? duration : 1))).toThrow(refusal("test"));
  expect(() => criticalPath(RELEASE, ({ name }) => (name === "clean" ? duration : 1))).toThrow(refusal("clean"));
});

test("100,000 tasks in a row are no matter of the stack", () => {
  const names = Array.from({ length: 100_000 }, (_, index) => `t${index}`);
  const long = planOf(names.map((name, index) => ({ name, runAfter: index === 0 ? [] : [`t${index - 1}`] })));
  expect(criticalPath(long)).toEqual({ tasks: names, finalTask: undefined, total: 100_000 });
});
