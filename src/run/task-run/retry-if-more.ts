import { formatWithoutArguments } from "../../go/format-without-arguments.ts";
import { conditionOf } from "../../status/conditions.ts";
import { type OpenPass, ongoing, withStatus } from "./open-pass.ts";

/**
 * Puts a failed attempt among those that were, if the run may have another one; the next pass starts that.
 *
 * As in the reference: steps and sidecars stay until the next pod tells of its own.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go retryTaskRun
 */
export function retryIfMore(pass: OpenPass): OpenPass {
  const { spec, status } = pass.taskRun;
  const { retriesStatus = [], ...attempt } = status;
  const condition = conditionOf(status);
  const hasMore = spec?.status !== "TaskRunCancelled" && retriesStatus.length < (spec?.retries ?? 0);
  if (condition?.status !== "False" || !hasMore) return pass;
  const { startTime: _start, completionTime: _end, results: _results, ...kept } = attempt;
  const next = { ...kept, podName: "", retriesStatus: [...retriesStatus, attempt] };
  // As in the reference: the message is taken for a format.
  const message = formatWithoutArguments(condition.message ?? "");
  return ongoing(withStatus(pass, next), "ToBeRetried", message);
}
