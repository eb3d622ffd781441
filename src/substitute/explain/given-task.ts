import type { PipelineTask } from "../../types/pipeline.ts";
import { CONTEXTS_IN_PIPELINE_TASK, MATRIXED_TASK } from "../fields.ts";
import { type Layer, throughLayers } from "./layer.ts";
import type { WrittenAt } from "./param-scope.ts";
import { resultsLayer, statesLayer, type TaskNames, taskContextsLayer } from "./pipeline-layers.ts";

/** A pipeline task, and where it stands. */
export interface PipelineTaskNode {
  readonly task: PipelineTask;
  readonly section: "tasks" | "finally";
  readonly written: WrittenAt;
}

/** A pipeline task with what is put into the params and the matrix that it passes on. */
export interface GivenTask {
  /** By the stages that look at the whole pipeline, as the run starts. */
  readonly early: PipelineTask;
  /** And by those that look at the task before it starts. */
  readonly late: PipelineTask;
  /** Those: results of other tasks, how these ended in a finally task, what it knows of itself. */
  readonly stages: { readonly results: Layer; readonly states: Layer | undefined; readonly contexts: Layer };
  /** All of these stages. */
  readonly through: readonly Layer[];
}

export function givenTask(
  { task, section }: PipelineTaskNode,
  ofPipeline: readonly Layer[],
  names: TaskNames,
): GivenTask {
  const early = throughLayers(task, ofPipeline, GIVEN);
  const results = resultsLayer({ tasks: names.tasks });
  const states = section === "finally" ? statesLayer(names.tasks) : undefined;
  const contexts = taskContextsLayer(early, names);
  return {
    early,
    late: throughLayers(early, [contexts], CONTEXTS_IN_PIPELINE_TASK),
    stages: { results, states, contexts },
    through: [...ofPipeline, results, ...(states === undefined ? [] : [states]), contexts],
  };
}

const GIVEN = { params: MATRIXED_TASK.params, matrix: MATRIXED_TASK.matrix } as const;
