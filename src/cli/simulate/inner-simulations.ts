import type { Simulation } from "../../run/simulate/simulate.ts";

/** A simulation, or that of a pipeline in its pipeline. */
export interface InnerSimulation {
  readonly simulation: Simulation;
  /** What the paths of its tasks begin with: `"child/"`. */
  readonly prefix: string;
}

/** A simulation and those of all pipelines in its pipeline, the outer ones first. */
export function innerSimulations(simulation: Simulation): readonly InnerSimulation[] {
  const found: InnerSimulation[] = [{ simulation, prefix: "" }];
  // A list grows while it is walked.
  for (const { simulation: outer, prefix } of found)
    for (const { name = "", pipelineTaskName = "" } of outer.run.state.pipelineRun.status?.childReferences ?? []) {
      const child = outer.children.get(name);
      if (child !== undefined) found.push({ simulation: child, prefix: `${prefix}${pipelineTaskName}/` });
    }
  return found;
}
