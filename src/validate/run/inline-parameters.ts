import type { Path } from "../../diagnostic.ts";
import type { PipelineRunSpec } from "../../types/pipeline-run.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { TaskRunSpec } from "../../types/task-run.ts";
import type { ValidationContext } from "../context.ts";
import { also, type Finding, viaField } from "../finding.ts";
import {
  type ParamList,
  type ParamNames,
  paramNames,
  validateObjectParamsHaveProperties,
  validateParameterTypes,
} from "../param-specs.ts";
import { validatePipelineParameterVariables } from "../pipeline/declared-params.ts";
import { validatePipelineTaskParameterUsage } from "../pipeline/parameter-usage.ts";
import { textsOfSteps } from "../task/step-texts.ts";
import { validateArrayUsage, validateUsageOfParams } from "../task/step-variables.ts";
import { type SearchSteps, stepsToSearch } from "../task/steps-to-search.ts";
import { validateParamsOfSteps } from "../task/task-spec.ts";
import {
  declareParam,
  givenParams,
  giveParam,
  isCrash,
  listOf,
  type PropagatedParams,
  tasksAsSeen,
} from "./propagated-params.ts";

/**
 * The params of a task that is written inside a TaskRun are what the run gives and what the task declares.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go TaskRunSpec.validateInlineParameters
 */
export function validateInlineTaskParameters(
  { params = [], taskSpec }: TaskRunSpec,
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  if (taskSpec === undefined) return found;
  const propagated = givenParams(params);
  also(found, paramsOfTask(propagated, taskSpec, ["taskSpec"]));
  if (found.some(isCrash)) return found;
  if ((taskSpec.steps ?? []).length === 0) return found;
  const list = listOf(propagated);
  also(found, validateParams(list, context));
  also(found, validateSteps(taskSpec, paramNames(list.params), context, ["taskSpec"]));
  return found;
}

/**
 * The same for a pipeline inside a PipelineRun: what the run gives, and what the pipeline and its tasks declare and are given,
 * all in one bag.
 *
 * As in the reference: finally tasks are not looked at, and the paths do not say which task it is.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go PipelineRunSpec.validateInlineParameters
 */
export function validateInlinePipelineParameters(
  spec: PipelineRunSpec,
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  if (spec.pipelineSpec === undefined) return found;
  const { tasks = [] } = spec.pipelineSpec;
  const propagated = givenParams(spec.params);
  also(found, paramsOfPipeline(propagated, spec));
  if (found.some(isCrash)) return found;
  if (tasks.length === 0) return found;
  const list = listOf(propagated);
  const names = paramNames(list.params);
  if (tasks.some(({ taskSpec }) => (taskSpec?.steps ?? []).length > 0)) also(found, validateParams(list, context));
  for (const [index, { taskSpec }] of tasks.entries())
    if (taskSpec !== undefined) also(found, validateSteps(taskSpec, names, context, [...TASKS, index, "taskSpec"]));
  also(found, validatePipelineParameterVariables({ field: "", tasks, at: TASKS }, list, context));
  also(found, viaField("", validatePipelineTaskParameterUsage(tasksAsSeen(propagated, tasks), list.params), TASKS));
  return found;
}

const TASKS: Path = ["pipelineSpec", "tasks"];

/** Puts the params of a pipeline and of its tasks beside those of the run; gives what does not fit. */
function paramsOfPipeline(propagated: PropagatedParams, { pipelineSpec }: PipelineRunSpec): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, param] of (pipelineSpec?.params ?? []).entries())
    also(found, declareParam(propagated, param, ["pipelineSpec", "params", index]));
  for (const [index, { params = [], taskSpec }] of (pipelineSpec?.tasks ?? []).entries()) {
    for (const [item, param] of params.entries())
      also(found, giveParam(propagated, param, [...TASKS, index, "params", item]));
    if (taskSpec !== undefined) also(found, paramsOfTask(propagated, taskSpec, [...TASKS, index, "taskSpec"]));
  }
  return found;
}

function paramsOfTask(propagated: PropagatedParams, { params = [] }: TaskSpec, at: Path): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, param] of params.entries()) also(found, declareParam(propagated, param, [...at, "params", index]));
  return found;
}

function validateParams(list: ParamList, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  also(found, validateParameterTypes(list));
  also(found, validateParamsOfSteps(list, context));
  also(found, validateObjectParamsHaveProperties(list));
  return found;
}

function validateSteps(spec: TaskSpec, names: ParamNames, context: ValidationContext, at: Path): readonly Finding[] {
  const search: SearchSteps = (steps, inContext) => {
    const texts = textsOfSteps(steps, inContext);
    return [...validateArrayUsage(texts, names.arrays, context), ...validateUsageOfParams(texts, names, context)];
  };
  return viaField("", search(stepsToSearch(spec, context, search), context), at);
}
