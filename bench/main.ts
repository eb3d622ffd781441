// Speed and memory of reading, decoding, judging and planning, beside what people would use instead. Ratios count: they hold
// when the machine is slow or busy. Nothing here passes or fails.
//   [TEKTON_ORACLE=PATH] npm run bench [-- --quick]
import { spawnSync } from "node:child_process";
import jsYaml from "js-yaml";
import { parseAllDocuments } from "yaml";
import { planPipeline } from "../src/dag/plan-pipeline.ts";
import { decodePipeline } from "../src/decode/decode.ts";
import { parseDocuments } from "../src/parse/parse-documents.ts";
import { readYaml } from "../src/parse/read-yaml.ts";
import { benchCel } from "./cel.ts";
import { benchLint } from "./lint.ts";
import { type Cost, growthExponent, measure, median } from "./measure.ts";
import { decoded, pipelineYaml, SHAPES, type Shape } from "./pipelines.ts";
import { benchRun } from "./run.ts";
import { benchSubstitute } from "./substitute.ts";
import { benchVerdict } from "./verdict.ts";

const MEMORY = "--memory";
const quick = process.argv.includes("--quick");
const sizes = quick ? [10, 100, 1_000] : [10, 100, 1_000, 10_000, 100_000];

if (process.argv.includes(MEMORY)) reportMemory(process.argv.at(-2) as Shape, Number(process.argv.at(-1)));
else {
  console.log(`Node ${process.version}; CPU milliseconds, medians of interleaved rounds\n`);
  for (const shape of SHAPES) benchShape(shape);
  benchReaders();
  benchCel();
  await benchSubstitute(quick, process.env["TEKTON_ORACLE"]);
  await benchRun(quick ? [10, 100, 1_000] : [10, 100, 1_000, 10_000], process.env["TEKTON_ORACLE"]);
  benchLint({ rounds: quick ? 1 : 5 });
  await benchVerdict(quick ? [10, 100, 1_000] : [10, 100, 1_000, 5_000], process.env["TEKTON_ORACLE"]);
}

function toPlan(text: string): unknown {
  return parseDocuments(text).map(({ value }) => planPipeline(decoded(value)));
}

function benchShape(shape: Shape): void {
  console.log(`${shape.padEnd(10)} tasks       read     decode      graph  text→plan   ÷ read    peak MB  kept ÷ text`);
  const totals: Cost[] = [];
  const parsed: Cost[] = [];
  for (const size of sizes) {
    const text = pipelineYaml(shape, size);
    const howOften = size >= 10_000 ? { rounds: 5, leastMs: 1 } : {};
    // While what comes from the text is measured, nothing else may be alive: the collector would count it each time.
    const fromText = measure(
      [
        { name: "read", run: () => readYaml(text) },
        { name: "whole", run: () => toPlan(text) },
      ],
      howOften,
    );
    const { value } = readYaml(text);
    const pipeline = decoded(value);
    const fromData = measure(
      [
        { name: "decode", run: () => decodePipeline(value) },
        { name: "graph", run: () => planPipeline(pipeline) },
      ],
      howOften,
    );
    const times = new Map([...fromText, ...fromData]);
    const ms = (name: string) => times.get(name) ?? Number.NaN;
    totals.push({ size, ms: ms("whole") });
    const json = JSON.stringify(value);
    parsed.push({
      size,
      ms: measure([{ name: "json", run: () => JSON.parse(json) }], howOften).get("json") ?? Number.NaN,
    });
    const memory = memoryOf(shape, size);
    const columns = [ms("read"), ms("decode"), ms("graph"), ms("whole")].map((time) => time.toFixed(3).padStart(11));
    console.log(
      `${String(size).padStart(16)}${columns.join("")}${(ms("whole") / ms("read")).toFixed(2).padStart(9)}${memory.peakMb.toFixed(0).padStart(11)}${(memory.keptBytes / text.length).toFixed(1).padStart(13)}`,
    );
  }
  if (!quick)
    console.log(
      `${"".padEnd(10)} growth exponent from 1000 tasks: ${growthFrom1000(totals)}; of JSON.parse of the same data: ${growthFrom1000(parsed)}`,
    );
  console.log();
}

function growthFrom1000(costs: readonly Cost[]): string {
  const [from, to] = [costs.find(({ size }) => size === 1_000), costs.at(-1)];
  return from === undefined || to === undefined ? "?" : growthExponent(from, to).toFixed(2);
}

/** The reader beside others, on the same text. */
function benchReaders(): void {
  console.log("reading     tasks  readYaml ÷ js-yaml loadAll  ÷ yaml parseAllDocuments  ÷ JSON.parse of the same data");
  for (const size of sizes.filter((count) => count >= 100 && count <= 10_000)) {
    const rows = SHAPES.map((shape) => {
      const text = pipelineYaml(shape, size);
      const json = JSON.stringify(readYaml(text).value);
      const times = measure(
        [
          { name: "ours", run: () => readYaml(text) },
          { name: "js-yaml", run: () => jsYaml.loadAll(text) },
          { name: "yaml", run: () => parseAllDocuments(text) },
          { name: "json", run: () => JSON.parse(json) },
        ],
        size >= 10_000 ? { rounds: 3, leastMs: 1 } : {},
      );
      const ours = times.get("ours") ?? Number.NaN;
      return ["js-yaml", "yaml", "json"].map((name) => ours / (times.get(name) ?? Number.NaN));
    });
    const ratio = (column: number) => median(rows.map((row) => row[column] ?? Number.NaN)).toFixed(2);
    console.log(`${String(size).padStart(17)}${ratio(0).padStart(28)}${ratio(1).padStart(26)}${ratio(2).padStart(31)}`);
  }
}

/** Memory is measured in a process of its own: what went before would count too. */
function memoryOf(shape: Shape, size: number): { peakMb: number; keptBytes: number } {
  const script = process.argv[1] ?? "";
  const child = spawnSync(process.execPath, ["--expose-gc", script, MEMORY, shape, String(size)], { encoding: "utf8" });
  return JSON.parse(child.stdout) as { peakMb: number; keptBytes: number };
}

function reportMemory(shape: Shape, size: number): void {
  const text = pipelineYaml(shape, size);
  globalThis.gc?.();
  const before = process.memoryUsage();
  const documents = parseDocuments(text);
  const plan = planPipeline(decoded(documents[0]?.value));
  const peakMb = process.resourceUsage().maxRSS / 1024;
  globalThis.gc?.();
  const after = process.memoryUsage();
  const keptBytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  process.stdout.write(JSON.stringify({ peakMb, keptBytes, tasks: plan.ok ? plan.value.tasks.length : 0 }));
}
