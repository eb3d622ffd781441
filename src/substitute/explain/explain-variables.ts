import type { Path } from "../../diagnostic.ts";
import { type Config, defaultConfig } from "../../types/config.ts";
import { withDefaults } from "../../types/defaults/with-defaults.ts";
import type { Pipeline } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import { wantList, wantObject, wrongArgument } from "../../wrong-argument.ts";
import { findReferences } from "../references.ts";
import { stringsOf } from "../strings-of.ts";
import { asOneWork, TOO_LARGE, unlessTooLarge } from "../text-limit.ts";
import { explainText } from "./explain-text.ts";
import type { FindPlace } from "./explained-place.ts";
import { kept, NOT_REPLACED, type VariableExplanation } from "./explanation.ts";
import { placesInPipeline, placesInPipelineRun, placesInTask, placesInTaskRun } from "./resource-places.ts";

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
    const find = explainer(resource, options);
    return [...stringsOf(resource)].flatMap(({ text, at }) => explainAt(text, at, find));
  });
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

function explainAt(text: string, at: Path, find: FindPlace): VariableExplanation[] {
  if (!text.includes("$(")) return [];
  const alike = (why: string) => findReferences(text).map((reference) => ({ at, ...reference, ...kept(why) }));
  return unlessTooLarge(
    () => {
      const found = find(at);
      return found === undefined ? alike(NOT_REPLACED) : explainText(text, at, found);
    },
    () => alike(TOO_LARGE),
  );
}

function explainer(resource: ExplainableResource, options: ExplainOptions): FindPlace {
  wantObject(resource, DOING, WANT);
  wantObject(options, DOING, "ExplainOptions");
  const { config = defaultConfig, run, task, pipeline } = options;
  for (const other of [run, task, pipeline]) if (other !== undefined) wantObject(other, DOING, "decoded resources");
  if (resource.spec !== undefined) wantObject(resource.spec, DOING, WANT);
  if (!KINDS.has(resource.kind)) throw wrongArgument(DOING, WANT, resource.kind);
  const whole = withDefaults(resource, { config });
  return unlessTooLarge(
    () => {
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
    },
    () => () => ({ place: "text", layers: [], whyNot: () => TOO_LARGE }),
  );
}

const WANT = "a decoded Task, Pipeline, TaskRun or PipelineRun with its kind";
const KINDS: ReadonlySet<unknown> = new Set(["Task", "Pipeline", "TaskRun", "PipelineRun"]);
