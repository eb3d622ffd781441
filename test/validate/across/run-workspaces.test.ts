import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/types/config.ts";
import { together } from "./together.ts";

const TASK = `
kind: Task
metadata: { name: t }
spec: { workspaces: [{ name: a }, { name: b, optional: true }], steps: [{ name: s, image: x }] }
---
`;
const CLAIMS = `
  - { name: one, persistentVolumeClaim: { claimName: first } }
  - { name: two, persistentVolumeClaim: { claimName: second } }
  - { name: same, persistentVolumeClaim: { claimName: first } }
  - { name: new, volumeClaimTemplate: { spec: {} } }
  - { name: late, persistentVolumeClaim: { claimName: $(params.claim) } }
  - { name: none, emptyDir: {} }`;
const TWO_CLAIMS = "TaskRunValidationFailed: more than one PersistentVolumeClaim is bound";

test.each([
  ["one", "same", []],
  ["one", "none", []],
  ["one", "late", []],
  ["one", "two", [`PipelineRun spec.workspaces[1]: ${TWO_CLAIMS}`]],
  ["two", "one", [`PipelineRun spec.workspaces[0]: ${TWO_CLAIMS}`]],
  ["one", "new", [`PipelineRun spec.workspaces[3]: ${TWO_CLAIMS}`]],
])("a task that gets %s and %s gets one claim at most", (a, b, expected) => {
  const pipelineSpec = `{ tasks: [{ name: x, taskRef: { name: t }, workspaces: [{ name: a, workspace: ${a} }, { name: b, workspace: ${b} }] }] }`;
  const text = `${TASK}kind: PipelineRun
metadata: { name: r }
spec:
  pipelineSpec: ${pipelineSpec}
  params: [{ name: claim, value: first }]
  workspaces:${CLAIMS}`;
  expect(together(text)).toEqual(expected);
  const config = { ...defaultConfig, featureFlags: { ...defaultConfig.featureFlags, coschedule: "disabled" } } as const;
  expect(together(text, { config })).toEqual([]);
});

test("two claims are fine for a pipeline whose tasks use one each, and for custom tasks", () => {
  const text = `${TASK}kind: PipelineRun
metadata: { name: r }
spec:
  pipelineSpec:
    tasks:
    - { name: x, taskRef: { name: t }, workspaces: [{ name: a, workspace: one }] }
    - { name: u, taskRef: { name: t }, workspaces: [{ name: a, workspace: two }] }
    - { name: z, taskRef: { name: z, apiVersion: z/v1, kind: Z }, workspaces: [{ name: one }, { name: two }] }
  params: [{ name: claim, value: first }]
  workspaces:${CLAIMS}`;
  expect(together(text)).toEqual([]);
});

test("a TaskRun binds one claim at most; a template counts by the name of its workspace", () => {
  const run = (workspaces: string) =>
    together(`${TASK}kind: TaskRun\nmetadata: { name: r }\nspec: { taskRef: { name: t }, workspaces: ${workspaces} }`);
  const claim = (name: string, claimName: string) =>
    `{ name: ${name}, persistentVolumeClaim: { claimName: ${claimName} } }`;
  expect(run(`[${claim("a", "c")}, ${claim("b", "d")}]`)).toEqual([`TaskRun spec.workspaces[1]: ${TWO_CLAIMS}`]);
  expect(run(`[${claim("a", "c")}, ${claim("b", "$(params.c)")}]`)).toHaveLength(1);
  expect(run(`[${claim("a", "c")}, ${claim("b", "c")}]`)).toEqual([]);
  expect(run(`[${claim("a", "c")}, { name: b, volumeClaimTemplate: { spec: {} } }]`)).toHaveLength(1);
  expect(run(`[${claim("a", "b")}, { name: b, volumeClaimTemplate: { spec: {} } }]`)).toEqual([]);
});

/** A run that binds nothing. */
const unbound = (tasks: string, workspaces = "[{ name: may, optional: true }]") =>
  together(`${TASK}kind: Pipeline
metadata: { name: p }
spec:
  workspaces: ${workspaces}
  tasks: ${tasks}
---
kind: PipelineRun
metadata: { name: r }
spec: { pipelineRef: { name: p } }`);
const expected = (workspace: string, task: string) =>
  `PipelineRun spec.pipelineRef: CreateRunFailed: expected workspace "${workspace}" to be provided by pipelinerun for pipeline task "${task}"`;

test("what a task mentions the run has to bind", () => {
  const script = (text: string) => `taskSpec: { steps: [{ name: s, image: x, script: ${text} }] }`;
  expect(unbound(`[{ name: x, ${script("cat $(workspaces.may.path)")} }]`)).toEqual([expected("may", "x")]);
  expect(unbound(`[{ name: x, ${script("cat $(workspaces.other.path)")} }]`)).toEqual([expected("other", "x")]);
  expect(unbound(`[{ name: x, ${script("cat $(workspaces.other.bound)")} }]`)).toEqual([expected("other", "x")]);
  expect(unbound(`[{ name: x, ${script("cat $(workspaces.may.bound)")} }]`)).toEqual([]);
});

test("what a task can do without nobody has to bind, and a required workspace is told as such", () => {
  const embedded =
    "taskSpec: { workspaces: [{ name: w, optional: true }], steps: [{ name: s, image: x, script: $(workspaces.w.path) }] }";
  expect(unbound(`[{ name: x, ${embedded} }]`)).toEqual([]);
  expect(
    unbound("[{ name: x, taskRef: { name: t }, workspaces: [{ name: a, workspace: w }] }]", "[{ name: w }]"),
  ).toEqual([
    'PipelineRun spec.pipelineRef: InvalidWorkspaceBindings: pipeline requires workspace with name "w" be provided by pipelinerun',
  ]);
  expect(unbound("[{ name: x, taskRef: { name: unknown }, workspaces: [{ name: a, workspace: may }] }]")).toEqual([]);
});

test("tasks that may be skipped are not asked", () => {
  const use = "taskSpec: { results: [{ name: r }], steps: [{ name: s, image: x, script: $(workspaces.may.path) }] }";
  const when = "when: [{ input: $(workspaces.may.bound), operator: in, values: ['true'] }]";
  expect(
    unbound(
      `[{ name: x, ${use}, ${when} }, { name: u, ${use}, runAfter: [x] }, { name: z, ${use}, params: [{ name: p, value: $(tasks.u.results.r) }] }]`,
    ),
  ).toEqual([]);
  expect(unbound(`[{ name: x, ${use}, matrix: { params: [{ name: p, value: [] }] } }]`)).toEqual([]);
  expect(unbound(`[{ name: x, ${use}, matrix: { params: [{ name: p, value: [a] }] } }]`)).toEqual([
    expected("may", "x"),
  ]);
});
