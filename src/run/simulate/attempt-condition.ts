import { formatDuration } from "../../go/duration.ts";
import type { Condition } from "../../types/condition.ts";
import type { Config } from "../../types/config.ts";
import { ignoresFailure } from "../on-error.ts";
import { stepContainer } from "../task-run/pod.ts";
import { type Attempt, type AttemptEnd, limitOf } from "./attempt.ts";

/** What is said of an attempt that has ended. */
export function conditionAfter(attempt: Attempt, end: AttemptEnd, config: Config): Condition {
  const { child, script } = attempt;
  const kind = child.kind === "CustomRun" ? "CustomRun" : "TaskRun";
  const { metadata: { name = "" } = {}, spec: { statusMessage = "" } = {} } = child;
  switch (end) {
    case "succeeded":
      return { type: "Succeeded", status: "True", reason: "Succeeded", message: successOf(attempt) };
    case "failed": {
      const { reason = kind === "CustomRun" ? "Failed" : "StepFailed", message = failureOf(attempt) } = script;
      return failureWith(ignoresFailure(child) ? "FailureIgnored" : reason, message);
    }
    case "timed-out": {
      const limit = formatDuration(BigInt(Math.round(limitOf(child, config) * 1e6)));
      const reason = kind === "CustomRun" ? "CustomRunTimedOut" : "TaskRunTimeout";
      return failureWith(reason, `${kind} "${name}" failed to finish within "${limit}"`);
    }
    case "cancelled":
      return failureWith(`${kind}Cancelled`, `${kind} "${name}" was cancelled. ${statusMessage}`);
  }
}

/** The condition of a run that has failed. */
export const failureWith = (reason: string, message: string): Condition => ({
  type: "Succeeded",
  status: "False",
  reason,
  message,
});

/** The words of a CustomRun are those of its controller: what is said here holds for all of them. */
const successOf = ({ child: { kind, metadata } }: Attempt): string =>
  kind === "CustomRun" ? `CustomRun "${metadata?.name ?? ""}" has succeeded` : "All Steps have completed executing";

/** The last step of a task is as good as any. */
function failureOf({ child: { kind, metadata }, taskSpec }: Attempt): string {
  if (kind === "CustomRun") return `CustomRun "${metadata?.name ?? ""}" has failed`;
  const steps = taskSpec?.steps ?? [];
  const container = stepContainer(steps.at(-1)?.name ?? "", Math.max(0, steps.length - 1));
  return `"${container}" exited with code 1: Error`;
}
