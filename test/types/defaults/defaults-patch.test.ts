import jsonPatch, { type Operation } from "fast-json-patch";
import { expect, test } from "vitest";
import { defaultsPatch } from "../../../src/types/defaults/defaults-patch.ts";
import { withDefaults } from "../../../src/types/defaults/with-defaults.ts";
import { cluster, frozen, of, resource } from "./defaulted.ts";

test("nothing changed, nothing to patch", () => {
  const before = resource(of("Task", "{ params: [{ name: a, type: string }] }"));
  expect(defaultsPatch(before, withDefaults(before))).toEqual([]);
});

test("what defaulting adds, replaces and drops", () => {
  const before = resource(`
    apiVersion: tekton.dev/v1
    kind: TaskRun
    metadata:
      labels: { app: x }
      annotations: { chains.tekton.dev/signed: "true", mine: "x" }
    spec:
      taskSpec: { params: [{ name: a }, { name: b, type: array }] }`);
  const after = frozen(withDefaults(before));
  const patch = defaultsPatch(before, after);
  expect(patch).toEqual([
    { op: "replace", path: "/spec/serviceAccountName", value: "default" },
    { op: "add", path: "/spec/taskSpec/params/0/type", value: "string" },
    { op: "add", path: "/spec/timeout", value: "1h0m0s" },
    { op: "remove", path: "/metadata/annotations/chains.tekton.dev~1signed" },
    { op: "add", path: "/metadata/labels/app.kubernetes.io~1managed-by", value: "tekton-pipelines" },
  ]);
  const copy = structuredClone(before);
  expect(jsonPatch.applyPatch(copy, patch as Operation[]).newDocument).toEqual(after);
});

test("integers beyond 2^53 are told apart, and stay what they are", () => {
  const config = cluster({ podTemplate: { securityContext: { runAsUser: 2n ** 60n } } });
  const before = resource(
    of("PipelineRun", "{ taskRunTemplate: { serviceAccountName: a }, timeouts: { pipeline: 0s } }"),
  );
  expect(defaultsPatch(before, withDefaults(before, { config }))).toEqual([
    { op: "add", path: "/spec/taskRunTemplate/podTemplate", value: { securityContext: { runAsUser: 2n ** 60n } } },
  ]);
  expect(defaultsPatch({ a: 2n ** 60n, b: [1n] }, { a: 2n ** 60n + 1n, b: [1n] })).toEqual([
    { op: "replace", path: "/a", value: 2n ** 60n + 1n },
  ]);
});

test("keys may be called anything", () => {
  const before = frozen({ a: { ["__proto__"]: "x", "b/~c": 1 } });
  const after = frozen({ a: { ["__proto__"]: { d: 1 }, "b/~c": [2] }, ["__proto__"]: 3 });
  expect(defaultsPatch(before, after)).toEqual([
    { op: "replace", path: "/a/b~1~0c", value: [2] },
    { op: "replace", path: "/a/__proto__", value: { d: 1 } },
    { op: "add", path: "/__proto__", value: 3 },
  ]);
});

test("fast-json-patch does not follow a path through __proto__", () => {
  const patch = [...defaultsPatch({ a: {} }, { a: { ["__proto__"]: 1 } })] as Operation[];
  expect(() => jsonPatch.applyPatch({ a: {} }, patch)).toThrow(TypeError);
});

test("the example of its documentation", () => {
  expect(defaultsPatch({ kind: "Task" }, { kind: "Task", spec: {} })).toEqual([
    { op: "add", path: "/spec", value: {} },
  ]);
});
