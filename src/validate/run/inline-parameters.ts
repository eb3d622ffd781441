import type { Path } from "../../diagnostic.ts";
import type { PipelineRunSpec } from "../../types/pipeline-run.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { TaskRunSpec } from "../../types/task-run.ts";
import type { ValidationContext } from "../context.ts";
import { type Finding, viaField } from "../finding.ts";
import {
  type ParamList,
  type ParamNames,
  paramNames,
  validateObjectParamsHaveProperties,
  validateParameterTypes,
} from "../param-specs.ts";
import { validatePipelineParameterVariables, validatePipelineTaskParameterUsage } from "../pipeline/parameters.ts";
import { mergeStepsWithStepTemplate } from "../task/step-template.ts";
import { textsOfSteps } from "../task/step-texts.ts";
import { validateArrayUsage, validateUsageOfParams } from "../task/step-variables.ts";
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
export function* validateInlineTaskParameters(
  { params = [], taskSpec }: TaskRunSpec,
  context: ValidationContext,
): Generator<Finding> {
  if (taskSpec === undefined) return;
  const propagated = givenParams(params);
  for (const finding of paramsOfTask(propagated, taskSpec, ["taskSpec"])) {
    yield finding;
    if (isCrash(finding)) return;
  }
  if ((taskSpec.steps ?? []).length === 0) return;
  const list = listOf(propagated);
  yield* validateParams(list, context);
  yield* validateSteps(taskSpec, paramNames(list.params), context, ["taskSpec"]);
}

/**
 * The same for a pipeline inside a PipelineRun: what the run gives, and what the pipeline and its tasks declare and are given,
 * all in one bag.
 *
 * As in the reference: finally tasks are not looked at, and the paths do not say which task it is.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go PipelineRunSpec.validateInlineParameters
 */
export function* validateInlinePipelineParameters(
  spec: PipelineRunSpec,
  context: ValidationContext,
): Generator<Finding> {
  if (spec.pipelineSpec === undefined) return;
  const { tasks = [] } = spec.pipelineSpec;
  const propagated = givenParams(spec.params);
  for (const finding of paramsOfPipeline(propagated, spec)) {
    yield finding;
    if (isCrash(finding)) return;
  }
  if (tasks.length === 0) return;
  const list = listOf(propagated);
  const names = paramNames(list.params);
  if (tasks.some(({ taskSpec }) => (taskSpec?.steps ?? []).length > 0)) yield* validateParams(list, context);
  for (const [index, { taskSpec }] of tasks.entries())
    if (taskSpec !== undefined) yield* validateSteps(taskSpec, names, context, [...TASKS, index, "taskSpec"]);
  yield* validatePipelineParameterVariables({ field: "", tasks, at: TASKS }, list, context);
  yield* viaField("", validatePipelineTaskParameterUsage(tasksAsSeen(propagated, tasks), list.params), TASKS);
}

const TASKS: Path = ["pipelineSpec", "tasks"];

/** Puts the params of a pipeline and of its tasks beside those of the run; yields what does not fit. */
function* paramsOfPipeline(propagated: PropagatedParams, { pipelineSpec }: PipelineRunSpec): Generator<Finding> {
  for (const [index, param] of (pipelineSpec?.params ?? []).entries())
    yield* declareParam(propagated, param, ["pipelineSpec", "params", index]);
  for (const [index, { params = [], taskSpec }] of (pipelineSpec?.tasks ?? []).entries()) {
    for (const [item, param] of params.entries())
      yield* giveParam(propagated, param, [...TASKS, index, "params", item]);
    if (taskSpec !== undefined) yield* paramsOfTask(propagated, taskSpec, [...TASKS, index, "taskSpec"]);
  }
}

function* paramsOfTask(propagated: PropagatedParams, { params = [] }: TaskSpec, at: Path): Generator<Finding> {
  for (const [index, param] of params.entries()) yield* declareParam(propagated, param, [...at, "params", index]);
}

function* validateParams(list: ParamList, context: ValidationContext): Generator<Finding> {
  yield* validateParameterTypes(list);
  yield* validateParamsOfSteps(list, context);
  yield* validateObjectParamsHaveProperties(list);
}

function* validateSteps(
  { stepTemplate, steps = [] }: TaskSpec,
  names: ParamNames,
  context: ValidationContext,
  at: Path,
): Generator<Finding> {
  const texts = textsOfSteps(mergeStepsWithStepTemplate(stepTemplate, steps), context);
  yield* viaField("", validateArrayUsage(texts, names.arrays), at);
  yield* viaField("", validateUsageOfParams(texts, names), at);
}
