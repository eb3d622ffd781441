import { isFailure } from "../../../status/predicates.ts";
import { reasonOf } from "./child-outcome.ts";
import type { Remembered } from "./remembered-skips.ts";
import type { RunFacts } from "./run-facts.ts";
import type { TaskFacts } from "./task-facts.ts";

/**
 * What stands for `$(tasks.t.status)`, `$(tasks.t.reason)` and `$(tasks.status)`.
 *
 * @param remembered - what a pass goes by in which a task turns out to lack a result
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunstate.go GetPipelineTaskStatus
 */
export function taskStates({ graph, openTasks }: RunFacts, remembered?: Remembered): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  for (const task of graph) {
    states.set(`tasks.${task.name}.status`, statusOf(task));
    states.set(`tasks.${task.name}.reason`, reasonOf(task.runs));
  }
  const areDone = remembered?.areDone() ?? openTasks === 0;
  const isSkipped = remembered?.isSkipped ?? (({ skipped }) => skipped !== undefined);
  return states.set("tasks.status", areDone ? togetherOf(graph, isSkipped) : "None");
}

/** How a task has ended; `None` as well, if it was skipped. */
export function statusOf({ outcome, runs }: TaskFacts): "Succeeded" | "Failed" | "None" {
  if (outcome === "succeeded") return "Succeeded";
  return runs.some(isFailure) ? "Failed" : "None";
}

function togetherOf(
  graph: readonly TaskFacts[],
  isSkipped: Remembered["isSkipped"],
): "Succeeded" | "Failed" | "Completed" {
  if (graph.some(({ runs }) => runs.some(isFailure))) return "Failed";
  return graph.some(isSkipped) ? "Completed" : "Succeeded";
}
