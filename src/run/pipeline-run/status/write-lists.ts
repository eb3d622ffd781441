import { childDisplayName } from "../../../substitute/pipeline-run/child-display-name.ts";
import { type GivenResult, substituteTaskResults } from "../../../substitute/pipeline-run/task-results.ts";
import type { ChildRun } from "../../../types/child-run.ts";
import type { PipelineTask } from "../../../types/pipeline.ts";
import type { ChildStatusReference, SkippedTask } from "../../../types/pipeline-run.ts";
import { resolveResults } from "../facts/given-results.ts";
import { isBefore, put } from "../facts/listing.ts";
import { openReferences } from "../facts/missing-results.ts";
import type { RunFacts } from "../facts/run-facts.ts";
import type { TaskFacts } from "../facts/task-facts.ts";

/**
 * Brings the child references and the skipped tasks of the status up to date.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunstate.go GetChildReferences, GetSkippedTasks
 */
export function writeLists(facts: RunFacts): void {
  for (const task of new Set([...facts.changed, ...facts.unsettled])) {
    if (isSettled(task)) facts.unsettled.delete(task);
    else facts.unsettled.add(task);
    const ofChildren = shownTask(task, facts, (user) => !isBefore(task, user));
    put(
      facts.childReferences,
      task,
      task.runs.map((run) => childReference(run, task, ofChildren)),
    );
    put(facts.skippedTasks, task, skippedTask(task, facts));
  }
  facts.changed.clear();
}

/** Whether all results that are shown are its own, and there. */
const isSettled = ({ isResolved, references, shownReferences }: TaskFacts): boolean =>
  shownReferences.length === 0 || (isResolved && shownReferences.every((shown) => references.some(isSame(shown))));

type Result = Pick<GivenResult, "pipelineTask" | "result">;

const isSame =
  (a: Result) =>
  (b: Result): boolean =>
    a.pipelineTask === b.pipelineTask && a.result === b.result;

/**
 * A task as it is shown. As in the reference: when a task is done, the results to which it still refers are put into all tasks:
 * those in its embedded task, and all of a task that was looked at before they were there.
 *
 * @param counts - whether the results of a task have been put in by then
 */
function shownTask(task: TaskFacts, facts: RunFacts, counts: (user: TaskFacts) => boolean): PipelineTask {
  if (isSettled(task)) return task.task;
  const results = task.shownReferences.flatMap((shown): readonly GivenResult[] => {
    const users = facts.byName.get(shown.pipelineTask)?.users ?? [];
    for (const user of users) {
      const open = openReferences(user);
      const isPutIn = user.isDone || (user === task && isLookedAtAgain(task));
      if (!isPutIn || !counts(user) || !open.some(isSame(shown))) continue;
      const resolved = resolveResults(open, facts.byName);
      if ("results" in resolved) return resolved.results.filter(isSame(shown));
    }
    return [];
  });
  return results.length === 0 ? task.task : substituteTaskResults(task.task, results);
}

/**
 * As in the reference: a child pipeline never counts as started, so it is asked again and again whether it is skipped because it
 * lacks results; those that are there are put in with that.
 */
const isLookedAtAgain = ({ kind, openParents, mayLackResults, isAllowed, skipped }: TaskFacts): boolean =>
  kind === "PipelineRun" && openParents === 0 && mayLackResults && isAllowed && ASKED_LATER.has(skipped);

/** Why it may count as skipped then: only after that somebody asks for the limits. */
const ASKED_LATER: ReadonlySet<TaskFacts["skipped"]> = new Set([
  undefined,
  "PipelineRun timeout has been reached",
  "PipelineRun Tasks timeout has been reached",
]);

function childReference(
  { metadata, spec }: ChildRun,
  { kind, name }: TaskFacts,
  shown: PipelineTask,
): ChildStatusReference {
  const { when = [] } = shown;
  const displayName = childDisplayName(shown, spec?.params);
  return {
    apiVersion: kind === "CustomRun" ? "tekton.dev/v1beta1" : "tekton.dev/v1",
    kind,
    name: metadata?.name ?? "",
    ...(displayName && { displayName }),
    pipelineTaskName: name,
    ...(when.length > 0 && { whenExpressions: when }),
  };
}

function skippedTask(task: TaskFacts, facts: RunFacts): readonly SkippedTask[] {
  const { name, section, skipped: reason } = task;
  if (reason === undefined) return [];
  const isShown = section === "tasks" || reason === "When Expressions evaluated to false";
  const { when = [] } = isShown ? shownTask(task, facts, () => true) : {};
  return [{ name, reason, ...(when.length > 0 && { whenExpressions: when }) }];
}
