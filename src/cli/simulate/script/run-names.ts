import type { Simulation } from "../../../run/simulate/simulate.ts";

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
  const open = [{ simulation, prefix: "" }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { prefix, simulation: inner } = next;
    const { metadata: { name: parent = "" } = {}, status } = inner.run.state.pipelineRun;
    for (const { name = "", pipelineTaskName = "" } of status?.childReferences ?? []) {
      const path = prefix + pipelineTaskName;
      const named = { run: name, path };
      if (!taken.has(name)) runs.set(shortName(name, { name: parent, prefix }), named).set(name, named);
      const child = inner.children.get(name);
      if (child !== undefined) open.push({ simulation: child, prefix: `${path}/` });
    }
  }
  return runs;
}
