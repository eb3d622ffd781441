import fc from "fast-check";
import type { Input } from "../../test/conformance/expectation.ts";
import { convertibleDocuments, documents } from "./documents.ts";
import { matrices, pipelines, type TestPipeline } from "./pipelines.ts";
import { yamlTexts } from "./yaml-texts.ts";

/** Tasks that have ended: the first ones by name, which wait for none of the others; now and then others, which cannot be. */
function doneTasks({ spec }: TestPipeline): fc.Arbitrary<readonly string[]> {
  const names = spec.tasks.map(({ name }) => name).sort();
  return fc.oneof(
    { weight: 5, arbitrary: fc.nat(names.length).map((count) => names.slice(0, count)) },
    { weight: 1, arbitrary: fc.subarray([...names, "nope"]) },
  );
}

/** Inputs of our own for each operation, made by chance from a seed. */
export function inputsOf(seed: number, count: number): ReadonlyMap<string, readonly Input[]> {
  const sample = (arbitrary: fc.Arbitrary<Input>): Input[] => fc.sample(arbitrary, { seed, numRuns: count });
  return new Map([
    ["yaml", sample(yamlTexts.map((text) => ({ op: "yaml", text })))],
    ["dag", sample(pipelines.map((pipeline) => ({ op: "dag", yaml: JSON.stringify(pipeline) })))],
    [
      "candidates",
      sample(
        pipelines.chain((pipeline) =>
          doneTasks(pipeline).map((done) => ({ op: "candidates", yaml: JSON.stringify(pipeline), done })),
        ),
      ),
    ],
    ["matrix", sample(matrices.map((matrix) => ({ op: "matrix", matrix })))],
    [
      "convert",
      sample(
        fc
          .tuple(convertibleDocuments, fc.boolean())
          .map(([document, setDefaults]) => ({ op: "convert", yaml: JSON.stringify(document), setDefaults })),
      ),
    ],
    ["validate", sample(documents.map((document) => ({ op: "validate", yaml: JSON.stringify(document) })))],
  ]);
}
