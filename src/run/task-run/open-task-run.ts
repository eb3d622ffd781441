import { type Config, defaultConfig } from "../../types/config.ts";
import { wantObject, wantObjects } from "../../wrong-argument.ts";
import type { OpenTaskRun, TaskRunState } from "./task-run-state.ts";

/**
 * Opens a TaskRun for passes: a new one, or one that was saved, as `run.state` has it. It refuses nothing that is wrong with the
 * run: a missing Task or param becomes its failed status, in the first pass.
 *
 * @throws {TypeError} if it is given no decoded resources, no pods, or no Config
 * @example openTaskRun({ taskRun: { metadata: { name: "run" } } }).state // { taskRun: { metadata: { name: "run" } } }
 */
export function openTaskRun(state: TaskRunState, config: Config = defaultConfig): OpenTaskRun {
  wantObject(state, DOING, "a TaskRun and what belongs to it");
  const { taskRun, task, stepActions = [], pods = [], podRefusal } = state;
  wantObject(taskRun, DOING, "a decoded TaskRun");
  if (task !== undefined) wantObject(task?.spec, DOING, "a decoded Task with a spec");
  if (podRefusal !== undefined) wantObject(podRefusal, DOING, "the refusal of a pod");
  wantObjects(stepActions, DOING, "decoded step actions");
  wantObjects(pods, DOING, "pods");
  for (const pod of pods) wantObjects([pod.metadata, pod.spec], DOING, "pods");
  for (const part of ["featureFlags", "defaults"] as const) wantObject(config?.[part], DOING, "a Config");
  return { state, config };
}

const DOING = "open a TaskRun";
