import { firstGraphProblem } from "../../dag/plan-pipeline.ts";
import type { PipelineSpec } from "../../types/pipeline.ts";
import { type Finding, invalidValue } from "../finding.ts";
import type { PipelineRules } from "./rules.ts";

/**
 * Pipeline tasks do not wait for themselves, nor for what is not there.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validateGraph
 */
export function validateGraph({ tasks = [] }: PipelineSpec, { asSearched }: PipelineRules): readonly Finding[] {
  const searched = tasks.map(asSearched);
  const problem = firstGraphProblem(searched.map(({ task }) => task));
  if (problem === undefined) return [];
  const [field, index, ...rest] = problem.at;
  const task = field === "tasks" ? searched[Number(index)] : undefined;
  const at = task === undefined ? ["tasks"] : ["tasks", Number(index), ...task.placeOf(rest)];
  return [invalidValue(problem.message, "tasks", { at })];
}
