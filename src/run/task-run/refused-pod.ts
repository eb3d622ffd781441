import { quote } from "../../go/quote.ts";
import type { TaskRunReason } from "../../status/reasons/task-run-reasons.ts";
import { failRun, nameOf, type OpenPass, ongoing, withFailure, withStatus } from "./open-pass.ts";
import type { PodRefusal } from "./task-run-state.ts";

/**
 * What becomes of a run whose pod is not created. Where the quota has no room for it, the run has not started, and tries again.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go handlePodCreationError
 */
export function refusedPod(pass: OpenPass, { reason, message }: PodRefusal): OpenPass {
  const failedBy = (why: TaskRunReason) => withFailure(failRun(pass, why, message), message, { isPermanent: false });
  if (reason === "Conflict") return again(pass, "Pending", `${TRIED} failed with ResourceQuotaConflictError`, 1000);
  if (reason === "Forbidden" && message.includes("exceeded quota"))
    return again(pass, "ExceededResourceQuota", `TaskRun Pod exceeded available resources: ${message}`, 60_000);
  if (message.includes("TaskRun validation failed")) return failedBy("TaskRunValidationFailed");
  if (reason === "AlreadyExists")
    return withFailure(ongoing(pass, "Pending", `${TRIED} already exists`), message, { isPermanent: false });
  if (reason === "Forbidden" && SECURITY.some((words) => message.includes(words)))
    return failedBy("PodAdmissionFailed");
  return invalidPod(pass, message);
}

const TRIED = "tried to create pod, but it";

/** @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go isPodAdmissionFailed */
const SECURITY = ["violates PodSecurity", "security context constraint"];

function again(pass: OpenPass, reason: TaskRunReason, message: string, wakeAfterMs: number): OpenPass {
  const { startTime: _, ...status } = pass.taskRun.status;
  return { ...ongoing(withStatus(pass, status), reason, message), wakeAfterMs };
}

/** The run fails because its task makes no pod that one can have. */
export function invalidPod(pass: OpenPass, problem: string): OpenPass {
  const { metadata: { namespace = "" } = {}, spec } = pass.taskRun;
  const cause =
    spec?.taskRef === undefined
      ? "invalid TaskSpec"
      : `missing or invalid Task ${namespace}/${spec.taskRef.name ?? ""}`;
  const message = `failed to create task run pod ${quote(nameOf(pass))}: ${problem}. Maybe ${cause}`;
  return withFailure(failRun(pass, "PodCreationFailed", message), message, { isPermanent: true });
}
