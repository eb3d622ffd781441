import { type Config, defaultConfig } from "../../types/config.ts";
import { wantConfig } from "../../types/want-config.ts";
import { wantList, wantObject, wantObjects } from "../../wrong-argument.ts";
import { readPod } from "./read-pod.ts";
import type { OpenTaskRun, TaskRunState } from "./task-run-state.ts";
import { wantRefusal, wantTaskRun } from "./want-task-run.ts";

/**
 * Opens a TaskRun for passes: a new one, or one that was saved, as `run.state` has it. It refuses nothing that is wrong with the
 * run: a missing Task or param becomes its failed status, in the first pass.
 *
 * Pods may be as Kubernetes or one of its clients gives them: what the controller does not look at is left out.
 *
 * @throws {TypeError} if it is given no decoded resources, no pods, or no Config
 * @example openTaskRun({ taskRun: { metadata: { name: "run" } } }).state // { taskRun: { metadata: { name: "run" } } }
 */
export function openTaskRun(state: TaskRunState, config: Config = defaultConfig): OpenTaskRun {
  wantObject(state, DOING, "a TaskRun and what belongs to it");
  const { taskRun, task, stepActions = [], pods, podRefusal } = state;
  wantTaskRun(taskRun, DOING);
  if (task !== undefined) wantObjects([task?.metadata, task?.spec], DOING, "a decoded Task with metadata and spec");
  wantObjects(stepActions, DOING, STEP_ACTIONS);
  for (const { metadata, spec } of stepActions) wantObjects([metadata, spec], DOING, STEP_ACTIONS);
  if (podRefusal !== undefined) wantRefusal(podRefusal, DOING);
  wantConfig(config, DOING);
  if (pods === undefined) return { state, config };
  wantList(pods, DOING, "pods");
  return { state: { ...state, pods: pods.map((pod) => readPod(pod, DOING)) }, config };
}

const DOING = "open a TaskRun";
const STEP_ACTIONS = "decoded step actions with metadata and spec";
