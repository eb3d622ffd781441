import { expect, test } from "vitest";
import { expectPlaces, pipeline, stable, verdict } from "../verdict.ts";

const one = (fields: string) => pipeline(`{ tasks: [{ name: a, taskRef: { name: t }, ${fields} }] }`);

test("a matrix has at most so many combinations as the cluster allows", () => {
  const text = one("matrix: { params: [{ name: a, value: [b, c] }, { name: d, value: [e, f] }] }");
  expect(verdict(text)).toBe("");
  expect(verdict(text, { defaults: { "default-max-matrix-combinations-count": "3" } })).toBe(
    "expected 0 <= 4 <= 3: spec.tasks[0].matrix",
  );
});

test("more combinations than Go counts are as many as it can", () => {
  const list = Array.from({ length: 70 }, (_, index) => `{ name: p${index}, value: [a, b] }`).join(", ");
  expect(verdict(one(`matrix: { params: [${list}] }`))).toBe(
    "expected 0 <= 9223372036854775807 <= 256: spec.tasks[0].matrix",
  );
});

test("a matrix is a beta feature, if it says something", () => {
  expect(verdict(one("matrix: { params: [{ name: a, value: [b] }] }"), stable)).toBe(
    'matrix requires "enable-api-fields" feature gate to be "alpha" or "beta" but it is "stable": ',
  );
  expect(verdict(one("matrix: {}"), stable)).toBe("");
});

test("a param is given once", () => {
  const matrix =
    "matrix: { params: [{ name: b, value: [c] }, { name: b, value: [d] }], include: [{ name: e, params: [{ name: f, value: g }, { name: f, value: h }] }] }";
  expect(
    verdict(one(matrix)),
  ).toBe(`parameter names must be unique, the parameter "b" is also defined at: spec.tasks[0].matrix.params[1].name
parameter names must be unique, the parameter "f" is also defined at: spec.tasks[0].matrix.include[0].params[1].name`);
  expect(
    verdict(
      one(
        "matrix: { params: [{ name: b, value: [c] }], include: [{ name: e, params: [{ name: f, value: g }] }] }, params: [{ name: b, value: c }, { name: f, value: g }, { name: h, value: i }]",
      ),
    ),
  ).toBe(
    "expected exactly one, got both: spec.tasks[0].matrix[b], spec.tasks[0].matrix[f], spec.tasks[0].params[b], spec.tasks[0].params[f]",
  );
});

test("results of a matrix are used all together", () => {
  const uses = (value: string) =>
    pipeline(`
  tasks:
    - { name: m, taskSpec: { results: [{ name: r }], steps: [{ image: i }] }, matrix: { params: [{ name: p, value: [a] }] } }
    - { name: b, taskRef: { name: t }, params: [{ name: p, value: ${value} }] }
`);
  expect(verdict(uses("$(tasks.m.results.r)"))).toBe(
    "A matrixed pipelineTask can only be consumed in aggregate using [*] notation, but is currently set to tasks.m.results.r: ",
  );
  expect(verdict(uses("['$(tasks.m.results.r[*])']"))).toBe("");
  expect(
    verdict(uses("'$(tasks.m.results.r[0]) $(tasks.m.results.r)'")),
  ).toBe(`A matrixed pipelineTask can only be consumed in aggregate using [*] notation, but is currently set to tasks.m.results.r: 
A matrixed pipelineTask can only be consumed in aggregate using [*] notation, but is currently set to tasks.m.results.r[0]: `);
});

test("results of a matrix are strings, but only the last param with results is looked at", () => {
  const uses = (more: string) =>
    pipeline(`
  tasks:
    - { name: m, taskSpec: { results: [{ name: r, type: array }], steps: [{ image: i }] }, matrix: { params: [{ name: p, value: [a] }] } }
    - { name: b, taskRef: { name: t }, params: [{ name: p, value: ['$(tasks.m.results.r[*])'] }${more}] }
    - { name: c, taskRef: { name: t } }
`);
  expect(verdict(uses(""))).toBe(
    "invalid value: Matrixed PipelineTasks emitting results must have an underlying type string, but result r has type array in pipelineTask: spec.tasks",
  );
  expect(verdict(uses(", { name: q, value: $(tasks.c.results.r) }, { name: c, value: d }"))).toBe("");
});

test("the Task that a reference names is looked up among pipeline tasks", () => {
  const text = pipeline(`
  tasks:
    - { name: t, taskSpec: { results: [{ name: r, type: array }], steps: [{ image: i }] } }
    - { name: m, taskRef: { name: t }, matrix: { params: [{ name: p, value: [a] }] } }
    - { name: b, taskRef: { name: x }, params: [{ name: p, value: ['$(tasks.m.results.r[*])'] }] }
`);
  expect(verdict(text)).toBe(
    "invalid value: Matrixed PipelineTasks emitting results must have an underlying type string, but result r has type array in pipelineTask: spec.tasks",
  );
});

test("a section knows its own matrices only", () => {
  const text = pipeline(`
  tasks: [{ name: m, taskRef: { name: t }, matrix: { params: [{ name: p, value: [a] }] } }]
  finally: [{ name: b, taskRef: { name: t }, params: [{ name: p, value: $(tasks.m.results.r) }] }]
`);
  expect(verdict(text)).toBe("");
});

test("a finding is shown where it is, whatever the path says", () => {
  expectPlaces(
    pipeline(`
  tasks:
    - name: m
      taskSpec: { results: [{ name: r, type: array }], steps: [{ image: i }] }
      params:
        - name: q
          value: a
        - name: s # want spec.tasks[0].matrix[s] "s", spec.tasks[0].params[s] "s"
          value: b
      matrix: # want spec.tasks[0].matrix "matrix"
        params:
          - { name: p, value: [a, b, c] }
          - { name: p, value: [a] } # want spec.tasks[0].matrix.params[1].name "p"
        include:
          - name: d
            params:
              - { name: s, value: e }
              - { name: s, value: f } # want spec.tasks[0].matrix.include[0].params[1].name "s"
    - name: b
      taskRef: { name: t }
      params:
        - name: p
          value: ['$(tasks.m.results.r[*])'] # want spec.tasks "value"
`),
    { defaults: { "default-max-matrix-combinations-count": "2" } },
  );
  expectPlaces(
    pipeline(`
  tasks:
    - { name: m, taskRef: { name: t }, matrix: { params: [{ name: p, value: [a] }] } }
    - name: b
      taskRef: { name: t }
      params:
        - name: p
          value: $(tasks.m.results.r) # want  "$(tasks.m.results.r)"
`),
  );
});
