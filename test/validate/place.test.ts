import { expect, test } from "vitest";
import { decodeResource } from "../../src/decode/decode.ts";
import { validate } from "../../src/validate/validate.ts";
import { expectPlaces } from "./verdict.ts";

test("what is there but empty is underlined itself, what is missing at its parent", () => {
  expectPlaces(`
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: a }
spec:
  steps: [] # want spec.steps "steps"
`);
  expectPlaces(`
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: a }
spec: # want spec.steps "spec"
  description: none
`);
  expectPlaces(`
apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: a }
spec:
  tasks:
    - name: a
      taskRef: { name: a }
      when:
        - input: a
          operator: in
          values: [] # want spec.tasks[0].when[0] "values"
        - input: b # want spec.tasks[0].when[1] "input: b"
          operator: in
        - input: c # want spec.tasks[0].when[2] "input: c"
          values: [c]
`);
});

test("places are in the resource as it was given: neither defaults nor Go's zero values are places", () => {
  const placesIn = (value: unknown) => {
    const decoded = decodeResource(value);
    const found = decoded.ok ? validate(decoded.value) : decoded.diagnostics;
    return found.map(({ paths, at }) => [...paths, at]).sort();
  };
  const apiVersion = "tekton.dev/v1";
  expect(placesIn({ apiVersion, kind: "Task", metadata: { name: "a" } })).toEqual([["spec.steps", []]]);
  expect(placesIn({ apiVersion, kind: "Task", metadata: { name: "a" }, spec: {} })).toEqual([["spec.steps", ["spec"]]]);
  expect(
    placesIn({
      apiVersion,
      kind: "Task",
      spec: { steps: [{ image: "a" }], workspaces: [{}, { mountPath: "b" }] },
    }),
  ).toEqual([
    ["metadata.name", []],
    ["spec.workspaces[1].name", ["spec", "workspaces", 1]],
  ]);
});
