import { pipelineRunOf } from "../run-index.ts";
import type { KnownPipeline, SimulatedRun } from "./simulated-run.ts";
import { usedResults } from "./used-results.ts";
import { DOING } from "./want-script.ts";

/** What is known of the pipeline of a run, as the first pass has written it: later ones put results into that. */
export function knownPipeline(run: SimulatedRun): KnownPipeline {
  const { pipelineSpec } = pipelineRunOf(run.replayed.run, DOING).status ?? {};
  if (pipelineSpec === undefined) return run.pipeline ?? NOTHING_KNOWN;
  const { tasks = [], finally: finals = [] } = pipelineSpec;
  run.pipeline ??= {
    tasks: new Set([...tasks, ...finals].map(({ name = "" }) => name)),
    used: usedResults(pipelineSpec),
  };
  return run.pipeline;
}

const NOTHING_KNOWN: KnownPipeline = { tasks: new Set(), used: new Map() };
