import fc from "fast-check";
import { expect, test } from "vitest";
import { together } from "./together.ts";

const pipelineSpec = (params: string) => `{ params: [${params}], tasks: [{ name: a, taskRef: { name: t } }] }`;
/** What is said of a pipeline in a run. */
const inRun = (declared: string, given = "") =>
  together(`
kind: PipelineRun
metadata: { name: r }
spec: { params: [${given}], pipelineSpec: ${pipelineSpec(declared)} }`);
const at = (index: number, problem: string) =>
  `PipelineRun spec.pipelineSpec.params[${index}].default: PipelineValidationFailed: parameter resolution failed: ${problem}`;

test("a default refers to what is given, or to the default of another string", () => {
  const declared = "{ name: a, default: $(params.b)/$(params.c) }, { name: b, default: $(params.c) }, { name: c }";
  expect(inRun(declared, "{ name: c, value: x }")).toEqual([]);
  expect(inRun("{ name: a, default: $(params.extra) }", "{ name: extra, value: x }")).toEqual([]);
  expect(inRun("{ name: a, default: $(context.pipelineRun.name) }")).toEqual([]);
  expect(inRun(`{ name: a, default: "$(params['none'])" }`)).toEqual([]);
});

test("what is not there cannot be put in", () => {
  expect(inRun("{ name: b, default: x }, { name: a, default: 'x $(params.b) $(params.c) $(params.d)' }")).toEqual([
    at(1, 'param "params.a" references undefined param "params.c"'),
  ]);
  expect(inRun("{ name: a, default: $(params.b) }, { name: b, default: $(params.c) }")).toEqual([
    at(1, 'param "params.b" references undefined param "params.c"'),
  ]);
});

test("items and keys are there where they are given, not yet as defaults", () => {
  const list = "{ name: a, default: '$(params.l[1])' }, { name: l, type: array, default: [x, v] }";
  expect(inRun(list, "{ name: l, value: [x, v] }")).toEqual([]);
  expect(inRun(list, "{ name: l, value: [x] }")).toEqual([
    at(0, 'param "params.a" references undefined param "params.l[1]"'),
  ]);
  expect(inRun(list)).toHaveLength(1);
  const object =
    "{ name: a, default: $(params.o.k) }, { name: o, type: object, properties: { k: {} }, default: { k: x } }";
  expect(inRun(object, "{ name: o, value: { k: x } }")).toEqual([]);
  expect(inRun(object)).toEqual([at(0, 'param "params.a" references undefined param "params.o.k"')]);
});

test("defaults do not lead back to themselves, unless one of them is given", () => {
  const circle =
    "{ name: x, default: $(params.a) }, { name: a, default: $(params.b) }, { name: b, default: $(params.a) }";
  expect(inRun(circle)).toEqual([at(1, 'circular dependency detected in param "params.a"')]);
  expect(inRun(circle, "{ name: b, value: x }")).toEqual([]);
});

test("a run of a Pipeline is told at what it gives, a Pipeline is warned", () => {
  const pipeline = `
kind: Pipeline
metadata: { name: p }
spec: ${pipelineSpec("{ name: a, default: $(params.b) }, { name: c, default: '$(params.l[0])' }, { name: l, type: array }")}
---`;
  const words = 'parameter resolution failed: param "params.a" references undefined param "params.b"';
  expect(together(pipeline.slice(0, -3))).toEqual([`Pipeline spec.params[0].default: warning: ${words}`]);
  const run = (params: string) =>
    together(
      `${pipeline}\nkind: PipelineRun\nmetadata: { name: r }\nspec: { pipelineRef: { name: p }, params: ${params} }`,
    ).slice(1);
  expect(run("[{ name: l, value: [x] }]")).toEqual([`PipelineRun spec.params: PipelineValidationFailed: ${words}`]);
  expect(run("[{ name: l, value: [x] }, { name: a, value: x }]")).toEqual([]);
});

test("what a pipeline task puts together may have any items", () => {
  const text = `
kind: Pipeline
metadata: { name: p }
spec:
  params: [{ name: list, type: array }]
  tasks:
  - name: a
    params: [{ name: l, value: '$(params.list[*])' }]
    pipelineSpec: ${pipelineSpec("{ name: a, default: '$(params.l[7])' }, { name: l, type: array }, { name: b, default: $(params.none) }")}`;
  expect(together(text)).toEqual([
    'Pipeline spec.tasks[0].pipelineSpec.params[2].default: PipelineValidationFailed: parameter resolution failed: param "params.b" references undefined param "params.none"',
  ]);
});

test("a chain of up to eleven defaults is followed, whatever their order; a longer one is let be", () => {
  const chain = (length: number, end: string) =>
    Array.from({ length }, (_, i) => `{ name: p${i}, default: ${i + 1 < length ? `$(params.p${i + 1})` : end} }`);
  fc.assert(
    fc.property(fc.shuffledSubarray(chain(11, "x"), { minLength: 11 }), (params) => {
      expect(inRun(params.join(", "))).toEqual([]);
    }),
    { numRuns: 20 },
  );
  expect(inRun(chain(11, "$(params.none)").join(", "))).toHaveLength(1);
  expect(inRun(chain(5000, "x").join(", "))).toEqual([]);
});
