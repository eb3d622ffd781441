import { taskSpecWithDefaults } from "../../types/defaults/task.ts";
import { isCustomTask } from "../../types/is-custom-task.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRef } from "../../types/task-ref.ts";
import type { Node } from "../../validate/across/pipeline-scope.ts";
import { wantObject } from "../../wrong-argument.ts";
import type { PipelineStart } from "./pipeline-start.ts";

/** Finds the Task that a pipeline task refers to; undefined if nobody looks for Tasks. */
export type GetTask = ((ref: TaskRef, pipelineTask: PipelineTask) => Task | undefined) | undefined;

/** A pipeline task beside the Task that it runs. */
export interface TaskNode extends Node {
  /** As it is written in the pipeline, without the params that are put in. */
  readonly written: PipelineTask;
  readonly isMissing: boolean;
}

/** The tasks of a pipeline whose params are put in, beside what is known of the Tasks that they run. */
export const taskNodes = (spec: PipelineSpec, start: PipelineStart, getTask: GetTask): readonly TaskNode[] =>
  (["tasks", "finally"] as const).flatMap((section) =>
    (spec[section] ?? []).map((task, index): TaskNode => {
      const written = start.pipelineSpec[section]?.[index] ?? task;
      return { task, written, at: [section, index], ...whatItRuns(task, start, getTask) };
    }),
  );

function whatItRuns(
  task: PipelineTask,
  { config, name }: PipelineStart,
  getTask: GetTask,
): Pick<TaskNode, "known" | "isMissing"> {
  const { taskSpec, taskRef } = task;
  if (isCustomTask(task)) return NOTHING_KNOWN;
  // As in the reference: an embedded task has the name that it will have in no message but these.
  if (taskSpec !== undefined) return { known: [{ name: "", spec: taskSpec, isEmbedded: true }], isMissing: false };
  if (taskRef === undefined || getTask === undefined) return NOTHING_KNOWN;
  const found = getTask(taskRef, task);
  if (found === undefined) return { known: [], isMissing: true };
  wantObject(found, DOING, "getTask to find a decoded Task or undefined");
  wantObject(found.spec, DOING, "getTask to find a Task with a spec");
  const spec = taskSpecWithDefaults(found.spec, config);
  return { known: [{ name: found.metadata?.name ?? name, spec, isEmbedded: false }], isMissing: false };
}

const DOING = "check a PipelineRun";

const NOTHING_KNOWN = { known: [], isMissing: false };
