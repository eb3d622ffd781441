import { formatDuration } from "../../go/duration.ts";
import type { Condition } from "../../types/condition.ts";
import type { Config } from "../../types/config.ts";
import { type Attempt, type AttemptEnd, limitOf } from "./attempt.ts";

/** What is said of an attempt that has ended. */
export function conditionAfter(attempt: Attempt, end: AttemptEnd, config: Config): Condition {
  const { child, script } = attempt;
  const kind = child.kind === "CustomRun" ? "CustomRun" : "TaskRun";
  const { metadata: { name = "" } = {}, spec: { statusMessage = "" } = {} } = child;
  switch (end) {
    case "succeeded":
      return { type: "Succeeded", status: "True", reason: "Succeeded", message: "All Steps have completed executing" };
    case "failed": {
      const reason = isIgnored(attempt) ? "FailureIgnored" : (script.reason ?? "StepFailed");
      return hasFailed(reason, script.message ?? failureOf(attempt));
    }
    case "timed-out": {
      const limit = formatDuration(BigInt(Math.round(limitOf(child, config) * 1e6)));
      const reason = kind === "CustomRun" ? "CustomRunTimedOut" : "TaskRunTimeout";
      return hasFailed(reason, `${kind} "${name}" failed to finish within "${limit}"`);
    }
    case "cancelled":
      return hasFailed(`${kind}Cancelled`, `${kind} "${name}" was cancelled. ${statusMessage}`);
  }
}

const hasFailed = (reason: string, message: string): Condition => ({
  type: "Succeeded",
  status: "False",
  reason,
  message,
});

const isIgnored = ({ child: { metadata } }: Attempt): boolean =>
  new Map(Object.entries(metadata?.annotations ?? {})).get("pipeline.tekton.dev/pipeline-task-on-error") === "continue";

/** The last step of a task is as good as any. */
function failureOf({ taskSpec }: Attempt): string {
  const steps = taskSpec?.steps ?? [];
  const name = steps.at(-1)?.name || `unnamed-${Math.max(0, steps.length - 1)}`;
  return `"step-${name}" exited with code 1: Error`;
}
