import { findVariables, type VariablePrefix } from "./seen-variables.ts";

const START = /\$\(step[^\n]results/g;

/**
 * The results of the step in which they stand: `$(step.results.image.path)`.
 *
 * As in the reference: any character does for the dot.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ValidateStepResultsVariables
 */
export const STEP_RESULTS: VariablePrefix = {
  printed: "step.results",
  find(text) {
    if (!text.includes("$(step")) return [];
    const start = new RegExp(START);
    const next = (from: number): number => {
      start.lastIndex = from;
      return start.exec(text)?.index ?? -1;
    };
    return findVariables(text, next, "$(step.results".length);
  },
};
