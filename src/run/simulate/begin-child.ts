import type { CustomRun } from "../../types/custom-run.ts";
import { taskSpecWithDefaults } from "../../types/defaults/task.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import type { CreateCommand } from "../command.ts";
import { labelOf, PIPELINE_TASK_LABEL } from "../label-of.ts";
import { opened } from "../open-run.ts";
import { pipelineRunOf } from "../run-index.ts";
import type { Attempt } from "./attempt.ts";
import { countChildPipeline } from "./effort.ts";
import { knownPipeline } from "./known-pipeline.ts";
import { startAttempt } from "./run-attempts.ts";
import { begin, type SimulatedRun, type Turn } from "./simulated-run.ts";
import { surroundingsOfChildren } from "./surroundings.ts";
import { DOING } from "./want-script.ts";

/** Lets a child begin that a pass has created. */
export function beginChild(run: SimulatedRun, command: CreateCommand, turn: Turn): void {
  if (command.kind === "PipelineRun") beginPipelineRun(run, command.object, turn);
  else beginAttempts(run, command.object, turn);
}

/** Lets the attempts of a run begin: its first one, or the one that is under way behind those that have failed. */
export function beginAttempts(
  run: SimulatedRun,
  child: TaskRun | CustomRun,
  turn: Turn,
  { failed, startMs }: Pick<Attempt, "failed" | "startMs"> = { failed: [], startMs: turn.nowMs },
): void {
  const pipelineTask = labelOf(child, PIPELINE_TASK_LABEL);
  const taskSpec = specToRun(run, child, pipelineTask);
  const known = taskSpec && taskSpecWithDefaults(taskSpec, turn.config);
  const used = knownPipeline(run).used.get(pipelineTask) ?? new Map();
  startAttempt(run, { child, pipelineTask, taskSpec: known, used, number: failed.length, failed, startMs }, turn);
}

/** What a TaskRun runs; of a CustomRun that is not known. */
function specToRun(
  { definitions }: SimulatedRun,
  child: TaskRun | CustomRun,
  pipelineTask: string,
): TaskSpec | undefined {
  if (child.kind === "CustomRun") return undefined;
  // The kind says what it is.
  const { spec: { taskSpec, taskRef } = {}, status } = child as Partial<TaskRun>;
  const said = status?.taskSpec ?? taskSpec;
  if (said !== undefined || taskRef === undefined) return said;
  const found = definitions.taskOf({ name: pipelineTask, taskRef });
  return typeof found === "object" && "found" in found ? found.found.spec : undefined;
}

/** Lets the run of a pipeline in the pipeline begin. */
export function beginPipelineRun(
  run: SimulatedRun,
  object: PipelineRun,
  { config, due, effort }: Pick<Turn, "config" | "due" | "effort">,
): void {
  const { ancestors = [], resolved = [] } = run.state;
  const { metadata: { name = "" } = {} } = object;
  const pipelineTask = labelOf(object, PIPELINE_TASK_LABEL);
  const brought = resolved.find((reference) => reference.pipelineTask === pipelineTask)?.pipeline;
  const { pipelines, tasks, definitions } = surroundingsOfChildren(run);
  // Nothing else of a run stays as it is.
  const { metadata } = pipelineRunOf(run.replayed.run, DOING);
  const state = {
    pipelineRun: object,
    ancestors: [{ ...(metadata && { metadata }) }, ...ancestors],
    pipelines,
    tasks,
    ...(brought && { pipeline: brought }),
  };
  const child = begin(opened(state, config), definitions, { run, name, pipelineTask });
  run.children.set(name, child);
  due.add(child);
  countChildPipeline(effort);
}
