import { formatTime } from "../../go/time.ts";
import { conditionOf } from "../../status/conditions.ts";
import { momentOf } from "../../status/moment.ts";
import { hasStarted } from "../../status/predicates.ts";
import { inStatus, type OpenPass } from "./open-pass.ts";
import { withOutcome } from "./outcome.ts";

/**
 * Starts an attempt that has not started, unless the run is to wait: from now on its time counts.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_types.go InitializeConditions
 */
export function startAttempt(pass: OpenPass): OpenPass {
  const { taskRun, now } = pass;
  if (hasStarted(taskRun) || taskRun.spec?.status === "TaskRunPending") return pass;
  const { creationTimestamp } = taskRun.metadata ?? {};
  // The clocks of two controllers may differ.
  const isCreatedLater = (momentOf(creationTimestamp) ?? 0) > now.getTime();
  const { status = "Unknown", message } = conditionOf(taskRun.status) ?? {};
  // As in the reference: the next attempt begins with the message of the last one's failure.
  const outcome = { status, reason: "Started", ...(message === undefined ? {} : { message }) };
  return inStatus(pass, {
    startTime: isCreatedLater && creationTimestamp ? creationTimestamp : formatTime(now.getTime()),
    conditions: withOutcome(taskRun.status.conditions, outcome, now),
  });
}
