import { quote } from "../../go/quote.ts";
import { resultReferencesOf } from "../../substitute/result-references.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import { also, type Finding, invalidValue, viaFieldIndex } from "../finding.ts";
import type { SearchedTask, Section } from "./section.ts";

/**
 * A pipeline that is run by a pipeline task gives no results to the others.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validatePipelineRefResultReferencesDisallowed
 */
export function validateResultsOfChildPipelines(
  tasks: Section,
  finals: Section,
  asSearched: (task: PipelineTask) => SearchedTask,
): readonly Finding[] {
  const found: Finding[] = [];
  const children = new Set(tasks.tasks.filter(isChildPipeline).map(({ name = "" }) => name));
  if (children.size === 0) return found;
  for (const section of [tasks, finals])
    for (const [index, written] of section.tasks.entries()) {
      const { task, placeOf } = asSearched(written);
      for (const { reference, at } of resultReferencesOf(task)) {
        const { pipelineTask } = reference;
        if (!children.has(pipelineTask)) continue;
        const message = `result reference to pipelineTask ${quote(pipelineTask)} is not supported: referenced task uses pipelineRef or pipelineSpec and result propagation from child Pipelines is not yet implemented`;
        also(found, viaFieldIndex(section.field, index, [invalidValue(message, "", { at: placeOf(at) })]));
      }
    }
  return found;
}

/** Whether a pipeline task runs a pipeline. */
export const isChildPipeline = ({ pipelineRef, pipelineSpec }: PipelineTask): boolean =>
  pipelineRef !== undefined || pipelineSpec !== undefined;
