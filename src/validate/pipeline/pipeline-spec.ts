import { countCombinations } from "../../dag/matrix.ts";
import { firstGraphProblem } from "../../dag/plan-pipeline.ts";
import { quote } from "../../go/quote.ts";
import type { Matrix } from "../../types/matrix.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type { PipelineWorkspaceDeclaration } from "../../types/workspace.ts";
import { type ValidationContext, validateEnabledApiFields } from "../context.ts";
import { check, type Finding, generic, invalidValue, multipleOneOf, viaField, viaFieldIndex } from "../finding.ts";
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
  readonly validateTask: (task: PipelineTask, context: ValidationContext) => Iterable<Finding>;
  /** A pipeline task as the search for results sees it. */
  readonly asSearched: (task: PipelineTask) => SearchedTask;
  readonly countCombinations: (matrix: Matrix) => number;
}

const V1_RULES: PipelineRules = {
  *validateTask(task, context) {
    yield* validatePipelineTask(task, context);
    // as in the reference: beside a custom task, nobody looks at it
    if (task.pipelineSpec !== undefined && !isCustomTask(task))
      yield* viaField("pipelineSpec", validatePipelineSpec(task.pipelineSpec, context));
  },
  asSearched: withMergedSteps,
  countCombinations,
};

/**
 * What a pipeline does, on its own or inside a run.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go PipelineSpec.Validate
 */
export function* validatePipelineSpec(
  spec: PipelineSpec,
  context: ValidationContext,
  rules: PipelineRules = V1_RULES,
): Generator<Finding> {
  const tasks = sectionOf("tasks", spec.tasks);
  const finals = sectionOf("finally", spec.finally);
  const declared = declaredParams(spec.params);
  yield* check("api-fields", validateBetaFields(spec, context));
  yield* check("empty-spec", validateEmptySpec(spec));
  yield* validatePipelineTasks([tasks, finals], context, rules);
  yield* check("graph", validateGraph(spec, rules));
  yield* validatePipelineParameterVariables(tasks, declared, context);
  yield* validatePipelineParameterVariables(finals, declared, context);
  yield* check("context-variables", validatePipelineContextVariables(tasks));
  yield* check("context-variables", validatePipelineContextVariables(finals));
  yield* check("execution-status", validateExecutionStatusVariables(tasks, finals));
  yield* check("workspaces-declarations", validatePipelineWorkspacesDeclarations(spec.workspaces));
  yield* check("pipeline-results", validatePipelineResults(spec.results, tasks, finals));
  yield* check("child-pipeline-results", validateResultsOfChildPipelines(tasks, finals, rules.asSearched));
  yield* check("final-tasks", validateFinalTasks(tasks, finals));
  for (const { field, tasks: list } of [tasks, finals])
    for (const [index, { when }] of list.entries()) yield* viaFieldIndex(field, index, validateWhen(when, context));
  yield* check("artifacts", validateArtifactReference([tasks, finals], context));
  yield* validateMatrices(tasks, context, rules.countCombinations);
  yield* validateMatrices(finals, context, rules.countCombinations);
  yield* check("variable-prefixes", validateVariablePrefixes(tasks));
  yield* check("variable-prefixes", validateVariablePrefixes(finals));
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go ValidateBetaFields */
function* validateBetaFields(spec: PipelineSpec, context: ValidationContext): Generator<Finding> {
  for (const section of ["tasks", "finally"] as const)
    for (const [index, { taskRef }] of (spec[section] ?? []).entries()) {
      const at = [section, index, "taskRef"];
      if (taskRef?.resolver) yield* validateEnabledApiFields("taskref.resolver", "beta", context, [...at, "resolver"]);
      if ((taskRef?.params ?? []).length > 0)
        yield* validateEnabledApiFields("taskref.params", "beta", context, [...at, "params"]);
    }
}

/** A pipeline says something, were it only what it is for. */
function* validateEmptySpec(spec: PipelineSpec): Generator<Finding> {
  if (Object.keys(spec).length > 0) return;
  yield generic("expected at least one, got none", ["description", "params", "resources", "tasks", "workspaces"], {
    at: [],
  });
}

/**
 * The names of pipeline tasks are shared by both sections.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go ValidatePipelineTasks
 */
function* validatePipelineTasks(
  sections: readonly Section[],
  context: ValidationContext,
  { validateTask }: PipelineRules,
): Generator<Finding> {
  const names = new Set<string>();
  for (const section of sections)
    for (const [index, task] of section.tasks.entries()) {
      const { name = "" } = task;
      const here = (findings: Iterable<Finding>) => viaFieldIndex(section.field, index, findings);
      yield* here(validatePipelineTaskName(task));
      if (names.has(name)) yield* check("pipeline-task-name", here([multipleOneOf("name")]));
      names.add(name);
      yield* here(validateTask(task, context));
    }
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validateGraph */
function* validateGraph({ tasks = [] }: PipelineSpec, { asSearched }: PipelineRules): Generator<Finding> {
  const searched = tasks.map(asSearched);
  const problem = firstGraphProblem(searched.map(({ task }) => task));
  if (problem === undefined) return;
  const [field, index, ...rest] = problem.at;
  const task = field === "tasks" ? searched[Number(index)] : undefined;
  const at = task === undefined ? ["tasks"] : ["tasks", Number(index), ...task.placeOf(rest)];
  yield invalidValue(problem.message, "tasks", { at });
}

/**
 * Pipeline tasks bind to workspaces by name, so each declaration needs a name of its own.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validatePipelineWorkspacesDeclarations
 */
function* validatePipelineWorkspacesDeclarations(
  workspaces: readonly PipelineWorkspaceDeclaration[] = [],
): Generator<Finding> {
  const seen = new Set<string>();
  for (const [index, { name }] of workspaces.entries()) {
    const here = (problem: string) => viaFieldIndex("workspaces", index, [invalidValue(problem, "", { at: ["name"] })]);
    if (name === "") yield* here(`workspace ${index} has empty name`);
    if (seen.has(name)) yield* here(`workspace with name ${quote(name)} appears more than once`);
    seen.add(name);
  }
}
