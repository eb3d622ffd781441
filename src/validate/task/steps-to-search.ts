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

/** What is said of so many items is more than can be listed: each finding has a hundred characters and more. */
const MOST_WRONG = 300_000;

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
  const { isWanted, most } = wantedIn(stepTemplate, context, search);
  return mergeStepsWithStepTemplate(stepTemplate, steps, isWanted, most);
}

/** A step that has nothing of its own. */
const EMPTY_STEP: Step = Object.freeze({ name: "" });

interface Wanted {
  readonly isWanted: WantedItems;
  readonly most: number;
}

function wantedIn(template: StepTemplate, context: ValidationContext, search: SearchSteps): Wanted {
  const { config } = context;
  // Artifacts hide all else where they are switched off.
  const featureFlags = { ...config.featureFlags, enableArtifacts: true };
  const merged = mergeStepsWithStepTemplate(template, [EMPTY_STEP]);
  const wrong = new Set<string>();
  for (const { at } of search(merged, { ...context, config: { ...config, featureFlags } }))
    if (at[0] === "stepTemplate") wrong.add(`${at[1]}[${at[2]}]`);
  const hiding = new Set(config.featureFlags.enableArtifacts ? [] : withArtifacts(template));
  return {
    isWanted: (field, index) => wrong.has(`${field}[${index}]`) || hiding.has(`${field}[${index}]`),
    most: hiding.size > 0 ? Number.POSITIVE_INFINITY : MOST_WRONG,
  };
}

function withArtifacts({ command = [], args = [], env = [] }: StepTemplate): readonly string[] {
  const texts = Object.entries({ command, args, env: env.map(({ value = "" }) => value) });
  return texts.flatMap(([field, list]) =>
    list.flatMap((text, index) => (hasArtifact(text) ? [`${field}[${index}]`] : [])),
  );
}
