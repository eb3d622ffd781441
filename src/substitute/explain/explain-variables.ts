import type { Path } from "../../diagnostic.ts";
import { type Config, defaultConfig } from "../../types/config.ts";
import { withDefaults } from "../../types/defaults/with-defaults.ts";
import type { Pipeline } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import { valueAt } from "../../value-at.ts";
import { wantList, wantObject, wrongArgument } from "../../wrong-argument.ts";
import { findReferences } from "../references.ts";
import { stringsOf } from "../strings-of.ts";
import { asOneWork, TOO_LARGE, unlessTooLarge } from "../text-limit.ts";
import { textExplainer } from "./explain-text.ts";
import type { FindPlace } from "./explained-place.ts";
import { kept, NOT_REPLACED, type VariableExplanation } from "./explanation.ts";
import { placesInPipeline, placesInPipelineRun } from "./pipeline-resource-places.ts";
import { placesInTask, placesInTaskRun } from "./task-resource-places.ts";

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
  return asOneWork(() => {
    const explain = explainer(resource, options);
    return [...stringsOf(resource)].flatMap(({ text, at }) => explain(text, at));
  }, TIMES);
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
  const explain = explainer(resource, options);
  wantList(at, DOING, "a path");
  const text = valueAt(resource, at);
  return typeof text === "string" ? explain(text, at) : [];
}

const DOING = "explain variables";

/** What is given to a task is put together for that, for what the task gives on, and where it is told. */
const TIMES = { times: 4 };

/** Tells what becomes of the references of a text of a resource. */
function explainer(
  resource: ExplainableResource,
  options: ExplainOptions,
): (text: string, at: Path) => VariableExplanation[] {
  wantObject(options, DOING, "ExplainOptions");
  wantResource(resource, options);
  const explainText = textExplainer();
  const find = unlessTooLarge(
    () => placesIn(resource, options),
    () => () => ({ place: "text", layers: [], whyNot: () => TOO_LARGE }) as const,
  );
  const alike = (text: string, at: Path, why: string) =>
    findReferences(text).map((reference) => ({ at, ...reference, ...kept(why) }));
  return (text, at) => {
    if (!text.includes("$(")) return [];
    return unlessTooLarge(
      () => {
        const place = find(at);
        return place === undefined ? alike(text, at, NOT_REPLACED) : explainText(text, at, place);
      },
      () => alike(text, at, TOO_LARGE),
    );
  };
}

/** @throws {TypeError} if one of these is not what it should be */
function wantResource(resource: ExplainableResource, { config: _config, ...others }: ExplainOptions): void {
  wantObject(resource, DOING, WANT);
  if (!KINDS.has(resource.kind)) throw wrongArgument(DOING, WANT, resource.kind);
  const isRun = resource.kind === "TaskRun" || resource.kind === "PipelineRun";
  if (!isRun || resource.spec !== undefined) wantObject(resource.spec, DOING, WANT);
  for (const [option, other] of Object.entries(others)) {
    if (other === undefined) continue;
    wantObject(other, DOING, `a decoded resource as ${option}`);
    const { kind } = other;
    if (option === "run" && !isRun && kind !== undefined && kind !== `${resource.kind}Run`)
      throw wrongArgument(DOING, `a ${resource.kind}Run as run`, kind);
  }
}

function placesIn(resource: ExplainableResource, options: ExplainOptions): FindPlace {
  const { config = defaultConfig, run, task, pipeline } = options;
  const whole = withDefaults(resource, { config });
  // Which run belongs to which kind has been asked before.
  switch (whole.kind) {
    case "Task":
      return placesInTask(whole, run as TaskRun | undefined);
    case "Pipeline":
      return placesInPipeline(whole, run as PipelineRun | undefined);
    case "TaskRun":
      return placesInTaskRun(whole, task && withDefaults(task, { config }));
    default:
      return placesInPipelineRun(whole as PipelineRun, pipeline);
  }
}

const WANT = "a decoded Task, Pipeline, TaskRun or PipelineRun with its kind";
const KINDS: ReadonlySet<unknown> = new Set(["Task", "Pipeline", "TaskRun", "PipelineRun"]);
