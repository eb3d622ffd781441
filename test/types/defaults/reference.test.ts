import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/types/config.ts";
import { refWithDefaults, taskRefWithDefaults } from "../../../src/types/defaults/reference.ts";
import { cluster, frozen } from "./defaulted.ts";

const git = cluster({ resolverType: "git" });

test("a reference with neither name nor resolver gets the cluster's resolver, if there is one", () => {
  const ref = frozen({ name: "", params: [{ name: "url", value: "x" }] });
  expect(refWithDefaults(ref, git)).toEqual({ ...ref, resolver: "git" });
  expect(refWithDefaults(ref, defaultConfig)).toBe(ref);
  expect(refWithDefaults({ name: "build" }, git)).toEqual({ name: "build" });
  expect(refWithDefaults({ resolver: "hub" }, git)).toEqual({ resolver: "hub" });
});

test("a reference to a task is of kind Task unless a resolver brings it", () => {
  expect(taskRefWithDefaults(frozen({ name: "build" }), git)).toEqual({ name: "build", kind: "Task" });
  expect(taskRefWithDefaults(frozen({}), git)).toEqual({ resolver: "git" });
  expect(taskRefWithDefaults(frozen({}), defaultConfig)).toEqual({ kind: "Task" });
  expect(taskRefWithDefaults(frozen({ resolver: "hub" }), git)).toEqual({ resolver: "hub" });
});

test("so a custom task without kind becomes a Task", () => {
  expect(taskRefWithDefaults(frozen({ apiVersion: "example.dev/v1", kind: "" }), defaultConfig)).toEqual({
    apiVersion: "example.dev/v1",
    kind: "Task",
  });
  const custom = frozen({ apiVersion: "example.dev/v1", kind: "Wait" });
  expect(taskRefWithDefaults(custom, defaultConfig)).toBe(custom);
});
