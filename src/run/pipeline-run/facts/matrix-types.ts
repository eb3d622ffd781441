import { quote } from "../../../go/quote.ts";
import { resultReferencesIn } from "../../../substitute/result-references.ts";
import { isMatrixed } from "../../../types/is-matrixed.ts";
import type { PipelineTask } from "../../../types/pipeline.ts";
import { typeOfValue } from "../../../types/type-of-value.ts";
import { ofUser } from "../../start/failed-check.ts";
import type { RunFailure } from "../run-failure.ts";
import { isBefore } from "./listing.ts";
import type { RunFacts } from "./run-facts.ts";
import type { TaskFacts } from "./task-facts.ts";

/**
 * Matrices hold lists, and their includes strings, once results are put in. As in the reference, all matrices of the run are
 * looked at when a run of any of them is to be created.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/validate_params.go ValidateParameterTypesInMatrix
 */
export function wrongMatrix({ tasks }: RunFacts): RunFailure | undefined {
  const wrong = tasks.filter(({ task }) => isMatrixed(task) && problemOf(task) !== undefined);
  const [first] = wrong.sort((a: TaskFacts, b: TaskFacts) => (isBefore(a, b) ? -1 : 1));
  const error = first && problemOf(first.task);
  if (error === undefined) return undefined;
  // As in the reference: the name of the run is forgotten, so the error stands in its place.
  const message = ofUser(`Failed to validate matrix ${quote(error)} with error %!v(MISSING)`);
  return { reason: "InvalidMatrixParameterTypes", message, error };
}

function problemOf({ name = "", matrix: { params = [], include = [] } = {} }: PipelineTask): string | undefined {
  const said = (wanted: string, param: string, type: string) =>
    `parameters of type ${wanted} only are allowed, but param "${param}" has type "${type}" in pipelineTask "${name}"`;
  for (const param of include.flatMap((included) => included.params ?? []))
    if (typeof param.value !== "string") return said("string", param.name, typeOfValue(param.value));
  for (const { name: param, value } of params) {
    const type = typeOfValue(value);
    // Results of another matrix may still be missing.
    if (type === "array" || (typeof value === "string" && resultReferencesIn(value).length > 0)) continue;
    return said("array", param, type);
  }
  return undefined;
}
