import type { Path } from "../../diagnostic.ts";
import { onceForLong } from "../../go/once-for-long.ts";
import { mayRefer } from "../../substitute/result-references.ts";
import { isCustomTask } from "../../types/is-custom-task.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { Step } from "../../types/step.ts";
import { mergeStepsWithStepTemplate } from "../task/step-template.ts";
import { type Expressions, expressionsIn, expressionsOf } from "./expressions.ts";

/** A list of pipeline tasks, and the expressions in them: these are looked at by one check after the other. */
export interface Section {
  readonly field: "tasks" | "finally";
  readonly tasks: readonly PipelineTask[];
  readonly names: ReadonlySet<string>;
  readonly expressions: readonly (readonly Expressions[])[];
}

/** A section of a pipeline, looked through once. */
export function sectionOf(field: Section["field"], tasks: readonly PipelineTask[] = []): Section {
  const find = onceForLong(expressionsIn);
  const names = new Set(tasks.map(({ name = "" }) => name));
  return { field, tasks, names, expressions: tasks.map((task) => expressionsOf(task, find)) };
}

/** A pipeline task as it will run, and where each part of it stands. */
export interface SearchedTask {
  readonly task: PipelineTask;
  /** Of a place in the task as it will run, the place in the task as it was written. */
  readonly placeOf: (at: Path) => Path;
}

/**
 * A pipeline task whose steps have what its step template gives.
 *
 * As in the reference: to look at a task puts the two together for good, so that later checks find references in both.
 */
export function withMergedSteps(task: PipelineTask): SearchedTask {
  const { stepTemplate, steps = [] } = task.taskSpec ?? {};
  if (stepTemplate === undefined || isCustomTask(task)) return { task, placeOf: (at) => at };
  // Of the lists of a template the search for results looks at these, and only at what may refer to one.
  const merged = mergeStepsWithStepTemplate(stepTemplate, steps, (field, index) => {
    if (field === "env") return textsOfVariable(stepTemplate.env?.[index]).some(mayRefer);
    return (field === "command" || field === "args") && mayRefer(stepTemplate[field]?.[index]);
  });
  return {
    task: { ...task, taskSpec: { ...task.taskSpec, steps: merged.map(({ step }) => step) } },
    placeOf(at) {
      const [taskSpec, list, index, field, item, ...rest] = at;
      if (list !== "steps" || taskSpec !== "taskSpec" || typeof field !== "string") return at;
      const step = merged[Number(index)];
      if (step === undefined) return at;
      // A reference to a result stands in a field of the step, or in an item of one.
      const place = step.placeOf(field as keyof Step, typeof item === "number" ? item : undefined);
      return [taskSpec, ...place, ...rest];
    },
  };
}

function textsOfVariable(variable: NonNullable<Step["env"]>[number] | undefined): readonly (string | undefined)[] {
  const { value, valueFrom: { secretKeyRef, configMapKeyRef } = {} } = variable ?? {};
  return [value, secretKeyRef?.name, secretKeyRef?.key, configMapKeyRef?.name, configMapKeyRef?.key];
}
