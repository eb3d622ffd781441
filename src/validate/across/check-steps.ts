import type { Step } from "../../types/step.ts";
import type { TaskSpec } from "../../types/task.ts";
import { ofBest } from "./catalog.ts";
import type { Mismatch } from "./mismatch.ts";
import { validateTaskSpecRequestResources } from "./request-resources.ts";
import { stepResults, unresolved, validateStepHasStepActionParameters } from "./step-actions.ts";
import { stepActionsOf, unresolvedReference, type World } from "./world.ts";

/**
 * What does not fit between the steps of a task and the step actions that they refer to; also what only the run of a task asks
 * of its steps.
 */
export function* checkSteps(spec: TaskSpec, world: World): Generator<Mismatch> {
  yield* validateTaskSpecRequestResources(spec);
  for (const [index, step] of (spec.steps ?? []).entries()) {
    if (step.ref === undefined) continue;
    const here = { step, index };
    const { ref } = step;
    const at = ["steps", index, "ref"];
    const say = (notFound: string) => unresolved(here, notFound).message;
    yield* unresolvedReference({ ref, kind: "StepAction", at, reason: "TaskRunResolutionFailed", say }, world);
    yield* ofBest(stepActionsOf(ref, world), (stepAction) => validateStepHasStepActionParameters(here, stepAction));
  }
  yield* stepResults(spec, (step) => resultsOf(step, world));
}

/** The results of a step by name; of several step actions that it may mean those of all. */
function resultsOf({ ref, results = [] }: Step, world: World): ReadonlySet<string> | undefined {
  const own = results.map(({ name }) => name);
  if (ref === undefined) return new Set(own);
  const actions = stepActionsOf(ref, world);
  if (actions.length === 0) return undefined;
  return new Set([...own, ...actions.flatMap(({ spec }) => (spec.results ?? []).map(({ name }) => name))]);
}
