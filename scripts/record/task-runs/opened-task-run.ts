import { decodeConfig } from "../../../src/decode/config.ts";
import { decodeStepAction, decodeTask, decodeTaskRun } from "../../../src/decode/decode.ts";
import { openTaskRun } from "../../../src/run/task-run/open-task-run.ts";
import type { OpenTaskRun } from "../../../src/run/task-run/task-run-state.ts";
import { okValue } from "../runs/opened-world.ts";
import type { TaskRunWorld } from "./task-run-worlds.ts";

/** The TaskRun of a world as it is before the first pass. */
export function openedTaskRun({
  taskRun,
  task,
  stepActions = [],
  flags = {},
  defaults = {},
}: TaskRunWorld): OpenTaskRun {
  const { metadata, ...run } = okValue(decodeTaskRun(taskRun));
  const isMeant = run.spec?.taskRef?.name === "t";
  const state = {
    taskRun: { ...run, metadata: { namespace: "default", uid: "uid-taskrun", ...metadata } },
    ...(task !== undefined && isMeant ? { task: okValue(decodeTask(task)) } : {}),
    stepActions: stepActions.map((action) => okValue(decodeStepAction(action))),
  };
  return openTaskRun(state, okValue(decodeConfig({ featureFlags: flags, defaults })));
}
