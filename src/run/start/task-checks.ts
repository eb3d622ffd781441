import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import { validateParamEnumSubset } from "../../validate/across/enum-param.ts";
import { type GivenParams, givenByRun } from "../../validate/across/given-params.ts";
import { givenParams, typeAsGiven } from "../../validate/across/given-type.ts";
import type { Mismatch } from "../../validate/across/mismatch.ts";
import { knownResults } from "../../validate/across/pipeline-scope.ts";
import { validateResolvedTask } from "../../validate/across/resolved-task.ts";
import { validatePipelineResults, validatePipelineTaskResults } from "../../validate/across/results.ts";
import { givenByMatrix } from "../../validate/across/task-gives.ts";
import { validateOptionalWorkspaces } from "../../validate/across/workspaces.ts";
import { taskNotFound } from "../../validate/across/world.ts";
import { validateSubstitutedPipelineSpec } from "../../validate/pipeline/stored-spec.ts";
import { evaluateWhen } from "../evaluate-when.ts";
import { type Check, ofUser } from "./failed-check.ts";
import { invalidSpec } from "./pipeline-checks.ts";
import { failure, inRun, type PipelineStart } from "./pipeline-start.ts";
import { type GetTask, type TaskNode, taskNodes } from "./task-nodes.ts";

/** The checks of a pipeline, whose params are put in, beside the tasks that it runs. */
export function* checksOfTasks(start: PipelineStart, spec: PipelineSpec, getTask: GetTask): Generator<Check> {
  yield checkOfOnError(start, spec);
  const nodes = taskNodes(spec, start, getTask);
  for (const node of nodes) yield checkIsThere(node, start);
  for (const node of nodes) yield* checksOfParams(node, start);
  for (const node of nodes) yield checkOfCel(node, start);
  yield* checksOfResults(nodes, spec, start);
  yield checkOfOptionalWorkspaces(nodes, spec, start);
}

/** What the tasks do when they fail is clear, once the params are put in. */
export const checkOfOnError = (start: PipelineStart, spec: PipelineSpec): Check =>
  invalidSpec("ValidateOnError", start, validateSubstitutedPipelineSpec(spec, start.config));

const checkIsThere = ({ task, at, isMissing }: TaskNode, start: PipelineStart): Check => ({
  check: "ResolvePipelineTask",
  pipelineTask: task.name,
  found: inRun(start, isMissing ? [notFound(task)] : [], at),
  say: (error) => `Pipeline ${start.pipeline} can't be Run; it contains Tasks that don't exist: ${error}`,
});

const notFound = ({ taskRef: { name = "" } = {} }: PipelineTask): Mismatch =>
  failure("not-found", "CouldntGetTask", taskNotFound(name), ["taskRef", "name"]);

function* checksOfParams(node: TaskNode, start: PipelineStart): Generator<Check> {
  yield* checkOfResolvedTask(node, start);
  if (start.config.featureFlags.enableParamEnum) yield* checkOfEnums(node, start);
}

/** What a pipeline task gives to its Task is what that wants. */
export function* checkOfResolvedTask({ task, at, known }: TaskNode, start: PipelineStart): Generator<Check> {
  const given = givenBy(task);
  for (const candidate of known)
    yield {
      check: "ValidateResolvedTask",
      pipelineTask: task.name,
      found: inRun(start, validateResolvedTask(candidate, given, "PipelineValidationFailed"), at),
      say: (error) => ofUser(`Validation failed for pipelinerun ${start.name} with error ${error}`),
    };
}

/** What the params of the pipeline may be is what the Task lets them be. */
export function* checkOfEnums({ task, written, at, known }: TaskNode, start: PipelineStart): Generator<Check> {
  const declared = start.pipelineSpec.params ?? [];
  for (const candidate of known)
    yield {
      check: "ValidateParamEnumSubset",
      pipelineTask: task.name,
      found: inRun(start, validateParamEnumSubset(givenParams(written.params), declared, candidate), at),
      say: (error) => ofUser(`Validation failed for pipelinerun with error ${error}`),
    };
}

/** The params that a pipeline task gives to its Task, with those of its matrix. */
export function givenBy({ params, matrix }: PipelineTask): GivenParams {
  return { ...givenByRun(params, [], typeAsGiven), matrixParams: givenByMatrix(matrix) };
}

/** The conditions of a task can be evaluated. */
export const checkOfCel = ({ task, at }: TaskNode, start: PipelineStart): Check => ({
  check: "EvaluateCEL",
  pipelineTask: task.name,
  found: inRun(start, failedCel(task), at),
  say: (error) => ofUser(`Error evaluating CEL ${start.name}: ${error}`),
});

function failedCel({ when = [] }: PipelineTask): Mismatch[] {
  const outcome = evaluateWhen(when);
  return outcome.ok
    ? []
    : outcome.diagnostics.map(({ message, at }) => failure("cel", "CELEvaluationFailed", message, at));
}

/** The results that tasks and pipeline refer to are declared. */
export function* checksOfResults(
  nodes: readonly TaskNode[],
  spec: PipelineSpec,
  start: PipelineStart,
): Generator<Check> {
  const results = knownResults(nodes);
  yield {
    check: "ValidatePipelineTaskResults",
    found: nodes.flatMap(({ task, at }) => inRun(start, validatePipelineTaskResults(task, results), at)),
    say: (error) => error,
  };
  yield {
    check: "ValidatePipelineResults",
    found: inRun(start, validatePipelineResults(spec.results ?? [], results)),
    say: (error) => `Failed to resolve pipeline result reference for "${start.name}" with error ${error}`,
  };
}

/** Workspaces that the pipeline may lack are optional to the tasks that get them. */
export function checkOfOptionalWorkspaces(
  nodes: readonly TaskNode[],
  { workspaces = [] }: PipelineSpec,
  start: PipelineStart,
): Check {
  const optional = new Set(workspaces.filter((workspace) => workspace.optional).map(({ name }) => name));
  return {
    check: "ValidateOptionalWorkspaces",
    found: nodes.flatMap(({ task, at, known }) =>
      known.flatMap((candidate) => inRun(start, validateOptionalWorkspaces(optional, task, candidate), at)),
    ),
    say: (error) => ofUser(`Optional workspace not supported by task: ${error}`),
  };
}
