import { formatTime } from "../../go/time.ts";
import type { SubstitutedTaskRun } from "../../substitute/task-run/substitute-task-run.ts";
import type { EffectiveFeatureFlags } from "../../types/config.ts";
import type { TaskSpec } from "../../types/task.ts";
import { childName, shortName } from "../child-name.ts";
import type { OpenPass } from "./open-pass.ts";
import { type PodContainer, RESULTS_SIDECAR, sidecarContainer, stepContainer, type TaskRunPod } from "./pod.ts";

/**
 * The pod of an attempt, as far as the controller looks at it: the next retry has another name.
 *
 * @see tektoncd/pipeline pkg/pod/pod.go Builder.Build
 */
export function newPod({ taskRun, now, config }: OpenPass, { podTaskSpec }: SubstitutedTaskRun): TaskRunPod {
  const { name = "", namespace, annotations = {} } = taskRun.metadata ?? {};
  const retries = taskRun.status.retriesStatus?.length ?? 0;
  const { [MANAGED_BY]: _, ...copied } = annotations;
  const isReady = isReadyImmediately(podTaskSpec, config.featureFlags);
  return {
    metadata: {
      name: childName(name, retries === 0 ? "-pod" : `-pod-retry${retries}`),
      ...(namespace === undefined ? {} : { namespace }),
      creationTimestamp: formatTime(now.getTime()),
      annotations: { ...copied, ...(isReady ? READY : {}) },
    },
    spec: { containers: containersOf(podTaskSpec, config.featureFlags) },
    status: { phase: "Pending" },
  };
}

const MANAGED_BY = "app.kubernetes.io/managed-by";

/**
 * Lets the first step start.
 *
 * @see tektoncd/pipeline pkg/pod/entrypoint.go UpdateReady
 */
export const READY = { "tekton.dev/ready": "READY" };

/** @see tektoncd/pipeline pkg/pod/pod.go isPodReadyImmediately */
const isReadyImmediately = ({ sidecars = [] }: TaskSpec, flags: EffectiveFeatureFlags): boolean =>
  !flags.awaitSidecarReadiness || (sidecars.length === 0 && !flags.runningInEnvWithInjectedSidecars);

/** Where Kubernetes has sidecars of its own, as it has since 1.29, they are none of these containers. */
function containersOf(spec: TaskSpec, flags: EffectiveFeatureFlags): readonly PodContainer[] {
  const steps = (spec.steps ?? []).map(({ name, image }, index) => container(stepContainer(name, index), image));
  if (flags.enableKubernetesSidecar) return steps;
  const sidecars = (spec.sidecars ?? []).map(({ name, image }) => container(sidecarContainer(name), image));
  const readsResults = flags.resultExtractionMethod === "sidecar-logs" && spec.results !== undefined;
  return [...steps, ...sidecars, ...(readsResults ? [container(RESULTS_SIDECAR)] : [])];
}

/** @see tektoncd/pipeline pkg/names/generate.go RestrictLength */
const container = (name: string, image?: string): PodContainer => ({
  name: shortName(name),
  ...(image === undefined ? {} : { image }),
});
