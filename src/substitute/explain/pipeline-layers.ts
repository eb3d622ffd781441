import { quote } from "../../go/quote.ts";
import type { NameSet } from "../../suggest.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import { boundWorkspaces, pipelineContexts } from "../pipeline-run/substitute-pipeline-run.ts";
import { parseResultReference } from "../references.ts";
import { type Layer, layer } from "./layer.ts";
import type { ParamScope } from "./param-scope.ts";
import { PIPELINE_CONTEXTS } from "./why-not.ts";

/** A pipeline, and what is known of its run. */
export interface PipelineScope {
  readonly spec: PipelineSpec;
  readonly name: string;
  /** Which resource it is written in, and where. */
  readonly at: ParamScope["declaredAt"];
  /** The run, as far as it is known; without one any may come. */
  readonly run: PipelineRun | undefined;
}

/** What the contexts and the workspaces of a PipelineRun stand for. */
export function runLayers({ spec, name, run }: PipelineScope): readonly [contexts: Layer, workspaces: Layer] {
  const { workspaces = [] } = spec;
  const strings = pipelineContexts(run ?? {}, name, "keep");
  const contexts = layer({ by: "PipelineRun", stage: "contexts" }, "context", { strings }, (expression) =>
    PIPELINE_CONTEXTS.has(expression) ? "known when the PipelineRun is there" : undefined,
  );
  // Of a run that is not known, the workspaces that it must bind are bound.
  const required = workspaces.filter((workspace) => workspace.optional !== true);
  const bound = run === undefined ? boundWorkspaces({}, required) : boundWorkspaces(spec, run.spec?.workspaces ?? []);
  const optional = new Set(workspaces.map((workspace) => `workspaces.${workspace.name}.bound`));
  return [
    contexts,
    layer({ by: "PipelineRun", stage: "workspaces" }, "workspace", { strings: bound }, (expression) =>
      optional.has(expression) ? "a run binds it, or does not" : undefined,
    ),
  ];
}

/** The results of other tasks, in a pipeline task. */
export const resultsLayer = (tasks: NameSet): Layer =>
  layer(TASK_RESULTS, "result", {}, (expression) => {
    const reference = parseResultReference(expression);
    return reference && tasks.has(reference.pipelineTask) ? whenEnded(reference.pipelineTask) : undefined;
  });

/** The same, in a task that is written in the pipeline. As in the reference: items of arrays are not known there. */
export const propagatedResultsLayer = (tasks: NameSet): Layer =>
  layer(TASK_RESULTS, "result", {}, (expression) => {
    const { section, pipelineTask = "", index = "*" } = parseResultReference(expression) ?? {};
    return section === "tasks" && tasks.has(pipelineTask) && index === "*" ? whenEnded(pipelineTask) : undefined;
  });

/** The artifacts of other tasks, in a task that is written in the pipeline. */
export const artifactsLayer = (tasks: NameSet): Layer =>
  layer({ by: "PipelineRun", stage: "artifacts" }, "result", {}, (expression) => {
    const [section, task = "", field] = expression.split(".", 3);
    return section === "tasks" && tasks.has(task) && (field === "outputs" || field === "inputs")
      ? whenEnded(task)
      : undefined;
  });

/** How other tasks end, in a finally task. */
export const statesLayer = (tasks: NameSet): Layer =>
  layer({ by: "PipelineRun", stage: "states" }, "status", {}, (expression) => {
    if (expression === "tasks.status") return "known when all tasks have ended";
    const [section, task = "", field, ...more] = expression.split(".");
    const isState = section === "tasks" && tasks.has(task) && more.length === 0;
    return isState && (field === "status" || field === "reason") ? whenEnded(task) : undefined;
  });

/** What a pipeline task knows of itself, and of the matrices of other tasks. */
export function taskContextsLayer({ retries = 0 }: PipelineTask, tasks: NameSet): Layer {
  const strings = new Map([["context.pipelineTask.retries", String(retries)]]);
  return layer({ by: "PipelineRun", stage: "task-contexts" }, "context", { strings }, (expression) => {
    const [section, task = "", matrix, ...rest] = expression.split(".");
    if (section !== "tasks" || !tasks.has(task) || matrix !== "matrix" || rest.at(-1) !== "length") return undefined;
    return rest.length === 1 ? `known when the matrix of the task ${quote(task)} is` : whenEnded(task);
  });
}

/** As in the reference: the name of a task with a matrix is that of each of its runs, which puts in its own params. */
export const MATRIX_NAMES: Layer = layer({ by: "PipelineRun", stage: "display-names" }, "matrix", {}, (expression) =>
  expression.startsWith("params.") ? "each run of the matrix puts in its own params" : undefined,
);

const TASK_RESULTS = { by: "PipelineRun", stage: "task-results" } as const;

const whenEnded = (task: string): string => `known when the task ${quote(task)} has ended`;
