import type { Path } from "../../diagnostic.ts";
import { textsOf } from "../../substitute/expressions.ts";
import { literalPrefix } from "../../substitute/seen-variables.ts";
import type { Param } from "../../types/param.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import { type Finding, viaField } from "../finding.ts";
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
export function* validatePipelineContextVariables({ field, tasks }: Section): Generator<Finding> {
  const last = tasks.at(-1);
  if (last === undefined) return;
  for (const { param, at } of allParamsOf(last))
    for (const text of textsOf(param.value)) {
      if (!text.includes("$(context.")) continue;
      for (const { prefix, known } of CONTEXTS) {
        const finding = unknownVariable(text, prefix, known);
        if (finding !== undefined)
          yield* viaField(field, viaField("value", [finding], [...at, "value"]), [field, tasks.length - 1]);
      }
    }
}

/**
 * The params of a pipeline task, those of its matrix included.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go extractAllParams
 */
function* allParamsOf({ params = [], matrix }: PipelineTask): Generator<{ param: Param; at: Path }> {
  for (const [index, param] of params.entries()) yield { param, at: ["params", index] };
  for (const [index, param] of (matrix?.params ?? []).entries()) yield { param, at: ["matrix", "params", index] };
  for (const [index, { params: included = [] }] of (matrix?.include ?? []).entries())
    for (const [item, param] of included.entries()) yield { param, at: ["matrix", "include", index, "params", item] };
}
