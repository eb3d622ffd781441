// Holds fresh random inputs against the reference: our own generators, and those of the shared tools where these are.
//   npm run fuzz -- --oracle PATH [--op validate] [--count 1000] [--seed 1] [--own]
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { differencesIn, INPUTS_OF_A_SEED } from "./fuzz/differences.ts";
import { inputArbitraries } from "./record/inputs.ts";
import { type Oracle, startOracle } from "./record/oracle.ts";

const { values } = parseArgs({
  options: {
    oracle: { type: "string", default: process.env["TEKTON_ORACLE"] ?? "" },
    op: { type: "string", default: "validate" },
    count: { type: "string", default: "1000" },
    seed: { type: "string", default: String(1 + Math.floor(Math.random() * 1e6)) },
    own: { type: "boolean", default: false },
  },
});
const TOOL = fileURLToPath(new URL("../../shared/tools/fuzz.mjs", import.meta.url));
/** Of these the shared tool knows nothing. */
const ONLY_OURS: ReadonlySet<string> = new Set(["candidates", "verdict", "verdict-v1beta1"]);
const [seed, count] = [Number(values.seed), Number(values.count)];
const operations = values.op.split(",");

if (values.own && operations.some((name) => !inputArbitraries.has(name)))
  stop(`--own asks ${[...inputArbitraries.keys()].join(", ")}`);
if (values.oracle === "")
  stop("no oracle: build it as docs/conformance.md tells, and give --oracle PATH or TEKTON_ORACLE");
if (!(Number.isInteger(seed) && Number.isInteger(count) && count > 0)) stop("--seed and --count want whole numbers");
const oracle = startOracle(values.oracle);
const { ended } = await oracle.ask({ op: "ping" });
if (ended !== undefined)
  stop(`the oracle ${values.oracle} does not answer (${ended}): docs/conformance.md tells how to build it`);
const foundByUs = await fuzzOwn(oracle);
await oracle.stop();
const foundByTool = !values.own && existsSync(TOOL) && fuzzWithTool();
process.exit(foundByUs || foundByTool ? 1 : 0);

/** Whether our generators find a difference. */
async function fuzzOwn(oracle: Oracle): Promise<boolean> {
  let isFound = false;
  for (const [name, arbitrary] of inputArbitraries) {
    if (!operations.includes(name) && !(name.startsWith("verdict") && operations.includes("validate"))) continue;
    console.log(`${name}, our own, seed ${seed}`);
    const differences = differencesIn(arbitrary, { seed, count }, oracle);
    for (let next = await differences.next(); ; next = await differences.next()) {
      if (next.done === true) {
        console.log(`  ${next.value} inputs asked`);
        break;
      }
      isFound = true;
      const { seed: again, input, want, got } = next.value;
      console.log(`  npm run fuzz -- --own --op ${name} --seed ${again} --count ${INPUTS_OF_A_SEED}`);
      console.log(`    input ${JSON.stringify(input)}\n    want  ${want}\n    got   ${got}`);
    }
  }
  return isFound;
}

/** Whether the shared tool finds a difference; what only our generators know it is not asked. */
function fuzzWithTool(): boolean {
  const known = operations.filter((name) => !ONLY_OURS.has(name));
  if (known.length === 0) return false;
  const options = { oracle: values.oracle, answer: "npm run -s answer", op: known.join(","), seed, count };
  const parts = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return spawnSync(process.execPath, [TOOL, ...parts], { stdio: "inherit" }).status !== 0;
}

function stop(why: string): never {
  console.error(why);
  process.exit(2);
}
