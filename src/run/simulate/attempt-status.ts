import { formatTime } from "../../go/time.ts";
import type { Config } from "../../types/config.ts";
import type { TaskRunStatus } from "../../types/task-run.ts";
import { ofUser } from "../start/failed-check.ts";
import { checkResults } from "../task-run/check-results.ts";
import type { Attempt, AttemptEnd } from "./attempt.ts";
import { conditionAfter, failureWith } from "./attempt-condition.ts";
import { resultsAfter } from "./attempt-results.ts";

/** The status of a run whose attempt has ended. */
export function statusAfter(attempt: Attempt, end: AttemptEnd, nowMs: number, config: Config): TaskRunStatus {
  const { child, number, startMs, failed } = attempt;
  const { name = "" } = child.metadata ?? {};
  const results = resultsAfter(attempt, end);
  const status = {
    podName: child.kind === "CustomRun" ? "" : `${name}-pod${number === 0 ? "" : `-retry${number}`}`,
    startTime: formatTime(startMs),
    completionTime: formatTime(nowMs),
    conditions: [conditionAfter(attempt, end, config)],
    ...(results.length > 0 && { results }),
    ...(failed.length > 0 && { retriesStatus: failed }),
  };
  return withCheckedResults(status, attempt);
}

/** The attempt fails, whatever was to become of it, if its results are not of the types that its task declares. */
function withCheckedResults(status: TaskRunStatus, { taskSpec }: Attempt): TaskRunStatus {
  const refused = taskSpec && checkResults(status, taskSpec.results ?? []);
  if (refused === undefined) return status;
  return { ...refused.status, conditions: [failureWith("TaskRunValidationFailed", ofUser(refused.error))] };
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
