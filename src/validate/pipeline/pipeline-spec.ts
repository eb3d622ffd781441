import { countCombinations } from "../../dag/matrix.ts";
import { isCustomTask } from "../../types/is-custom-task.ts";
import type { PipelineSpec } from "../../types/pipeline.ts";
import type { ValidationContext } from "../context.ts";
import { also, check, type Finding, viaField, viaFieldIndex } from "../finding.ts";
import { declaredParams } from "../param-specs.ts";
import { validateWhen } from "../when.ts";
import { validateArtifactReference } from "./artifact-references.ts";
import { validateBetaFields } from "./beta-fields.ts";
import { validateResultsOfChildPipelines } from "./child-pipelines.ts";
import { validatePipelineContextVariables } from "./context-variables.ts";
import { validatePipelineParameterVariables } from "./declared-params.ts";
import { validateEmptySpec } from "./empty-spec.ts";
import { validateExecutionStatusVariables } from "./execution-status.ts";
import { validateFinalTasks } from "./final-tasks.ts";
import { validateGraph } from "./graph.ts";
import { validateMatrices } from "./matrix.ts";
import { validatePipelineTask } from "./pipeline-task.ts";
import { validatePipelineTasks } from "./pipeline-tasks.ts";
import { validatePipelineResults } from "./results.ts";
import type { PipelineRules } from "./rules.ts";
import { sectionOf, withMergedSteps } from "./section.ts";
import { validateVariablePrefixes } from "./variable-prefixes.ts";
import { validatePipelineWorkspacesDeclarations } from "./workspaces.ts";

/**
 * What a pipeline does, on its own or inside a run.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go PipelineSpec.Validate
 */
export function validatePipelineSpec(
  spec: PipelineSpec,
  context: ValidationContext,
  rules: PipelineRules = V1_RULES,
): readonly Finding[] {
  const found: Finding[] = [];
  const tasks = sectionOf("tasks", spec.tasks);
  const finals = sectionOf("finally", spec.finally);
  const declared = declaredParams(spec.params);
  also(found, check("api-fields", validateBetaFields(spec, context)));
  also(found, check("empty-spec", validateEmptySpec(spec)));
  also(found, validatePipelineTasks([tasks, finals], context, rules));
  also(found, check("graph", validateGraph(spec, rules)));
  also(found, validatePipelineParameterVariables(tasks, declared, context));
  also(found, validatePipelineParameterVariables(finals, declared, context));
  also(found, check("context-variables", validatePipelineContextVariables(tasks)));
  also(found, check("context-variables", validatePipelineContextVariables(finals)));
  also(found, check("execution-status", validateExecutionStatusVariables(tasks, finals)));
  also(found, check("workspaces-declarations", validatePipelineWorkspacesDeclarations(spec.workspaces)));
  also(found, check("pipeline-results", validatePipelineResults(spec.results, tasks, finals)));
  also(found, check("child-pipeline-results", validateResultsOfChildPipelines(tasks, finals, rules.asSearched)));
  also(found, check("final-tasks", validateFinalTasks(tasks, finals)));
  for (const { field, tasks: list } of [tasks, finals])
    for (const [index, { when }] of list.entries())
      also(found, viaFieldIndex(field, index, validateWhen(when, context)));
  also(found, check("artifacts", validateArtifactReference([tasks, finals], context)));
  also(found, validateMatrices(tasks, context, rules.countCombinations));
  also(found, validateMatrices(finals, context, rules.countCombinations));
  also(found, check("variable-prefixes", validateVariablePrefixes(tasks)));
  also(found, check("variable-prefixes", validateVariablePrefixes(finals)));
  return found;
}

const V1_RULES: PipelineRules = {
  validateTask(task, context) {
    const found: Finding[] = [];
    also(found, validatePipelineTask(task, context));
    // as in the reference: beside a custom task, nobody looks at it
    if (task.pipelineSpec !== undefined && !isCustomTask(task))
      also(found, viaField("pipelineSpec", validatePipelineSpec(task.pipelineSpec, context)));
    return found;
  },
  asSearched: withMergedSteps,
  countCombinations,
};
