import { expect, test } from "vitest";
import { expectPlaces, pipeline, task, verdict } from "./verdict.ts";

const PARAMS = `params: [{ name: o, type: object, properties: { k: {} } }, { name: p, type: object, properties: { l: {} } }]`;
const script = (text: string) =>
  verdict(task(`\n  ${PARAMS}\n  steps:\n    - image: a\n      script: |\n        ${text}\n`));

test("keys are those that the param declares", () => {
  expect(script("$(params.o.k) $(params.p.l)")).toBe("");
  expect(script("$(params.o.l) $(params.p.k)")).toBe(
    'non-existent variable in "$(params.o.l) $(params.p.k)\\n": spec.steps[0].script',
  );
  expect(script("$(params.o.constructor)")).toBe(
    'non-existent variable in "$(params.o.constructor)\\n": spec.steps[0].script',
  );
});

test("a key stands behind a dot: with brackets, all of it is taken for the name of a param", () => {
  expect(script("$(params.o['k']) $(params.o[\"k\"])")).toBe(
    'non-existent variable in "$(params.o[\'k\']) $(params.o[\\"k\\"])\\n": spec.steps[0].script',
  );
  expect(script("$(params.o['x'])")).toBe("non-existent variable in \"$(params.o['x'])\\n\": spec.steps[0].script");
  expect(script("$(params.o.k.x)")).toBe(`Invalid referencing of parameters in "$(params.o.k.x)
"! Only two dot-separated components after the prefix "params" are allowed.: spec.steps[0].script`);
  expect(script("$(params.o.k.x.y)")).toBe(`Invalid referencing of parameters in "$(params.o.k.x.y)
"! Only two dot-separated components after the prefix "params" are allowed.: spec.steps[0].script
Invalid referencing of parameters in "$(params.o.k.x.y)
"! Only two dot-separated components after the prefix "params\\.o" are allowed.: spec.steps[0].script`);
});

test("one finding for each param and text", () => {
  expect(
    script("$(params.o.x) $(params.o.y) $(params.o)"),
  ).toBe(`non-existent variable in "$(params.o.x) $(params.o.y) $(params.o)\\n": spec.steps[0].script
variable type invalid in "$(params.o.x) $(params.o.y) $(params.o)\\n": spec.steps[0].script`);
});

test("two params of one name each know their own keys", () => {
  const text = task(`
  params: [{ name: o, type: object, properties: { k: {} } }, { name: o, type: object, properties: { l: {} } }]
  steps: [{ image: a, script: $(params.o.k) }]
`);
  expect(verdict(text)).toBe(`non-existent variable in "$(params.o.k)": spec.steps[0].script
parameter appears more than once: spec.params[o]`);
});

test("for pipelines they know the keys together", () => {
  const text = pipeline(`
  params: [{ name: o, type: object, properties: { k: {} } }, { name: o, type: object, properties: { l: {} } }, { name: p, type: object }]
  tasks: [{ name: a, taskRef: { name: b }, params: [{ name: c, value: $(params.o.k) $(params.o.l) $(params.o.m) $(params.p.x) }] }]
`);
  expect(
    verdict(text),
  ).toBe(`non-existent variable in "$(params.o.k) $(params.o.l) $(params.o.m) $(params.p.x)": spec.tasks[0].params[c]
parameter appears more than once: spec.finally.params[o], spec.tasks.params[o]`);
});

test("the text is underlined", () => {
  expectPlaces(
    task(`
  ${PARAMS}
  steps:
    - image: a
      args: [b, $(params.o.x)] # want spec.steps[0].args[1] "$(params.o.x)"
`),
  );
});
