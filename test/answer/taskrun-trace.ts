import { decodeStepAction, decodeTask, decodeTaskRun } from "../../src/decode/decode.ts";
import { isRecord } from "../../src/decode/json-record.ts";
import { observeTaskRun, type TaskRunChange } from "../../src/run/task-run/observe-task-run.ts";
import { openTaskRun } from "../../src/run/task-run/open-task-run.ts";
import type { TaskRunPass } from "../../src/run/task-run/reconcile-task-run.ts";
import { reconcileTaskRun } from "../../src/run/task-run/reconcile-task-run.ts";
import type { OpenTaskRun, PodRefusal } from "../../src/run/task-run/task-run-state.ts";
import type { PodStatus } from "../../src/types/kubernetes/pod-status.ts";
import { configOf, encodeAs, named, okValue } from "./apply-taskrun.ts";
import type { Answer, Request } from "./operations.ts";

/** A TaskRun over time, pass by pass. */
export function answerTaskRunTrace(request: Request): Answer {
  let run = opened(request);
  const trace: Answer[] = [];
  for (const { now, input = {} } of request["steps"] as readonly TraceStep[]) {
    run = changesOf(input, run).reduce(observeTaskRun, run);
    const pass = reconcileTaskRun(run, new Date(now));
    run = pass.run;
    trace.push({ now, ...told(pass) });
  }
  return { trace, final: statusOf(run) };
}

interface TraceStep {
  readonly now: string;
  readonly input?: TraceInput;
}

interface TraceInput {
  readonly pods?: Readonly<Record<string, PodStatus | null>>;
  readonly specStatus?: string;
  readonly statusMessage?: string;
  readonly podRejected?: PodRefusal;
}

function opened(request: Request): OpenTaskRun {
  const taskRun = named(okValue(decodeTaskRun(request["taskRun"])));
  const task = request["task"] === undefined ? undefined : okValue(decodeTask(request["task"]));
  const actions = Array.isArray(request["stepActions"]) ? request["stepActions"] : [];
  const isMeant = task !== undefined && task.metadata.name === taskRun.spec?.taskRef?.name;
  const state = {
    taskRun: { ...taskRun, metadata: { uid: "uid-taskrun", ...taskRun.metadata } },
    ...(isMeant ? { task } : {}),
    stepActions: actions.map((action) => okValue(decodeStepAction({ ...action, apiVersion: "tekton.dev/v1beta1" }))),
  };
  return openTaskRun(state, configOf(request));
}

/** What a step tells, without pods that are not there. */
function changesOf(input: TraceInput, { state: { pods = [] } }: OpenTaskRun): readonly TaskRunChange[] {
  const { specStatus, statusMessage, podRejected } = input;
  const isThere = new Set(pods.map(({ metadata }) => metadata.name));
  const changes: TaskRunChange[] = [];
  for (const [pod, status] of Object.entries(input.pods ?? {}))
    if (isThere.has(pod))
      changes.push(status === null ? { type: "pod-gone", pod } : { type: "pod-status", pod, status });
  if (specStatus !== undefined)
    changes.push({
      type: "spec-status",
      status: specStatus,
      ...(statusMessage === undefined ? {} : { statusMessage }),
    });
  if (isRecord(podRejected)) changes.push({ type: "pod-refused", refusal: podRejected });
  return changes;
}

function told({ run, commands, wakeAfterMs, failure }: TaskRunPass): Answer {
  const created = commands.flatMap((command) => (command.type === "create-pod" ? command.pod.metadata.name : []));
  const deleted = commands.flatMap((command) => (command.type === "delete-pod" ? command.name : []));
  const patched = commands.flatMap(({ type, ...command }) => (type === "patch-pod" ? command : []));
  return {
    status: statusOf(run),
    ...(created.length > 0 ? { created } : {}),
    ...(deleted.length > 0 ? { deleted } : {}),
    ...(patched.length > 0 ? { patched } : {}),
    ...(wakeAfterMs === undefined ? {} : { requeueAfterSeconds: Math.round(wakeAfterMs / 1000) }),
    ...(failure && { error: failure.message, permanent: failure.isPermanent }),
  };
}

const statusOf = ({ state: { taskRun } }: OpenTaskRun) => taskRun.status && encodeAs("TaskRunStatus", taskRun.status);
