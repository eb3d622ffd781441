import type { Simulation } from "../../../run/simulate/simulate.ts";
import { isDone } from "../../../status/predicates.ts";
import { innerSimulations } from "../inner-simulations.ts";

/** Why a run comes to no end, in sentences. */
export function whyStuck(simulation: Simulation): readonly string[] {
  const { passes, run, isCutShort } = simulation;
  if (isCutShort) return ["it takes more attempts, or more runs of pipelines in pipelines, than are simulated"];
  const { pipelineRun } = run.state;
  if (pipelineRun.spec?.status === "PipelineRunPending")
    return ["its spec.status is PipelineRunPending, and nobody takes that away: --spec-status 5m= would"];
  const hanging = hangingTasks(simulation);
  if (hanging.length > 0) return hanging.map((task) => `${task} runs, and neither ends nor has a time limit`);
  const error = passes.at(-1)?.failure?.message;
  if (error !== undefined) return [`whenever the controller looks at it, it ends with the error: ${error}`];
  return ["nothing runs any more that would wake the controller, and when it looks again, nothing changes"];
}

/** The tasks with runs that have not ended, those of pipelines in the pipeline included. */
function hangingTasks(simulation: Simulation): string[] {
  const tasks = new Set<string>();
  for (const { simulation: inner, prefix } of innerSimulations(simulation)) {
    const { taskRuns = [], customRuns = [], pipelineRun } = inner.run.state;
    const hanging = new Set([...taskRuns, ...customRuns].filter((child) => !isDone(child)).map(nameOf));
    for (const { name = "", pipelineTaskName = "" } of pipelineRun.status?.childReferences ?? [])
      if (hanging.has(name)) tasks.add(prefix + pipelineTaskName);
  }
  return [...tasks];
}

const nameOf = ({ metadata }: { readonly metadata?: { readonly name?: string } }): string => metadata?.name ?? "";
