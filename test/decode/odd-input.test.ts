import { expect, test } from "vitest";
import { decodePipeline, decodeResource, decodeTask, decodeTaskRun } from "../../src/decode/decode.ts";
import type { Checked } from "../../src/diagnostic.ts";
import { frozen } from "../types/defaults/defaulted.ts";
import { printed, read } from "./decoded.ts";

// What no reader of YAML gives, but callers may, or somebody who means harm.

const pipeline = (spec: unknown) => ({ apiVersion: "tekton.dev/v1", kind: "Pipeline", spec });
const taskRun = (spec: object) => ({
  apiVersion: "tekton.dev/v1",
  kind: "TaskRun",
  spec: { serviceAccountName: "", ...spec },
});
const accepted = <T>(decoded: Checked<T>): T => {
  if (!decoded.ok || decoded.diagnostics.length > 0) throw new Error(JSON.stringify(decoded.diagnostics));
  return decoded.value;
};

test("nothing is copied that need not change", () => {
  const text =
    "{ apiVersion: tekton.dev/v1, kind: Pipeline, spec: { tasks: [{ name: a, params: [{ name: b, value: [c] }], timeout: 1h0m0s }, { name: d, taskSpec: { steps: [{ name: e }] } }] } }";
  const document = read(text);
  expect(accepted(decodePipeline(document))).toBe(document);
});

test("beside what changes all else stays the same", () => {
  const document = pipeline({ tasks: [{ name: "a" }, { name: "b", timeout: "60m" }], params: [{ name: "c" }] });
  const before = structuredClone(document);
  const { spec } = accepted(decodePipeline(frozen(document)));
  const given = document.spec as { readonly tasks: readonly object[]; readonly params: readonly object[] };
  expect(spec.tasks).toEqual([{ name: "a" }, { name: "b", timeout: "1h0m0s" }]);
  expect(spec.tasks?.[0]).toBe(given.tasks[0]);
  expect(spec.params).toBe(given.params);
  expect(document).toEqual(before);
});

test("names that plain objects have are names like others", () => {
  const labels = JSON.parse('{"__proto__":"a","constructor":"b","toString":null}');
  const decoded = accepted(decodeTask({ apiVersion: "tekton.dev/v1", kind: "Task", metadata: { labels }, spec: {} }));
  expect(Object.entries(decoded.metadata.labels ?? {})).toEqual([
    ["__proto__", "a"],
    ["constructor", "b"],
    ["toString", ""],
  ]);
  const value = JSON.parse('{"__proto__":null,"constructor":"b"}');
  const run = accepted(decodeTaskRun(taskRun({ params: [{ name: "a", value }] })));
  expect(Object.entries(run.spec?.params?.[0]?.value ?? {})).toEqual([
    ["__proto__", ""],
    ["constructor", "b"],
  ]);
});

test("such names are no fields", () => {
  const spec = JSON.parse('{"__proto__":{"steps":[]},"constructor":1,"hasOwnProperty":2,"steps":[]}');
  const decoded = decodeTask({ apiVersion: "tekton.dev/v1", kind: "Task", metadata: {}, spec });
  expect(printed(decoded)).toEqual([
    'spec.__proto__: json: unknown field "__proto__"',
    'spec.constructor: json: unknown field "constructor"',
    'spec.hasOwnProperty: json: unknown field "hasOwnProperty"',
  ]);
  expect(decoded).toMatchObject({ ok: true, value: { spec: { steps: [] } } });
  expect(printed(decodeResource(JSON.parse('{"__proto__":{"apiVersion":"tekton.dev/v1","kind":"Task"}}')))).toEqual([
    expect.stringMatching(/^kind: unhandled kind: , Kind= /),
  ]);
});

test("undefined is as good as nothing", () => {
  const spec = { tasks: [{ name: "a", taskRef: undefined, runAfter: [undefined, "b"] }], description: undefined };
  expect(accepted(decodePipeline(pipeline(spec))).spec).toStrictEqual({ tasks: [{ name: "a", runAfter: ["", "b"] }] });
  expect(printed(decodeTaskRun(taskRun({ params: [{ name: "a", value: undefined }] })))).toEqual([
    expect.stringMatching(/^spec\.params\[0\]\.value: json: error calling MarshalJSON/),
  ]);
});

test("what an object inherits is not its own", () => {
  const task: unknown = Object.assign(Object.create({ description: "inherited", nonsense: 1 }), { name: "a" });
  expect(accepted(decodePipeline(pipeline({ tasks: [task] }))).spec).toStrictEqual({ tasks: [{ name: "a" }] });
});

test.each([[() => "a"], [Symbol("a")], [new Map()], [new Date(0)]])("%o is no string", (value) => {
  expect(printed(decodePipeline(pipeline({ description: value })))).toEqual([
    expect.stringMatching(/^spec\.description: json: cannot unmarshal \w+ into string \(want a string\)$/),
  ]);
});

test("an object that holds itself is too deep, however often it does", () => {
  const spec: Record<string, unknown> = {};
  spec["tasks"] = [
    { name: "a", pipelineSpec: spec },
    { name: "b", pipelineSpec: spec },
  ];
  const decoded = decodePipeline(pipeline(spec));
  expect(printed(decoded)).toEqual([
    "spec.tasks[0].pipelineSpec: exceeded max depth",
    "spec.tasks[1].pipelineSpec: exceeded max depth",
  ]);
  expect(decoded).toMatchObject({
    value: {
      spec: {
        tasks: [
          { name: "a", pipelineSpec: {} },
          { name: "b", pipelineSpec: {} },
        ],
      },
    },
  });
});

test("a value that holds itself is too deep", () => {
  const value: Record<string, unknown> = { a: [1] };
  value["b"] = value;
  value["c"] = [value, value];
  expect(printed(decodeTaskRun(taskRun({ params: [{ name: "a", value }] })))).toEqual([
    "spec.params[0].value: exceeded max depth",
  ]);
  expect(printed(decodePipeline(pipeline({ tasks: [{ name: "a", taskSpec: { spec: value } }] })))).toEqual([
    "spec.tasks[0].taskSpec.spec: exceeded max depth",
  ]);
});

test("one object in two places is fine", () => {
  const step = { name: "a", env: [{ name: "b" }] };
  const decoded = decodeTask({
    apiVersion: "tekton.dev/v1",
    kind: "Task",
    metadata: {},
    spec: { steps: [step, step] },
  });
  expect(accepted(decoded).spec.steps).toEqual([step, step]);
});

/** Pipelines inside of pipelines. */
function nested(depth: number, more: object = {}): object {
  let spec: object = { tasks: [] };
  for (let level = 0; level < depth; level++) spec = { tasks: [{ name: "a", pipelineSpec: spec, ...more }], ...more };
  return spec;
}

test("pipelines may be nested 300 deep, and 5,000 deep they are refused", () => {
  expect(decodePipeline(pipeline(nested(300))).diagnostics).toEqual([]);
  const { diagnostics } = decodePipeline(pipeline(nested(5000)));
  expect(diagnostics.map(({ message, at }) => ({ message, depth: at.length }))).toEqual([
    { message: "exceeded max depth", depth: 1002 },
  ]);
});

test("a param value may be nested 10,000 deep", () => {
  const list = (depth: number): unknown => {
    let value: unknown[] = [];
    for (let level = 1; level < depth; level++) value = [value];
    return value;
  };
  const decoded = (depth: number) => decodeTaskRun(taskRun({ params: [{ name: "a", value: list(depth) }] }));
  expect(decoded(10_000)).toMatchObject({
    value: { spec: { params: [{ value: "[".repeat(10_000) + "]".repeat(10_000) }] } },
    diagnostics: [{ code: "decode/value-as-text" }],
  });
  expect(printed(decoded(10_001))).toEqual(["spec.params[0].value: exceeded max depth"]);
});

test("odd names at each level cost no more than plain ones", () => {
  expect(decodePipeline(pipeline(nested(300, { bogus: 1 }))).diagnostics).toHaveLength(600);
  expect(decodePipeline(pipeline(nested(300, { Params: [], params: [] }))).diagnostics).toHaveLength(600);
  expect(decodePipeline(pipeline(nested(100, { Tasks: [{}] }))).diagnostics.length).toBeLessThan(400);
});

test("100,000 unknown fields are reported, each once", () => {
  const names = Array.from({ length: 100_000 }, (_, index) => `unknown${index}`);
  const { diagnostics } = decodePipeline(pipeline(Object.fromEntries(names.map((name) => [name, null]))));
  expect(diagnostics).toHaveLength(100_000);
  expect(diagnostics.at(-1)?.paths).toEqual(["spec.unknown99999"]);
});
