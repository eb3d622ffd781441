import type { Diagnostic } from "../../../diagnostic.ts";
import type { ConditionStatus } from "../../../types/condition.ts";
import { fieldOf, objectsIn, type Place, problem, requiredText } from "./place.ts";

/** The runs that a PipelineRun has created: each is named, and the task that it is for. The answer: whether there is any. */
export function* checkChildReferences(status: Place): Generator<Diagnostic, boolean> {
  const children = yield* objectsIn(fieldOf(status, "childReferences"));
  for (const child of children) {
    yield* requiredText(child, "name", "want the name of the run that was created");
    yield* requiredText(child, "pipelineTaskName", "want the pipeline task that the run was created for");
  }
  return children.length > 0;
}

/** A pipeline with tasks can only succeed without a run if all of them were skipped. */
export function* checkSomethingRan(status: Place, succeeded: ConditionStatus | undefined): Generator<Diagnostic> {
  const children = fieldOf(status, "childReferences");
  if (succeeded !== "True" || (children.value !== undefined && !isEmptyList(children.value))) return;
  const tasks = fieldOf(fieldOf(status, "pipelineSpec"), "tasks").value;
  const skipped = fieldOf(status, "skippedTasks").value;
  if (!Array.isArray(tasks) || isEmptyList(tasks) || (Array.isArray(skipped) && !isEmptyList(skipped))) return;
  const details = "want one for each run that was created, or skippedTasks if there was none";
  const message = "the run has succeeded, but names no child runs";
  yield problem("validate/status-missing", children, message, details, "warning");
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
