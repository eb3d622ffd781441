import { wantMoment } from "../../status/moment.ts";
import { wantObject } from "../../wrong-argument.ts";
import { configOf, type Run } from "../run-index.ts";
import { newAgenda, nextMs, plan, takeUntil } from "./agenda.ts";
import type { ToldPass } from "./replay.ts";
import { type SimulationScript, scriptReader } from "./script.ts";
import {
  begin,
  type Event,
  happen,
  isDone,
  lookAt,
  type Moment,
  passOver,
  type SimulatedRun,
} from "./simulated-run.ts";

/** A run as it would go. */
export interface Simulation {
  /** The passes, one after the other: for the same run, `replay` gives the same of them. */
  readonly passes: readonly ToldPass[];
  /** The run at its end. */
  readonly run: Run;
  /** It comes to no end: nothing wakes the controller any more, or nothing that it does helps. */
  readonly isStuck: boolean;
  /** The simulations of child PipelineRuns, by their names. */
  readonly children: ReadonlyMap<string, Simulation>;
}

/**
 * How a run would go: with outcomes that a script tells, and a clock of its own. It is `observe` and `reconcile` and nothing
 * else; what is made up are the ends of its children.
 *
 * Where nothing would happen any more and the run is not done, it is looked at once more after ten hours, as the controller does
 * with all runs.
 *
 * @throws {TypeError} if `run` is none, or was used before, or if the script is none
 * @example
 * const { run } = simulate(openRun(state), { tasks: { build: { outcome: "fails" } } });
 * run.state.pipelineRun.status?.conditions?.[0]?.reason; // "Failed"
 */
export function simulate(run: Run, script: SimulationScript = {}): Simulation {
  wantObject(script, DOING, "a SimulationScript");
  const { start = new Date(0), events = [] } = script;
  const startMs = wantMoment(start, DOING);
  const config = configOf(run, DOING);
  const agenda = newAgenda<Event>();
  const main = begin(run, scriptReader(script));
  lookAt(main, startMs, agenda);
  for (const { afterMs, specStatus } of events)
    plan(agenda, startMs + afterMs, { run: main, type: "observe", seen: { specStatus } });
  for (let nowMs = nextMs(agenda); nowMs !== Infinity; nowMs = nextMs(agenda)) {
    const due = new Set<SimulatedRun>();
    const moment: Moment = { nowMs, config, agenda, due };
    for (const event of takeUntil(agenda, nowMs)) happen(event, moment);
    // A set grows while it is walked: a pass over one run may call for others.
    for (const next of due) {
      due.delete(next);
      passOver(next, moment);
    }
    if (nextMs(agenda) === Infinity && !isDone(main) && main.idlePasses < MOST_IDLE_PASSES)
      lookAt(main, nowMs + RESYNC_MS, agenda);
  }
  return simulationOf(main);
}

const DOING = "simulate a run";

/** How often the controller looks at each run, whether something has happened or not: ten hours, as client-go has it. */
const RESYNC_MS = 36_000_000;

/** So often it is looked at a run without that anything changes: then nothing will. */
const MOST_IDLE_PASSES = 2;

const simulationOf = (run: SimulatedRun): Simulation => ({
  passes: run.passes,
  run: run.replayed.run,
  isStuck: !isDone(run),
  children: new Map(Array.from(run.children, ([name, child]) => [name, simulationOf(child)])),
});
