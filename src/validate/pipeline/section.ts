import type { PipelineTask } from "../../types/pipeline.ts";
import { mergeStepsWithStepTemplate } from "../task/step-template.ts";
import { isCustomTask } from "./custom-task.ts";
import { type Expressions, expressionsOf } from "./expressions.ts";

/** A list of pipeline tasks, and the expressions in them: these are looked at by one check after the other. */
export interface Section {
  readonly field: "tasks" | "finally";
  readonly tasks: readonly PipelineTask[];
  readonly names: ReadonlySet<string>;
  readonly expressions: readonly (readonly Expressions[])[];
}

/** A section of a pipeline, looked through once. */
export const sectionOf = (field: Section["field"], tasks: readonly PipelineTask[] = []): Section => ({
  field,
  tasks,
  names: new Set(tasks.map(({ name = "" }) => name)),
  expressions: tasks.map(expressionsOf),
});

/**
 * A pipeline task whose steps have what its step template gives.
 *
 * As in the reference: to look at a task puts the two together for good, so that later checks find references in both.
 */
export function withMergedSteps(task: PipelineTask): PipelineTask {
  const { stepTemplate, steps = [] } = task.taskSpec ?? {};
  if (stepTemplate === undefined || isCustomTask(task)) return task;
  return {
    ...task,
    taskSpec: { ...task.taskSpec, steps: mergeStepsWithStepTemplate(stepTemplate, steps).map(({ step }) => step) },
  };
}
