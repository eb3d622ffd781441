import { type Oracle, startOracle } from "../scripts/record/oracle.ts";
import { planPipeline } from "../src/dag/plan-pipeline.ts";
import { parseDocuments } from "../src/parse/parse-documents.ts";
import { validatePipeline } from "../src/validate/validate.ts";
import { measure } from "./measure.ts";
import { decoded } from "./pipelines.ts";

const SHAPES = ["chain", "fanout", "results"] as const;
const KINDS = ["embedded", "refs"] as const;

/**
 * From text to verdict and plan, beside Tekton's own code: the program that `npm run fuzz` asks measures itself. Without it
 * there are only our own times.
 */
export async function benchVerdict(sizes: readonly number[], oraclePath: string | undefined): Promise<void> {
  const oracle = oraclePath === undefined ? undefined : startOracle(oraclePath);
  if (oracle === undefined)
    console.log("verdict: beside Tekton itself with TEKTON_ORACLE=PATH, see docs/conformance.md");
  console.log("verdict             tasks   text→plan    of which validate   Go text→plan   ÷ Go");
  // Go is compiled before it runs; so shall this be.
  const warm = KINDS.flatMap((kind) => SHAPES.map((shape) => verdictYaml(shape, 100, kind)));
  for (let round = 0; round < 50; round++) for (const text of warm) verdictAndPlan(text);
  for (const kind of KINDS)
    for (const shape of SHAPES)
      for (const size of sizes) await benchOne(`${kind} ${shape}`, verdictYaml(shape, size, kind), size, oracle);
  await oracle?.stop();
  console.log();
}

async function benchOne(name: string, text: string, size: number, oracle: Oracle | undefined): Promise<void> {
  const pipeline = pipelineOf(text);
  const times = measure(
    [
      { name: "whole", run: () => verdictAndPlan(text) },
      { name: "validate", run: () => validatePipeline(pipeline) },
    ],
    { rounds: 5, leastMs: 30 },
  );
  const [whole = Number.NaN, validate = Number.NaN] = [times.get("whole"), times.get("validate")];
  const answer = await oracle?.ask({
    op: "bench",
    target: "plan",
    yaml: text,
    iters: size < 1_000 ? 5 : 1,
    batches: 3,
  });
  const goMs = Number(answer?.["nsPerOp"] ?? Number.NaN) / 1e6;
  console.log(
    `${name.padEnd(18)}${String(size).padStart(7)}${whole.toFixed(2).padStart(12)}${validate.toFixed(2).padStart(21)}${goMs.toFixed(2).padStart(15)}${(whole / goMs).toFixed(3).padStart(7)}`,
  );
}

const pipelineOf = (text: string) => decoded(parseDocuments(text)[0]?.value);

function verdictAndPlan(text: string): unknown {
  const pipeline = pipelineOf(text);
  const [wrong] = validatePipeline(pipeline);
  if (wrong !== undefined) throw new Error(`the benchmark's pipeline is refused: ${wrong.message}`);
  return planPipeline(pipeline);
}

/** A valid pipeline: each task with a step of its own, or with a reference. */
function verdictYaml(shape: (typeof SHAPES)[number], size: number, kind: (typeof KINDS)[number]): string {
  const head = `apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: ${shape}-${size} }\nspec:\n  params:\n    - name: message\n      default: hello\n  tasks:\n`;
  return head + Array.from({ length: size }, (_, index) => taskYaml(shape, index, kind)).join("");
}

function taskYaml(shape: (typeof SHAPES)[number], index: number, kind: (typeof KINDS)[number]): string {
  const parent = shape === "fanout" ? 0 : index - 1;
  const isFirst = index === 0;
  const message = shape === "results" && !isFirst ? `$(tasks.t${parent}.results.out)` : "$(params.message)";
  return [
    `    - name: t${index}`,
    ...(shape === "results" || isFirst ? [] : ["      runAfter:", `        - t${parent}`]),
    "      params:",
    "        - name: message",
    `          value: ${message}`,
    ...(kind === "refs" ? ["      taskRef:", "        name: t"] : EMBEDDED),
    "",
  ].join("\n");
}

const EMBEDDED = [
  "      taskSpec:",
  "        params:",
  "          - name: message",
  "        results:",
  "          - name: out",
  "        steps:",
  "          - name: say",
  "            image: alpine",
  "            script: |",
  '              echo "$(params.message)" | tee $(results.out.path)',
];
