import { expect, test } from "vitest";
import { together } from "./together.ts";

const CLONE = `
kind: StepAction
metadata: { name: clone }
spec: { image: git, params: [{ name: url }, { name: depth, default: '1' }], results: [{ name: commit }] }
---
`;
const task = (steps: string, more = "") => `${CLONE}kind: Task
metadata: { name: t }
spec:
  steps:
${steps}
${more}`;

test("a step gives its step action what it needs, and nothing else", () => {
  const text = task(`
  - { name: fine, ref: { name: clone }, params: [{ name: url, value: x }] }
  - { name: less, ref: { name: clone } }
  - { name: other, ref: { name: clone }, params: [{ name: url, value: x }, { name: dept, value: x }] }`);
  expect(together(text)).toEqual([
    'Task spec.steps[1].ref: TaskRunResolutionFailed: failed to resolve step ref for step "less" (index 1): non-existent params in Step: [url]',
    'Task spec.steps[2].params[1].name: TaskRunResolutionFailed: failed to resolve step ref for step "other" (index 2): extra params passed by Step to StepAction: [dept]',
  ]);
});

test("results of a step come from its step action", () => {
  const text = task(
    `
  - { name: clone, ref: { name: clone }, params: [{ name: url, value: x }] }
  - { name: show, image: x, args: [$(steps.clone.results.commit), $(steps.clone.results.comit)] }
  - { name: far, ref: { name: elsewhere } }
  - { name: last, image: x, script: echo $(steps.far.results.anything) }`,
    "  results: [{ name: r, value: $(steps.clone.results.hash) }, { name: s, value: $(steps.clone.results.commit) }]",
  );
  expect(together(text)).toEqual([
    'Task spec.results[0].value: warning: step "clone" has no result "hash"',
    'Task spec.steps[1].args[1]: error: step "clone" has no result "comit"',
  ]);
});

test("a step that declares no results has none, with or without step actions", () => {
  const text = task(
    `
  - { name: clone, image: x }
  - { name: show, image: x, script: echo $(steps.clone.results.commit) }`,
    "  results: [{ name: r, value: $(steps.clone.results.hash) }]",
  );
  expect(together(text)).toEqual([
    'Task spec.results[0].value: warning: step "clone" has no result "hash"',
    'Task spec.steps[1].script: error: step "clone" has no result "commit"',
  ]);
});

test("embedded tasks refer to step actions, too", () => {
  const text = `${CLONE}kind: PipelineRun
metadata: { name: r }
spec: { pipelineSpec: { tasks: [{ name: a, taskSpec: { steps: [{ name: s, ref: { name: clone } }] } }] } }
---
kind: TaskRun
metadata: { name: r }
spec: { taskSpec: { steps: [{ name: s, ref: { name: clone } }] } }`;
  const words =
    'TaskRunResolutionFailed: failed to resolve step ref for step "s" (index 0): non-existent params in Step: [url]';
  expect(together(text)).toEqual([
    `PipelineRun spec.pipelineSpec.tasks[0].taskSpec.steps[0].ref: ${words}`,
    `TaskRun spec.taskSpec.steps[0].ref: ${words}`,
  ]);
});
