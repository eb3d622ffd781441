import { expect, test } from "vitest";
import { alpha, expectPlaces, pipeline, stable, verdict } from "../verdict.ts";

const TASK = "taskRef: { name: t }";

test("a pipeline says something", () => {
  expect(verdict(pipeline("{}"))).toBe(
    "expected at least one, got none: spec.description, spec.params, spec.resources, spec.tasks, spec.workspaces",
  );
  expect(verdict(pipeline("{ tasks: [] }"))).toBe(
    "expected at least one, got none: spec.description, spec.params, spec.resources, spec.tasks, spec.workspaces",
  );
  expect(verdict(pipeline("{ description: a }"))).toBe("");
  expect(verdict(pipeline("{ displayName: a }"))).toBe("");
});

test("pipeline tasks share their names in both sections", () => {
  expect(
    verdict(
      pipeline(
        `{ tasks: [{ name: a, ${TASK} }, { name: a, ${TASK} }], finally: [{ name: b, ${TASK} }, { name: b, ${TASK} }, { name: a, ${TASK} }] }`,
      ),
    ),
  ).toBe(`expected exactly one, got both: spec.finally[1].name, spec.finally[2].name, spec.tasks[1].name
invalid value: task a is already present in Graph, can't add it again: duplicate pipeline task: spec.tasks`);
});

test("tasks do not wait in a circle, or for one that is not there", () => {
  expect(
    verdict(pipeline(`{ tasks: [{ name: a, ${TASK}, runAfter: [b] }, { name: b, ${TASK}, runAfter: [a] }] }`)),
  ).toBe('invalid value: cycle detected; task "a" depends on "b": spec.tasks');
  expect(verdict(pipeline(`{ tasks: [{ name: a, ${TASK}, runAfter: [x] }] }`))).toBe(
    "invalid value: couldn't add link between a and x: task a depends on x but x wasn't present in Pipeline: spec.tasks",
  );
});

test("a step template makes an embedded task wait, because steps are put together with it first", () => {
  const template = "taskSpec: { stepTemplate: { image: $(tasks.b.results.r) }, steps: [{ name: s }] }";
  expect(verdict(pipeline(`{ tasks: [{ name: a, ${template} }, { name: b, ${TASK}, runAfter: [a] }] }`))).toBe(
    'invalid value: cycle detected; task "a" depends on "b": spec.tasks',
  );
});

test("workspaces have names, of their own", () => {
  expect(
    verdict(
      pipeline(`{ workspaces: [{ name: a }, { name: '' }, { name: a }, { name: '' }], tasks: [{ name: b, ${TASK} }] }`),
    ),
  ).toBe(`invalid value: workspace 1 has empty name: spec.workspaces[1]
invalid value: workspace 3 has empty name: spec.workspaces[3]
invalid value: workspace with name "" appears more than once: spec.workspaces[3]
invalid value: workspace with name "a" appears more than once: spec.workspaces[2]`);
});

test("resolvers of tasks are a beta feature", () => {
  const text = pipeline("{ tasks: [{ name: a, taskRef: { resolver: git, params: [{ name: b, value: c }] } }] }");
  expect(verdict(text)).toBe("");
  expect(
    verdict(text, stable),
  ).toBe(`resolver params requires "enable-api-fields" feature gate to be "alpha" or "beta" but it is "stable": 
resolver requires "enable-api-fields" feature gate to be "alpha" or "beta" but it is "stable": 
taskref.params requires "enable-api-fields" feature gate to be "alpha" or "beta" but it is "stable": 
taskref.resolver requires "enable-api-fields" feature gate to be "alpha" or "beta" but it is "stable": `);
});

test("a pipeline inside a pipeline is checked, too, without defaults, but not beside a custom task", () => {
  const inner = "pipelineSpec: { tasks: [{ name: A, taskSpec: { params: [{ name: p }], steps: [{ image: '' }] } }] }";
  expect(
    verdict(pipeline(`{ tasks: [{ name: a, ${inner} }] }`), alpha),
  ).toBe(`invalid value "A": spec.tasks[0].pipelineSpec.tasks[0].name
Pipeline Task name must be a valid DNS Label.For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
invalid value: : spec.tasks[0].pipelineSpec.tasks[0].taskSpec.params.p.type
missing field(s): spec.tasks[0].pipelineSpec.tasks[0].taskSpec.steps[0].Image`);
  expect(verdict(pipeline(`{ tasks: [{ name: a, taskRef: { apiVersion: a/b, kind: C }, ${inner} }] }`), alpha)).toBe(
    "expected exactly one, got multiple: spec.tasks[0].pipelineSpec, spec.tasks[0].taskRef",
  );
});

test("conditions are checked in both sections", () => {
  const when = "when: [{ input: a, operator: is, values: [b] }]";
  expect(
    verdict(pipeline(`{ tasks: [{ name: a, ${TASK}, ${when} }], finally: [{ name: b, ${TASK}, ${when} }] }`)),
  ).toBe(
    'invalid value: operator "is" is not recognized. valid operators: in,notin: spec.finally[0].when[0], spec.tasks[0].when[0]',
  );
});

test("each finding is shown where it is, whatever the path says", () => {
  expectPlaces(
    pipeline(`
  workspaces:
    - name: w
    - name: w # want spec.workspaces[1] "w"
  tasks:
    - name: a
      taskRef: { name: t }
      runAfter:
        - x # want spec.tasks "x"
    - name: b
      taskRef: { name: t }
  finally:
    - name: b # want spec.finally[0].name "b"
      taskRef: { name: t }
`),
  );
  expectPlaces(
    pipeline(`
  tasks:
    - name: a
      taskRef: { name: t }
    - name: a # want spec.tasks "a", spec.tasks[1].name "a"
      taskRef: { name: t }
`),
  );
});

test("of a circle the task that is named is shown, of a missing task the reference, were it in a step template", () => {
  expectPlaces(
    pipeline(`
  tasks:
    - name: b
      taskRef: { name: t }
      runAfter: [a]
    - name: a # want spec.tasks "name: a"
      taskRef: { name: t }
      runAfter: [b]
`),
  );
  expectPlaces(
    pipeline(`
  tasks:
    - name: a
      taskSpec:
        stepTemplate: { image: $(tasks.x.results.r) } # want spec.tasks "$(tasks.x.results.r)"
        steps: [{ name: s }]
`),
  );
});
