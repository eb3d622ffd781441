import { describe, expect, test } from "vitest";
import { nextTasks } from "../../src/dag/next-tasks.ts";
import { plan, planOf, unwrapped } from "./helpers.ts";

const DIAMOND = plan(`
tasks:
- { name: deploy, runAfter: [test, lint] }
- { name: lint }
- { name: test, runAfter: [build] }
- { name: build }`);

const next = (...done: string[]) => unwrapped(nextTasks(DIAMOND, done));

test("at first the roots may start", () => {
  expect(next()).toEqual(["lint", "build"]);
});

test("a task may start when all that it waits for is done", () => {
  expect(next("build")).toEqual(["lint", "test"]);
  expect(next("lint", "build")).toEqual(["test"]);
  expect(next("test", "build", "lint")).toEqual(["deploy"]);
  expect(next("deploy", "test", "build", "lint")).toEqual([]);
});

test("a task may be done before all that it waits for is", () => {
  expect(next("lint", "deploy")).toEqual(["build"]);
});

test("any iterable will do, with names twice", () => {
  expect(unwrapped(nextTasks(DIAMOND, new Set(["build"])))).toEqual(["lint", "test"]);
  expect(next("build", "build")).toEqual(["lint", "test"]);
});

describe("a list of done tasks cannot be", () => {
  const invalid = (names: string) => ({
    ok: false,
    diagnostics: [
      {
        code: "dag/invalid-done",
        severity: "error",
        message: `invalid list of done tasks; some tasks were indicated completed without ancestors being done: [${names}]`,
        paths: [],
        at: [],
      },
    ],
  });

  test("if no chain of done tasks leads to one", () => {
    expect(nextTasks(DIAMOND, ["test", "lint", "test"])).toEqual(invalid("test test"));
  });

  test("if one is not there", () => {
    expect(nextTasks(DIAMOND, ["nobody", "build", "__proto__"])).toEqual(invalid("nobody __proto__"));
  });
});

test("100,000 tasks in a row are no matter of the stack", () => {
  const names = Array.from({ length: 100_000 }, (_, index) => `t${index}`);
  const long = planOf(names.map((name, index) => ({ name, runAfter: index === 0 ? [] : [`t${index - 1}`] })));
  expect(unwrapped(nextTasks(long, names.slice(0, -1)))).toEqual(["t99999"]);
});
