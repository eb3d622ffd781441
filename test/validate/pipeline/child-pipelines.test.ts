import { expect, test } from "vitest";
import { alpha, expectPlaces, pipeline, verdict } from "../verdict.ts";

test("a pipeline that is run by a pipeline task gives no results to the others", () => {
  const text = pipeline(`
  tasks:
    - { name: a, pipelineRef: { name: p } }
    - { name: b, taskRef: { name: t }, params: [{ name: p, value: $(tasks.a.results.r) }] }
    - { name: c, taskSpec: { stepTemplate: { image: $(tasks.a.results.s) }, steps: [{ name: s }] } }
  finally:
    - { name: d, taskRef: { name: t }, when: [{ input: $(tasks.a.results.u), operator: in, values: [$(tasks.b.results.u)] }] }
`);
  expect(verdict(text, alpha)).toBe(
    'invalid value: result reference to pipelineTask "a" is not supported: referenced task uses pipelineRef or pipelineSpec and result propagation from child Pipelines is not yet implemented: spec.finally[0], spec.tasks[1], spec.tasks[2]',
  );
});

test("a reference is underlined", () => {
  expectPlaces(
    pipeline(`
  tasks:
    - { name: a, pipelineRef: { name: p } }
    - name: b
      taskRef: { name: t }
      params:
        - name: p
          value: [c, $(tasks.a.results.r)] # want spec.tasks[1] "$(tasks.a.results.r)"
`),
    alpha,
  );
});

test("what comes from a step template is shown there", () => {
  expectPlaces(
    pipeline(`
  tasks:
    - { name: a, pipelineRef: { name: p } }
    - name: b
      taskSpec:
        stepTemplate:
          image: $(tasks.a.results.r) # want spec.tasks[1] "$(tasks.a.results.r)"
        steps:
          - name: c
`),
    alpha,
  );
});
