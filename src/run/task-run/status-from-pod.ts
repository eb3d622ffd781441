import { formatTime } from "../../go/time.ts";
import { wantMoment } from "../../status/moment.ts";
import { isDone } from "../../status/predicates.ts";
import { type Config, defaultConfig } from "../../types/config.ts";
import type { ContainerStatus, PodStatus } from "../../types/kubernetes/pod-status.ts";
import type { TaskRunResult } from "../../types/result.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { TaskRun, TaskRunStatus } from "../../types/task-run.ts";
import { wantConfig } from "../../types/want-config.ts";
import { wantObject } from "../../wrong-argument.ts";
import { mergeArtifacts } from "../merge-artifacts.ts";
import { ignoresFailure } from "../on-error.ts";
import { filled } from "./filled.ts";
import { withOutcome } from "./outcome.ts";
import { isCompleted, outcomeOfPod, RUNNING } from "./outcome-of-pod.ts";
import { isStep, type TaskRunPod } from "./pod.ts";
import { readPod } from "./read-pod.ts";
import { declaredResults, resultRules } from "./reported-results.ts";
import { type SeenStep, type SeenTask, seenStep } from "./seen-step.ts";
import { sidecarStates } from "./sidecar-states.ts";
import { wantTaskRun } from "./want-task-run.ts";

/** A TaskRun and its pod. */
export interface TaskRunWithPod {
  /** The run, with its status so far. */
  readonly taskRun: TaskRun;
  /** The pod of its current attempt: that which `status.podName` names, if it names one. */
  readonly pod: TaskRunPod;
  /** The task that it runs, which declares the types of results; `status.taskSpec` when left out. */
  readonly taskSpec?: TaskSpec;
  /** How the cluster is set up; `defaultConfig` when left out. */
  readonly config?: Config;
}

/** What a pod makes of the status of its TaskRun. */
export interface StatusFromPod {
  readonly status: TaskRunStatus;
  /** Why termination messages cannot be read, if that is so: what they say is missing in the status. */
  readonly error?: string;
}

/**
 * The status of a TaskRun by its pod: condition, steps, sidecars, results and artifacts. What the pod does not tell stays as it
 * was; so does all of a run that is done, whatever its pod tells later, and `startTime`, which is for the pass to write. Results are
 * taken over as they are; whether they are what the task declares is for the pass to say, too.
 *
 * Results that leave the pod by the logs of a sidecar are not there: no status of a pod has them.
 *
 * @param now - when the TaskRun ends, if it does
 * @throws {TypeError} if it is given no TaskRun, no pod, no Config, or no valid Date
 * @see tektoncd/pipeline pkg/pod/status.go MakeTaskRunStatus
 */
export function taskRunStatusFromPod(parts: TaskRunWithPod, now: Date): StatusFromPod {
  wantObject(parts, DOING, "a TaskRun and its pod");
  const { taskRun, taskSpec, config = defaultConfig } = parts;
  wantTaskRun(taskRun, DOING);
  if (taskSpec !== undefined) wantObject(taskSpec, DOING, "the spec of a decoded Task");
  wantConfig(config, DOING);
  wantMoment(now, DOING);
  const pod = readPod(parts.pod, DOING);
  return taskRun.status !== undefined && isDone(taskRun)
    ? { status: taskRun.status }
    : statusFromPod({ ...parts, pod, config }, now);
}

const DOING = "make the status of a TaskRun";

/** The same for a run that is not done, and a pod that has been read. */
export function statusFromPod(parts: TaskRunWithPod & { readonly config: Config }, now: Date): StatusFromPod {
  const { taskRun, pod, config } = parts;
  const podStatus = inOrder(pod);
  const { sidecars: _, results: before = [], ...status } = taskRun.status ?? NO_STATUS;
  const isEnd = isCompleted(podStatus, config.featureFlags);
  const conditions = conditionsFromPod(taskRun, podStatus, { isEnd, now });
  const hasEnded = isDone({ status: { conditions } });
  const steps = seenSteps(podStatus, seenTask(parts, hasEnded));
  const errors = steps.flatMap((step) => step.errors);
  return {
    status: {
      ...status,
      conditions,
      podName: pod.metadata.name,
      ...(isEnd ? { completionTime: formatTime(now.getTime()) } : {}),
      ...(steps.length > 0 ? { steps: steps.map(({ state }) => state) } : {}),
      ...filled("sidecars", sidecarStates(podStatus)),
      ...filled("results", lastOfEach([...before, ...steps.flatMap(({ results }) => results)])),
      ...(hasEnded ? { artifacts: mergeArtifacts(steps.flatMap(({ artifacts }) => artifacts)) } : {}),
    },
    ...(errors.length > 0 ? { error: errors.join("\n") } : {}),
  };
}

const NO_STATUS: TaskRunStatus = { podName: "" };

/**
 * The status of a pod with its containers as they stand in its spec: a node tells of them in any order.
 *
 * As in the reference: where it tells of others than the spec has, those in the first places are lost.
 *
 * @see tektoncd/pipeline pkg/pod/status.go sortPodContainerStatuses
 */
function inOrder({ spec, status = {} }: TaskRunPod): PodStatus {
  const { containerStatuses = [] } = status;
  const byName = new Map(containerStatuses.map((container) => [container.name, container]));
  const sorted = containerStatuses.map((container, index): ContainerStatus => {
    const name = spec.containers[index]?.name;
    return name === undefined ? container : (byName.get(name) ?? { name: "" });
  });
  return { ...status, containerStatuses: sorted };
}

function conditionsFromPod(
  taskRun: TaskRun,
  podStatus: PodStatus,
  { isEnd, now }: { readonly isEnd: boolean; readonly now: Date },
) {
  const begun = withOutcome(taskRun.status?.conditions, RUNNING, now);
  const outcome = outcomeOfPod(podStatus, { isEnd, ignoresFailure: ignoresFailure(taskRun) });
  return outcome === undefined ? begun : withOutcome(begun, outcome, now);
}

function seenTask(
  { taskRun: { spec, status }, taskSpec = status?.taskSpec }: TaskRunWithPod,
  isDone: boolean,
): SeenTask {
  return {
    rules: resultRules(taskSpec?.steps ?? [], declaredResults(spec?.taskSpec, taskSpec)),
    provenances: new Map(status?.steps?.map(({ name = "", provenance }) => [name, provenance])),
    isDone,
  };
}

const seenSteps = ({ containerStatuses = [] }: PodStatus, task: SeenTask): readonly SeenStep[] =>
  containerStatuses.filter(({ name }) => isStep(name)).map((status) => seenStep(status, task));

/**
 * Each result once, where it was told first, with the value that was told last.
 *
 * @see tektoncd/pipeline pkg/pod/status.go removeDuplicateResults
 */
const lastOfEach = (results: readonly TaskRunResult[]): readonly TaskRunResult[] => [
  ...new Map(results.map((result) => [result.name, result])).values(),
];
