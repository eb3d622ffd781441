import { observeTaskRun, type TaskRunChange } from "../../../src/run/task-run/observe-task-run.ts";
import { openTaskRun } from "../../../src/run/task-run/open-task-run.ts";
import type { PodCommand } from "../../../src/run/task-run/pod-command.ts";
import { reconcileTaskRun, type TaskRunPass } from "../../../src/run/task-run/reconcile-task-run.ts";
import type { TaskRunState } from "../../../src/run/task-run/task-run-state.ts";
import { conditionOf } from "../../../src/status/conditions.ts";
import { type Config, defaultConfig, type EffectiveFeatureFlags } from "../../../src/types/config.ts";
import type { ContainerStateTerminated } from "../../../src/types/kubernetes/container.ts";
import type { ContainerStatus, PodPhase, PodStatus } from "../../../src/types/kubernetes/pod-status.ts";
import type { TaskRunStatus } from "../../../src/types/task-run.ts";
import { taskRun } from "../../substitute/substituted.ts";
import { frozen } from "../../types/defaults/defaulted.ts";

/** A moment of the one day on which all is tested. */
export const clock = (seconds: number): Date => new Date(Date.UTC(2024, 0, 1, 0, 0, seconds));
export const time = (seconds: number): string => clock(seconds).toISOString().replace(".000Z", "Z");

/** A cluster with other flags. */
export const flags = (featureFlags: Partial<EffectiveFeatureFlags>): Config => ({
  ...defaultConfig,
  featureFlags: { ...defaultConfig.featureFlags, ...featureFlags },
});

/** A TaskRun, given by the YAML of its spec, on its way: each `at` is a pass after what has changed, and tells what came of it. */
export function followed(spec: string, state: Omit<TaskRunState, "taskRun"> = {}, config: Config = defaultConfig) {
  let run = openTaskRun(frozen({ ...state, taskRun: taskRun(spec, "{ name: run, namespace: ns }") }), config);
  return {
    at(seconds: number, ...changes: readonly TaskRunChange[]): string {
      const pass = reconcileTaskRun(changes.reduce(observeTaskRun, run), clock(seconds));
      run = frozen(pass.run);
      return told(pass);
    },
    status: (): TaskRunStatus => run.state.taskRun.status ?? { podName: "" },
    state: (): TaskRunState => run.state,
  };
}

/** A pass in lines: the condition, the commands, the timer and the error. */
function told({ run, commands, wakeAfterMs, failure }: TaskRunPass): string {
  const { status, reason, message } = conditionOf(run.state.taskRun.status) ?? {};
  return [
    `${status} ${reason}: ${message}`,
    ...commands.map(commandTold),
    ...(wakeAfterMs === undefined ? [] : [`wake in ${wakeAfterMs / 1000}s`]),
    ...(failure === undefined ? [] : [`${failure.isPermanent ? "permanent " : ""}error: ${failure.message}`]),
  ].join("\n");
}

function commandTold(command: PodCommand): string {
  if (command.type === "create-pod") return `create ${command.pod.metadata.name}`;
  if (command.type === "create-claim") return `create claim ${command.claim.metadata?.name}`;
  if (command.type === "delete-pod") return `delete ${command.name}`;
  const changes = Object.entries({ ...command.annotations, ...command.images });
  return `patch ${command.name}: ${changes.map(([key, value]) => `${key}=${value}`).join(" ")}`;
}

/** The pod has this status now. */
export const podIs = (status: PodStatus, pod = "run-pod"): TaskRunChange => ({ type: "pod-status", pod, status });
export const podGone = (pod = "run-pod"): TaskRunChange => ({ type: "pod-gone", pod });
export const cancel = (statusMessage?: string): TaskRunChange => ({
  type: "spec-status",
  status: "TaskRunCancelled",
  ...(statusMessage === undefined ? {} : { statusMessage }),
});
export const refused = (reason: string, message: string): TaskRunChange => ({
  type: "pod-refused",
  refusal: { reason, message },
});

/** A pod in a phase, with these containers. */
export const pod = (phase: PodPhase, ...containerStatuses: readonly ContainerStatus[]): PodStatus => ({
  phase,
  containerStatuses,
});

export const runs = (name: string, more: Partial<ContainerStatus> = {}): ContainerStatus => ({
  name,
  state: { running: { startedAt: time(3) } },
  ready: true,
  ...more,
});
export const waits = (name: string, reason: string, message?: string): ContainerStatus => ({
  name,
  state: { waiting: { reason, ...(message === undefined ? {} : { message }) } },
});
export const ended = (name: string, exitCode = 0, more: Partial<ContainerStateTerminated> = {}): ContainerStatus => ({
  name,
  state: { terminated: { exitCode, reason: exitCode === 0 ? "Completed" : "Error", ...more } },
});

/** What stands in a termination message. */
export type Entry = readonly [key: string, value: string, type: number];
export const message = (...entries: readonly Entry[]): string =>
  JSON.stringify(entries.map(([key, value, type]) => ({ key, value, type })));
