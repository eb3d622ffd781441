import { type Oracle, startOracle } from "../scripts/record/oracle.ts";
import { observe } from "../src/run/observe.ts";
import { openRun } from "../src/run/open-run.ts";
import { reconcile } from "../src/run/reconcile.ts";
import type { Run } from "../src/run/run-index.ts";
import type { RunState } from "../src/run/run-state.ts";
import { simulate } from "../src/run/simulate/simulate.ts";
import type { Task } from "../src/types/task.ts";
import type { TaskRun } from "../src/types/task-run.ts";
import { type Cost, growthExponent, measure } from "./measure.ts";

const SHAPES = ["chain", "fanout", "results"] as const;
type Shape = (typeof SHAPES)[number];

/** Beyond, Go takes minutes: it looks at every task for every task. */
const MOST_FOR_GO = 1_000;

/**
 * Passes over runs half of whose tasks have ended, beside Tekton's own code: from the saved state, and as they come in a run
 * that is at hand. And whole runs, simulated.
 */
export async function benchRun(sizes: readonly number[], oraclePath: string | undefined): Promise<void> {
  const oracle = oraclePath === undefined ? undefined : startOracle(oraclePath);
  console.log("run, ms    tasks   open + pass   pass at hand      Go pass   ÷ Go   whole run");
  for (const shape of SHAPES) {
    const opened: Cost[] = [];
    const wholes: Cost[] = [];
    for (const size of sizes) {
      const costs = await benchOne(shape, size, oracle);
      opened.push({ size, ms: costs.opened });
      wholes.push({ size, ms: costs.whole });
    }
    console.log(`         grows with tasks to the power of ${growthOf(opened)}, a whole run ${growthOf(wholes)}`);
  }
  await oracle?.stop();
  console.log();
}

/** Between the two largest sizes. */
function growthOf(costs: readonly Cost[]): string {
  const [from, to] = costs.slice(-2);
  return from === undefined || to === undefined ? "?" : growthExponent(from, to).toFixed(2);
}

async function benchOne(
  shape: Shape,
  size: number,
  oracle: Oracle | undefined,
): Promise<{ readonly opened: number; readonly whole: number }> {
  const state = halfDone(shape, size);
  const now = new Date(Date.parse("2024-01-01T00:30:00Z"));
  const howOften = size >= 10_000 ? { rounds: 3, leastMs: 1 } : { rounds: 5, leastMs: 30 };
  const times = measure(
    [
      { name: "opened", run: () => reconcile(openRun(state), now) },
      { name: "whole", run: () => simulate(openRun(stateOf(shape, size)), { durationMs: 1_000 }) },
    ],
    howOften,
  );
  const [opened = Number.NaN, whole = Number.NaN] = [times.get("opened"), times.get("whole")];
  const goMs = size > MOST_FOR_GO ? Number.NaN : await goPassMs(state, now, oracle);
  const passes = simulate(openRun(stateOf(shape, size)), { durationMs: 1_000 }).passes.length;
  const cells = [
    shape.padEnd(8),
    String(size).padStart(8),
    opened.toFixed(2).padStart(14),
    (whole / passes).toFixed(4).padStart(15),
    goMs.toFixed(1).padStart(13),
    (opened / goMs).toFixed(4).padStart(7),
    whole.toFixed(0).padStart(12),
  ];
  console.log(cells.join(""));
  return { opened, whole };
}

async function goPassMs(state: RunState, now: Date, oracle: Oracle | undefined): Promise<number> {
  const { pipelineRun, tasks, taskRuns } = state;
  const request = { op: "resolve", pipelineRun, tasks, taskRuns, now: now.toISOString() };
  const answer = await oracle?.ask({ op: "bench", target: "op", request, iters: 1, batches: 3 });
  return Number(answer?.["nsPerOp"] ?? Number.NaN) / 1e6;
}

const TASK: Task = {
  apiVersion: "tekton.dev/v1",
  kind: "Task",
  metadata: { name: "build" },
  spec: {
    params: [{ name: "message", type: "string" }],
    results: [{ name: "out" }],
    steps: [{ name: "s", image: "image" }],
  },
};

function stateOf(shape: Shape, size: number): RunState {
  const tasks = Array.from({ length: size }, (_, index) => {
    const parent = shape === "fanout" ? 0 : index - 1;
    const value = shape === "results" && index > 0 ? `$(tasks.t${parent}.results.out)` : "hello";
    const runAfter = shape !== "results" && index > 0 ? { runAfter: [`t${parent}`] } : {};
    return { name: `t${index}`, taskRef: { name: "build" }, params: [{ name: "message", value }], ...runAfter };
  });
  const pipelineRun = {
    apiVersion: "tekton.dev/v1",
    kind: "PipelineRun",
    metadata: { name: "run", namespace: "default", uid: "uid-pipelinerun" },
    spec: { pipelineSpec: { tasks }, timeouts: { pipeline: "0s" } },
  } as const;
  return { pipelineRun, tasks: [TASK] };
}

/** A run of whose tasks the first half has succeeded. */
function halfDone(shape: Shape, size: number): RunState {
  const startMs = Date.parse("2024-01-01T00:00:00Z");
  let run: Run = openRun(stateOf(shape, size));
  const running: string[] = [];
  for (let ended = 0; ended < size / 2; ended++) {
    const pass = reconcile(run, new Date(startMs + ended));
    run = pass.run;
    for (const command of pass.commands)
      if (command.type === "create") running.push(command.object.metadata?.name ?? "");
    run = observe(run, succeeded(running.shift() ?? ""));
  }
  return JSON.parse(JSON.stringify(reconcile(run, new Date(startMs + size)).run.state));
}

const succeeded = (name: string): TaskRun => ({
  kind: "TaskRun",
  metadata: { name },
  status: {
    podName: `${name}-pod`,
    conditions: [{ type: "Succeeded", status: "True", reason: "Succeeded" }],
    results: [{ name: "out", type: "string", value: "v" }],
  },
});
