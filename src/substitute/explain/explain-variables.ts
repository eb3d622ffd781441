import type { Path } from "../../diagnostic.ts";
import { type Config, defaultConfig } from "../../types/config.ts";
import { withDefaults } from "../../types/defaults/with-defaults.ts";
import type { Pipeline } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { Task, TaskSpec } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import { wantList, wantObject, wrongArgument } from "../../wrong-argument.ts";
import { POD_TEMPLATE, WORKSPACE_BINDINGS } from "../fields.ts";
import { addParam, noReplacements } from "../param-replacements.ts";
import { findReferences } from "../references.ts";
import type { Place } from "../replace-fields.ts";
import { replacerOf } from "../replacer.ts";
import { stringsOf } from "../strings-of.ts";
import { taskDefaults, taskParams } from "../task-run/params.ts";
import { explainText } from "./explain-text.ts";
import type { ExplainedPlace, Layer, Unknown, VariableExplanation } from "./explanation.ts";
import { knownParams, type ParamScope, paramSource } from "./param-source.ts";
import { pipelineLayers } from "./pipeline-layers.ts";
import { placeAt } from "./place-at.ts";
import { taskLayers } from "./task-layers.ts";
import { NOT_KNOWN, NOT_REPLACED, whyNotInPipeline, whyNotInTask } from "./why-not.ts";

/** What belongs to a resource whose variables are explained. */
export interface ExplainOptions {
  /** For a Task: a run of it. For a Pipeline: a run of that. Without one, any run may come. */
  readonly run?: TaskRun | PipelineRun;
  /** For a TaskRun: the Task that it refers to. */
  readonly task?: Task;
  /** For a PipelineRun: the Pipeline that it refers to. */
  readonly pipeline?: Pipeline;
  /** How the cluster is set up; `defaultConfig` when left out. */
  readonly config?: Config;
}

/** The resources whose variables can be explained. */
export type ExplainableResource = Task | Pipeline | TaskRun | PipelineRun;

/**
 * What becomes of each `$(…)` in a resource: its value and where that comes from, at which stage it is put in, or why it is not.
 * The places are in the resource as it was given.
 *
 * @throws {TypeError} if `resource` is no decoded Task, Pipeline, TaskRun or PipelineRun, or an option is not what it should be
 * @example
 * const task = { kind: "Task", metadata: { name: "t" }, spec: { params: [{ name: "tag", default: "v1" }], steps: [{ name: "", image: "app:$(params.tag)" }] } } as const;
 * explainVariables(task)[0]?.value; // "v1"
 */
export function explainVariables(resource: ExplainableResource, options: ExplainOptions = {}): VariableExplanation[] {
  const find = explainer(resource, options);
  return [...stringsOf(resource)].flatMap(({ text, at }) => explainAt(text, at, find));
}

/**
 * The same for the references of one text of a resource, in their order.
 *
 * @throws {TypeError} as `explainVariables`, and if `at` is no path
 */
export function explainVariable(
  resource: ExplainableResource,
  at: Path,
  options: ExplainOptions = {},
): VariableExplanation[] {
  const find = explainer(resource, options);
  wantList(at, DOING, "a path");
  let value: unknown = resource;
  for (const key of at)
    value = typeof value === "object" && value !== null && Object.hasOwn(value, key) ? value[key as never] : undefined;
  return typeof value === "string" ? explainAt(value, at, find) : [];
}

const DOING = "explain variables";

/** What replaces the text at a path; undefined if nothing does. */
type Find = (at: Path) => ExplainedPlace | undefined;

function explainAt(text: string, at: Path, find: Find): VariableExplanation[] {
  if (!text.includes("$(")) return [];
  const found = find(at);
  if (found === undefined) return findReferences(text).map((reference) => ({ at, ...reference, ...NOT_REPLACED }));
  const { place, layers, whyNot } = found;
  return explainText(text, at, place, layers, whyNot);
}

function explainer(resource: ExplainableResource, options: ExplainOptions): Find {
  wantObject(resource, DOING, WANT);
  wantObject(options, DOING, "ExplainOptions");
  const { config = defaultConfig, run, task, pipeline } = options;
  for (const other of [run, task, pipeline]) if (other !== undefined) wantObject(other, DOING, "decoded resources");
  const { kind, spec } = resource;
  if (spec !== undefined) wantObject(spec, DOING, WANT);
  switch (kind) {
    case "Task":
      return ofTask(withDefaults(resource as Task, { config }), run as TaskRun | undefined);
    case "Pipeline":
      return ofPipeline(withDefaults(resource as Pipeline, { config }), run as PipelineRun | undefined);
    case "TaskRun":
      return ofTaskRun(withDefaults(resource as TaskRun, { config }), task && withDefaults(task, { config }));
    case "PipelineRun":
      return ofPipelineRun(withDefaults(resource as PipelineRun, { config }), pipeline);
    default:
      throw wrongArgument(DOING, WANT, kind);
  }
}

const WANT = "a decoded Task, Pipeline, TaskRun or PipelineRun with its kind";

const nothing: Find = () => undefined;

/** Looks below the first parts that fit, each with the rest of the path. */
const byParts =
  (parts: readonly (readonly [Path, Find])[]): Find =>
  (at) => {
    const part = parts.find(([start]) => start.every((key, index) => key === at[index]));
    return part?.[1](at.slice(part[0].length));
  };

/** A task, and the part of a run's or its own document that it is. */
interface WrittenTask {
  readonly spec: TaskSpec;
  readonly name: string;
  readonly at: ParamScope["declaredAt"];
}

const ofTask = ({ spec, metadata }: Task, run: TaskRun | undefined): Find =>
  byParts([[["spec"], inTask({ spec, name: metadata?.name ?? "", at: { in: "Task", at: ["spec"] } }, run)]]);

function inTask({ spec, name, at }: WrittenTask, run: TaskRun | undefined): Find {
  const params = paramsOfTask({ spec, name, at }, run);
  const source = paramSource(params);
  const find = taskLayers({ spec, taskName: name, run, paramSource: source, hasKnownBindings: run !== undefined });
  const whyNot = (expression: string): Unknown => whyNotInTask(expression, spec, knownParams(params));
  const defaults: Layer = {
    ...PARAMS_OF_TASK,
    replacer: replacerOf(taskDefaults(spec.params ?? [])),
    sourceOf: source,
  };
  return (path) => {
    const [section, , field] = path;
    if (section === "params" && field === "default") return { place: "text", layers: [defaults], whyNot };
    if (section === "results" && field === "value") return { place: "value", layers: [], whyNot };
    const found = find(path);
    return found && { ...found, whyNot };
  };
}

const PARAMS_OF_TASK = { by: "TaskRun", stage: "params" } as const;

const paramsOfTask = ({ spec, at }: WrittenTask, run: TaskRun | undefined): ParamScope => ({
  declared: spec.params,
  declaredAt: { in: at.in, at: [...at.at, "params"] },
  given: run && (run.spec?.params ?? []),
  givenAt: { in: "TaskRun", at: ["spec", "params"] },
  givenBy: "run",
});

const ofPipeline = ({ spec, metadata }: Pipeline, run: PipelineRun | undefined): Find =>
  byParts([
    [["spec"], pipelineLayers({ spec, name: metadata?.name ?? "", at: { in: "Pipeline", at: ["spec"] }, run })],
  ]);

function ofTaskRun(run: TaskRun, task: Task | undefined): Find {
  const embedded = run.spec?.taskSpec;
  const name = (embedded === undefined ? task : run)?.metadata?.name ?? "";
  const at: ParamScope["declaredAt"] =
    embedded === undefined ? { in: "Task", at: ["spec"] } : { in: "TaskRun", at: ["spec", "taskSpec"] };
  const written = { spec: embedded ?? task?.spec ?? {}, name, at };
  const params = paramsOfTask(written, run);
  const layer: Layer = {
    ...PARAMS_OF_TASK,
    replacer: replacerOf(taskParams(written.spec.params, run.spec?.params)),
    sourceOf: paramSource(params),
  };
  const whyNot = (expression: string): Unknown => whyNotInTask(expression, written.spec, knownParams(params));
  return byParts([
    [["spec", "taskSpec"], embedded === undefined ? nothing : inTask(written, run)],
    [["spec", "workspaces"], inFields(WORKSPACE_BINDINGS, [{ ...layer, stage: "bindings" }], whyNot)],
    [["spec", "podTemplate"], inFields(POD_TEMPLATE, [{ ...layer, stage: "pod-template" }], whyNot)],
    [["spec", "params"], GIVEN_VALUES],
  ]);
}

function ofPipelineRun(run: PipelineRun, pipeline: Pipeline | undefined): Find {
  const { pipelineSpec, params = [] } = run.spec ?? {};
  const spec = pipelineSpec ?? pipeline?.spec ?? {};
  const at = { in: "PipelineRun", at: ["spec", "pipelineSpec"] } as const;
  const given = noReplacements();
  for (const param of params) addParam(given, param);
  // As in the reference: bindings see no defaults.
  const scope: ParamScope = {
    declared: [],
    declaredAt: at,
    given: params,
    givenAt: { in: "PipelineRun", at: ["spec", "params"] },
    givenBy: "run",
  };
  const layer: Layer = {
    by: "PipelineRun",
    stage: "bindings",
    replacer: replacerOf(given),
    sourceOf: paramSource(scope),
  };
  const whyNot = (expression: string): Unknown => whyNotInPipeline(expression, spec, knownParams(scope)) ?? NOT_KNOWN;
  const name = run.metadata?.name ?? "";
  return byParts([
    [["spec", "pipelineSpec"], pipelineSpec === undefined ? nothing : pipelineLayers({ spec, name, at, run })],
    [["spec", "workspaces"], inFields(WORKSPACE_BINDINGS, [layer], whyNot)],
    [["spec", "params"], GIVEN_VALUES],
  ]);
}

const inFields =
  (fields: Place, layers: readonly Layer[], whyNot: ExplainedPlace["whyNot"]): Find =>
  (path) => {
    const place = placeAt(fields, path);
    return place && { place, layers, whyNot };
  };

/** What a run gives is put in as it stands. */
const GIVEN_VALUES: Find = () => ({
  place: "text",
  layers: [],
  whyNot: () => ({
    outcome: "kept",
    why: "a value is put in as it stands; what it stands in then may be replaced by a later stage",
  }),
});
