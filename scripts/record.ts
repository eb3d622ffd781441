// Records what the references answer to inputs of our own: test/conformance/*.jsonl. It needs the oracles, Go programs that
// call Tekton and Pipelines-as-Code themselves; the tests that read the files need nothing.
//   npm run record -- --oracle PATH (or TEKTON_ORACLE) --oracle-pac PATH (or PAC_ORACLE)
//     [--op when,cel] [--count 300] [--seed 1]
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { expectationOf, type Input, isRefusal, referenceOf } from "../test/conformance/expectation.ts";
import { inputArbitraries, inputsOf } from "./record/inputs.ts";
import { messagesIn } from "./record/messages.ts";
import { startOracle } from "./record/oracle.ts";

const { values } = parseArgs({
  options: {
    oracle: { type: "string", default: process.env["TEKTON_ORACLE"] ?? "" },
    "oracle-pac": { type: "string", default: process.env["PAC_ORACLE"] ?? "" },
    op: { type: "string", default: [...inputArbitraries.keys()].join(",") },
    count: { type: "string", default: "300" },
    seed: { type: "string", default: "1" },
  },
});
if (values.oracle === "" || values["oracle-pac"] === "") {
  console.error("usage: npm run record -- --oracle PATH --oracle-pac PATH [--op when,cel] [--count 300] [--seed 1]");
  process.exit(2);
}

const folder = new URL("../test/conformance/", import.meta.url);
mkdirSync(folder, { recursive: true });
const oracles = { tekton: startOracle(values.oracle), pac: startOracle(values["oracle-pac"]) };
const { tekton } = await oracles.tekton.ask({ op: "ping" });
const { pac } = await oracles.pac.ask({ op: "ping" });
if (tekton === undefined || pac === undefined) {
  console.error("an oracle does not answer: docs/conformance.md tells how to build both");
  process.exit(2);
}
const operations = values.op.split(",");
for (const [operation, inputs] of inputsOf(Number(values.seed), Number(values.count))) {
  if (!operations.includes(operation)) continue;
  const lines: string[] = [];
  const messages = new Set<string>();
  let refused = 0;
  let accepted = 0;
  for (const input of inputs) {
    const expected = await answerTo(input);
    if (expected === undefined) continue;
    lines.push(JSON.stringify({ input, expect: expected }));
    if (isRefusal(expected)) refused++;
    if ((expected as { readonly verdict?: unknown }).verdict === "") accepted++;
    for (const message of messagesIn(expected)) messages.add(message);
  }
  writeFileSync(new URL(`${operation}.jsonl`, folder), lines.map((line) => `${line}\n`).join(""));
  console.log(`${operation}: ${lines.length} answers, ${refused} of them refusals${verdictsOf(accepted, messages)}`);
}
const about = { tekton, pac, recorded: new Date().toISOString().slice(0, 10), seed: Number(values.seed) };
writeFileSync(new URL("oracle.json", folder), `${JSON.stringify(about, undefined, 2)}\n`);
await oracles.tekton.stop();
await oracles.pac.stop();

/** How many resources the webhook would admit, and how many different things it says about the others. */
function verdictsOf(accepted: number, messages: ReadonlySet<string>): string {
  return messages.size === 0 ? "" : `; ${accepted} admitted, ${messages.size} different messages`;
}

/** What counts of the answer; nothing for what the reference answers now so, now so: it goes by the order of a map. */
async function answerTo(input: Input): Promise<unknown> {
  const oracle = oracles[referenceOf(input)];
  const answers = new Set<string>();
  for (let trial = 0; trial < 12; trial++) answers.add(JSON.stringify(expectationOf(input, await oracle.ask(input))));
  const [answer] = answers;
  return answers.size === 1 && answer !== undefined ? JSON.parse(answer) : undefined;
}
