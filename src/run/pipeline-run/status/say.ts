import { formatTime } from "../../../go/time.ts";
import { withKnativeCondition } from "../../../status/conditions.ts";
import type { OpenPass, PassEnd } from "../open-pass.ts";
import type { RunFailure } from "../run-failure.ts";
import type { Said } from "./condition.ts";

/** Writes the condition of a run. One that says how the run has ended also says when. */
export function say({ status, now }: OpenPass, { status: holds, reason, message }: Said): void {
  const condition = { type: "Succeeded", status: holds, reason, ...(message !== "" && { message }) };
  status.conditions = withKnativeCondition(status.conditions ?? [], condition, now);
  if (holds !== "Unknown") status.completionTime = formatTime(now.getTime());
}

/** The run fails as a whole. */
export function fail(pass: OpenPass, { reason, message, error }: RunFailure): PassEnd {
  say(pass, { status: "False", reason, message });
  return { failure: { message: error, isPermanent: true } };
}

/**
 * The run waits for a resolver. The reference asks it again and again.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go remoteResolutionRequeueAfter
 */
export function awaitResolver(pass: OpenPass, reason: "ResolvingPipelineRef" | "ResolvingTaskRef"): PassEnd {
  const { namespace = "", name = "" } = pass.pipelineRun.metadata ?? {};
  say(pass, { status: "Unknown", reason, message: `PipelineRun ${namespace}/${name} awaiting remote resource` });
  return { wakeAfterMs: 1000 };
}

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/cancel.go cancelPipelineRun, gracefullyCancelPipelineRun */
export function couldntCancel(pass: OpenPass, error: string): PassEnd {
  const { name = "" } = pass.pipelineRun.metadata ?? {};
  const message = `PipelineRun "${name}" was cancelled but had errors trying to cancel TaskRuns and/or Runs: ${error}`;
  say(pass, { status: "Unknown", reason: "PipelineRunCouldntCancel", message });
  return {
    failure: { message: `error(s) from cancelling TaskRun(s) from PipelineRun ${name}: ${error}`, isPermanent: false },
  };
}

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/timeout.go timeoutPipelineRun */
export function couldntTimeOut(pass: OpenPass, error: string): PassEnd {
  const { name = "" } = pass.pipelineRun.metadata ?? {};
  const message = `PipelineRun "${name}" was timed out but had errors trying to time out TaskRuns and/or Runs: ${error}`;
  say(pass, { status: "Unknown", reason: "PipelineRunCouldntTimeOut", message });
  return {
    failure: { message: `error(s) from timing out TaskRun(s) from PipelineRun ${name}: ${error}`, isPermanent: false },
  };
}
