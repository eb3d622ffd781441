import type { ContainerStatus, PodStatus } from "../../types/kubernetes/pod-status.ts";
import type { SidecarState } from "../../types/task-run.ts";
import { isSidecar, nameOfContainer } from "./pod.ts";

/**
 * The sidecars of a pod; where Kubernetes has sidecars of its own, they are among what runs first.
 *
 * @see tektoncd/pipeline pkg/pod/status.go setTaskRunStatusBasedOnSidecarStatus
 */
export const sidecarStates = ({
  containerStatuses = [],
  initContainerStatuses = [],
}: PodStatus): readonly SidecarState[] =>
  [...containerStatuses, ...initContainerStatuses].filter(({ name }) => isSidecar(name)).map(sidecarState);

/**
 * The same for a pod whose steps have ended. As in the reference: a sidecar that was started again has ended well, whatever it
 * says.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go updateStoppedSidecarStatus
 */
export const stoppedSidecarStates = ({ containerStatuses = [] }: PodStatus): readonly SidecarState[] =>
  containerStatuses.filter(({ name }) => isSidecar(name)).map((status) => sidecarState(stopped(status)));

const sidecarState = ({ name: container, state = {}, imageID }: ContainerStatus): SidecarState => ({
  ...state,
  name: nameOfContainer(container),
  container,
  ...(imageID ? { imageID } : {}),
});

function stopped(status: ContainerStatus): ContainerStatus {
  const ended = status.lastState?.terminated;
  if (ended === undefined) return status;
  const { signal: _, ...kept } = ended;
  const message = "Sidecar container successfully stopped by nop image";
  return { ...status, state: { terminated: { ...kept, reason: "Completed", message } } };
}
