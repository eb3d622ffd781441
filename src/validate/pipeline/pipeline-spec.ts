import { countCombinations } from "../../dag/matrix.ts";
import { firstGraphProblem } from "../../dag/plan-pipeline.ts";
import { quote } from "../../go/quote.ts";
import type { Matrix } from "../../types/matrix.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type { PipelineWorkspaceDeclaration } from "../../types/workspace.ts";
import { type ValidationContext, validateEnabledApiFields } from "../context.ts";
import {
  also,
  check,
  type Finding,
  generic,
  invalidValue,
  multipleOneOf,
  viaField,
  viaFieldIndex,
} from "../finding.ts";
import { declaredParams } from "../param-specs.ts";
import { validateWhen } from "../when.ts";
import { validateArtifactReference } from "./artifact-references.ts";
import { validateResultsOfChildPipelines } from "./child-pipelines.ts";
import { validatePipelineContextVariables } from "./context-variables.ts";
import { isCustomTask } from "./custom-task.ts";
import { validateExecutionStatusVariables } from "./execution-status.ts";
import { validateFinalTasks } from "./final-tasks.ts";
import { validateMatrices } from "./matrix.ts";
import { validatePipelineParameterVariables } from "./parameters.ts";
import { validatePipelineTask, validatePipelineTaskName } from "./pipeline-task.ts";
import { validatePipelineResults } from "./results.ts";
import { type SearchedTask, type Section, sectionOf, withMergedSteps } from "./section.ts";
import { validateVariablePrefixes } from "./variable-prefixes.ts";

/** In what the versions of the API differ. */
export interface PipelineRules {
  /** What a pipeline task runs, and how. */
  readonly validateTask: (task: PipelineTask, context: ValidationContext) => readonly Finding[];
  /** A pipeline task as the search for results sees it. */
  readonly asSearched: (task: PipelineTask) => SearchedTask;
  readonly countCombinations: (matrix: Matrix) => number;
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

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go ValidateBetaFields */
function validateBetaFields(spec: PipelineSpec, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  for (const section of ["tasks", "finally"] as const)
    for (const [index, { taskRef }] of (spec[section] ?? []).entries()) {
      const at = [section, index, "taskRef"];
      if (taskRef?.resolver)
        also(found, validateEnabledApiFields("taskref.resolver", "beta", context, [...at, "resolver"]));
      if ((taskRef?.params ?? []).length > 0)
        also(found, validateEnabledApiFields("taskref.params", "beta", context, [...at, "params"]));
    }
  return found;
}

/** A pipeline says something, were it only what it is for. */
function validateEmptySpec(spec: PipelineSpec): readonly Finding[] {
  if (Object.keys(spec).length > 0) return [];
  return [
    generic("expected at least one, got none", ["description", "params", "resources", "tasks", "workspaces"], {
      at: [],
    }),
  ];
}

/**
 * The names of pipeline tasks are shared by both sections.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go ValidatePipelineTasks
 */
function validatePipelineTasks(
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

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validateGraph */
function validateGraph({ tasks = [] }: PipelineSpec, { asSearched }: PipelineRules): readonly Finding[] {
  const searched = tasks.map(asSearched);
  const problem = firstGraphProblem(searched.map(({ task }) => task));
  if (problem === undefined) return [];
  const [field, index, ...rest] = problem.at;
  const task = field === "tasks" ? searched[Number(index)] : undefined;
  const at = task === undefined ? ["tasks"] : ["tasks", Number(index), ...task.placeOf(rest)];
  return [invalidValue(problem.message, "tasks", { at })];
}

/**
 * Pipeline tasks bind to workspaces by name, so each declaration needs a name of its own.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validatePipelineWorkspacesDeclarations
 */
function validatePipelineWorkspacesDeclarations(
  workspaces: readonly PipelineWorkspaceDeclaration[] = [],
): readonly Finding[] {
  const found: Finding[] = [];
  const seen = new Set<string>();
  for (const [index, { name }] of workspaces.entries()) {
    const here = (problem: string) => viaFieldIndex("workspaces", index, [invalidValue(problem, "", { at: ["name"] })]);
    if (name === "") also(found, here(`workspace ${index} has empty name`));
    if (seen.has(name)) also(found, here(`workspace with name ${quote(name)} appears more than once`));
    seen.add(name);
  }
  return found;
}
