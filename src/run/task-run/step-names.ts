import type { Step } from "../../types/step.ts";
import type { StepState } from "../../types/task-run.ts";
import { nameOfStep } from "./pod.ts";

/**
 * The states of steps with one for each step of the task, so that it has a place for where it comes from.
 *
 * As in the reference: a step without a name is never found, and gets one more state in each pass.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/taskspec.go GetStepActionsData
 */
export function withStepNames(before: readonly StepState[] = [], steps: readonly Step[] = []): readonly StepState[] {
  const known = new Map(before.map(({ name = "" }, index) => [name, index]));
  const states = [...before];
  for (const [index, { name }] of steps.entries()) {
    const place = known.get(name);
    const state = place === undefined ? undefined : states[place];
    if (place === undefined || state === undefined) states.push({ name: nameOfStep(name, index), provenance: {} });
    else states[place] = { ...state, provenance: provenanceOf(state) };
  }
  return states;
}

/** Without a source: step actions are looked up by others, who do not tell it. */
function provenanceOf({ provenance: { refSource: _, ...provenance } = {} }: StepState) {
  return provenance;
}
