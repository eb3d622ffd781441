import { describe, expect, test } from "vitest";
import { childNamed, ends, pass, seen, specOf, wants, watched } from "./watched-run.ts";

describe("a custom task", () => {
  test("has a CustomRun, with its reference field by field", () => {
    const run = watched(
      `
tasks:
- name: wait
  taskRef: { apiVersion: example.com/v1, kind: Wait, name: long }
  params: [{ name: for, value: 10s }]
  timeout: 1m
  retries: 1
  workspaces: [{ name: w }]
workspaces: [{ name: w }]`,
      { run: "workspaces: [{ name: w, emptyDir: {} }]\ntaskRunTemplate: { serviceAccountName: robot }" },
    );
    expect(pass(run)).toBe("create CustomRun run-wait\nRunning: 0 done, 1 open");
    expect(childNamed(run, "wait")).toMatchObject({ apiVersion: "tekton.dev/v1beta1", kind: "CustomRun" });
    expect(specOf(run, "wait")).toEqual({
      customRef: { apiVersion: "example.com/v1", kind: "Wait", name: "long" },
      params: [{ name: "for", value: "10s" }],
      serviceAccountName: "robot",
      timeout: "1m0s",
      retries: 1,
      workspaces: [{ name: "w", emptyDir: {} }],
    });
  });

  test("or with what is written in it", () => {
    const run = watched(`
tasks:
- name: wait
  taskSpec: { apiVersion: example.com/v1, kind: Wait, metadata: { labels: { team: us } }, spec: { for: [1, x] } }`);
    pass(run);
    expect(specOf(run, "wait")["customSpec"]).toEqual({
      apiVersion: "example.com/v1",
      kind: "Wait",
      metadata: { labels: { team: "us" } },
      spec: { for: [1, "x"] },
    });
  });

  test("gives texts; a text that is a list in JSON is one to those behind it", () => {
    const run = watched(`
tasks:
- { name: wait, taskRef: { apiVersion: example.com/v1, kind: Wait } }
- { name: uses, taskRef: { name: t }, params: [{ name: one, value: $(tasks.wait.results.r) }, { name: all, value: ["$(tasks.wait.results.list[*])"] }] }`);
    pass(run);
    seen(run, "wait", {
      conditions: [{ type: "Succeeded", status: "True" }],
      results: [
        { name: "r", value: "x" },
        { name: "list", value: '["a","b"]' },
      ],
    });
    expect(pass(run)).toBe("create run-uses\nRunning: 1 done, 1 open");
    expect(specOf(run, "uses")["params"]).toEqual([
      { name: "one", value: "x" },
      { name: "all", value: ["a", "b"] },
    ]);
  });

  test("may have a matrix, and none of its results can be asked for", () => {
    const run = watched(`
tasks: [{ name: m, taskRef: { apiVersion: example.com/v1, kind: Wait }, matrix: { params: [{ name: os, value: [a, b] }] } }]`);
    expect(pass(run)).toBe("create CustomRun run-m-0, CustomRun run-m-1\nRunning: 0 done, 1 open");
    expect(specOf(run, "m-1")["params"]).toEqual([{ name: "os", value: "b" }]);
  });

  test("was cancelled if it says so in its own words; it says nothing of limits", () => {
    const run = watched("tasks: [{ name: wait, taskRef: { apiVersion: example.com/v1, kind: Wait } }]");
    pass(run);
    wants(run, "CancelledRunFinally");
    expect(pass(run)).toBe("cancel run-wait: been cancelled.\nCancelledRunningFinally: 0 done, 1 open");
    seen(run, "wait", { conditions: [{ type: "Succeeded", status: "False", reason: "CustomRunCancelled" }] });
    expect(pass(run)).toBe('False Cancelled: PipelineRun "run" was cancelled');
  });

  test("fails like any other", () => {
    const run = watched(
      "tasks: [{ name: wait, taskRef: { apiVersion: example.com/v1, kind: Wait }, onError: continue }]",
    );
    pass(run);
    ends(run, "wait", "failed");
    expect(pass(run)).toBe("True Succeeded: 1 done (1 failed, 1 ignored)");
  });
});
