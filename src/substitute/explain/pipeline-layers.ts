import { quote } from "../../go/quote.ts";
import type { NameSet } from "../../suggest.ts";
import type { Matrix } from "../../types/matrix.ts";
import type { Param } from "../../types/param.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import { displayNameVariables } from "../pipeline-run/child-display-name.ts";
import { boundWorkspaces, pipelineContexts } from "../pipeline-run/substitute-pipeline-run.ts";
import { lengthsAskedBy, lengthVariable, pipelineTaskContexts } from "../pipeline-run/task-states.ts";
import { parseResultReference } from "../references.ts";
import { replacerOf } from "../replacer.ts";
import { type Layer, layer } from "./layer.ts";
import { namesOf } from "./names.ts";
import type { WrittenAt } from "./param-scope.ts";
import { takesArrays } from "./place-at.ts";
import { PIPELINE_CONTEXTS } from "./why-not.ts";

/** A pipeline, and what is known of its run. */
export interface PipelineScope {
  readonly spec: PipelineSpec;
  readonly name: string;
  /** Which resource it is written in, and where. */
  readonly at: WrittenAt;
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
  const isOpen = new Set(workspaces.map((workspace) => `workspaces.${workspace.name}.bound`));
  return [
    contexts,
    layer({ by: "PipelineRun", stage: "workspaces" }, "workspace", { strings: bound }, (expression) =>
      isOpen.has(expression) ? "a run binds it, or does not" : undefined,
    ),
  ];
}

/** The names of the tasks of a pipeline. */
export interface TaskNames {
  readonly tasks: NameSet;
  readonly finally: NameSet;
  readonly all: NameSet;
}

export function taskNames({ tasks = [], finally: finals = [] }: PipelineSpec): TaskNames {
  return { tasks: namesOf(tasks), finally: namesOf(finals), all: namesOf([...tasks, ...finals]) };
}

/** The results of tasks that a reference may name, each by its section. */
export const resultsLayer = (names: { readonly tasks: NameSet; readonly finally?: NameSet }): Layer =>
  layer(TASK_RESULTS, "result", {}, (expression, whole) => {
    const { section = "tasks", pipelineTask = "", index } = parseResultReference(expression) ?? {};
    const fits = index !== "*" || takesArrays(whole);
    return fits && names[section]?.has(pipelineTask) ? whenEnded(pipelineTask) : undefined;
  });

/**
 * The same, in a task that is written in the pipeline, and in what the run binds. As in the reference: items of arrays are not
 * known there. Without `tasks` any may be there.
 */
export const propagatedResultsLayer = (tasks: NameSet | undefined): Layer =>
  layer(TASK_RESULTS, "result", {}, (expression, whole) => {
    const { section, pipelineTask = "", index } = parseResultReference(expression) ?? {};
    const fits = index === undefined || (index === "*" && takesArrays(whole));
    return fits && section === "tasks" && tasks?.has(pipelineTask) !== false ? whenEnded(pipelineTask) : undefined;
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

/**
 * What a pipeline task knows of itself, and of the matrices of other tasks, as far as a param asks for these. As in the reference:
 * of finally tasks only how many of their runs gave a result.
 */
export function taskContextsLayer(task: PipelineTask, names: TaskNames): Layer {
  const lengths = new Map<string, string>();
  for (const { pipelineTask, result } of lengthsAskedBy(task)) {
    if (names.tasks.has(pipelineTask))
      lengths.set(lengthVariable(pipelineTask), `known when the matrix of the task ${quote(pipelineTask)} is`);
    if (names.all.has(pipelineTask) && result !== undefined)
      lengths.set(lengthVariable(pipelineTask, result), whenEnded(pipelineTask));
  }
  const strings = pipelineTaskContexts(task);
  return layer({ by: "PipelineRun", stage: "task-contexts" }, "context", { strings }, (variable) =>
    lengths.get(variable),
  );
}

/** The names of the runs of a task: each puts in its own params, which have been through some layers. */
export function displayNamesLayer(
  { params = [], matrix }: PipelineTask,
  { in: kind, at }: WrittenAt,
  givenThrough: readonly Layer[],
): Layer {
  const indexes = new Map(params.map(({ name }, index) => [`params.${name}`, index]));
  const ofMatrix = new Set(matrixParams(matrix).map(({ name }) => `params.${name}`));
  return {
    by: "PipelineRun",
    stage: "display-names",
    replacer: replacerOf({ strings: displayNameVariables(params) }),
    sourceOf(variable) {
      const index = indexes.get(variable);
      return index === undefined ? undefined : { kind: "task", in: kind, at: [...at, "params", index, "value"] };
    },
    later: (variable) =>
      ofMatrix.has(variable)
        ? { why: "each run of the matrix puts in its own params", source: { kind: "matrix" } }
        : undefined,
    givenThrough,
  };
}

/** The params of each run of a matrix. */
export const matrixParams = ({ params = [], include = [] }: Matrix = {}): readonly Param[] => [
  ...params,
  ...include.flatMap((combination) => combination.params ?? []),
];

const TASK_RESULTS = { by: "PipelineRun", stage: "task-results" } as const;

const whenEnded = (task: string): string => `known when the task ${quote(task)} has ended`;
