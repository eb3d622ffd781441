import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/types/config.ts";
import { together } from "./together.ts";

const RELEASE = `
kind: Pipeline
metadata: { name: release }
spec:
  params: [{ name: url }, { name: list, type: array, default: [a, b] }, { name: o, type: object, properties: { k: {}, l: {} }, default: { k: x, l: z } }, { name: level, default: low }]
  workspaces: [{ name: ws }, { name: cache, optional: true }]
  tasks:
  - { name: a, taskRef: { name: t }, params: [{ name: x, value: '$(params.list[1])' }] }
---
`;
const run = (spec: string) =>
  together(`${RELEASE}kind: PipelineRun
metadata: { name: r }
spec:
${spec}`);

test("a run that gives its pipeline what it needs is fine", () => {
  expect(
    run(`
  pipelineRef: { name: release }
  params: [{ name: url, value: x }, { name: list, value: [a, b] }]
  workspaces: [{ name: ws, emptyDir: {} }]`),
  ).toEqual([]);
});

test("what a run leaves out is told at the list where it belongs, or at the reference", () => {
  expect(run("  pipelineRef: { name: release }")).toEqual([
    "PipelineRun spec.pipelineRef: ParameterMissing: pipelineRun missing parameters: [url]",
    'PipelineRun spec.pipelineRef: InvalidWorkspaceBindings: pipeline requires workspace with name "ws" be provided by pipelinerun',
  ]);
});

test("values, keys and items are held against what the pipeline declares", () => {
  expect(
    run(`
  pipelineRef: { name: release }
  params: [{ name: url, value: [x] }, { name: list, value: [a] }, { name: o, value: { k: x } }, { name: level, value: { a: b } }]
  workspaces: [{ name: ws, emptyDir: {} }]`),
  ).toEqual([
    "PipelineRun spec.params[0].value: ParameterTypeMismatch: parameters have inconsistent types : [url level]",
    "PipelineRun spec.params[3].value: ParameterTypeMismatch: parameters have inconsistent types : [url level]",
    "PipelineRun spec.params[1].value: ParamArrayIndexingInvalid: non-existent param references:[$(params.list[1])]",
  ]);
});

test("keys that neither the value nor the default has are missing", () => {
  const text = `
kind: Pipeline
metadata: { name: p }
spec: { params: [{ name: o, type: object, properties: { a: {}, b: {}, c: {} } }], tasks: [{ name: a, taskRef: { name: t } }] }
---
kind: PipelineRun
metadata: { name: r }
spec: { pipelineRef: { name: p }, params: [{ name: o, value: { b: x } }] }`;
  expect(together(text)).toEqual([
    "PipelineRun spec.params[0].value: ObjectParameterMissKeys: pipelineRun missing object keys for parameters: map[o:[a c]]",
  ]);
});

test("what a pipeline does not declare does no harm, unless something in it uses it", () => {
  const text = `
kind: Pipeline
metadata: { name: p }
spec:
  tasks:
  - name: a
    taskSpec: { steps: [{ image: x, script: 'echo $(params.used) $(workspaces.used.path)' }] }
---
kind: PipelineRun
metadata: { name: r }
spec:
  pipelineRef: { name: p }
  params: [{ name: used, value: x }, { name: extra, value: x }]
  workspaces: [{ name: used, emptyDir: {} }, { name: extra, emptyDir: {} }]`;
  expect(together(text)).toEqual([
    'PipelineRun spec.params[1].name: warning: Pipeline "p" declares no param "extra"',
    'PipelineRun spec.workspaces[1].name: warning: Pipeline "p" declares no workspace "extra"',
  ]);
});

test("settings for tasks, steps and sidecars are for some that there are", () => {
  const text = `
kind: Task
metadata: { name: t }
spec: { steps: [{ name: build, image: x }], sidecars: [{ name: db, image: x }] }
---
kind: Pipeline
metadata: { name: p }
spec: { tasks: [{ name: a, taskRef: { name: t } }] }
---
kind: PipelineRun
metadata: { name: r }
spec:
  pipelineRef: { name: p }
  taskRunSpecs:
  - { pipelineTaskName: b }
  - { pipelineTaskName: a, stepSpecs: [{ name: bild, computeResources: {} }], sidecarSpecs: [{ name: db, computeResources: {} }] }
---
kind: TaskRun
metadata: { name: r }
spec: { taskRef: { name: t }, sidecarSpecs: [{ name: nope, computeResources: {} }] }`;
  expect(together(text)).toEqual([
    'PipelineRun spec.taskRunSpecs[0].pipelineTaskName: InvalidTaskRunSpecs: pipelineRun\'s taskrunSpecs defined wrong taskName: "b", does not exist in Pipeline',
    "PipelineRun spec.taskRunSpecs[1].stepSpecs[0].name: TaskRunValidationFailed: invalid StepOverride: No Step named bild",
    "TaskRun spec.sidecarSpecs[0].name: TaskRunValidationFailed: invalid SidecarOverride: No Sidecar named nope",
  ]);
});

test("a pipeline in a run sees the params of the run, and is held against the tasks", () => {
  const text = `
kind: Task
metadata: { name: t }
spec: { params: [{ name: x, type: array }], steps: [{ image: x }] }
---
kind: PipelineRun
metadata: { name: r }
spec:
  params: [{ name: list, value: [a] }, { name: text, value: b }]
  pipelineSpec:
    tasks:
    - { name: a, taskRef: { name: t }, params: [{ name: x, value: '$(params.list[*])' }] }
    - { name: b, taskRef: { name: t }, params: [{ name: x, value: $(params.text) }] }`;
  expect(together(text)).toEqual([
    "PipelineRun spec.pipelineSpec.tasks[1].params[0].value: PipelineValidationFailed: invalid input params for task t: param types don't match the user-specified type: [x]",
  ]);
});

test("what is wrong with a Pipeline is told there, and not again for each run", () => {
  const text = `
kind: PipelineRun
metadata: { name: r }
spec: { pipelineRef: { name: p } }
---
kind: Pipeline
metadata: { name: p }
spec: { tasks: [{ name: a, taskRef: { name: t } }] }
---
kind: Task
metadata: { name: t }
spec: { params: [{ name: x }], steps: [{ image: x }] }`;
  expect(together(text)).toEqual([
    "Pipeline spec.tasks[0].taskRef: PipelineValidationFailed: invalid input params for task t: missing values for these params which have no default values: [x]",
  ]);
});

test("a child pipeline is given what it needs", () => {
  const text = `${RELEASE}kind: Pipeline
metadata: { name: outer }
spec:
  params: [{ name: u, type: array }]
  tasks: [{ name: a, pipelineRef: { name: release }, params: [{ name: url, value: $(params.u) }] }]
  results: [{ name: r, value: $(tasks.a.results.x) }]`;
  expect(together(text)).toEqual([
    "Pipeline spec.tasks[0].params[0].value: ParameterTypeMismatch: parameters have inconsistent types : [url]",
    'Pipeline spec.tasks[0].pipelineRef: InvalidWorkspaceBindings: pipeline requires workspace with name "ws" be provided by pipelinerun',
    'Pipeline spec.results[0].value: InvalidPipelineResultReference: invalid pipeline result "r": unable to validate result referencing pipeline task "a": task spec not found',
  ]);
});

test("how long a list will be is not known before it is put together", () => {
  const text = `${RELEASE}kind: Pipeline
metadata: { name: outer }
spec:
  params: [{ name: u, type: array }]
  workspaces: [{ name: ws }]
  tasks:
  - { name: a, pipelineRef: { name: release }, params: [{ name: url, value: x }, { name: list, value: ['$(params.u[*])'] }], workspaces: [{ name: ws }] }
  - { name: b, pipelineRef: { name: release }, params: [{ name: url, value: x }, { name: list, value: [c] }], workspaces: [{ name: ws }] }`;
  expect(together(text)).toEqual([
    "Pipeline spec.tasks[1].params[1].value: ParamArrayIndexingInvalid: non-existent param references:[$(params.list[1])]",
  ]);
});

const TASK = `
kind: Task
metadata: { name: t }
spec:
  params: [{ name: url }, { name: few, type: array, default: [a] }]
  workspaces: [{ name: source }]
  steps: [{ image: x, args: ['$(params.few[3])'] }]
---
`;

test("a TaskRun is held against its Task", () => {
  const text = `${TASK}kind: TaskRun
metadata: { name: r }
spec: { taskRef: { name: t }, params: [{ name: few, value: text }, { name: ulr, value: x }], workspaces: [{ name: src, emptyDir: {} }] }`;
  const words = "invalid input params for task t:";
  expect(together(text)).toEqual([
    `TaskRun spec.params: TaskRunValidationFailed: ${words} missing values for these params which have no default values: [url]`,
    `TaskRun spec.params[0].value: TaskRunValidationFailed: ${words} param types don't match the user-specified type: [few]`,
    "TaskRun spec.params[0].value: TaskRunValidationFailed: non-existent param references:[$(params.few[3])]",
    'TaskRun spec.workspaces: TaskRunValidationFailed: declared workspace "source" is required but has not been bound',
    'TaskRun spec.workspaces[0].name: TaskRunValidationFailed: workspace binding "src" does not match any declared workspace',
    'TaskRun spec.params[1].name: warning: Task "t" declares no param "ulr"',
  ]);
});

test("a task in a TaskRun takes more than it declares", () => {
  const text = `
kind: TaskRun
metadata: { generateName: r- }
spec:
  params: [{ name: given, value: x }]
  workspaces: [{ name: w, emptyDir: {} }]
  taskSpec: { params: [{ name: needed }], steps: [{ image: x, script: 'echo $(params.given) $(workspaces.w.path)' }] }`;
  expect(together(text)).toEqual([
    "TaskRun spec.params: TaskRunValidationFailed: invalid input params for task r-: missing values for these params which have no default values: [needed]",
  ]);
});

test("where the cluster binds what nobody binds, nothing is missing", () => {
  const config = {
    ...defaultConfig,
    defaults: { ...defaultConfig.defaults, taskRunWorkspaceBinding: "emptyDir: {}" },
  };
  const text = `
kind: Task
metadata: { name: t }
spec: { workspaces: [{ name: w }], steps: [{ image: x }] }
---
kind: TaskRun
metadata: { name: r }
spec: { taskRef: { name: t } }`;
  expect(together(text)).toHaveLength(1);
  expect(together(text, { config })).toEqual([]);
});
