import { expect, test } from "vitest";
import { together } from "./together.ts";

const words = (request: string, limit: string) =>
  `TaskRunValidationFailed: invalid request resource value: ${request} must be less or equal to limit ${limit}`;

test("a step that asks for more than it may have fails each run of the task", () => {
  const text = `
kind: Task
metadata: { name: t }
spec:
  stepTemplate: { computeResources: { limits: { memory: 0.5Gi, cpu: '1' } } }
  steps:
  - { name: own-limit, image: x, computeResources: { requests: { cpu: 1500m }, limits: { cpu: '1.0' } } }
  - { name: of-template, image: x, computeResources: { requests: { memory: 1024Mi, cpu: 1000m, hugepages: '1' } } }
  - { name: own-wins, image: x, computeResources: { requests: { memory: 2Gi }, limits: { memory: 2048Mi } } }
  sidecars: [{ name: s, image: x, computeResources: { requests: { cpu: '2' }, limits: { cpu: '1' } } }]`;
  expect(together(text)).toEqual([
    `Task spec.steps[0].computeResources.requests.cpu: ${words("1500m", "1")}`,
    `Task spec.steps[1].computeResources.requests.memory: ${words("1Gi", "512Mi")}`,
  ]);
});

test("of a task that is written in a pipeline or a run it is told there, of a Task not again for each use", () => {
  const spec = "steps: [{ name: s, image: x, computeResources: { requests: { cpu: '2' }, limits: { cpu: '1' } } }]";
  const text = `
kind: Task
metadata: { name: t }
spec: { ${spec} }
---
kind: TaskRun
metadata: { name: r }
spec: { taskRef: { name: t } }
---
kind: TaskRun
metadata: { name: r }
spec: { taskSpec: { ${spec} } }
---
kind: Pipeline
metadata: { name: p }
spec: { tasks: [{ name: a, taskRef: { name: t } }, { name: b, taskSpec: { ${spec} } }] }`;
  expect(together(text)).toEqual([
    `Task spec.steps[0].computeResources.requests.cpu: ${words("2", "1")}`,
    `TaskRun spec.taskSpec.steps[0].computeResources.requests.cpu: ${words("2", "1")}`,
    `Pipeline spec.tasks[1].taskSpec.steps[0].computeResources.requests.cpu: ${words("2", "1")}`,
  ]);
});

test("resources with names of methods have no limit by that", () => {
  const text = `
kind: Task
metadata: { name: t }
spec: { steps: [{ name: s, image: x, computeResources: { requests: { toString: '2', constructor: '1' }, limits: {} } }] }`;
  expect(together(text)).toEqual([]);
});
