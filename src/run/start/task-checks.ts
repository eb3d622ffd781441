import { taskSpecWithDefaults } from "../../types/defaults/task.ts";
import { isCustomTask } from "../../types/is-custom-task.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRef } from "../../types/task-ref.ts";
import { validateParamEnumSubset } from "../../validate/across/enum-param.ts";
import type { GivenParams } from "../../validate/across/given-params.ts";
import { givenParams, typeAsGiven } from "../../validate/across/given-type.ts";
import type { Mismatch } from "../../validate/across/mismatch.ts";
import { knownResults, type Node } from "../../validate/across/pipeline-scope.ts";
import { validateResolvedTask } from "../../validate/across/resolved-task.ts";
import { validatePipelineResults, validatePipelineTaskResults } from "../../validate/across/results.ts";
import { validateOptionalWorkspaces } from "../../validate/across/workspaces.ts";
import { taskNotFound } from "../../validate/across/world.ts";
import { validateSubstitutedPipelineSpec } from "../../validate/pipeline/stored-spec.ts";
import { evaluateWhen } from "../evaluate-when.ts";
import { type Check, ofUser } from "./failed-check.ts";
import { invalidSpec } from "./pipeline-checks.ts";
import { failure, inRun, type PipelineStart } from "./pipeline-start.ts";

/** Finds the Task that a pipeline task refers to. */
type GetTask = ((ref: TaskRef, pipelineTask: PipelineTask) => Task | undefined) | undefined;

/** The checks of a pipeline, whose params are put in, beside the tasks that it runs. */
export function* checksOfTasks(start: PipelineStart, spec: PipelineSpec, getTask: GetTask): Generator<Check> {
  const { config, name: run } = start;
  yield invalidSpec("ValidateOnError", start, validateSubstitutedPipelineSpec(spec, config));
  const nodes = nodesOf(spec, start, getTask);
  for (const { task, at, isMissing } of nodes)
    yield {
      check: "ResolvePipelineTask",
      pipelineTask: task.name,
      found: inRun(start, isMissing ? [notFound(task)] : [], at),
      say: (error) => `Pipeline ${start.pipeline} can't be Run; it contains Tasks that don't exist: ${error}`,
    };
  for (const node of nodes) yield* checksOfTask(node, start);
  for (const { task, at } of nodes)
    yield {
      check: "EvaluateCEL",
      pipelineTask: task.name,
      found: inRun(start, failedCel(task), at),
      say: (error) => ofUser(`Error evaluating CEL ${run}: ${error}`),
    };
  const results = knownResults(nodes);
  yield {
    check: "ValidatePipelineTaskResults",
    found: nodes.flatMap(({ task, at }) => inRun(start, validatePipelineTaskResults(task, results), at)),
    say: (error) => error,
  };
  yield {
    check: "ValidatePipelineResults",
    found: inRun(start, validatePipelineResults(spec.results ?? [], results)),
    say: (error) => `Failed to resolve pipeline result reference for "${run}" with error ${error}`,
  };
  const optional = new Set((spec.workspaces ?? []).filter((workspace) => workspace.optional).map(({ name }) => name));
  yield {
    check: "ValidateOptionalWorkspaces",
    found: nodes.flatMap(({ task, at, known }) =>
      known.flatMap((candidate) => inRun(start, validateOptionalWorkspaces(optional, task, candidate), at)),
    ),
    say: (error) => ofUser(`Optional workspace not supported by task: ${error}`),
  };
}

/** A pipeline task beside the Task that it runs. */
interface TaskNode extends Node {
  /** As it is written in the pipeline, without the params that are put in. */
  readonly written: PipelineTask;
  readonly isMissing: boolean;
}

function nodesOf(spec: PipelineSpec, { pipelineSpec, config, name }: PipelineStart, getTask: GetTask): TaskNode[] {
  return (["tasks", "finally"] as const).flatMap((section) =>
    (spec[section] ?? []).map((task, index): TaskNode => {
      const written = pipelineSpec[section]?.[index] ?? task;
      const node = { task, written, at: [section, index], known: [], isMissing: false };
      if (isCustomTask(task)) return node;
      // As in the reference: an embedded task has the name that it will have in no message but these.
      if (task.taskSpec !== undefined) return { ...node, known: [{ name: "", spec: task.taskSpec, isEmbedded: true }] };
      if (task.taskRef === undefined || getTask === undefined) return node;
      const found = getTask(task.taskRef, task);
      if (found === undefined) return { ...node, isMissing: true };
      const known = {
        name: found.metadata.name ?? name,
        spec: taskSpecWithDefaults(found.spec, config),
        isEmbedded: false,
      };
      return { ...node, known: [known] };
    }),
  );
}

const notFound = ({ taskRef: { name = "" } = {} }: PipelineTask): Mismatch =>
  failure("not-found", "CouldntGetTask", taskNotFound(name), ["taskRef", "name"]);

function* checksOfTask({ task, written, at, known }: TaskNode, start: PipelineStart): Generator<Check> {
  const { config, pipelineSpec, name: run } = start;
  const { params, matrix, name: pipelineTask } = task;
  const included = (matrix?.include ?? []).flatMap((include, index) =>
    givenParams(include.params, ["matrix", "include", index, "params"]),
  );
  const given: GivenParams = {
    params: givenParams(params),
    settled: givenParams(params),
    matrixParams: [...givenParams(matrix?.params, ["matrix", "params"]), ...included],
    at: params === undefined ? [] : ["params"],
    typeOf: typeAsGiven,
  };
  for (const candidate of known) {
    yield {
      check: "ValidateResolvedTask",
      pipelineTask,
      found: inRun(start, validateResolvedTask(candidate, given, "PipelineValidationFailed"), at),
      say: (error) => ofUser(`Validation failed for pipelinerun ${run} with error ${error}`),
    };
    if (config.featureFlags.enableParamEnum)
      yield {
        check: "ValidateParamEnumSubset",
        pipelineTask,
        found: inRun(
          start,
          validateParamEnumSubset(givenParams(written.params), pipelineSpec.params ?? [], candidate),
          at,
        ),
        say: (error) => ofUser(`Validation failed for pipelinerun with error ${error}`),
      };
  }
}

function failedCel({ when = [] }: PipelineTask): Mismatch[] {
  const outcome = evaluateWhen(when);
  return outcome.ok
    ? []
    : outcome.diagnostics.map(({ message, at }) => failure("cel", "CELEvaluationFailed", message, at));
}
