import { expect, test } from "vitest";
import { alpha, expectPlaces, pipeline, pipelineRun, stable, task, taskRun, verdict } from "./verdict.ts";

test("beta features are open at beta and alpha", () => {
  const text = taskRun("{ taskRef: { name: a }, stepSpecs: [{ name: b, computeResources: {} }] }");
  expect(verdict(text)).toBe("");
  expect(verdict(text, alpha)).toBe("");
  expect(verdict(text, stable)).toBe(
    'stepSpecs requires "enable-api-fields" feature gate to be "alpha" or "beta" but it is "stable": ',
  );
});

test("alpha features are open at alpha only", () => {
  const text = taskRun("{ taskRef: { name: a }, debug: {} }");
  expect(verdict(text)).toBe('debug requires "enable-api-fields" feature gate to be "alpha" but it is "beta": ');
  expect(verdict(text, alpha)).toBe("");
});

test("specs inside others may be switched off, kind by kind", () => {
  const off = (kinds: string) => ({ flags: { "disable-inline-spec": kinds } });
  const run = taskRun("{ taskSpec: { steps: [{ image: a }] } }");
  expect(verdict(run, off("taskrun"))).toBe("must not set the field(s): spec.taskSpec");
  expect(verdict(run, off("pipeline,pipelinerun"))).toBe("");
  const embedded = pipeline("{ tasks: [{ name: a, taskSpec: { steps: [{ image: a }] } }] }");
  expect(verdict(embedded, off("pipeline"))).toBe("must not set the field(s): spec.tasks[0].taskSpec");
  expect(verdict(embedded, off("pipelinerun"))).toBe("");
  const pipelines = pipelineRun("{ pipelineSpec: { tasks: [{ name: a, taskSpec: { steps: [{ image: a }] } }] } }");
  expect(verdict(pipelines, off("pipeline,pipelinerun,taskrun"))).toBe(
    "must not set the field(s): spec.pipelineSpec, spec.pipelineSpec.tasks[0].taskSpec",
  );
});

test("a feature that is not open is underlined, though the text has no path", () => {
  expectPlaces(
    task(`
  steps:
    - ref:
        resolver: git # want  "git"
        params: # want  "params"
          - { name: a, value: b }
`),
    stable,
  );
  expectPlaces(
    taskRun(`
  taskSpec: # want spec.taskSpec "taskSpec"
    steps: [{ image: a }]
`),
    { flags: { "disable-inline-spec": "taskrun" } },
  );
});
