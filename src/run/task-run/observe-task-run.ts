import type { PodStatus } from "../../types/kubernetes/pod-status.ts";
import type { OneOf } from "../../types/scalars.ts";
import type { TaskRunSpec, TaskRunSpecStatus, TaskRunSpecStatusMessage } from "../../types/task-run.ts";
import { wantObject, wrongArgument } from "../../wrong-argument.ts";
import { podNamed } from "./pod.ts";
import type { OpenTaskRun, PodRefusal, TaskRunState } from "./task-run-state.ts";

/** What has happened to a TaskRun since its last pass. */
export type TaskRunChange =
  /** The node tells how a pod is: all of its new status. */
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
 * A TaskRun with what has happened to it. Its status does not change by that: the next pass writes it.
 *
 * @throws {TypeError} if it is given no open TaskRun, no change, or a pod that the run does not have
 * @example
 * const cancelled = observeTaskRun(openTaskRun({ taskRun: {} }), { type: "spec-status", status: "TaskRunCancelled" });
 * cancelled.state.taskRun.spec?.status // "TaskRunCancelled"
 */
export function observeTaskRun(run: OpenTaskRun, change: TaskRunChange): OpenTaskRun {
  wantObject(run?.state, DOING, "an open TaskRun");
  wantObject(change, DOING, "a change");
  return { ...run, state: changed(run.state, change) };
}

const DOING = "observe a TaskRun";

function changed(state: TaskRunState, change: TaskRunChange): TaskRunState {
  if (change.type === "pod-refused") return { ...state, podRefusal: change.refusal };
  if (change.type === "spec-status") {
    const { taskRun } = state;
    return { ...state, taskRun: { ...taskRun, spec: withSpecStatus(taskRun.spec, change) } };
  }
  if (change.type !== "pod-status" && change.type !== "pod-gone")
    throw wrongArgument(DOING, "a change of a known type", change);
  const { pods = [] } = state;
  const pod = podNamed(pods, change.pod);
  if (pod === undefined) throw wrongArgument(DOING, "the name of a pod of the run", change.pod);
  if (change.type === "pod-gone") return { ...state, pods: pods.filter((other) => other !== pod) };
  wantObject(change.status, DOING, "the status of a pod");
  return { ...state, pods: pods.map((other) => (other === pod ? { ...pod, status: change.status } : other)) };
}

function withSpecStatus(
  spec: TaskRunSpec = { serviceAccountName: "" },
  { status, statusMessage }: Extract<TaskRunChange, { readonly type: "spec-status" }>,
): TaskRunSpec {
  const { status: _status, statusMessage: _message, ...kept } = spec;
  return { ...kept, ...(status === "" ? {} : { status }), ...(statusMessage === undefined ? {} : { statusMessage }) };
}
