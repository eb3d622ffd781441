import { formatTime } from "../../go/time.ts";
import type { Config } from "../../types/config.ts";
import type { TaskRun, TaskRunStatus } from "../../types/task-run.ts";
import { checkResults } from "../task-run/check-results.ts";
import type { Attempt, AttemptEnd } from "./attempt.ts";
import { conditionAfter } from "./attempt-condition.ts";
import { resultsOf } from "./attempt-results.ts";

/** The status of a run whose attempt has ended. */
export function statusAfter(attempt: Attempt, end: AttemptEnd, nowMs: number, config: Config): TaskRunStatus {
  const { child, number, startMs, failed } = attempt;
  const { name = "" } = child.metadata ?? {};
  const results = resultsOf(attempt, end);
  const status = {
    podName: child.kind === "CustomRun" ? "" : `${name}-pod${number === 0 ? "" : `-retry${number}`}`,
    startTime: formatTime(startMs),
    completionTime: formatTime(nowMs),
    conditions: [conditionAfter(attempt, end, config)],
    ...(results.length > 0 && { results }),
    ...(failed.length > 0 && { retriesStatus: failed }),
  };
  return withCheckedResults(status, attempt, new Date(nowMs), config);
}

/** The attempt fails, whatever was to become of it, if its results are not of the types that its task declares. */
function withCheckedResults(
  status: TaskRunStatus,
  { child, taskSpec }: Attempt,
  now: Date,
  config: Config,
): TaskRunStatus {
  if (taskSpec === undefined || status.results === undefined) return status;
  // Of CustomRuns nobody knows the task.
  const taskRun = { ...(child as TaskRun), status };
  const nothingElse = { task: undefined, stepActions: [], podRefusal: undefined, pods: [], commands: [] };
  const pass = { ...nothingElse, now, config, taskRun, conditionBefore: undefined };
  return checkResults(pass, taskSpec.results ?? []).taskRun.status;
}

/** The status of a run that is about to be tried again; `failed` are all attempts that it has had. */
export const statusBetween = ({ conditions }: TaskRunStatus, failed: readonly TaskRunStatus[]): TaskRunStatus => {
  const message = conditions?.[0]?.message;
  return {
    podName: "",
    conditions: [{ type: "Succeeded", status: "Unknown", reason: "ToBeRetried", ...(message && { message }) }],
    retriesStatus: failed,
  };
};
