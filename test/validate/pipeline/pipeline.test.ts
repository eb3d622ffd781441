import { expect, test } from "vitest";
import { expectPlaces, pipeline, verdict } from "../verdict.ts";

test("a pipeline's name is a DNS name", () => {
  expect(
    verdict(
      "{ apiVersion: tekton.dev/v1, kind: Pipeline, metadata: { name: A }, spec: { tasks: [{ name: a, taskRef: { name: b } }] } }",
    ),
  ).toBe('invalid resource name "A": must be a valid DNS label: metadata.name');
});

test("a stored pipeline declares the params that its tasks use, in what they are given and in their steps", () => {
  const text = pipeline(`
  params: [{ name: p }]
  tasks:
    - { name: a, taskRef: { name: b }, params: [{ name: c, value: $(params.p) $(params.x) }] }
    - { name: d, taskSpec: { params: [{ name: q }], steps: [{ image: $(params.p) $(params.q) $(params.y) }] } }
  finally:
    - { name: e, taskSpec: { steps: [{ image: $(params.z) }] } }
`);
  expect(
    verdict(text),
  ).toBe(`non-existent variable in "$(params.p) $(params.q) $(params.y)": spec.tasks[1].steps[0].image
non-existent variable in "$(params.p) $(params.x)": spec.tasks[0].params[c]
non-existent variable in "$(params.z)": spec.finally[0].steps[0].image`);
});

test("embedded tasks may use its params; an object that both declare knows the keys of each", () => {
  const text = pipeline(`
  params: [{ name: o, type: object, properties: { k: {} } }, { name: p, type: object }]
  tasks: [{ name: a, taskSpec: { params: [{ name: o, type: object, properties: { l: {} } }, { name: q, type: object }], steps: [{ image: $(params.o.k) }] } }]
`);
  expect(verdict(text)).toBe(`missing field(s): spec.tasks[0].p.properties, spec.tasks[0].q.properties
non-existent variable in "$(params.o.k)": spec.tasks[0].steps[0].image`);
});

test("workspaces of tasks are declared, by their own name where no other is given", () => {
  const text = pipeline(`
  workspaces: [{ name: w }]
  tasks:
    - name: a
      taskRef: { name: b }
      workspaces: [{ name: w }, { name: c, workspace: w }, { name: d }, { name: e, workspace: f }, { name: w, workspace: w }]
  finally:
    - { name: g, taskRef: { name: b }, workspaces: [{ name: h, workspace: '' }] }
`);
  expect(
    verdict(text),
  ).toBe(`invalid value: pipeline task "a" expects workspace with name "d" but none exists in pipeline spec: spec.tasks[0].workspaces[2]
invalid value: pipeline task "a" expects workspace with name "f" but none exists in pipeline spec: spec.tasks[0].workspaces[3]
invalid value: pipeline task "g" expects workspace with name "h" but none exists in pipeline spec: spec.finally[0].workspaces[0]
workspace name "w" must be unique: spec.tasks[0].workspaces[4]`);
});

test("what is not declared is underlined where it is used", () => {
  expectPlaces(
    pipeline(`
  params:
    - name: o # want spec.tasks[0].o.properties "name: o"
      type: object
  tasks:
    - name: a
      taskSpec:
        params:
          - name: q # want spec.tasks[0].q.properties "name: q"
            type: object
        steps:
          - image: $(params.x) # want spec.tasks[0].steps[0].image "$(params.x)"
      workspaces:
        - name: d # want spec.tasks[0].workspaces[0] "d"
        - name: e
          workspace: f # want spec.tasks[0].workspaces[1] "f"
        - name: e # want spec.tasks[0].workspaces[2] "e"
          workspace: g # want spec.tasks[0].workspaces[2] "g"
`),
  );
});
