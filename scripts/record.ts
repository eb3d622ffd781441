// Records what the reference answers to inputs of our own: test/conformance/*.jsonl. It needs the oracle, a Go program
// that calls Tekton itself; the tests that read the files need nothing.
//   npm run record -- --oracle PATH (or TEKTON_ORACLE) [--count 300] [--seed 1]
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { expectationOf, type Input, isRefusal } from "../test/conformance/expectation.ts";
import { inputsOf } from "./record/inputs.ts";
import { messagesIn } from "./record/messages.ts";
import { startOracle } from "./record/oracle.ts";

const { values } = parseArgs({
  options: {
    oracle: { type: "string", default: process.env["TEKTON_ORACLE"] ?? "" },
    count: { type: "string", default: "300" },
    seed: { type: "string", default: "1" },
  },
});
if (values.oracle === "") {
  console.error("usage: npm run record -- --oracle PATH [--count 300] [--seed 1]");
  process.exit(2);
}

const folder = new URL("../test/conformance/", import.meta.url);
mkdirSync(folder, { recursive: true });
const oracle = startOracle(values.oracle);
const { tekton } = await oracle.ask({ op: "ping" });
for (const [operation, inputs] of inputsOf(Number(values.seed), Number(values.count))) {
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
const about = { tekton, recorded: new Date().toISOString().slice(0, 10), seed: Number(values.seed) };
writeFileSync(new URL("oracle.json", folder), `${JSON.stringify(about, undefined, 2)}\n`);
await oracle.stop();

/** How many resources the webhook would admit, and how many different things it says about the others. */
function verdictsOf(accepted: number, messages: ReadonlySet<string>): string {
  return messages.size === 0 ? "" : `; ${accepted} admitted, ${messages.size} different messages`;
}

/** What counts of the answer; nothing for what the reference answers now so, now so: it goes by the order of a map. */
async function answerTo(input: Input): Promise<unknown> {
  const answers = new Set<string>();
  for (let trial = 0; trial < 12; trial++) answers.add(JSON.stringify(expectationOf(input, await oracle.ask(input))));
  const [answer] = answers;
  return answers.size === 1 && answer !== undefined ? JSON.parse(answer) : undefined;
}
