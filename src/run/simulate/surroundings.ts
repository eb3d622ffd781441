import { definitionsOf } from "../pipeline-run/definitions.ts";
import type { SimulatedRun, Surroundings } from "./simulated-run.ts";

/** What all children of a run share. Where a run adds no Pipeline to it, that is what the run itself has: there may be thousands. */
export function surroundingsOfChildren(run: SimulatedRun): Surroundings {
  run.surroundings ??= inheritedBy(run) ?? ownOf(run);
  return run.surroundings;
}

const inheritedBy = ({ state, parent }: SimulatedRun): Surroundings | undefined =>
  state.pipeline === undefined ? parent?.run.surroundings : undefined;

function ownOf({ state: { pipelineRun, pipeline, pipelines = [], tasks = [] } }: SimulatedRun): Surroundings {
  const known = pipeline === undefined ? pipelines : [...pipelines, pipeline];
  return { pipelines: known, tasks, definitions: definitionsOf({ pipelineRun, pipelines: known, tasks }) };
}
