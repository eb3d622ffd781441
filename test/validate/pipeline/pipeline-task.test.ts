import { expect, test } from "vitest";
import { alpha, expectPlaces, pipeline, stable, verdict } from "../verdict.ts";

const one = (fields: string) => pipeline(`{ tasks: [{ ${fields} }] }`);

test("a pipeline task's name is a DNS label", () => {
  expect(verdict(one("name: a.b, taskRef: { name: c }"))).toBe(`invalid value "a.b": spec.tasks[0].name
Pipeline Task name must be a valid DNS Label.For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names`);
  expect(verdict(one("taskRef: { name: c }"))).toBe(`invalid value "": spec.tasks[0].name
Pipeline Task name must be a valid DNS Label.For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names`);
  expect(
    verdict(one(`name: ${"a".repeat(64)}, taskRef: { name: c }`)),
  ).toBe(`invalid value "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": spec.tasks[0].name
Pipeline Task name must be a valid DNS Label.For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names`);
});

test("a pipeline task refers to a task, or is one", () => {
  expect(verdict(one("name: a"))).toBe(
    "expected exactly one, got neither: spec.tasks[0].taskRef, spec.tasks[0].taskSpec",
  );
  expect(verdict(one("name: a"), alpha)).toBe(
    "expected exactly one, got neither: spec.tasks[0].pipelineRef, spec.tasks[0].pipelineSpec, spec.tasks[0].taskRef, spec.tasks[0].taskSpec",
  );
  expect(verdict(one("name: a, taskRef: { name: b }, taskSpec: { steps: [{ image: c }] }"))).toBe(
    "expected exactly one, got multiple: spec.tasks[0].taskRef, spec.tasks[0].taskSpec",
  );
});

test("pipelines in pipelines are an alpha feature", () => {
  expect(verdict(one("name: a, pipelineRef: { name: b }"))).toBe(
    'pipelineRef requires "enable-api-fields" feature gate to be "alpha" but it is "beta": ',
  );
  expect(verdict(one("name: a, pipelineRef: { name: b }"), alpha)).toBe("");
  expect(verdict(one("name: a, pipelineRef: { name: b }, pipelineSpec: { description: c }"), alpha)).toBe(
    "expected exactly one, got multiple: spec.tasks[0].pipelineRef, spec.tasks[0].pipelineSpec",
  );
});

test("a pipeline's reference needs a name, for it gets no default resolver", () => {
  expect(verdict(one("name: a, pipelineRef: {}"), alpha)).toBe("missing field(s): spec.tasks[0].pipelineRef.name");
});

test("a task with steps is Tekton's own", () => {
  expect(
    verdict(one("name: a, taskSpec: { apiVersion: b/c, kind: D, steps: [{ image: e }] }")),
  ).toBe(`taskSpec.apiVersion cannot be specified when using taskSpec.steps: spec.tasks[0].taskSpec.apiVersion
taskSpec.kind cannot be specified when using taskSpec.steps: spec.tasks[0].taskSpec.kind`);
});

test("onError is one of two words, or a param, and does not go with retries", () => {
  expect(verdict(one("name: a, taskRef: { name: b }, onError: continue"))).toBe("");
  expect(verdict(one("name: a, taskRef: { name: b }, onError: stopAndFail, retries: 1"))).toBe("");
  expect(verdict(one("name: a, taskRef: { name: b }, onError: $(params.x), retries: 1"))).toBe("");
  expect(verdict(one("name: a, taskRef: { name: b }, onError: continue, retries: 1"))).toBe(
    'PipelineTask OnError cannot be set to "continue" when Retries is greater than 0: ',
  );
  expect(
    verdict(one("name: a, taskRef: { name: b }, onError: Continue")),
  ).toBe(`invalid value: Continue: spec.tasks[0].OnError
PipelineTask OnError must be either "continue" or "stopAndFail"`);
  expect(verdict(one("name: a, taskRef: { name: b }, onError: continue"), stable)).toBe(
    'OnError requires "enable-api-fields" feature gate to be "alpha" or "beta" but it is "stable": ',
  );
});

test("an embedded task is checked as a stored one, but for what its steps use", () => {
  expect(
    verdict(one("name: a, taskSpec: { steps: [{ name: B }] }")),
  ).toBe(`invalid value "B": spec.tasks[0].taskSpec.steps[0].name
Task step name must be a valid DNS Label, For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
missing field(s): spec.tasks[0].taskSpec.steps[0].Image`);
});

test("a finding is shown where it is", () => {
  expectPlaces(
    pipeline(`
  tasks:
    - taskRef: { name: a } # want spec.tasks[0].name "taskRef: { name: a }"
    - name: B # want spec.tasks[1].name "B", spec.tasks[1].taskRef "name: B", spec.tasks[1].taskSpec "name: B"
    - name: c
      taskRef: { name: d }
      taskSpec: # want spec.tasks[2].taskRef "taskSpec", spec.tasks[2].taskSpec "taskSpec"
        steps: [{ image: e }]
    - name: f
      taskRef: { name: -g } # want spec.tasks[3].taskRef.name "-g"
      onError: h # want spec.tasks[3].OnError "h"
    - name: i
      taskRef: { name: j }
      onError: continue # want  "continue"
      retries: 1
    - name: k
      taskSpec:
        apiVersion: l/m # want spec.tasks[5].taskSpec.apiVersion "l/m"
        kind: Other # want spec.tasks[5].taskSpec.kind "Other"
        steps: [{ image: o }]
`),
  );
});
