// Holds fresh random inputs against the references: our own generators, and those of the shared tools where these are.
//   npm run fuzz -- --oracle PATH [--oracle-pac PATH] [--op validate] [--count 1000] [--seed 1] [--own]
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
    "oracle-pac": { type: "string", default: process.env["PAC_ORACLE"] ?? "" },
    op: { type: "string", default: "validate" },
    count: { type: "string", default: "1000" },
    seed: { type: "string", default: String(1 + Math.floor(Math.random() * 1e6)) },
    own: { type: "boolean", default: false },
  },
});

/** A program that knows what is right, and the shared tool that asks it. */
interface Reference {
  readonly path: string;
  readonly option: string;
  readonly tool: string;
  readonly operations: readonly string[];
}

const tool = (name: string) => fileURLToPath(new URL(`../../shared/tools/${name}`, import.meta.url));
/** What Pipelines-as-Code is asked; all else, Tekton. */
const OF_PAC: ReadonlySet<string> = new Set(["cel"]);
/** Of these the shared tools know nothing. */
const ONLY_OURS: ReadonlySet<string> = new Set(["candidates", "verdict", "verdict-v1beta1"]);
const [seed, count] = [Number(values.seed), Number(values.count)];
const operations = values.op.split(",");
const references: readonly Reference[] = [
  {
    path: values.oracle,
    option: "--oracle PATH or TEKTON_ORACLE",
    tool: tool("fuzz.mjs"),
    operations: operations.filter((name) => !OF_PAC.has(name)),
  },
  {
    path: values["oracle-pac"],
    option: "--oracle-pac PATH or PAC_ORACLE",
    tool: tool("fuzz-pac.mjs"),
    operations: operations.filter((name) => OF_PAC.has(name)),
  },
].filter(({ operations }) => operations.length > 0);

if (values.own && operations.some((name) => !inputArbitraries.has(name)))
  stop(`--own asks ${[...inputArbitraries.keys()].join(", ")}`);
for (const { path, option } of references)
  if (path === "") stop(`no oracle: build it as docs/conformance.md tells, and give ${option}`);
if (!(Number.isInteger(seed) && Number.isInteger(count) && count > 0)) stop("--seed and --count want whole numbers");
let isFound = false;
for (const reference of references) {
  const oracle = await started(reference);
  if (await fuzzOwn(oracle, reference)) isFound = true;
  await oracle.stop();
  if (!values.own && existsSync(reference.tool) && fuzzWithTool(reference)) isFound = true;
}
process.exit(isFound ? 1 : 0);

async function started({ path }: Reference): Promise<Oracle> {
  const oracle = startOracle(path);
  const { ended } = await oracle.ask({ op: "ping" });
  if (ended !== undefined)
    stop(`the oracle ${path} does not answer (${ended}): docs/conformance.md tells how to build it`);
  return oracle;
}

/** Whether our generators find a difference. */
async function fuzzOwn(oracle: Oracle, { operations }: Reference): Promise<boolean> {
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

/** Whether a shared tool finds a difference; what only our generators know it is not asked. */
function fuzzWithTool({ path, tool, operations }: Reference): boolean {
  const known = operations.filter((name) => !ONLY_OURS.has(name));
  if (known.length === 0) return false;
  const options = { oracle: path, answer: "npm run -s answer", op: known.join(","), seed, count };
  const parts = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return spawnSync(process.execPath, [tool, ...parts], { stdio: "inherit" }).status !== 0;
}

function stop(why: string): never {
  console.error(why);
  process.exit(2);
}
