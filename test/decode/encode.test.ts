import { expect, test } from "vitest";
import { decodeResource } from "../../src/decode/decode.ts";
import { encodeResource } from "../../src/decode/encode.ts";
import type { Resource } from "../../src/types/resource.ts";
import { of } from "../types/defaults/defaulted.ts";
import { read } from "./decoded.ts";

/** The spec of a resource after decoding and encoding. */
function encoded(kind: string, spec: string): unknown {
  const decoded = decodeResource(read(of(kind, spec, kind === "CustomRun" ? "tekton.dev/v1beta1" : "tekton.dev/v1")));
  if (!decoded.ok || decoded.diagnostics.length > 0) throw new Error(JSON.stringify(decoded.diagnostics));
  return encodeResource(decoded.value).spec;
}

test("zero values are left out", () => {
  expect(
    encoded(
      "Task",
      "{ description: '', params: [], volumes: [], steps: [{ name: a, image: '', args: [], computeResources: {}, env: [{ name: b, value: '' }] }], workspaces: [{ name: c, optional: false }] }",
    ),
  ).toEqual({ steps: [{ name: "a", env: [{ name: "b" }] }], workspaces: [{ name: "c" }] });
  expect(encoded("Pipeline", "{ tasks: [{ name: a, retries: 0 }] }")).toEqual({ tasks: [{ name: "a" }] });
});

test("what must be there stays, empty or not", () => {
  expect(encoded("Task", "{ steps: [{}], results: [{}] }")).toEqual({ steps: [{ name: "" }], results: [{ name: "" }] });
  expect(encoded("Pipeline", "{ results: [{ value: [] }] }")).toEqual({
    results: [{ name: "", description: "", value: [] }],
  });
});

test("what is behind a pointer stays, empty or not", () => {
  const spec = {
    params: [{ name: "a", default: "" }],
    stepTemplate: {},
    steps: [{ name: "b", securityContext: { runAsUser: 0, privileged: false }, timeout: "0s" }],
  };
  expect(encoded("Task", JSON.stringify(spec))).toEqual(spec);
});

test("inside of lists, and of maps, zero values are left out too", () => {
  expect(encoded("Task", "{ params: [{ name: a, properties: { b: { type: '' }, c: { type: string } } }] }")).toEqual({
    params: [{ name: "a", properties: { b: {}, c: { type: "string" } } }],
  });
});

test("the empty strings of lists, maps and param values stay", () => {
  const spec = {
    params: [
      { name: "a", value: "" },
      { name: "b", value: [""] },
      { name: "c", value: { d: "" } },
    ],
    podTemplate: { nodeSelector: { e: "" } },
    serviceAccountName: "",
  };
  expect(encoded("TaskRun", JSON.stringify(spec))).toEqual(spec);
});

test("of what nobody looks into, null alone is left out", () => {
  const custom = (spec: string) => encoded("CustomRun", `{ customSpec: { spec: ${spec} } }`);
  expect(custom("[]")).toEqual({ customSpec: { spec: [] }, serviceAccountName: "" });
  expect(custom("false")).toEqual({ customSpec: { spec: false }, serviceAccountName: "" });
  expect(custom("{ a: '', b: null }")).toEqual({ customSpec: { spec: { a: "", b: null } }, serviceAccountName: "" });
  expect(custom("null")).toEqual({ customSpec: {}, serviceAccountName: "" });
});

test("parts that are no pointers are printed with what always is in them", () => {
  // Kind and version belong together; which ones, is what is tried.
  const run = (apiVersion: string, kind: string) => encodeResource({ apiVersion, kind } as Resource);
  expect(run("tekton.dev/v1", "TaskRun")).toEqual({
    apiVersion: "tekton.dev/v1",
    kind: "TaskRun",
    spec: { serviceAccountName: "" },
    status: { podName: "" },
  });
  expect(run("tekton.dev/v1beta1", "CustomRun")).toEqual({
    apiVersion: "tekton.dev/v1beta1",
    kind: "CustomRun",
    spec: { serviceAccountName: "" },
  });
  expect(
    encoded("Task", "{ steps: [{ env: [{ name: a, valueFrom: { resourceFieldRef: { resource: limits.cpu } } }] }] }"),
  ).toEqual({
    steps: [
      { name: "", env: [{ name: "a", valueFrom: { resourceFieldRef: { resource: "limits.cpu", divisor: "0" } } }] },
    ],
  });
});

test("nothing is copied that need not change", () => {
  const task = read(
    "{ apiVersion: tekton.dev/v1, kind: Task, metadata: { labels: { a: '' } }, spec: { params: [{ name: a, properties: { b: {} } }], steps: [{ name: c }] } }",
  );
  const decoded = decodeResource(task);
  expect(decoded.ok && encodeResource(decoded.value)).toBe(task);
});

test("what is no resource is the caller's mistake", () => {
  const attempt = (value: unknown) => () => encodeResource(value as Resource);
  const wantKind = (given: string) =>
    new TypeError(`Cannot encode: want a resource of a known kind, a Task or a Pipeline, got ${given}`);
  expect(attempt(undefined)).toThrow(wantKind("undefined"));
  expect(attempt({})).toThrow(wantKind("an object"));
  expect(attempt({ kind: "Wait" })).toThrow(wantKind('"Wait"'));
  const circle: Record<string, unknown> = { kind: "Task" };
  circle["metadata"] = { annotations: circle };
  expect(attempt(circle)).toThrow(/^Cannot encode the resource: want a string where the types say so, got an object$/);
  const pipeline: Record<string, unknown> = { kind: "Pipeline" };
  pipeline["spec"] = { tasks: [{ name: "a", pipelineSpec: { tasks: [] } }] };
  const inner = (pipeline["spec"] as { tasks: { pipelineSpec: { tasks: unknown[] } }[] }).tasks[0]?.pipelineSpec;
  inner?.tasks.push({ name: "b", pipelineSpec: inner });
  expect(attempt(pipeline)).toThrow(new TypeError("Cannot encode the resource: it holds itself, or is too deep"));
});
