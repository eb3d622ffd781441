import type { CustomRun } from "../../types/custom-run.ts";
import { taskSpecWithDefaults } from "../../types/defaults/task.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import type { CreateCommand } from "../command.ts";
import { labelOf } from "../label-of.ts";
import { openRun } from "../open-run.ts";
import { pipelineRunOf } from "../run-index.ts";
import type { Attempt } from "./attempt.ts";
import { countChildPipeline } from "./effort.ts";
import { startAttempt } from "./run-attempts.ts";
import { begin, type Moment, type SimulatedRun } from "./simulated-run.ts";
import { usedResults } from "./used-results.ts";
import { DOING } from "./want-script.ts";

/** Lets a child begin that a pass has created. */
export function beginChild(run: SimulatedRun, command: CreateCommand, moment: Moment): void {
  if (command.kind === "PipelineRun") beginPipelineRun(run, command.object, moment);
  else beginAttempts(run, command.object, moment);
}

/** Lets the attempts of a run begin: its first one, or the one that is under way behind those that have failed. */
export function beginAttempts(
  run: SimulatedRun,
  child: TaskRun | CustomRun,
  moment: Moment,
  { failed, startMs }: Pick<Attempt, "failed" | "startMs"> = { failed: [], startMs: moment.nowMs },
): void {
  const pipelineTask = labelOf(child, PIPELINE_TASK);
  const taskSpec = taskSpecOf(run, child, pipelineTask);
  const known = taskSpec && taskSpecWithDefaults(taskSpec, moment.config);
  const used = usedIn(run).get(pipelineTask) ?? new Map();
  startAttempt(run, { child, pipelineTask, taskSpec: known, used, number: failed.length, failed, startMs }, moment);
}

/** By the pipeline as the first pass has written it: later ones put results into that. */
function usedIn(run: SimulatedRun): NonNullable<SimulatedRun["used"]> {
  const { pipelineSpec } = pipelineRunOf(run.replayed.run, DOING).status ?? {};
  if (pipelineSpec !== undefined) run.used ??= usedResults(pipelineSpec);
  return run.used ?? new Map();
}

const PIPELINE_TASK = "tekton.dev/pipelineTask";

/** What a TaskRun runs; of a CustomRun that is not known. */
function taskSpecOf(
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
  { config, due, effort }: Pick<Moment, "config" | "due" | "effort">,
): void {
  const { ancestors = [], pipeline, pipelines = [], tasks = [], resolved = [] } = run.state;
  const { metadata: { name = "" } = {} } = object;
  const pipelineTask = labelOf(object, PIPELINE_TASK);
  const brought = resolved.find((reference) => reference.pipelineTask === pipelineTask)?.pipeline;
  const state = {
    pipelineRun: object,
    ancestors: [pipelineRunOf(run.replayed.run, DOING), ...ancestors],
    pipelines: pipeline === undefined ? pipelines : [...pipelines, pipeline],
    tasks,
    ...(brought && { pipeline: brought }),
  };
  const child = begin(openRun(state, config), { run, name, pipelineTask });
  run.children.set(name, child);
  due.add(child);
  countChildPipeline(effort);
}
