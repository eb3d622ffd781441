import { expect, test } from "vitest";
import { expectPlaces, pipeline, verdict } from "../verdict.ts";

const one = (value: string) =>
  verdict(pipeline(`{ tasks: [{ name: a, taskRef: { name: t }, params: [{ name: p, value: ${value} }] }] }`));

test("some names of the run are known", () => {
  expect(one("$(context.pipelineRun.name) $(context.pipelineRun.uid) $(context.pipelineRun.namespace)")).toBe("");
  expect(one("$(context.pipeline.name) $(context.pipelineTask.retries) $(context.other)")).toBe("");
  expect(one("$(context.pipelineRun.x)")).toBe('non-existent variable in "$(context.pipelineRun.x)": spec.tasks.value');
  expect(one("[a, $(context.pipeline.x)]")).toBe('non-existent variable in "$(context.pipeline.x)": spec.tasks.value');
  expect(one("{ k: $(context.pipelineTask.x) }")).toBe(
    'non-existent variable in "$(context.pipelineTask.x)": spec.tasks.value',
  );
  expect(one("$(context.pipeline.name.x.y)")).toBe(
    'Invalid referencing of parameters in "$(context.pipeline.name.x.y)"! Only two dot-separated components after the prefix "context\\.pipeline" are allowed.: spec.tasks.value',
  );
});

test("only the last task of each section is looked at", () => {
  const task = (name: string) =>
    `{ name: ${name}, taskRef: { name: t }, params: [{ name: p, value: $(context.pipeline.${name}) }] }`;
  expect(
    verdict(pipeline(`{ tasks: [${task("a")}, ${task("b")}], finally: [${task("c")}, ${task("d")}] }`)),
  ).toBe(`non-existent variable in "$(context.pipeline.b)": spec.tasks.value
non-existent variable in "$(context.pipeline.d)": spec.finally.value`);
});

test("params of a matrix are looked at, conditions are not", () => {
  const text = pipeline(`
  tasks:
    - name: a
      taskRef: { name: t }
      matrix: { params: [{ name: p, value: [$(context.pipeline.x)] }], include: [{ name: b, params: [{ name: q, value: $(context.pipeline.y) }] }] }
      when: [{ input: $(context.pipeline.z), operator: in, values: [c] }]
`);
  expect(verdict(text)).toBe(`non-existent variable in "$(context.pipeline.x)": spec.tasks.value
non-existent variable in "$(context.pipeline.y)": spec.tasks.value`);
});

test("the value is underlined, though the path has no task", () => {
  expectPlaces(
    pipeline(`
  tasks:
    - name: a
      taskRef: { name: t }
      params:
        - name: p
          value: $(context.pipeline.x) # want spec.tasks.value "$(context.pipeline.x)"
      matrix:
        include:
          - name: b
            params:
              - name: q
                value: $(context.pipeline.y) # want spec.tasks.value "$(context.pipeline.y)"
`),
  );
});
