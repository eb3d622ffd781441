import fc from "fast-check";
import { observe } from "../../../src/run/observe.ts";
import { openRun } from "../../../src/run/open-run.ts";
import { reconcile } from "../../../src/run/reconcile.ts";
import { isDone } from "../../../src/status/predicates.ts";
import type { ChildRun } from "../../../src/types/child-run.ts";
import type { Input } from "../../../test/conformance/expectation.ts";
import { statusesAfter } from "./child-statuses.ts";
import { type Move, moves } from "./moves.ts";
import { openedWorld } from "./opened-world.ts";
import type { TraceStep } from "./replay-run.ts";
import { type World, worlds } from "./worlds.ts";

/** Whole runs, pass by pass. */
export const traces: fc.Arbitrary<Input> = fc
  .tuple(worlds, moves(6))
  .map(([world, life]) => ({ op: "trace", ...world, steps: stepsOf(world, life) }));

const START = Date.UTC(2024, 0, 1);

/**
 * The steps of a life, until the run is done. What the children are called, and which of them run, this library tells; what
 * should have been, the reference does.
 */
function stepsOf(world: World, life: readonly Move[]): readonly TraceStep[] {
  const { state, config } = openedWorld(world);
  let nowMs = START;
  let { run } = reconcile(openRun(state, config), new Date(nowMs));
  const steps: TraceStep[] = [{ now: timeOf(nowMs) }];
  for (const move of life) {
    if (isDone(run.state.pipelineRun)) break;
    nowMs += move.seconds * 1000;
    const { specStatus } = move;
    const children = statusesAfter(move, run.state);
    for (const [name, status] of children) run = observe(run, { metadata: { name }, status } as ChildRun);
    if (specStatus !== undefined) run = observe(run, { specStatus });
    run = reconcile(run, new Date(nowMs)).run;
    const input = {
      ...(children.size > 0 ? { children: Object.fromEntries(children) } : {}),
      ...(specStatus === undefined ? {} : { specStatus }),
    };
    steps.push({ now: timeOf(nowMs), ...(Object.keys(input).length > 0 ? { input } : {}) });
  }
  return steps;
}

const timeOf = (ms: number): string => new Date(ms).toISOString().replace(".000Z", "Z");
