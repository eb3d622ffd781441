import type { Path } from "../../diagnostic.ts";
import type { Pipeline } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { Task, TaskSpec } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import { POD_TEMPLATE, WORKSPACE_BINDINGS } from "../fields.ts";
import { paramReplacements } from "../param-replacements.ts";
import type { Place } from "../replace-fields.ts";
import { replacerOf } from "../replacer.ts";
import type { ExplainedPlace, FindPlace } from "./explained-place.ts";
import type { Layer } from "./layer.ts";
import { namesOf } from "./names.ts";
import { type ParamScope, paramsInScope } from "./param-scope.ts";
import { pipelinePlaces } from "./pipeline-places.ts";
import { placeAt } from "./place-at.ts";
import { paramsLayer, type TaskScope, taskPlaces } from "./task-places.ts";
import { NOT_KNOWN, whyNotInPipeline, whyNotInTask } from "./why-not.ts";

// Where variables are replaced in whole resources.

/** A Task, with a run of it if there is one. */
export const placesInTask = ({ spec, metadata }: Task, run: TaskRun | undefined): FindPlace =>
  byParts([
    [["spec"], taskPlaces(scopeOfTask({ spec, name: metadata?.name ?? "", at: { in: "Task", at: ["spec"] } }, run))],
  ]);

/** A TaskRun, with the Task that it refers to if there is one. */
export function placesInTaskRun(run: TaskRun, task: Task | undefined): FindPlace {
  const embedded = run.spec?.taskSpec;
  const name = (embedded === undefined ? task : run)?.metadata?.name ?? "";
  const at: Written["at"] =
    embedded === undefined ? { in: "Task", at: ["spec"] } : { in: "TaskRun", at: ["spec", "taskSpec"] };
  const scope = scopeOfTask({ spec: embedded ?? task?.spec ?? {}, name, at }, run);
  const { whyNot } = scope;
  return byParts([
    [["spec", "taskSpec"], embedded === undefined ? nothing : taskPlaces(scope)],
    [["spec", "workspaces"], inFields(WORKSPACE_BINDINGS, [paramsLayer(scope, "bindings")], whyNot)],
    [["spec", "podTemplate"], inFields(POD_TEMPLATE, [paramsLayer(scope, "pod-template")], whyNot)],
    [["spec", "params"], GIVEN_VALUES],
  ]);
}

/** A Pipeline, with a run of it if there is one. */
export const placesInPipeline = ({ spec, metadata }: Pipeline, run: PipelineRun | undefined): FindPlace =>
  byParts([
    [["spec"], pipelinePlaces({ spec, name: metadata?.name ?? "", at: { in: "Pipeline", at: ["spec"] }, run })],
  ]);

/** A PipelineRun, with the Pipeline that it refers to if there is one. */
export function placesInPipelineRun(run: PipelineRun, pipeline: Pipeline | undefined): FindPlace {
  const { pipelineSpec, params = [] } = run.spec ?? {};
  const { tasks = [], finally: finals = [] } = pipelineSpec ?? pipeline?.spec ?? {};
  const at = { in: "PipelineRun", at: ["spec", "pipelineSpec"] } as const;
  const name = run.metadata?.name ?? "";
  const givenAt = { in: "PipelineRun", at: ["spec", "params"] } as const;
  // As in the reference: bindings see no defaults.
  const given = paramsInScope({ declared: [], declaredAt: at, given: params, givenAt, givenBy: "run" });
  const layer: Layer = {
    by: "PipelineRun",
    stage: "bindings",
    replacer: replacerOf(paramReplacements(params)),
    sourceOf: given.sourceOf,
    later: given.later,
  };
  const whyInPipeline = whyNotInPipeline(namesOf([...tasks, ...finals]), given);
  const whyNot = (expression: string): string => whyInPipeline(expression) ?? NOT_KNOWN;
  return byParts([
    [
      ["spec", "pipelineSpec"],
      pipelineSpec === undefined ? nothing : pipelinePlaces({ spec: pipelineSpec, name, at, run }),
    ],
    [["spec", "workspaces"], inFields(WORKSPACE_BINDINGS, [layer], whyNot)],
    [["spec", "params"], GIVEN_VALUES],
  ]);
}

/** A task, what it is called, and which part of which resource it is. */
interface Written {
  readonly spec: TaskSpec;
  readonly name: string;
  readonly at: ParamScope["declaredAt"];
}

function scopeOfTask({ spec, name, at }: Written, run: TaskRun | undefined): TaskScope {
  const params: ParamScope = {
    declared: spec.params,
    declaredAt: { in: at.in, at: [...at.at, "params"] },
    given: run && (run.spec?.params ?? []),
    givenAt: { in: "TaskRun", at: ["spec", "params"] },
    givenBy: "run",
  };
  const inScope = paramsInScope(params);
  const bindings = run && (run.spec?.workspaces ?? []);
  return { spec, taskName: name, run, bindings, params, inScope, whyNot: whyNotInTask(spec, inScope) };
}

const nothing: FindPlace = () => undefined;

/** Looks below the first part that fits, with the rest of the path. */
const byParts =
  (parts: readonly (readonly [Path, FindPlace])[]): FindPlace =>
  (at) => {
    const part = parts.find(([start]) => start.every((key, index) => key === at[index]));
    return part?.[1](at.slice(part[0].length));
  };

const inFields =
  (fields: Place, layers: readonly Layer[], whyNot: ExplainedPlace["whyNot"]): FindPlace =>
  (path) => {
    const place = placeAt(fields, path);
    return place && { place, layers, whyNot };
  };

/** What a run gives is put in as it stands. */
const GIVEN_VALUES: FindPlace = () => ({
  place: "text",
  layers: [],
  whyNot: () => "a value is put in as it stands; what it stands in then may be replaced by a later stage",
});
