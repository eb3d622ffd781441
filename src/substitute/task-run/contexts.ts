import type { TaskSpec } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import { contextVariables, type MissingContexts } from "../contexts.ts";
import { TASK_SPEC } from "../fields.ts";
import { replaceIn } from "../replace-fields.ts";
import { replacerOf } from "../replacer.ts";

/**
 * A task with what is known of its run: `$(context.taskRun.name)` and the like.
 *
 * @param taskName - the name of the Task, or that of the TaskRun if the task is written in it
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go ApplyContexts
 */
export const substituteTaskContexts = (
  spec: TaskSpec,
  taskRun: TaskRun,
  taskName: string,
  missing: MissingContexts = "empty",
): TaskSpec => replaceIn(spec, TASK_SPEC, replacerOf({ strings: taskContexts(taskRun, taskName, missing) }));

/** @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go getContextReplacements */
export function taskContexts(
  { metadata = {}, spec, status }: TaskRun,
  taskName: string,
  missing: MissingContexts,
): ReadonlyMap<string, string> {
  const attempts = status?.retriesStatus?.length ?? 0;
  // Another attempt has another number, so before the run it is known of a run with one attempt only.
  const isLast = missing === "empty" || Number(spec?.retries ?? 0) <= attempts;
  return contextVariables(missing, {
    "context.taskRun.name": metadata.name,
    "context.task.name": taskName,
    "context.taskRun.namespace": metadata.namespace,
    "context.taskRun.uid": metadata.uid,
    "context.task.retry-count": isLast ? String(attempts) : undefined,
  });
}
