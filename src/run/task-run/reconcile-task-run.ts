import { formatTime } from "../../go/time.ts";
import { conditionOf } from "../../status/conditions.ts";
import { momentOf, wantMoment } from "../../status/moment.ts";
import { isDone } from "../../status/predicates.ts";
import { taskRunTimeoutMs } from "../../status/timeouts.ts";
import { wantConfig } from "../../types/want-config.ts";
import { wantObject, wrongArgument } from "../../wrong-argument.ts";
import type { PassFailure } from "../pipeline-run/open-pass.ts";
import { interrupted } from "./interrupted.ts";
import type { OpenPass } from "./open-pass.ts";
import type { PodCommand } from "./pod-command.ts";
import { prepareTask } from "./prepare-task.ts";
import { retryIfMore } from "./retry-if-more.ts";
import { runPod } from "./run-pod.ts";
import { startAttempt } from "./start-attempt.ts";
import { stopSidecars } from "./stop-sidecars.ts";
import type { OpenTaskRun } from "./task-run-state.ts";
import { wantTaskRun } from "./want-task-run.ts";

/** What has come of a pass. */
export interface TaskRunPass {
  /** The run with its new status, and with its pods as if the commands were carried out. */
  readonly run: OpenTaskRun;
  /** What is to be done now. */
  readonly commands: readonly PodCommand[];
  /** When to look again at the latest, in milliseconds from now, if nothing happens before. */
  readonly wakeAfterMs?: number;
  /** The error with which the pass has ended. */
  readonly failure?: PassFailure;
}

/**
 * One pass of the TaskRun controller: the status that it writes, and what is to be done. The order of what it looks at is the
 * controller's: whether the run is done, was cancelled, is to wait, has taken too long, cannot start; then its task, its pod and
 * what that tells.
 *
 * @throws {TypeError} if it is given no open TaskRun, no valid Date, or one before the last pass
 * @throws {RangeError} if the timeout of the run is no Go duration; decode the run first
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go ReconcileKind
 * @example
 * const run = openTaskRun({ taskRun: { metadata: { name: "run" }, spec: { taskRef: { name: "t" }, serviceAccountName: "" } }, task });
 * reconcileTaskRun(run, new Date()).commands[0]?.type // "create-pod"
 */
export function reconcileTaskRun(run: OpenTaskRun, now: Date): TaskRunPass {
  wantObject(run?.state, DOING, "an open TaskRun");
  wantTaskRun(run.state.taskRun, DOING);
  wantConfig(run.config, DOING);
  const nowMs = wantMoment(now, DOING);
  if (run.lastPassMs !== undefined && nowMs < run.lastPassMs)
    throw wrongArgument(DOING, `a time not before ${new Date(run.lastPassMs).toISOString()}`, now.toISOString());
  const { taskRun, pods, commands, wakeAfterMs, failure } = passOver(startAttempt(begun(run, now)));
  const { podRefusal: _, ...state } = run.state;
  return {
    run: { ...run, state: { ...state, taskRun, pods }, lastPassMs: nowMs },
    commands,
    ...(wakeAfterMs === undefined ? {} : { wakeAfterMs }),
    ...(failure && { failure }),
  };
}

const DOING = "reconcile a TaskRun";

function begun({ state, config }: OpenTaskRun, now: Date): OpenPass {
  const { taskRun, task, stepActions = [], pods = [], podRefusal } = state;
  return {
    now,
    config,
    task,
    stepActions,
    podRefusal,
    conditionBefore: conditionOf(taskRun.status),
    taskRun: {
      ...taskRun,
      // The API server would have set it.
      metadata: { creationTimestamp: formatTime(now.getTime()), ...taskRun.metadata },
      status: { podName: "", ...taskRun.status },
    },
    pods,
    commands: [],
  };
}

function passOver(pass: OpenPass): OpenPass {
  if (isDone(pass.taskRun)) {
    const stopped = stopSidecars(pass);
    return stopped.failure === undefined ? retryIfMore(stopped) : stopped;
  }
  const stopped = interrupted(pass);
  if (stopped !== undefined) return retryIfMore(stopped);
  const { pass: checked, prepared } = prepareTask(pass);
  if (prepared === undefined) return retryIfMore(checked);
  return withTimer(retryIfMore(runPod(checked, prepared)));
}

/** When the limit of the attempt is reached, if it is still on its way. */
function withTimer(pass: OpenPass): OpenPass {
  const { taskRun, config, now } = pass;
  const limitMs = taskRunTimeoutMs(taskRun, config);
  const startMs = momentOf(taskRun.status.startTime);
  const hasOther = pass.failure !== undefined || pass.wakeAfterMs !== undefined;
  if (hasOther || limitMs === 0 || startMs === undefined) return pass;
  return { ...pass, wakeAfterMs: limitMs - (now.getTime() - startMs) };
}
