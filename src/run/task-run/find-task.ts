import { quote } from "../../go/quote.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRunSpec } from "../../types/task-run.ts";
import { nameOf, type OpenPass } from "./open-pass.ts";

/** The task that a run runs: a Task, or none if it is written in the run. */
export type FoundTask = { readonly task: Task | undefined } | { readonly error: string } | "not yet";

/**
 * Finds the task that a run refers to. Once a pass has written it into the status, it is taken from there, whatever has become of
 * it in the meantime.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/taskspec.go GetTaskData
 */
export function findTask(pass: OpenPass, spec: TaskRunSpec | undefined): FoundTask {
  const { taskRef, taskSpec } = spec ?? { serviceAccountName: "" };
  const { name = "", resolver = "" } = taskRef ?? {};
  if (name === "" && taskSpec !== undefined) return { task: undefined };
  if (name === "" && resolver === "") return { error: `taskRun ${nameOf(pass)} not providing TaskRef or TaskSpec` };
  const { taskSpec: stored } = pass.taskRun.status;
  // As in the reference: what a resolver has brought has the name of the run from then on.
  if (stored !== undefined) return { task: { metadata: { name: name || nameOf(pass) }, spec: stored } };
  if (pass.task !== undefined) return { task: pass.task };
  if (resolver !== "") return "not yet";
  return { error: `error when listing tasks for taskRun ${nameOf(pass)}: tasks.tekton.dev ${quote(name)} not found` };
}
