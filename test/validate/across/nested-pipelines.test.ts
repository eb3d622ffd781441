import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/types/config.ts";
import { validateTogether } from "../../../src/validate/across/validate-together.ts";
import { together } from "./together.ts";

const TASK = `
kind: Task
metadata: { name: t }
spec:
  params: [{ name: list, type: array }]
  workspaces: [{ name: w, optional: true }]
  steps: [{ name: s, image: x, args: ['$(params.list[1])'] }]
---
`;
/** A pipeline whose task runs a pipeline that is written there. */
const outer = (pipelineSpec: string, gives = "") => `${TASK}kind: Pipeline
metadata: { name: p }
spec:
  params: [{ name: any, type: array }]
  workspaces: [{ name: ws }]
  tasks: [{ name: a, ${gives} pipelineSpec: ${pipelineSpec} }]`;
const inner = "spec.tasks[0].pipelineSpec.tasks[0]";

test("a pipeline in a pipeline is held against its tasks", () => {
  expect(together(outer("{ tasks: [{ name: b, taskRef: { name: t } }] }"))).toEqual([
    `Pipeline ${inner}.taskRef: PipelineValidationFailed: invalid input params for task t: missing values for these params which have no default values: [list]`,
  ]);
  const deep =
    "{ tasks: [{ name: b, pipelineSpec: { tasks: [{ name: c, taskSpec: { steps: [{ name: s, ref: { name: x } }] } }, { name: d, taskRef: { name: t }, params: [{ name: list, value: [a] }] }] } }] }";
  expect(together(outer(deep))).toEqual([
    `Pipeline ${inner}.pipelineSpec.tasks[1].params[0].value: TaskRunValidationFailed: non-existent param references:[$(params.list[1])]`,
  ]);
});

test("it sees what it is given, as far as that is known", () => {
  const spec = "{ tasks: [{ name: b, taskRef: { name: t }, params: [{ name: list, value: '$(params.l[*])' }] }] }";
  expect(together(outer(spec, "params: [{ name: l, value: [x, v] }],"))).toEqual([]);
  expect(together(outer(spec, "params: [{ name: l, value: [x] }],"))).toEqual([
    `Pipeline ${inner}.params[0].value: TaskRunValidationFailed: non-existent param references:[$(params.list[1])]`,
  ]);
  expect(together(outer(spec, "params: [{ name: l, value: '$(params.any[*])' }],"))).toEqual([]);
});

test("its tasks have the workspaces that are handed on to it, and no others", () => {
  const spec = "{ tasks: [{ name: b, taskSpec: { steps: [{ name: s, image: x, script: $(workspaces.w.path) }] } }] }";
  expect(together(outer(spec, "workspaces: [{ name: w, workspace: ws }],"))).toEqual([]);
  expect(together(outer(spec))).toEqual([
    'Pipeline spec.tasks[0].pipelineSpec: CreateRunFailed: expected workspace "w" to be provided by pipelinerun for pipeline task "b"',
  ]);
});

test("a child pipeline may get several claims: its tasks get them", () => {
  const text = `
kind: PipelineRun
metadata: { name: r }
spec:
  workspaces: [{ name: a, persistentVolumeClaim: { claimName: a } }, { name: b, persistentVolumeClaim: { claimName: b } }]
  pipelineSpec:
    tasks: [{ name: c, pipelineRef: { name: p }, workspaces: [{ name: a }, { name: b }] }]`;
  expect(together(text)).toEqual([]);
});

test("pipelines may stand in each other a thousand times", () => {
  let spec: object = { tasks: [{ name: "a", taskRef: { name: "t" } }] };
  for (let depth = 0; depth < 1000; depth++) spec = { tasks: [{ name: "a", pipelineSpec: spec }] };
  const task = { kind: "Task", metadata: { name: "t" }, spec: { params: [{ name: "x" }], steps: [] } } as const;
  const pipeline = { kind: "Pipeline", metadata: { name: "p" }, spec } as const;
  const [, found] = validateTogether([task, pipeline] as never, { config: defaultConfig });
  expect(found?.map(({ reason, at }) => [reason, at.length])).toEqual([["PipelineValidationFailed", 3004]]);
});
