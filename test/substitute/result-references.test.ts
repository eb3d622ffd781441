import { expect, test } from "vitest";
import { resultReferencesOf } from "../../src/substitute/result-references.ts";
import { pipeline } from "../dag/helpers.ts";

/** The results that a pipeline task refers to, and where: `r of a: params 0 value`. */
function uses(fields: string): string[] {
  const [task = {}] = pipeline(`tasks:\n- ${fields.trim().replaceAll("\n", "\n  ")}`).spec.tasks ?? [];
  return resultReferencesOf(task).map(
    ({ reference, at }) => `${reference.result} of ${reference.pipelineTask}: ${at.join(" ")}`,
  );
}

test("results are found field by field: params, matrix, when, steps, sidecars", () => {
  expect(
    uses(`
taskSpec:
  sidecars: [{ name: s, image: $(tasks.g.results.r) }]
  steps:
  - { args: [$(tasks.f.results.r)], script: "$(tasks.e.results.r)" }
when: [{ input: $(tasks.c.results.r), operator: in, values: [$(tasks.d.results.r)] }]
matrix: { include: [{ params: [{ name: p, value: $(tasks.b.results.r) }] }] }
params: [{ name: p, value: $(tasks.a.results.r) }]`),
  ).toEqual([
    "r of a: params 0 value",
    "r of b: matrix include 0 params 0 value",
    "r of c: when 0 input",
    "r of d: when 0 values 0",
    "r of e: taskSpec steps 0 script",
    "r of f: taskSpec steps 0 args 0",
    "r of g: taskSpec sidecars 0 image",
  ]);
});

test("what a text refers to counts once, in the order of the text; other variables do not count", () => {
  expect(
    uses(`
params:
- name: p
  value: $(tasks.b.results.x) $(params.x) $(tasks.a.results.y) $(tasks.b.results.x) $(tasks.a.status)
- name: q
  value: { one: "$(tasks.$(tasks.c.results.inner).results.outer)" }`),
  ).toEqual(["x of b: params 0 value", "y of a: params 0 value", "inner of c: params 1 value one"]);
});

test("a task without references has none", () => {
  expect(uses("name: a")).toEqual([]);
  expect(resultReferencesOf({})).toEqual([]);
});
