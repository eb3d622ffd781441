import type { TaskSpec } from "../../types/task.ts";
import type { V1beta1Task, V1beta1TaskSpec } from "../../types/v1beta1/task.ts";
import type { ValidationContext } from "../context.ts";
import { also, check, disallowedField, type Finding, invalidValue, viaFieldIndex } from "../finding.ts";
import { validateSidecarName } from "../task/sidecars.ts";
import { hidingFinding, validateStep } from "../task/step.ts";
import type { MergedStep } from "../task/step-template.ts";
import { validateStepResultsAndWhen } from "../task/steps.ts";
import { checkTask } from "../task/task.ts";
import { validateTaskSpec } from "../task/task-spec.ts";

/**
 * A task of v1beta1 that is stored by name.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/task_validation.go Task.Validate
 */
export const checkV1beta1Task = (task: V1beta1Task, context: ValidationContext): readonly Finding[] =>
  checkTask(task, context, validateV1beta1TaskSpec);

/**
 * What a task of v1beta1 does, on its own or inside a pipeline or a run.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/task_validation.go TaskSpec.Validate
 */
export function validateV1beta1TaskSpec(spec: V1beta1TaskSpec, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  also(found, validateTaskSpec(spec, context, validateContainers));
  if (spec.resources !== undefined) found.push({ check: "pipeline-resources", ...disallowedField("resources") });
  return found;
}

function validateContainers(
  { stepTemplate, sidecars = [] }: TaskSpec,
  steps: readonly MergedStep[],
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  const names = new Set<string>();
  for (const [index, merged] of steps.entries()) {
    const checked = stepTemplate === undefined ? merged : withoutForgotten(merged);
    also(found, viaFieldIndex("steps", index, validateStep(checked, context), []));
    also(found, viaFieldIndex("steps", index, validateStepName(checked, names, context), []));
    also(found, validateStepResultsAndWhen(checked, index, context));
  }
  also(found, check("sidecars", validateSidecarNames(sidecars)));
  return found;
}

/** As in the reference: a step template, even an empty one, takes results and params from the steps that are no step actions. */
function withoutForgotten({ step, ...places }: MergedStep): MergedStep {
  if (step.ref !== undefined) return { step, ...places };
  const { results, params, ...kept } = step;
  return { step: kept, ...places };
}

/**
 * As in the reference: what hides the other errors of a step hides this one, too, and the name is not remembered then, unless
 * it is only the timeout that is wrong.
 */
function validateStepName(merged: MergedStep, names: Set<string>, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  const { step, placeOf } = merged;
  if (step.name === "") return found;
  const hiding = hidingFinding(merged, context);
  if (names.has(step.name) && hiding === undefined)
    found.push({ check: "step-name", ...invalidValue(step.name, "name", { at: placeOf("name") }) });
  if (hiding?.check !== "artifacts") names.add(step.name);
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/task_validation.go validateSidecarNames */
function validateSidecarNames(sidecars: readonly { readonly name: string }[]): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, { name }] of sidecars.entries())
    also(found, validateSidecarName(name, "sidecars", ["sidecars", index, "name"]));
  return found;
}
