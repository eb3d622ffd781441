import fc from "fast-check";
import type { Input } from "../../test/conformance/expectation.ts";
import { documents } from "./documents.ts";
import { matrices, pipelines } from "./pipelines.ts";
import { yamlTexts } from "./yaml-texts.ts";

/** Inputs of our own for each operation, made by chance from a seed. */
export function inputsOf(seed: number, count: number): ReadonlyMap<string, readonly Input[]> {
  const sample = (arbitrary: fc.Arbitrary<Input>): Input[] => fc.sample(arbitrary, { seed, numRuns: count });
  const done = fc.constantFrom(
    [],
    ["a"],
    ["a", "b"],
    ["a", "b", "c"],
    ["a", "b", "c", "d"],
    ["b"],
    ["a", "c"],
    ["a", "nope"],
  );
  return new Map([
    ["yaml", sample(yamlTexts.map((text) => ({ op: "yaml", text })))],
    ["dag", sample(pipelines.map((pipeline) => ({ op: "dag", yaml: JSON.stringify(pipeline) })))],
    [
      "candidates",
      sample(
        fc
          .tuple(pipelines, done)
          .map(([pipeline, names]) => ({ op: "candidates", yaml: JSON.stringify(pipeline), done: names })),
      ),
    ],
    ["matrix", sample(matrices.map((matrix) => ({ op: "matrix", matrix })))],
    ["validate", sample(documents.map((document) => ({ op: "validate", yaml: JSON.stringify(document) })))],
  ]);
}
