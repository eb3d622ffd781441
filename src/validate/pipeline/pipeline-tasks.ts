import type { ValidationContext } from "../context.ts";
import { also, check, type Finding, multipleOneOf, viaFieldIndex } from "../finding.ts";
import { validatePipelineTaskName } from "./pipeline-task.ts";
import type { PipelineRules } from "./rules.ts";
import type { Section } from "./section.ts";

/**
 * The names of pipeline tasks are shared by both sections.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go ValidatePipelineTasks
 */
export function validatePipelineTasks(
  sections: readonly Section[],
  context: ValidationContext,
  { validateTask }: PipelineRules,
): readonly Finding[] {
  const found: Finding[] = [];
  const names = new Set<string>();
  for (const section of sections)
    for (const [index, task] of section.tasks.entries()) {
      const { name = "" } = task;
      const here = (findings: readonly Finding[]) => viaFieldIndex(section.field, index, findings);
      also(found, here(validatePipelineTaskName(task)));
      if (names.has(name)) also(found, check("pipeline-task-name", here([multipleOneOf("name")])));
      names.add(name);
      also(found, here(validateTask(task, context)));
    }
  return found;
}
