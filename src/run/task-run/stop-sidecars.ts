import { quote } from "../../go/quote.ts";
import { hasEndedCancelled, hasTimedOut } from "../../status/predicates.ts";
import type { Config } from "../../types/config.ts";
import { filled } from "./filled.ts";
import { type OpenPass, withFailure, withStatus } from "./open-pass.ts";
import { isStep, podNamed, RESULTS_SIDECAR, type TaskRunPod } from "./pod.ts";
import { patchPod } from "./pod-changes.ts";
import { NOP_IMAGE } from "./pod-command.ts";
import { stoppedSidecarStates } from "./sidecar-states.ts";

/**
 * Ends the sidecars of a run that is done, by giving them an image that does nothing. As long as the status does not say that all
 * have ended, it takes over what the pod tells of them.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go stopSidecars
 */
export function stopSidecars(pass: OpenPass): OpenPass {
  const { sidecars: before = [], ...status } = pass.taskRun.status;
  const hasLostPod = hasEndedCancelled(pass.taskRun) || hasTimedOut(pass.taskRun);
  // Where Kubernetes has sidecars of its own, it ends them itself.
  if (hasLostPod || pass.config.featureFlags.enableKubernetesSidecar || status.podName === "") return pass;
  const pod = podNamed(pass.pods, status.podName);
  if (pod === undefined) return withFailure(pass, `pods ${quote(status.podName)} not found`, { isPermanent: true });
  const images = newImages(pod, pass.config);
  const stopped = images === undefined ? pass : patchPod(pass, status.podName, { images });
  if (before.every(({ terminated }) => terminated !== undefined)) return stopped;
  return withStatus(stopped, { ...status, ...filled("sidecars", stoppedSidecarStates(pod.status ?? {})) });
}

/**
 * The image that does nothing for each container that runs and is no step, also where others have put it into the pod.
 *
 * @see tektoncd/pipeline pkg/pod/entrypoint.go buildSidecarStopPatch
 */
function newImages(
  { spec, status = {} }: TaskRunPod,
  { featureFlags }: Config,
): Readonly<Record<string, string>> | undefined {
  const readsResults = featureFlags.resultExtractionMethod === "sidecar-logs";
  const running = (status.phase === "Running" ? (status.containerStatuses ?? []) : [])
    .filter(({ name, state }) => !isStep(name) && state?.running !== undefined)
    // That one ends by itself, when it has read all results.
    .filter(({ name }) => !(readsResults && name === RESULTS_SIDECAR));
  const names = new Set(running.map(({ name }) => name));
  const others = spec.containers.filter(({ name, image }) => names.has(name) && image !== NOP_IMAGE);
  return others.length === 0 ? undefined : Object.fromEntries(others.map(({ name }) => [name, NOP_IMAGE]));
}
