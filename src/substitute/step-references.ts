/**
 * The step and the result of the first reference to a result of a step in a text; undefined if there is none.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/result_validation.go ExtractStepResultName
 * @example stepResultIn("is $(steps.build.results.image)") // ["build", "image"]
 */
export function stepResultIn(text: string): readonly [step: string, result: string] | undefined {
  if (!text.includes(OPENING)) return undefined;
  for (const line of text.split("\n")) {
    const start = line.indexOf(OPENING);
    const middle = start < 0 ? -1 : line.indexOf(MIDDLE, start + OPENING.length);
    const end = middle < 0 ? -1 : line.indexOf(")", middle + MIDDLE.length);
    if (end >= 0) return [line.slice(start + OPENING.length, middle), line.slice(middle + MIDDLE.length, end)];
  }
  return undefined;
}

const OPENING = "$(steps.";
const MIDDLE = ".results.";

/**
 * Whether a text refers to artifacts of a step.
 *
 * @see tektoncd/pipeline internal/artifactref/artifactref.go StepArtifactRegex
 */
export const hasStepArtifact = (text: string): boolean =>
  text.includes("$(step") &&
  (text.includes("$(step.artifacts.path)") || /\$\(steps\.[^.]+\.(?:inputs|outputs)\.[^.)]+\)/.test(text));

/**
 * Whether a text refers to artifacts of a pipeline task, as params do.
 *
 * @see tektoncd/pipeline internal/artifactref/artifactref.go TaskArtifactRegex
 */
export const hasTaskArtifact = (text: string): boolean =>
  text.includes("$(tasks.") && /\$\(tasks\.[^.]+\.(?:inputs|outputs)\.[^.)]+\)/.test(text);

/** Whether a text asks for the file into which the steps of a task write its artifacts. */
export const hasArtifactsPath = (text: string): boolean => text.includes("$(artifacts.path)");
