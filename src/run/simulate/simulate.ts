import { indexOf, type Run } from "../run-index.ts";
import { newAgenda, nextMs, schedule, takeUntil } from "./agenda.ts";
import { newEffort } from "./effort.ts";
import type { ToldPass } from "./replay.ts";
import { resumeChildren, startOf } from "./resume.ts";
import type { SimulationScript } from "./script.ts";
import { scriptReader } from "./script-reader.ts";
import { happen, simulatePass } from "./simulate-pass.ts";
import { begin, type Event, hasEnded, lookAt, type Moment, type SimulatedRun, type Stage } from "./simulated-run.ts";
import { DOING, wantScript } from "./want-script.ts";

/** A run as it would go. */
export interface Simulation {
  /** The passes, one after the other: for the same run, `replay` gives the same of them. */
  readonly passes: readonly ToldPass[];
  /** The run at its end. */
  readonly run: Run;
  /** It comes to no end: nothing wakes the controller any more, or nothing that it does helps; or nobody waits for it. */
  readonly isStuck: boolean;
  /**
   * The simulation was given up: a run has had 1,000 attempts, all together have had 100,000 more than one, or there are more than
   * 5,000 pipelines in pipelines. It is so of the whole simulation.
   */
  readonly isCutShort: boolean;
  /**
   * Names in the script by which nothing has gone, mostly because they are misspelt, or because the run has ended before; and
   * results in it that tasks do not declare, as `build.results.image`. They are those of the whole script.
   */
  readonly unused: readonly string[];
  /** The simulations of child PipelineRuns, by their names. */
  readonly children: ReadonlyMap<string, Simulation>;
}

/**
 * How a run would go: with outcomes that a script tells, and a clock of its own. It is `observe` and `reconcile` and nothing
 * else; what is made up are the ends of its children. A run may be under way: its children go on, with the attempts that they have
 * had; but pipelines in its pipeline begin anew.
 *
 * Where nothing would happen any more and the run is not done, it is looked at once more after ten hours, as the controller does
 * with all runs.
 *
 * @throws {TypeError} if `run` is none, or was used before; if the script is none, or begins before the last pass over the run,
 *   or, of a run that was opened, before the last moment of which its state tells
 * @throws {RangeError} if a limit of a task is no Go duration: validate the pipeline first
 * @example
 * const { run } = simulate(openRun(state), { tasks: { build: { outcome: "fails" } } });
 * run.state.pipelineRun.status?.conditions?.[0]?.reason; // "Failed"
 */
export function simulate(run: Run, script: SimulationScript = {}): Simulation {
  wantScript(script);
  const { config } = indexOf(run, DOING);
  const startMs = startOf(run, script.start);
  const reader = scriptReader(script);
  const stage: Stage = { config, script: reader, agenda: newAgenda<Event>(), effort: newEffort() };
  const main = begin(run);
  openAgenda(main, script, startMs, stage);
  playAll(main, stage);
  return simulationOf(main, { isCutShort: stage.effort.isTooMuch, unused: reader.unused() });
}

/** What is going to happen, as far as it is known before anything has happened. */
function openAgenda(main: SimulatedRun, { events = [] }: SimulationScript, startMs: number, stage: Stage): void {
  const { agenda } = stage;
  const due = new Set([main]);
  resumeChildren(main, { ...stage, nowMs: startMs, due });
  for (const run of due) lookAt(run, startMs, agenda);
  for (const { afterMs, specStatus } of events)
    schedule(agenda, startMs + afterMs, { run: main, type: "observe", seen: { specStatus } });
}

function playAll(main: SimulatedRun, stage: Stage): void {
  const { agenda, effort } = stage;
  for (let nowMs = nextMs(agenda); nowMs !== Infinity && !effort.isTooMuch; nowMs = nextMs(agenda)) {
    const due = new Set<SimulatedRun>();
    const moment: Moment = { ...stage, nowMs, due };
    for (const event of takeUntil(agenda, nowMs)) happen(event, moment);
    // A set grows while it is walked: a pass over one run may call for others.
    for (const next of due) {
      due.delete(next);
      simulatePass(next, moment);
      if (effort.isTooMuch) return;
    }
    if (nextMs(agenda) === Infinity && !hasEnded(main) && main.idlePasses < MOST_IDLE_PASSES)
      lookAt(main, nowMs + RESYNC_MS, agenda);
  }
}

/** How often the controller looks at each run, whether something has happened or not: ten hours, as client-go has it. */
const RESYNC_MS = 36_000_000;

/** So often it is looked at a run without that anything changes: then nothing will. */
const MOST_IDLE_PASSES = 2;

const simulationOf = (run: SimulatedRun, ofAll: Pick<Simulation, "isCutShort" | "unused">): Simulation => ({
  ...ofAll,
  passes: run.passes,
  run: run.replayed.run,
  isStuck: !hasEnded(run),
  children: new Map(Array.from(run.children, ([name, child]) => [name, simulationOf(child, ofAll)])),
});
