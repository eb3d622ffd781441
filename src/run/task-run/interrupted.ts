import { formatDuration, parseDuration } from "../../go/duration.ts";
import { quote } from "../../go/quote.ts";
import { isTaskRunTimeoutExceeded } from "../../status/is-timeout-exceeded.ts";
import { defaultTimeout } from "../../types/defaults/run.ts";
import { inStatus, nameOf, type OpenPass, ongoing } from "./open-pass.ts";
import { podNamed } from "./pod.ts";
import { startFailure } from "./start-failure.ts";
import { statusFromPod } from "./status-from-pod.ts";
import { stopTaskRun } from "./stop-task-run.ts";

/**
 * What keeps a run from going on, if something does: its user, its time limit, or a container that cannot start.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go ReconcileKind
 */
export function interrupted(pass: OpenPass): OpenPass | undefined {
  const { spec } = pass.taskRun;
  if (spec?.status === "TaskRunCancelled") return cancelled(pass);
  if (spec?.status === "TaskRunPending")
    return ongoing(pass, "TaskRunPending", `TaskRun ${quote(nameOf(pass))} is pending`);
  if (isTaskRunTimeoutExceeded(pass.taskRun, pass.now, pass.config)) return timedOut(pass);
  const failure = startFailure(pass);
  return failure && stopTaskRun(pass, failure.reason, failure.message);
}

function cancelled(pass: OpenPass): OpenPass {
  const { statusMessage = "" } = pass.taskRun.spec ?? {};
  const message = `TaskRun ${quote(nameOf(pass))} was cancelled. ${statusMessage}`;
  return stopTaskRun(pass, "TaskRunCancelled", withPrevious(pass, message));
}

function timedOut(pass: OpenPass): OpenPass {
  const timeout = pass.taskRun.spec?.timeout ?? defaultTimeout(pass.config);
  const shown = formatDuration(parseDuration(timeout) ?? 0n);
  const message = `TaskRun ${quote(nameOf(pass))} failed to finish within ${quote(shown)}`;
  return stopTaskRun(withLatestSteps(pass), "TaskRunTimeout", withPrevious(pass, message));
}

/**
 * The steps as the pod tells them by now; the rest of the status is left to the failure.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go updateStepStatusesFromPod
 */
function withLatestSteps(pass: OpenPass): OpenPass {
  const { taskRun, config, now } = pass;
  const pod = podNamed(pass.pods, taskRun.status.podName);
  if (pod === undefined) return pass;
  const { status, error } = statusFromPod({ taskRun, pod, config }, now);
  return error === undefined && status.steps !== undefined ? inStatus(pass, { steps: status.steps }) : pass;
}

/** @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go appendPreviousConditionContext */
function withPrevious({ conditionBefore }: OpenPass, message: string): string {
  const { reason = "", message: previous } = conditionBefore ?? {};
  if (!previous || SAYS_NOTHING.has(reason)) return message;
  return `${message}\nPrevious status: [${reason}] ${previous}`;
}

const SAYS_NOTHING = new Set(["Started", "Running", "TaskRunPending"]);
