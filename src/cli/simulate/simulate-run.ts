import { openRun } from "../../run/open-run.ts";
import type { SimulationScript } from "../../run/simulate/script.ts";
import { type Simulation, simulate } from "../../run/simulate/simulate.ts";
import type { Config } from "../../types/config.ts";
import type { PreparedRun } from "./prepare-run.ts";
import type { TimelineEvent } from "./timeline/event.ts";
import { timelineOf } from "./timeline/timeline.ts";
import { type Verdict, verdictOn } from "./timeline/verdict.ts";

/** A run that has been simulated. */
export interface ToldRun {
  readonly prepared: PreparedRun;
  readonly simulation: Simulation;
  readonly events: readonly TimelineEvent[];
  readonly verdict: Verdict;
}

/** Simulates a run, and tells what happens. */
export function tellRun(prepared: PreparedRun, script: SimulationScript, config: Config): ToldRun {
  const simulation = simulateRun(prepared, script, config);
  const events = [...timelineOf(simulation, { config, written: prepared.written })];
  return { prepared, simulation, events, verdict: verdictOn(simulation, events) };
}

/** Simulates a run by what the user wishes, and tells it as a timeline. */
export function simulateRun(
  { pipelineRun, pipeline, cast }: PreparedRun,
  script: SimulationScript,
  config: Config,
): Simulation {
  const { pipelines, tasks, resolved } = cast;
  return simulate(openRun({ pipelineRun, ...(pipeline && { pipeline }), pipelines, tasks, resolved }, config), script);
}
