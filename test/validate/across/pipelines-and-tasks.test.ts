import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/types/config.ts";
import { together } from "./together.ts";

const BUILD = `
kind: Task
metadata: { name: build }
spec:
  params: [{ name: image }, { name: flags, type: array, default: [] }, { name: auth, type: object, properties: { user: {}, token: {} }, default: { user: me, token: t } }]
  workspaces: [{ name: source }, { name: cache, optional: true }]
  results: [{ name: digest }, { name: tags, type: array }, { name: meta, type: object, properties: { size: {} } }]
  steps: [{ name: s, image: x }]
`;
const pipeline = (tasks: string, more = "") => `${BUILD}---
kind: Pipeline
metadata: { name: p }
spec:
  workspaces: [{ name: ws }]
${more}
  tasks:
${tasks}`;
const PROPER = `
  - { name: a, taskRef: { name: build }, params: [{ name: image, value: x }], workspaces: [{ name: source, workspace: ws }] }`;

test("a pipeline that gives its task what it needs is fine", () => {
  expect(together(pipeline(PROPER))).toEqual([]);
});

test("params that are missing are told together, where they would be given", () => {
  const text = `
kind: Task
metadata: { name: t }
spec: { params: [{ name: a }, { name: b }, { name: c }], steps: [{ image: x }] }
---
kind: Pipeline
metadata: { name: p }
spec:
  tasks:
  - { name: one, taskRef: { name: t }, params: [{ name: b, value: x }] }
  - { name: two, taskRef: { name: t } }`;
  const words = "invalid input params for task t: missing values for these params which have no default values:";
  expect(together(text)).toEqual([
    `Pipeline spec.tasks[0].params: PipelineValidationFailed: ${words} [a c]`,
    `Pipeline spec.tasks[1].taskRef: PipelineValidationFailed: ${words} [a b c]`,
  ]);
});

test("a param that the task does not declare is a warning, with what was meant", () => {
  const text = pipeline(`
  - { name: a, taskRef: { name: build }, params: [{ name: image, value: x }, { name: flgs, value: [] }], workspaces: [{ name: source, workspace: ws }] }`);
  expect(together(text)).toEqual([
    'Pipeline spec.tasks[0].params[1].name: warning: Task "build" declares no param "flgs"',
  ]);
});

test("values of another type are told each at its place, in Tekton's words about all of them", () => {
  const text = pipeline(`
  - name: a
    taskRef: { name: build }
    params: [{ name: image, value: [x] }, { name: flags, value: -v }]
    workspaces: [{ name: source, workspace: ws }]`);
  const words =
    "PipelineValidationFailed: invalid input params for task build: param types don't match the user-specified type: [image flags]";
  expect(together(text)).toEqual([
    `Pipeline spec.tasks[0].params[0].value: ${words}`,
    `Pipeline spec.tasks[0].params[1].value: ${words}`,
  ]);
});

const typed = (value: string) =>
  together(
    pipeline(
      `${PROPER}
  - name: b
    taskRef: { name: build }
    params:
    - { name: image, value: x }
    - name: flags
      value: ${value}
    workspaces: [{ name: source, workspace: ws }]`,
      "  params: [{ name: list, type: array }, { name: text }, { name: map, type: object, properties: { k: {} } }]",
    ),
  );
const mismatch = (reason: string) => [
  `Pipeline spec.tasks[1].params[1].value: ${reason}: invalid input params for task build: param types don't match the user-specified type: [flags]`,
];

test.each([
  "$(params.list[*])",
  "$(params.list)",
  "$(tasks.a.results.tags[*])",
  "['$(params.text)']",
  "$(tasks.unknown-to-us.status)",
  "'x $(params.list[*])'",
  "$(params.nobody-knows)",
])("a reference has the type of what it refers to, or one that nobody knows: %s", (value) => {
  expect(typed(value)).toEqual([]);
});

test.each([
  "$(params.text)",
  "$(params.list[0])",
  "$(params.map.k)",
  "$(params.map[*])",
  "$(context.pipelineRun.name)",
  "x-$(params.text)",
])("a reference to something else than an array is no array: %s", (value) => {
  expect(typed(value)).toEqual(mismatch("PipelineValidationFailed"));
});

test("the type of a result is known when its task has run, so it is the TaskRun that fails", () => {
  expect(typed("$(tasks.a.results.digest)")).toEqual(mismatch("TaskRunValidationFailed"));
});

test("an object needs all keys that have no default", () => {
  const text = `
kind: Task
metadata: { name: t }
spec: { params: [{ name: o, type: object, properties: { a: {}, b: {}, c: {} } }], steps: [{ image: x }] }
---
kind: Pipeline
metadata: { name: p }
spec: { tasks: [{ name: a, taskRef: { name: t }, params: [{ name: o, value: { b: x } }] }] }`;
  expect(together(text)).toEqual([
    "Pipeline spec.tasks[0].params[0].value: PipelineValidationFailed: invalid input params for task t: missing keys for these params which are required in ParamSpec's properties map[o:[a c]]",
  ]);
});

test("the params of a matrix are given, one string at a time", () => {
  const text = pipeline(`
  - name: a
    taskRef: { name: build }
    matrix: { params: [{ name: image, value: [x, z] }], include: [{ params: [{ name: flags, value: z }] }] }
    workspaces: [{ name: source, workspace: ws }]`);
  expect(together(text)).toEqual([
    "Pipeline spec.tasks[0].matrix.include[0].params[0].name: PipelineValidationFailed: invalid input params for task build: param types don't match the user-specified type: [flags]",
  ]);
});

test("workspaces are bound as the task declares them", () => {
  const text = pipeline(`
  - { name: a, taskRef: { name: build }, params: [{ name: image, value: x }], workspaces: [{ name: sorce, workspace: ws }] }`);
  expect(together(text)).toEqual([
    'Pipeline spec.tasks[0].workspaces: TaskRunValidationFailed: declared workspace "source" is required but has not been bound',
    'Pipeline spec.tasks[0].workspaces[0].name: TaskRunValidationFailed: workspace binding "sorce" does not match any declared workspace',
  ]);
});

test("what a pipeline may be without, its task may be without, too", () => {
  const text = pipeline(PROPER).replace("{ name: ws }", "{ name: ws, optional: true }");
  expect(together(text)).toEqual([
    'Pipeline spec.tasks[0].workspaces[0].workspace: RequiredWorkspaceMarkedOptional: pipeline workspace "ws" is marked optional but pipeline task "a" requires it be provided',
  ]);
});

test("results that are used are declared", () => {
  const text = pipeline(
    `${PROPER}
  - name: b
    taskRef: { name: other }
    params: [{ name: x, value: ['$(tasks.a.results.digst)'] }]
    when: [{ input: $(tasks.a.results.nope), operator: in, values: [z] }]`,
    "  results: [{ name: r, value: $(tasks.a.results.gone) }, { name: s, value: $(tasks.b.results.unknown-to-us) }]",
  );
  const words = 'InvalidTaskResultReference: invalid result reference in pipeline task "b"';
  expect(together(text)).toEqual([
    `Pipeline spec.tasks[1].params[0].value[0]: ${words}: "digst" is not a named result returned by pipeline task "a"`,
    `Pipeline spec.tasks[1].when[0].input: ${words}: "nope" is not a named result returned by pipeline task "a"`,
    'Pipeline spec.results[0].value: InvalidPipelineResultReference: invalid pipeline result "r": "gone" is not a named result returned by pipeline task "a"',
  ]);
});

test("parts that a result does not have stay as they are", () => {
  const text = pipeline(`${PROPER}
  - name: b
    taskRef: { name: other }
    params:
    - { name: x, value: $(tasks.a.results.digest.size) }
    - { name: v, value: $(tasks.a.results.meta.colour) }
    - { name: z, value: '$(tasks.a.results.meta[0])' }
    - { name: fine, value: ['$(tasks.a.results.meta.size)', '$(tasks.a.results.tags[1])', '$(tasks.a.results.digest)'] }`);
  expect(together(text)).toEqual([
    'Pipeline spec.tasks[1].params[0].value: warning: result "digest" of pipeline task "a" is a string: it has no key "size"',
    'Pipeline spec.tasks[1].params[1].value: warning: result "meta" of pipeline task "a" is an object without the key "colour"',
    'Pipeline spec.tasks[1].params[2].value: warning: result "meta" of pipeline task "a" is an object: it has no item 0',
  ]);
});

test("values that are not allowed are found where the cluster looks at them", () => {
  const text = `
kind: Task
metadata: { name: t }
spec: { params: [{ name: level, enum: [low, high] }], steps: [{ image: x }] }
---
kind: Pipeline
metadata: { name: p }
spec:
  params: [{ name: any }]
  tasks:
  - { name: a, taskRef: { name: t }, params: [{ name: level, value: none }] }
  - { name: b, taskRef: { name: t }, params: [{ name: level, value: $(params.any) }] }`;
  const config = withFlags({ enableParamEnum: true });
  expect(together(text)).toEqual([]);
  expect(together(text, { config })).toEqual([
    "Pipeline spec.tasks[0].params[0].value: InvalidParamValue: param `level` value: none is not in the enum list",
    'Pipeline spec.tasks[1].params[0].value: PipelineValidationFailed: pipeline param "any" has no enum, but referenced in "t" task has enums: [low high]',
  ]);
});

test("an embedded task is given the params that it declares, and takes workspaces from the run", () => {
  const text = `
kind: Pipeline
metadata: { name: p }
spec:
  params: [{ name: g }]
  tasks:
  - name: a
    taskSpec:
      params: [{ name: g }]
      workspaces: [{ name: w }, { name: unused }]
      steps: [{ image: x, script: ls $(workspaces.w.path) }]`;
  expect(together(text)).toEqual([
    "Pipeline spec.tasks[0].taskSpec: PipelineValidationFailed: invalid input params for task : missing values for these params which have no default values: [g]",
    'Pipeline spec.tasks[0].taskSpec: TaskRunValidationFailed: declared workspace "unused" is required but has not been bound',
  ]);
});

test("custom tasks, resolvers and names that only the run knows are not judged", () => {
  const text = `${BUILD}---
kind: Pipeline
metadata: { name: p }
spec:
  params: [{ name: which }]
  tasks:
  - { name: a, taskRef: { apiVersion: example.dev/v1, kind: Task, name: build } }
  - { name: b, taskRef: { resolver: git, params: [{ name: url, value: x }] } }
  - { name: c, taskRef: { name: $(params.which) } }
  - { name: d, taskRef: { name: elsewhere }, params: [{ name: x, value: $(tasks.a.results.y) }] }`;
  expect(together(text, { report: "names" })).toEqual([
    'Pipeline spec.tasks[3].taskRef.name: CouldntGetTask: Couldn\'t retrieve Task "elsewhere": tasks.tekton.dev "elsewhere" not found',
  ]);
  expect(together(text)).toEqual([]);
});

test("the order of declared params does not matter", () => {
  const names = fc.uniqueArray(fc.constantFrom("__proto__", "constructor", "toString", "a", "b.c"), { minLength: 1 });
  fc.assert(
    fc.property(names, names, (declared, given) => {
      const text = (params: readonly string[]) => `
kind: Task
metadata: { name: constructor }
spec: { params: [${params.map((name) => `{ name: ${name} }`)}], steps: [{ image: x }] }
---
kind: Pipeline
metadata: { name: p }
spec: { tasks: [{ name: a, taskRef: { name: constructor }, params: [${given.map((name) => `{ name: ${name}, value: x }`)}] }] }`;
      const missing = declared.filter((name) => !given.includes(name));
      const extra = given.filter((name) => !declared.includes(name));
      const found = together(text(declared));
      expect(found).toHaveLength((missing.length > 0 ? 1 : 0) + extra.length);
      expect(together(text([...declared].reverse()))).toHaveLength(found.length);
      for (const name of missing) expect(found[0]).toContain(name);
    }),
  );
});

function withFlags(flags: Partial<typeof defaultConfig.featureFlags>): typeof defaultConfig {
  return { ...defaultConfig, featureFlags: { ...defaultConfig.featureFlags, ...flags } };
}
