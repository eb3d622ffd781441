import { STEP_RESULTS } from "../../substitute/step-results.ts";
import type { ValidationContext } from "../context.ts";
import { also, check, type Finding, multipleOneOf, viaField, viaFieldIndex, viaIndex } from "../finding.ts";
import { validateStepResults } from "../results.ts";
import { unknownVariable } from "../variables.ts";
import { validateWhen } from "../when.ts";
import { validateStep } from "./step.ts";
import type { MergedStep } from "./step-template.ts";

/**
 * The steps of a task, one after the other.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go StepList.Validate
 */
export function validateSteps(steps: readonly MergedStep[], context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  const names = new Set<string>();
  for (const [index, merged] of steps.entries()) {
    const { name } = merged.step;
    if (name !== "" && names.has(name))
      found.push({ check: "step-name", ...multipleOneOf(`steps[${index}].name`, merged.placeOf("name")) });
    names.add(name);
    also(found, viaFieldIndex("steps", index, validateStep(merged, context), []));
    also(found, validateStepResultsAndWhen(merged, index, context));
  }
  return found;
}

/** What is looked at beside a step itself, and is not hidden by its mistakes. */
export function validateStepResultsAndWhen(
  merged: MergedStep,
  index: number,
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  also(found, validateResultsOfStep(merged, index));
  also(found, viaFieldIndex("steps", index, validateWhen(merged.step.when, context)));
  return found;
}

function validateResultsOfStep({ step, placeOf }: MergedStep, index: number): readonly Finding[] {
  const found: Finding[] = [];
  const { results = [], script } = step;
  if (results.length === 0) return found;
  const finding = script && unknownVariable(script, STEP_RESULTS, new Set(results.map(({ name }) => name)));
  if (finding) also(found, check("step-results", viaField(`steps[${index}].script`, [finding], placeOf("script"))));
  // as in the reference: the step's index stands behind `results`
  also(
    found,
    viaField("steps", viaField("results", viaIndex(index, validateStepResults(results), []), []), placeOf("results")),
  );
  return found;
}
