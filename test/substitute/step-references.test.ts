import fc from "fast-check";
import { expect, test } from "vitest";
import {
  hasArtifactsPath,
  hasStepArtifact,
  hasTaskArtifact,
  stepResultIn,
} from "../../src/substitute/step-references.ts";

test("the first reference to a result of a step", () => {
  expect(stepResultIn("is $(steps.a.results.b) or $(steps.c.results.d)")).toEqual(["a", "b"]);
  expect(stepResultIn("$(steps.a.results.b[*])")).toEqual(["a", "b[*]"]);
  expect(stepResultIn("$(steps.a\n$(steps.b.results.c)")).toEqual(["b", "c"]);
});

test("a step and a result are whatever stands there, were it another reference", () => {
  expect(stepResultIn("$(steps.a.outputs.b) $(steps.c.results.d)")).toEqual(["a.outputs.b) $(steps.c", "d"]);
  expect(stepResultIn("$(steps..results.)")).toEqual(["", ""]);
});

test("without both parts and an end on one line there is none", () => {
  for (const text of ["", "$(steps.a)", "$(steps.a.results.b", "$(step.a.results.b)", "$(steps.a.results.b\n)"])
    expect([text, stepResultIn(text)]).toEqual([text, undefined]);
});

test("the reference's regular expression finds the same", () => {
  const pieces = fc.array(fc.constantFrom("$(steps.", ".results.", ")", "a", "\n", ".", "$("));
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("");
      const [, step, result] = /\$\(steps\.(.*?)\.results\.(.*?)\)/.exec(text) ?? [];
      expect(stepResultIn(text)).toEqual(step === undefined ? undefined : [step, result]);
    }),
    { numRuns: 2000 },
  );
});

test("artifacts of steps are their inputs, their outputs, and a path", () => {
  for (const text of ["$(step.artifacts.path)", "x$(steps.a.inputs.b)", "$(steps.a b.outputs.c)"])
    expect([text, hasStepArtifact(text)]).toEqual([text, true]);
  for (const text of ["$(steps.a.outputs)", "$(steps.a.b.outputs.c)", "$(steps.a.outputs.b.c)", "$(tasks.a.outputs.b)"])
    expect([text, hasStepArtifact(text)]).toEqual([text, false]);
});

test("artifacts of tasks are their inputs and outputs", () => {
  expect(hasTaskArtifact("$(tasks.a.outputs.b) and $(")).toBe(true);
  expect(hasTaskArtifact("$(steps.a.outputs.b)")).toBe(false);
  expect(hasTaskArtifact("$(tasks.a.results.b)")).toBe(false);
});

test("the steps of a task write theirs into one file", () => {
  expect(hasArtifactsPath("cat $(artifacts.path)")).toBe(true);
  expect(hasArtifactsPath("$(step.artifacts.path)")).toBe(false);
});
