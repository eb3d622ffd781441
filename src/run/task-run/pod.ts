import type { ObjectMeta } from "../../types/kubernetes/meta.ts";
import type { PodStatus } from "../../types/kubernetes/pod-status.ts";

/**
 * The pod of an attempt, as far as the controller looks at it. Any pod of Kubernetes is one: as JSON of the API server, or as its
 * clients give it. What does not count is left out when a run is opened, and so are nulls; Dates become times.
 */
export interface TaskRunPod {
  readonly metadata: PodMetadata;
  readonly spec: { readonly containers: readonly PodContainer[] };
  /** How it is, as its node has told last. */
  readonly status?: PodStatus;
}

/** The metadata of a pod, as far as the controller looks at it. */
export interface PodMetadata
  extends Pick<ObjectMeta, "namespace" | "uid" | "labels" | "annotations" | "creationTimestamp"> {
  readonly name: string;
}

/** A container, as far as the controller looks at it. */
export interface PodContainer {
  readonly name: string;
  readonly image?: string;
}

const STEP = "step-";
const SIDECAR = "sidecar-";

/**
 * The sidecar that reads results where they do not leave by termination messages.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/images.go ReservedResultsSidecarContainerName
 */
export const RESULTS_SIDECAR = `${SIDECAR}tekton-log-results`;

/**
 * Whether it is one of the steps.
 *
 * @see tektoncd/pipeline pkg/pod/entrypoint.go IsContainerStep
 */
export const isStep = (container: string): boolean => container.startsWith(STEP);

/** Whether it is one that the task declares; what others put into a pod has any name. */
export const isSidecar = (container: string): boolean => container.startsWith(SIDECAR);

/** The container of a step that has a name. */
export const containerOfStep = (step: string): string => STEP + step;

/**
 * The container of a step, which may have no name.
 *
 * @see tektoncd/pipeline pkg/pod/entrypoint.go StepName
 */
export const stepContainer = (step: string, index: number): string => containerOfStep(nameOfStep(step, index));

/** The name of a step in the status. */
export const nameOfStep = (step: string, index: number): string => step || `unnamed-${index}`;

/** The container of a sidecar. */
export const sidecarContainer = (sidecar: string): string => SIDECAR + sidecar;

/** The name of the step or sidecar that a container is. */
export const nameOfContainer = (container: string): string =>
  container.slice(isStep(container) ? STEP.length : isSidecar(container) ? SIDECAR.length : 0);

/** The pod of a name, if it is there. */
export const podNamed = (pods: readonly TaskRunPod[], name: string): TaskRunPod | undefined =>
  pods.find(({ metadata }) => metadata.name === name);
