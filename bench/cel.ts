import { celEnv, parse, plan } from "@bufbuild/cel";
import { Environment } from "@marcbachmann/cel-js";
import { celEnvironment } from "../src/cel/cel-environment.ts";
import { compileCel } from "../src/cel/compile-cel.ts";
import { evaluateCel } from "../src/cel/evaluate-cel.ts";
import { celTypes } from "../src/cel/types.ts";
import { type Candidate, measure } from "./measure.ts";

/** What people write into `on-cel-expression`. */
const TEXT = [
  'event == "pull_request" && target_branch == "main" && body.action == "opened"',
  'body.labels.exists(label, label.name.startsWith("ci/")) && (body.number > 5 || !body.draft)',
].join(" && ");
const VARIABLES = {
  event: "pull_request",
  target_branch: "main",
  body: { action: "opened", number: 3, draft: false, labels: [{ name: "bug" }, { name: "ci/e2e" }] },
};
const ours = celEnvironment({
  variables: {
    event: celTypes.string,
    target_branch: celTypes.string,
    body: celTypes.map(celTypes.string, celTypes.dyn),
  },
});
const cel = new Environment()
  .registerVariable("event", "string")
  .registerVariable("target_branch", "string")
  .registerVariable("body", "map");
const buf = celEnv();

/** CEL, beside the fastest library and the one nearest to the reference; of those only the first checks types. */
export function benchCel(): void {
  console.log("CEL, µs                            this package   @marcbachmann/cel-js          @bufbuild/cel");
  const program = compileCel(TEXT, ours);
  const parsed = cel.parse(TEXT);
  const planned = plan(buf, parse(TEXT));
  if (!program.ok) throw new Error("the expression of the benchmark does not compile");
  report("read, check and evaluate", [
    { name: "ours", run: () => asserted(evaluateOnce()) },
    { name: "cel-js", run: () => asserted(readCheckAndEvaluate()) },
    { name: "bufbuild", run: () => asserted(plan(buf, parse(TEXT))(VARIABLES)) },
  ]);
  report("evaluate", [
    { name: "ours", run: () => evaluateCel(program.value, VARIABLES) },
    { name: "cel-js", run: () => parsed(VARIABLES) },
    { name: "bufbuild", run: () => planned(VARIABLES) },
  ]);
  console.log();
}

function evaluateOnce(): unknown {
  const program = compileCel(TEXT, ours);
  const outcome = program.ok ? evaluateCel(program.value, VARIABLES) : program;
  return outcome.ok && outcome.value;
}

function readCheckAndEvaluate(): unknown {
  const program = cel.parse(TEXT);
  program.check();
  return program(VARIABLES);
}

function asserted(value: unknown): void {
  if (value !== true) throw new Error(`the expression of the benchmark gives ${String(value)}`);
}

/** A server compiles many expressions: what counts is the time when the code is warm. */
const WARM_UP = 5_000;

function report(what: string, candidates: readonly Candidate[]): void {
  for (const { run } of candidates) for (let left = WARM_UP; left > 0; left--) run();
  const times = measure(candidates);
  const own = times.get("ours") ?? Number.NaN;
  const columns = candidates.map(({ name }) => {
    const ms = times.get(name) ?? Number.NaN;
    return `${(ms * 1000).toFixed(2)} (${(own / ms).toFixed(2)})`.padStart(23);
  });
  console.log(`${what.padEnd(25)}${columns.join("")}`);
}
