import type { Step, StepTemplate } from "../../types/step.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { ValidationContext } from "../context.ts";
import type { Finding } from "../finding.ts";
import { hasArtifact } from "./step-references.ts";
import { type MergedStep, mergeStepsWithStepTemplate, TEMPLATE_LISTS, type WantedItems } from "./step-template.ts";

/** What is to be looked for in steps. */
export type SearchSteps = (steps: readonly MergedStep[], context: ValidationContext) => readonly Finding[];

/** So many items in all steps are put together in no time. */
const MANY = 10_000;

/**
 * The steps of a task with what its step template gives, as far as `search` has something to say about it: what is right in
 * one step is right in all of them. So the lists of a long template are looked through once, and not in each step.
 *
 * @param many - how many items of the template the steps may have before they are thinned out
 */
export function stepsToSearch(
  { stepTemplate, steps = [] }: TaskSpec,
  context: ValidationContext,
  search: SearchSteps,
  many = MANY,
): readonly MergedStep[] {
  const items =
    stepTemplate === undefined ? 0 : TEMPLATE_LISTS.reduce((sum, list) => sum + (stepTemplate[list]?.length ?? 0), 0);
  if (stepTemplate === undefined || items * steps.length <= many)
    return mergeStepsWithStepTemplate(stepTemplate, steps);
  return mergeStepsWithStepTemplate(stepTemplate, steps, wantedIn(stepTemplate, context, search));
}

/** A step that has nothing of its own. */
const EMPTY_STEP: Step = Object.freeze({ name: "" });

function wantedIn(template: StepTemplate, context: ValidationContext, search: SearchSteps): WantedItems {
  const { config } = context;
  // Artifacts hide all else where they are switched off.
  const featureFlags = { ...config.featureFlags, enableArtifacts: true };
  const merged = mergeStepsWithStepTemplate(template, [EMPTY_STEP]);
  const wanted = new Set<string>();
  for (const { at } of search(merged, { ...context, config: { ...config, featureFlags } }))
    if (at[0] === "stepTemplate") wanted.add(`${at[1]}[${at[2]}]`);
  const hidesAll = (text = "") => !config.featureFlags.enableArtifacts && hasArtifact(text);
  return (field, index) => {
    if (wanted.has(`${field}[${index}]`)) return true;
    if (field === "env") return hidesAll(template.env?.[index]?.value);
    return (field === "command" || field === "args") && hidesAll(template[field]?.[index]);
  };
}
