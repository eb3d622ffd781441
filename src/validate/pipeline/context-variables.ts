import type { Path } from "../../diagnostic.ts";
import { textsOf } from "../../substitute/expressions.ts";
import { literalPrefix } from "../../substitute/seen-variables.ts";
import type { Param } from "../../types/param.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import { also, type Finding, viaField } from "../finding.ts";
import { unknownVariable } from "../variables.ts";
import type { Section } from "./section.ts";

/** What begins so, and what may follow. */
const CONTEXTS = [
  {
    prefix: literalPrefix("context.pipelineRun", "context\\.pipelineRun"),
    known: new Set(["name", "namespace", "uid"]),
  },
  { prefix: literalPrefix("context.pipeline", "context\\.pipeline"), known: new Set(["name"]) },
  { prefix: literalPrefix("context.pipelineTask", "context\\.pipelineTask"), known: new Set(["retries"]) },
] as const;

/**
 * As in the reference: only the last task of each section is looked at.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validatePipelineContextVariables
 */
export function validatePipelineContextVariables({ field, tasks }: Section): readonly Finding[] {
  const found: Finding[] = [];
  const last = tasks.at(-1);
  if (last === undefined) return found;
  for (const { param, at } of allParamsOf(last))
    for (const text of textsOf(param.value)) {
      if (!text.includes("$(context.")) continue;
      for (const { prefix, known } of CONTEXTS) {
        const finding = unknownVariable(text, prefix, known);
        if (finding !== undefined)
          also(found, viaField(field, viaField("value", [finding], [...at, "value"]), [field, tasks.length - 1]));
      }
    }
  return found;
}

/**
 * The params of a pipeline task, those of its matrix included.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go extractAllParams
 */
function allParamsOf({ params = [], matrix }: PipelineTask): readonly { param: Param; at: Path }[] {
  const found: { param: Param; at: Path }[] = [];
  for (const [index, param] of params.entries()) found.push({ param, at: ["params", index] });
  for (const [index, param] of (matrix?.params ?? []).entries()) found.push({ param, at: ["matrix", "params", index] });
  for (const [index, { params: included = [] }] of (matrix?.include ?? []).entries())
    for (const [item, param] of included.entries())
      found.push({ param, at: ["matrix", "include", index, "params", item] });
  return found;
}
