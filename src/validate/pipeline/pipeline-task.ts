import { quote } from "../../go/quote.ts";
import { isCustomTask } from "../../types/is-custom-task.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import { isInlineSpecDisabled, type ValidationContext, validateEnabledApiFields } from "../context.ts";
import {
  also,
  check,
  disallowedField,
  type Finding,
  generic,
  invalidValue,
  missingOneOf,
  viaField,
} from "../finding.ts";
import { isDnsLabel } from "../names.ts";
import { validateRef } from "../reference.ts";
import { isParamRef } from "../task/step.ts";
import { validateTaskSpec } from "../task/task-spec.ts";
import { validateCustomTask } from "./custom-task.ts";

/**
 * A pipeline task's name stands in references and in the names of its runs.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go PipelineTask.ValidateName
 */
export function validatePipelineTaskName({ name = "" }: PipelineTask): readonly Finding[] {
  if (isDnsLabel(name)) return [];
  return [
    {
      check: "pipeline-task-name",
      ...generic(`invalid value ${quote(name)}`, "name", { at: ["name"], details: TASK_NAMES }),
    },
  ];
}

const TASK_NAMES =
  "Pipeline Task name must be a valid DNS Label.For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names";

/**
 * What a pipeline task runs, and how; an embedded pipeline aside.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go PipelineTask.Validate
 */
export function validatePipelineTask(task: PipelineTask, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  also(found, validatePipelineTaskFields(task, context));
  if (isCustomTask(task)) also(found, check("custom-task", validateCustomTask(task)));
  else also(found, validateTask(task, context));
  return found;
}

/** The fields of a pipeline task that go together, or do not, whatever is inside them. */
export function validatePipelineTaskFields(task: PipelineTask, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  also(found, check("ref-or-spec", validateRefOrSpec(task, context)));
  also(found, check("inline-spec", validateEnabledInlineSpec(task, context)));
  also(found, check("embedded-task", validateEmbeddedOrType(task)));
  also(found, check("on-error", validateOnError(task, context)));
  return found;
}

const REFS_AND_SPECS = ["taskRef", "taskSpec", "pipelineRef", "pipelineSpec"] as const;

/** Exactly one of the four. */
function validateRefOrSpec(task: PipelineTask, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  const used = REFS_AND_SPECS.filter((field) => task[field] !== undefined);
  for (const field of ["pipelineRef", "pipelineSpec"] as const)
    if (task[field] !== undefined) also(found, validateEnabledApiFields(field, "alpha", context, [field]));
  if (used.length > 1) found.push(generic("expected exactly one, got multiple", used, { at: [used[1] ?? ""] }));
  else if (used.length === 0)
    found.push(
      missingOneOf(
        ...(context.config.featureFlags.enableAPIFields === "alpha" ? REFS_AND_SPECS : REFS_AND_SPECS.slice(0, 2)),
      ),
    );
  return found;
}

function validateEnabledInlineSpec(task: PipelineTask, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  if (!isInlineSpecDisabled("pipeline", context)) return found;
  for (const field of ["taskSpec", "pipelineSpec"] as const)
    if (task[field] !== undefined) found.push(disallowedField(field));
  return found;
}

/** A task with steps is Tekton's own, and needs no kind. */
function validateEmbeddedOrType({ taskSpec }: PipelineTask): readonly Finding[] {
  const found: Finding[] = [];
  if ((taskSpec?.steps ?? []).length === 0) return found;
  for (const field of ["apiVersion", "kind"] as const)
    if (taskSpec?.[field])
      found.push(
        generic(`taskSpec.${field} cannot be specified when using taskSpec.steps`, `taskSpec.${field}`, {
          at: ["taskSpec", field],
        }),
      );
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go ValidateOnError */
export function validateOnError(
  { onError = "", retries = 0 }: PipelineTask,
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  if (onError === "" || isParamRef(onError)) return found;
  const at = ["onError"];
  also(found, validateEnabledApiFields("OnError", "beta", context, at));
  if (onError !== "continue" && onError !== "stopAndFail")
    found.push(
      invalidValue(onError, "OnError", {
        at,
        details: 'PipelineTask OnError must be either "continue" or "stopAndFail"',
      }),
    );
  if (onError === "continue" && retries > 0)
    found.push(generic('PipelineTask OnError cannot be set to "continue" when Retries is greater than 0', [], { at }));
  return found;
}

function validateTask(task: PipelineTask, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  const { taskSpec, taskRef, pipelineRef } = task;
  if (taskSpec !== undefined) also(found, viaField("taskSpec", validateTaskSpec(taskSpec, context)));
  if (taskRef !== undefined) also(found, viaField("taskRef", validateRef(taskRef, context)));
  if (pipelineRef !== undefined) also(found, viaField("pipelineRef", validateRef(pipelineRef, context)));
  return found;
}
