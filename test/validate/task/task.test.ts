import { expect, test } from "vitest";
import { expectPlaces, task, verdict } from "../verdict.ts";

test("a task's name is a DNS name", () => {
  expect(
    verdict("{ apiVersion: tekton.dev/v1, kind: Task, metadata: { name: A_b }, spec: { steps: [{ image: a }] } }"),
  ).toBe('invalid resource name "A_b": must be a valid DNS label: metadata.name');
});

test("a stored task declares the params that its steps use", () => {
  expect(verdict(task("{ steps: [{ image: a, script: $(params.b) }] }"))).toBe(
    'non-existent variable in "$(params.b)": spec.steps[0].script',
  );
  expect(verdict(task("{ params: [{ name: b }], steps: [{ image: a, script: $(params.b) }] }"))).toBe("");
});

test("an object param says which keys it has", () => {
  expect(verdict(task("{ params: [{ name: b, type: object }], steps: [{ image: a }] }"))).toBe(
    "missing field(s): spec.b.properties",
  );
  expect(verdict(task("{ params: [{ name: b, type: object, properties: {} }], steps: [{ image: a }] }"))).toBe(
    "missing field(s): spec.b.properties",
  );
});

test("what is missing is shown where it would be", () => {
  expectPlaces(
    task(`
  params:
    - name: b # want spec.b.properties "name: b"
      type: object
  steps: [{ image: $(params.c) }] # want spec.steps[0].image "$(params.c)"
`),
  );
});
