import type { Path } from "../../diagnostic.ts";
import type { Param } from "../../types/param.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { EmbeddedTask } from "../../types/task.ts";
import { PIPELINE_TASK, TASK_SPEC } from "../fields.ts";
import { withinTask } from "../pipeline-run/pipeline-tasks.ts";
import { replaceIn } from "../replace-fields.ts";
import type { ExplainedPlace, Layer, Unknown, VariableSource } from "./explanation.ts";
import { paramReference } from "./param-reference.ts";
import { knownParams, type ParamScope, paramSource } from "./param-source.ts";
import { taskLayers } from "./task-layers.ts";
import { whyNotInTask } from "./why-not.ts";

/** A pipeline task, and where it stands. */
export interface PipelineTaskNode {
  readonly task: PipelineTask;
  readonly at: Path;
}

/** The pipeline around an embedded task. */
export interface OuterPipeline {
  readonly in: NonNullable<VariableSource["in"]>;
  /** What is put into the whole pipeline: its params first. */
  readonly layers: readonly [Layer, ...Layer[]];
  /** Why a variable has no value in the pipeline; undefined if it is none of a pipeline. */
  readonly whyNot: (expression: string) => Unknown | undefined;
}

/**
 * What replaces the texts of a task that is written in a pipeline: first the PipelineRun, where a param that the task is passed
 * stands before one of the pipeline; then its own TaskRun.
 */
export function embeddedLayers(
  { task, at }: PipelineTaskNode,
  { layers, ...pipeline }: OuterPipeline,
): (path: Path) => ExplainedPlace | undefined {
  const [params, ...others] = layers;
  const { params: passed = [] } = inTurn(task, layers, PIPELINE_TASK);
  const inner: ParamScope = {
    declared: task.taskSpec?.params,
    declaredAt: { in: pipeline.in, at: [...at, "taskSpec", "params"] },
    given: passed,
    givenAt: { in: pipeline.in, at: [...at, "params"] },
    givenBy: "task",
  };
  const before = [paramsWithin(passed, params, paramSource(inner)), ...others];
  const spec: EmbeddedTask = inTurn(task.taskSpec ?? {}, before, TASK_SPEC);
  const run = { spec: { params: passed, serviceAccountName: "" } };
  const find = taskLayers({ spec, taskName: "", run, paramSource: paramSource(inner), hasKnownBindings: false });
  const whyNot = whyNotWithin(task, { spec, params: inner, whyInPipeline: pipeline.whyNot });
  return (path) => {
    const found = find(path);
    return found && { place: found.place, layers: [...before, ...found.layers], whyNot };
  };
}

const inTurn = <T>(value: T, layers: readonly Layer[], fields: Parameters<typeof replaceIn>[1]): T =>
  layers.reduce((before, { replacer }) => replaceIn(before, fields, replacer), value);

/** The params of the pipeline as the task sees them, behind those that it is passed. */
function paramsWithin(
  passed: readonly Param[],
  params: Layer,
  ownSource: (expression: string) => VariableSource,
): Layer {
  const isPassed = new Set(passed.map(({ name }) => name));
  return {
    ...params,
    replacer: withinTask(passed, params.replacer),
    sourceOf(expression) {
      const name = paramReference(expression, (known) => isPassed.has(known))?.name;
      const isOwn = name !== undefined && isPassed.has(name);
      return isOwn ? ownSource(expression) : { ...params.sourceOf(expression), isPropagated: true };
    },
  };
}

/** An embedded task once the pipeline's variables are put in. */
interface Within {
  readonly spec: EmbeddedTask;
  readonly params: ParamScope;
  readonly whyInPipeline: OuterPipeline["whyNot"];
}

function whyNotWithin(task: PipelineTask, { spec, params, whyInPipeline }: Within): (expression: string) => Unknown {
  const known = knownParams(params);
  const isOwn = (name: string): boolean => known.given.has(name) || known.declared.some((param) => param.name === name);
  return (expression) => {
    const inPipeline = whyInPipeline(expression);
    if (inPipeline?.outcome === "later") return inPipeline;
    const name = paramReference(expression, isOwn)?.name;
    const elsewhere = name !== undefined && isOwn(name) ? undefined : inPipeline;
    return ofMatrix(expression, task, params) ?? elsewhere ?? whyNotInTask(expression, spec, known);
  };
}

/** A param that a matrix gives: each run has another value. */
function ofMatrix(expression: string, { matrix }: PipelineTask, { givenAt }: ParamScope): Unknown | undefined {
  const params = matrix?.params ?? [];
  const name = paramReference(expression, (known) => params.some((param) => param.name === known))?.name;
  const index = params.findIndex((param) => param.name === name);
  const param = params[index];
  if (param === undefined) return undefined;
  return {
    outcome: "later",
    value: param.value,
    source: { kind: "matrix", in: givenAt.in, at: [...givenAt.at.slice(0, -1), "matrix", "params", index, "value"] },
    replaced: { by: "TaskRun", stage: "params" },
    why: "each run of the matrix has one of these",
  };
}
