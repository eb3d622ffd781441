import { definitionsOf } from "../pipeline-run/definitions.ts";
import { indexOf, type Run } from "../run-index.ts";
import { newAgenda, nextMs, schedule, takeUntil } from "./agenda.ts";
import { newEffort } from "./effort.ts";
import { knownPipeline } from "./known-pipeline.ts";
import type { ToldPass } from "./replay.ts";
import { resumeChildren, startOf } from "./resume.ts";
import type { SimulationScript } from "./script.ts";
import { scriptReader } from "./script-reader.ts";
import { happen, simulatePass } from "./simulate-pass.ts";
import { begin, type Event, hasEnded, lookAt, type SimulatedRun, type Stage, type Turn } from "./simulated-run.ts";
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
   * The simulation was given up: a run has had 1,000 attempts, there were more than 100,000 retries in all, or more than 5,000
   * pipelines in pipelines. The simulations of all child PipelineRuns say the same of this.
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
  const main = begin(run, definitionsOf(run.state));
  const reader = scriptReader(script, (name) => knownPipeline(main).tasks.has(name));
  const stage: Stage = { config, script: reader, agenda: newAgenda<Event>(), effort: newEffort() };
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
    const turn: Turn = { ...stage, nowMs, due };
    for (const event of takeUntil(agenda, nowMs)) happen(event, turn);
    // A set grows while it is walked: a pass over one run may call for others.
    for (const next of due) {
      due.delete(next);
      simulatePass(next, turn);
      if (effort.isTooMuch) return;
    }
    if (nextMs(agenda) === Infinity && !hasEnded(main) && main.idlePasses < MOST_IDLE_PASSES)
      lookAt(main, nowMs + RESYNC_MS, agenda);
  }
}

/** How often the controller looks at each run, whether something has happened or not: ten hours, as client-go has it. */
const RESYNC_MS = 36_000_000;

/** After so many passes in which nothing changes, nothing will. */
const MOST_IDLE_PASSES = 2;

/** The simulation of a run, with those of its children, however deep these go. */
function simulationOf(main: SimulatedRun, ofAll: Pick<Simulation, "isCutShort" | "unused">): Simulation {
  const tell = (run: SimulatedRun, children: Simulation["children"]): Simulation => ({
    ...ofAll,
    passes: run.passes,
    run: run.replayed.run,
    isStuck: !hasEnded(run),
    children,
  });
  const ofMain = new Map<string, Simulation>();
  const open = [{ run: main, children: ofMain }];
  // A list grows while it is walked.
  for (const { run, children } of open)
    for (const [name, child] of run.children) {
      const inner = new Map<string, Simulation>();
      children.set(name, tell(child, inner));
      open.push({ run: child, children: inner });
    }
  return tell(main, ofMain);
}
