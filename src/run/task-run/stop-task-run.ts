import { formatTime } from "../../go/time.ts";
import type { TaskRunReason } from "../../status/reasons/task-run-reasons.ts";
import type { StepState } from "../../types/task-run.ts";
import { failRun, inStatus, type OpenPass } from "./open-pass.ts";
import { deletePod, patchPod } from "./pod-changes.ts";

/**
 * Fails a run whose pod shall not go on: its steps are taken for ended, and the pod is deleted. With the flag
 * `keep-pod-on-cancel`, one that was cancelled or has timed out is told to end by itself.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go failTaskRun
 */
export function stopTaskRun(pass: OpenPass, reason: TaskRunReason, message: string): OpenPass {
  const { podName } = pass.taskRun.status;
  const stopped = failRun(pass, reason, message);
  if (podName === "") return stopped;
  const ended = inStatus(stopped, endedSteps(pass, reason));
  const isKept = KEEPS_POD.has(reason) && pass.config.featureFlags.enableKeepPodOnCancel;
  return isKept ? patchPod(ended, podName, { annotations: CANCEL }) : deletePod(ended, podName);
}

const KEEPS_POD = new Set<TaskRunReason>(["TaskRunCancelled", "TaskRunTimeout"]);

/** @see tektoncd/pipeline pkg/pod/entrypoint.go CancelPod */
const CANCEL = { "tekton.dev/cancel": "CANCEL" };

/** @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go terminateStepsInPod */
function endedSteps({ taskRun: { status, metadata }, now }: OpenPass, reason: TaskRunReason) {
  if (status.steps === undefined) return {};
  const finishedAt = formatTime(now.getTime());
  const steps = status.steps.map((step): StepState => {
    const { running, waiting, ...kept } = step;
    if (running === undefined && waiting === undefined) return step;
    // As in the reference: a step that has not started is taken to have started when the run was created.
    const startedAt = waiting === undefined ? running?.startedAt : metadata?.creationTimestamp;
    const message = `Step ${step.name ?? ""} terminated as pod ${status.podName} is terminated`;
    return {
      ...kept,
      terminated: { exitCode: 1, reason, message, ...(startedAt && { startedAt }), finishedAt },
      terminationReason: reason,
    };
  });
  return { steps };
}
