import { decodeTask, decodeTaskRun } from "../../src/decode/decode.ts";
import { isRecord } from "../../src/decode/json-record.ts";
import type { TaskRunPod } from "../../src/run/task-run/pod.ts";
import { taskRunStatusFromPod } from "../../src/run/task-run/status-from-pod.ts";
import { resolvedTaskRun } from "../../src/substitute/task-run/substitute-task-run.ts";
import { configOf, encodeAs, named, okValue } from "./apply-taskrun.ts";
import type { Answer, Request } from "./operations.ts";

/** What becomes of the status of a TaskRun by its pod. */
export function answerTaskRunStatus(request: Request): Answer {
  const config = configOf(request);
  const taskRun = named(okValue(decodeTaskRun(request["taskRun"])));
  const task = request["task"] === undefined ? undefined : okValue(decodeTask(request["task"]));
  if (task === undefined && taskRun.spec?.taskSpec === undefined)
    return { error: "the TaskRun has no taskSpec and the request gives no task" };
  const resolved = resolvedTaskRun({ taskRun, ...(task && { task }), config });
  const parts = { taskRun: resolved.taskRun, taskSpec: resolved.taskSpec, pod: podOf(request["pod"]), config };
  const { status, error } = taskRunStatusFromPod(parts, new Date());
  return { status: encodeAs("TaskRunStatus", status), error };
}

/** A pod as JSON; what it does not tell is empty. */
function podOf(given: unknown): TaskRunPod {
  const { metadata, spec, status } = isRecord(given) ? given : {};
  // What comes in is what Kubernetes writes.
  return {
    metadata: { name: "", ...(isRecord(metadata) ? metadata : {}) },
    spec: { containers: [], ...(isRecord(spec) ? spec : {}) },
    ...(isRecord(status) ? { status } : {}),
  } as TaskRunPod;
}
