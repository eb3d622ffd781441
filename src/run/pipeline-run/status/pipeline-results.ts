import { type PipelineResults, substitutePipelineResults } from "../../../substitute/pipeline-run/pipeline-results.ts";
import type { TaskRunResult } from "../../../types/result.ts";
import { hasOutcome } from "../facts/child-outcome.ts";
import { resultsGivenBy, resultsOf } from "../facts/given-results.ts";
import type { RunFacts } from "../facts/run-facts.ts";
import type { TaskFacts } from "../facts/task-facts.ts";
import { statusOf } from "../facts/task-states.ts";

/** The results of a run that has ended, put together from those of its tasks. */
export function pipelineResults(facts: RunFacts): PipelineResults {
  const declared = facts.prepared.substituted.pipelineSpec.results ?? [];
  if (declared.length === 0) return { results: [], invalid: [] };
  const ended = facts.tasks.filter(({ outcome }) => hasOutcome(outcome));
  const taskRuns = ended.filter(({ kind }) => kind === "TaskRun");
  // As in the reference: those of a custom task with a matrix are not known.
  const customRuns = ended.filter(({ kind, runs }) => kind === "CustomRun" && runs.length === 1);
  return substitutePipelineResults(declared, {
    taskRuns: byTask(taskRuns, (task) => resultsGivenBy(task, facts, "end")),
    customRuns: byTask(customRuns, ({ runs }) => resultsOf(runs[0])),
    hasNotSucceeded: (name) => {
      const task = facts.byName.get(name);
      return task !== undefined && statusOf(task) !== "Succeeded";
    },
  });
}

const byTask = (tasks: readonly TaskFacts[], results: (task: TaskFacts) => readonly TaskRunResult[]) =>
  new Map(tasks.map((task) => [task.name, results(task)]));
