import { remembering } from "../../go/remembering.ts";
import type { Matrix } from "../../types/matrix.ts";
import type { Param, ParamValue } from "../../types/param.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { EmbeddedTask } from "../../types/task.ts";
import type { WorkspaceBinding, WorkspaceDeclaration } from "../../types/workspace.ts";
import { TASK_SPEC } from "../fields.ts";
import { workspacesUsedByTask } from "../mentions.ts";
import { isObjectValue, spellingsOf } from "../param-replacements.ts";
import { withinTask } from "../pipeline-run/pipeline-tasks.ts";
import { trimStar } from "../seen-variables.ts";
import type { FindPlace } from "./explained-place.ts";
import type { GivenTask, PipelineTaskNode } from "./given-task.ts";
import { type Layer, throughLayers } from "./layer.ts";
import { namesOf } from "./names.ts";
import { paramReference } from "./param-reference.ts";
import { type ParamScope, type ParamsInScope, paramsInScope, type WrittenAt } from "./param-scope.ts";
import type { PipelineScope } from "./pipeline-layers.ts";
import { artifactsLayer, matrixParams, propagatedResultsLayer, type TaskNames } from "./pipeline-layers.ts";
import { placeAt } from "./place-at.ts";
import { taskPlaces } from "./task-places.ts";
import { whyNotInTask } from "./why-not.ts";

/** The pipeline around an embedded task. */
export interface OuterPipeline {
  readonly scope: PipelineScope;
  /** What the run binds, with the params that it gives; undefined if it is not known. */
  readonly bindings: readonly WorkspaceBinding[] | undefined;
  /** What is put into the whole pipeline: its params first. */
  readonly layers: readonly [params: Layer, contexts: Layer, workspaces: Layer];
  readonly names: TaskNames;
  readonly params: ParamsInScope;
  /** Why a variable has no value in the pipeline; undefined if it is none of a pipeline. */
  readonly whyNot: (expression: string) => string | undefined;
}

/**
 * What replaces the texts of a task that is written in a pipeline: first the PipelineRun, where a param that the task is passed
 * stands before one of the pipeline; then its own TaskRun.
 */
export function embeddedPlaces(
  { task, written }: PipelineTaskNode,
  { early, late, through }: GivenTask,
  pipeline: OuterPipeline,
): FindPlace {
  const [params, ...others] = pipeline.layers;
  const scope = scopeOf(late, written);
  const inScope = withMatrix(paramsInScope(scope), late.matrix, written);
  const before = [
    paramsWithin(early.params ?? [], params, inScope),
    ...others,
    // Finally tasks end too late for others.
    propagatedResultsLayer(pipeline.names.tasks),
    artifactsLayer(pipeline.names.tasks),
  ];
  const replaced: EmbeddedTask = throughLayers(task.taskSpec ?? {}, before, TASK_SPEC);
  const { declared, bindings } = workspacesWithin(task, replaced, pipeline);
  const spec = { ...replaced, workspaces: declared };
  const whyNot = whyNotWithin(inScope, pipeline, whyNotInTask(spec, inScope));
  const run = { spec: { serviceAccountName: "", retries: task.retries ?? 0 } };
  const find = taskPlaces({ spec, taskName: "", run, bindings, params: scope, inScope, whyNot, givenThrough: through });
  const withLayers = remembering((layers: readonly Layer[]) => [...before, ...layers]);
  return (path) => {
    const found = find(path);
    if (found === undefined || placeAt(TASK_SPEC, path) === undefined) return found;
    return { ...found, layers: withLayers(found.layers) };
  };
}

/** The params of the task itself. What a matrix gives wins over a default. */
function scopeOf({ taskSpec, params = [], matrix }: PipelineTask, written: WrittenAt): ParamScope {
  const isInMatrix = namesOf(matrixParams(matrix));
  return {
    declared: taskSpec?.params?.map(({ default: value, ...spec }) =>
      value === undefined || isInMatrix.has(spec.name) ? spec : { ...spec, default: value },
    ),
    declaredAt: { in: written.in, at: [...written.at, "taskSpec", "params"] },
    given: params,
    givenAt: { in: written.in, at: [...written.at, "params"] },
    givenBy: "task",
  };
}

/** The same params, where each run of a matrix has its own. */
function withMatrix(params: ParamsInScope, matrix: Matrix | undefined, written: WrittenAt): ParamsInScope {
  const isInMatrix = namesOf(matrixParams(matrix));
  const indexes = new Map(matrix?.params?.map(({ name }, index) => [name, index]));
  const at = [...written.at, "matrix"];
  return {
    ...params,
    isKnown: (name) => isInMatrix.has(name) || params.isKnown(name),
    isGiven: (name) => isInMatrix.has(name) || params.isGiven(name),
    later(expression, whole) {
      const name = paramReference(expression, (known) => isInMatrix.has(known))?.name;
      if (name === undefined || !isInMatrix.has(name)) return params.later(expression, whole);
      const index = indexes.get(name);
      const value = index === undefined ? undefined : matrix?.params?.[index]?.value;
      const place = index === undefined ? [...at, "include"] : [...at, "params", index, "value"];
      return {
        why: "each run of the matrix has one of these",
        source: { kind: "matrix", in: written.in, at: place },
        ...(value !== undefined && { value }),
      };
    },
  };
}

/** The params of the pipeline as the task sees them, behind those that it is passed; items of arrays are still the pipeline's. */
function paramsWithin(passed: readonly Param[], params: Layer, own: ParamsInScope): Layer {
  const isOwn = new Set(passed.flatMap(({ name, value }) => [...spellingsOf(name), ...keysOf(name, value)]));
  return {
    ...params,
    replacer: withinTask(passed, params.replacer),
    sourceOf(expression) {
      if (isOwn.has(trimStar(expression))) return own.sourceOf(expression);
      const source = params.sourceOf(expression);
      return source && { ...source, isPropagated: true };
    },
    later: (expression, whole) => (isOwn.has(trimStar(expression)) ? undefined : params.later(expression, whole)),
  };
}

const keysOf = (name: string, value: ParamValue): string[] =>
  isObjectValue(value) ? Object.keys(value).map((key) => `params.${name}.${key}`) : [];

/**
 * The workspaces of the task with those that it is given: by its pipeline task, and, where it mentions them, by the run. What is
 * bound to them is not known without a run, nor where the run makes new claims.
 */
function workspacesWithin(
  { workspaces = [] }: PipelineTask,
  spec: EmbeddedTask,
  { scope, bindings: bound }: OuterPipeline,
): { readonly declared: readonly WorkspaceDeclaration[]; readonly bindings: readonly WorkspaceBinding[] | undefined } {
  const isNamed = namesOf(workspaces);
  const mentioned = [...workspacesUsedByTask(spec).names].filter((name) => !isNamed.has(name));
  const links = [...workspaces, ...mentioned.map((name) => ({ name, workspace: name }))];
  const outer = new Map<string, WorkspaceDeclaration | WorkspaceBinding>(
    (bound ?? scope.spec.workspaces)?.map((workspace) => [workspace.name, workspace]),
  );
  const given = links.flatMap(({ name, workspace }) => {
    const found = outer.get(workspace || name);
    return found === undefined ? [] : [{ ...found, name }];
  });
  const isDeclared = namesOf(spec.workspaces);
  const added = given.filter(({ name }) => !isDeclared.has(name)).map(declarationOf);
  const isKnown = bound !== undefined && given.every((binding) => !("volumeClaimTemplate" in binding));
  return { declared: [...(spec.workspaces ?? []), ...added], bindings: isKnown ? given : undefined };
}

const declarationOf = (outer: WorkspaceDeclaration | WorkspaceBinding): WorkspaceDeclaration =>
  "optional" in outer && outer.optional === true ? { name: outer.name, optional: true } : { name: outer.name };

/** Of params that are not the task's own, and of other tasks, the pipeline tells. */
function whyNotWithin(
  own: ParamsInScope,
  pipeline: OuterPipeline,
  inTask: (expression: string) => string,
): (expression: string) => string {
  return (expression) => {
    const name = paramReference(expression, own.isKnown)?.name;
    const isOwn = name !== undefined && own.isKnown(name);
    return (isOwn ? undefined : pipeline.whyNot(expression)) ?? inTask(expression);
  };
}
