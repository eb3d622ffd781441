import type { PodStatus } from "../../types/kubernetes/pod-status.ts";
import type { OneOf } from "../../types/scalars.ts";
import type { TaskRunSpec, TaskRunSpecStatus, TaskRunSpecStatusMessage } from "../../types/task-run.ts";
import { wantObject, wrongArgument } from "../../wrong-argument.ts";
import { wantWish } from "../want-wish.ts";
import { podNamed } from "./pod.ts";
import { readPodStatus } from "./read-pod.ts";
import type { OpenTaskRun, PodRefusal, TaskRunState } from "./task-run-state.ts";
import { wantRefusal } from "./want-task-run.ts";

/** What has happened to a TaskRun since its last pass. */
export type TaskRunChange =
  /** The node tells how a pod is: all of its new status, as Kubernetes or one of its clients gives it. */
  | { readonly type: "pod-status"; readonly pod: string; readonly status: PodStatus }
  /** A pod is no longer there, though no pass has deleted it. */
  | { readonly type: "pod-gone"; readonly pod: string }
  /** Somebody has set `spec.status`, and `spec.statusMessage` with it; or has taken both away, if `status` is empty. */
  | {
      readonly type: "spec-status";
      readonly status: OneOf<TaskRunSpecStatus | "">;
      readonly statusMessage?: OneOf<TaskRunSpecStatusMessage>;
    }
  /** The API server will refuse the pod, if the next pass creates one. */
  | { readonly type: "pod-refused"; readonly refusal: PodRefusal };

/**
 * A TaskRun with what has happened to it. Its status does not change by that: the next pass writes it. What is told of a pod that
 * the run does not have is passed over: news may come after a pass has deleted the pod.
 *
 * @throws {TypeError} if it is given no open TaskRun, no change, or what is no status of a pod
 * @example
 * const cancelled = observeTaskRun(openTaskRun({ taskRun: {} }), { type: "spec-status", status: "TaskRunCancelled" });
 * cancelled.state.taskRun.spec?.status // "TaskRunCancelled"
 */
export function observeTaskRun(run: OpenTaskRun, change: TaskRunChange): OpenTaskRun {
  wantObject(run?.state, DOING, "an open TaskRun");
  wantObject(change, DOING, "a change");
  const state = changed(run.state, change);
  return state === run.state ? run : { ...run, state };
}

const DOING = "observe a TaskRun";

function changed(state: TaskRunState, change: TaskRunChange): TaskRunState {
  switch (change.type) {
    case "pod-refused":
      wantRefusal(change.refusal, DOING);
      return { ...state, podRefusal: change.refusal };
    case "spec-status":
      wantWish(change.status, WISHES, DOING, "a status");
      return { ...state, taskRun: { ...state.taskRun, spec: withSpecStatus(state.taskRun.spec, change) } };
    case "pod-status":
      return withPodStatus(state, change.pod, readPodStatus(change.status, DOING));
    case "pod-gone":
      return withoutPod(state, change.pod);
    default:
      throw wrongArgument(DOING, "a change of a known type", change);
  }
}

const WISHES: readonly (TaskRunSpecStatus | "")[] = ["", "TaskRunCancelled", "TaskRunPending"];

function withPodStatus(state: TaskRunState, name: string, status: PodStatus): TaskRunState {
  const { pods = [] } = state;
  const pod = podNamed(pods, name);
  return pod === undefined
    ? state
    : { ...state, pods: pods.map((other) => (other === pod ? { ...pod, status } : other)) };
}

function withoutPod(state: TaskRunState, name: string): TaskRunState {
  const { pods = [] } = state;
  const pod = podNamed(pods, name);
  return pod === undefined ? state : { ...state, pods: pods.filter((other) => other !== pod) };
}

function withSpecStatus(
  spec: TaskRunSpec = { serviceAccountName: "" },
  { status, statusMessage }: Extract<TaskRunChange, { readonly type: "spec-status" }>,
): TaskRunSpec {
  const { status: _status, statusMessage: _message, ...kept } = spec;
  return { ...kept, ...(status === "" ? {} : { status }), ...(statusMessage === undefined ? {} : { statusMessage }) };
}
