import fc from "fast-check";
import type { Input } from "../../test/conformance/expectation.ts";
import { conditions, edgeConditions } from "./conditions.ts";
import { convertibleDocuments, documents } from "./documents.ts";
import { pacEdgeQuestions, pacQuestions } from "./pac-questions.ts";
import { matrices, pipelines, type TestPipeline } from "./pipelines.ts";
import { oldResources, resources } from "./resources.ts";
import { traces } from "./runs/traces.ts";
import { appliedPipelineRuns } from "./substitution/pipeline-runs.ts";
import { appliedTaskRuns } from "./substitution/task-runs.ts";
import { substitutions } from "./substitution/texts.ts";
import { statusQuestions } from "./task-runs/status-questions.ts";
import { taskRunTraces } from "./task-runs/task-run-traces.ts";
import { yamlTexts } from "./yaml-texts.ts";

/** Tasks that have ended: the first ones by name, which wait for none of the others; now and then others, which cannot be. */
function doneTasks({ spec }: TestPipeline): fc.Arbitrary<readonly string[]> {
  const names = spec.tasks.map(({ name }) => name).sort();
  return fc.oneof(
    { weight: 5, arbitrary: fc.nat(names.length).map((count) => names.slice(0, count)) },
    { weight: 1, arbitrary: fc.subarray([...names, "nope"]) },
  );
}

/** Inputs of our own, by the name of the file in which the answers to them are recorded. */
export const inputArbitraries: ReadonlyMap<string, fc.Arbitrary<Input>> = new Map<string, fc.Arbitrary<Input>>([
  ["yaml", yamlTexts.map((text) => ({ op: "yaml", text }))],
  ["dag", pipelines.map((pipeline) => ({ op: "dag", yaml: JSON.stringify(pipeline) }))],
  [
    "candidates",
    pipelines.chain((pipeline) =>
      doneTasks(pipeline).map((done) => ({ op: "candidates", yaml: JSON.stringify(pipeline), done })),
    ),
  ],
  ["matrix", matrices.map((matrix) => ({ op: "matrix", matrix }))],
  [
    "convert",
    fc
      .tuple(convertibleDocuments, fc.boolean())
      .map(([document, setDefaults]) => ({ op: "convert", yaml: JSON.stringify(document), setDefaults })),
  ],
  ["validate", documents.map((document) => ({ op: "validate", yaml: JSON.stringify(document) }))],
  ["verdict", resources],
  ["verdict-v1beta1", oldResources],
  ["when", conditions],
  ["cel", pacQuestions],
  ["substitute", substitutions],
  ["apply-taskrun", appliedTaskRuns],
  ["apply-pipelinerun", appliedPipelineRuns],
  ["trace", traces],
  ["taskrun-trace", taskRunTraces],
  ["taskrun-status", statusQuestions],
]);

const EDGE_CASES: ReadonlyMap<string, readonly Input[]> = new Map([
  ["when", edgeConditions],
  ["cel", pacEdgeQuestions],
]);

/** Inputs for each file, made by chance from a seed; where there are others written by hand, they come first. */
export const inputsOf = (seed: number, count: number): ReadonlyMap<string, readonly Input[]> =>
  new Map(
    Array.from(inputArbitraries, ([name, arbitrary]) => {
      const byHand = EDGE_CASES.get(name);
      if (byHand !== undefined)
        return [name, [...byHand, ...fc.sample(arbitrary, { seed, numRuns: Math.ceil(count / 2) })]];
      if (!name.startsWith("verdict")) return [name, fc.sample(arbitrary, { seed, numRuns: count })];
      // There are many checks to reach. What the defaults are, the other files tell.
      const inputs = fc.sample(arbitrary, { seed, numRuns: 2 * count });
      return [name, inputs.map((input) => ({ ...input, brief: true }))];
    }),
  );
