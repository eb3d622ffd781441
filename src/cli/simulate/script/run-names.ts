import type { Simulation } from "../../../run/simulate/simulate.ts";
import { innerSimulations } from "../inner-simulations.ts";

/** A run of a task. */
export interface NamedRun {
  readonly run: string;
  /** That of its task. */
  readonly path: string;
}

/**
 * What a run is called beside the tasks of its pipeline: its name without that of the PipelineRun, if it begins with that. Long
 * names have been cut.
 *
 * @example shortName("release-42-tests-0", { name: "release-42", prefix: "" }) // "tests-0"
 */
export const shortName = (run: string, parent: { readonly name: string; readonly prefix: string }): string =>
  run.startsWith(`${parent.name}-`) ? parent.prefix + run.slice(parent.name.length + 1) : run;

/** All runs that a simulation has created, by their short names and by their own; but for those that are called as a task. */
export function runsByName(simulation: Simulation): Map<string, NamedRun> {
  const runs = new Map<string, NamedRun>();
  const { tasks = [], finally: finals = [] } = simulation.run.state.pipelineRun.status?.pipelineSpec ?? {};
  const taken = new Set([...tasks, ...finals].map((task) => task.name));
  for (const { simulation: inner, prefix } of innerSimulations(simulation)) {
    const { metadata: { name: parent = "" } = {}, status } = inner.run.state.pipelineRun;
    for (const { name = "", pipelineTaskName = "" } of status?.childReferences ?? []) {
      const named = { run: name, path: prefix + pipelineTaskName };
      if (!taken.has(name)) runs.set(shortName(name, { name: parent, prefix }), named).set(name, named);
    }
  }
  return runs;
}
