import type { EffectiveFeatureFlags } from "../../types/config.ts";
import type { PodStatus } from "../../types/kubernetes/pod-status.ts";
import type { Outcome } from "./outcome.ts";
import { isStep, RESULTS_SIDECAR } from "./pod.ts";
import { isOutOfMemory, podFailure, podHasFailed } from "./pod-failure.ts";
import { waitingPod } from "./waiting-pod.ts";

/**
 * Whether a pod will tell no more that counts.
 *
 * @see tektoncd/pipeline pkg/pod/status.go MakeTaskRunStatus
 */
export function isCompleted(status: PodStatus, flags: EffectiveFeatureFlags): boolean {
  const { phase, initContainerStatuses: inits = [] } = status;
  if (!isPodCompleted(status) && !areContainersCompleted(status, flags)) return false;
  if (!flags.enableKubernetesSidecar || phase === "Failed") return true;
  const isUp = phase === "Running" || phase === "Succeeded";
  return isUp && inits.length > 0 && inits.every(({ state }) => state?.terminated !== undefined);
}

/** @see tektoncd/pipeline pkg/pod/status.go isPodCompleted */
const isPodCompleted = ({ phase, containerStatuses = [] }: PodStatus): boolean =>
  phase === "Succeeded" ||
  phase === "Failed" ||
  containerStatuses.some((status) => isStep(status.name) && isOutOfMemory(status));

/** @see tektoncd/pipeline pkg/pod/status.go areContainersCompleted */
function areContainersCompleted(
  { phase, containerStatuses = [] }: PodStatus,
  { resultExtractionMethod }: EffectiveFeatureFlags,
): boolean {
  const counts = (container: string) =>
    isStep(container) || (resultExtractionMethod === "sidecar-logs" && container === RESULTS_SIDECAR);
  return (
    (phase === "Running" || phase === "Succeeded") &&
    containerStatuses.length > 0 &&
    containerStatuses.every(({ name, state }) => !counts(name) || state?.terminated !== undefined)
  );
}

/**
 * What a pod makes of its TaskRun; nothing where it is unknown how it is.
 *
 * @see tektoncd/pipeline pkg/pod/status.go updateCompletedTaskRunStatus, updateIncompleteTaskRunStatus
 */
export function outcomeOfPod(
  status: PodStatus,
  { isEnd, ignoresFailure }: { readonly isEnd: boolean; readonly ignoresFailure: boolean },
): Outcome | undefined {
  if (isEnd && podHasFailed(status)) {
    const { reason, message } = podFailure(status);
    return { status: "False", reason: ignoresFailure ? "FailureIgnored" : reason, message };
  }
  if (isEnd) return { status: "True", reason: "Succeeded", message: "All Steps have completed executing" };
  if (status.phase === "Running") return RUNNING;
  return status.phase === "Pending" ? waitingPod(status) : undefined;
}

/** What a TaskRun is as long as its pod runs. */
export const RUNNING: Outcome = {
  status: "Unknown",
  reason: "Running",
  message: "Not all Steps in the Task have finished executing",
};
