import { formatTime, millisecondsOf } from "../../go/time.ts";
import { conditionOf } from "../../status/conditions.ts";
import { isDone } from "../../status/predicates.ts";
import { TOO_LARGE, unlessTooLarge } from "../../substitute/text-limit.ts";
import type { RunIndex } from "../run-index.ts";
import { ofUser } from "../start/failed-check.ts";
import { stop } from "./cancel.ts";
import { elapsedMs, noPipeline, type OpenPass, type PassEnd } from "./open-pass.ts";
import { withPipelineLabel } from "./run-metadata.ts";
import { runPipeline } from "./run-pipeline.ts";
import { couldntCancel, couldntTimeOut, fail, say } from "./status/say.ts";

/**
 * One pass over a run.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go ReconcileKind
 */
export function passOver(index: RunIndex, pass: OpenPass): PassEnd {
  const { status, spec, limits } = pass;
  if (isDone({ status })) return {};
  if (elapsedMs(pass) > limits.pipeline.ms && elapsedMs(pass) >= 2 * limits.pipeline.ms) return giveUp(pass);
  if (status.startTime === undefined && spec.status !== "PipelineRunPending") start(pass);
  const labelled = withPipelineLabel(pass.pipelineRun);
  if (labelled === undefined) return { failure: { message: noPipeline(pass), isPermanent: false } };
  pass.pipelineRun = labelled;
  if (spec.status === "Cancelled") return cancel(pass);
  const end = unlessTooLarge(
    () => runPipeline(index, pass),
    () => failForSize(index, pass),
  );
  return "failure" in end || "wakeAfterMs" in end ? end : timer(pass);
}

/** The reference would run out of memory here. */
function failForSize(index: RunIndex, pass: OpenPass): PassEnd {
  index.facts = undefined;
  const { namespace = "", name = "" } = pass.pipelineRun.metadata ?? {};
  const message = ofUser(`PipelineRun ${namespace}/${name} can't be Run; ${TOO_LARGE}`);
  return fail(pass, { reason: "PipelineValidationFailed", message, error: TOO_LARGE });
}

/**
 * A run that has timed out long ago ends, whatever its children do.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go HasTimedOutForALongTime
 */
function giveUp(pass: OpenPass): PassEnd {
  const error = stop(pass, "timed-out");
  if (error !== undefined) return couldntTimeOut(pass, error);
  const { name = "" } = pass.pipelineRun.metadata ?? {};
  const message = `PipelineRun "${name}" failed to finish within "${pass.limits.pipeline.text}"`;
  say(pass, { status: "False", reason: "PipelineRunTimeout", message });
  return { failure: { message: "PipelineRun has timed out for a long time", isPermanent: true } };
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go InitializeConditions */
function start(pass: OpenPass): void {
  const { creationTimestamp } = pass.pipelineRun.metadata ?? {};
  const createdMs = creationTimestamp === undefined ? undefined : millisecondsOf(creationTimestamp);
  pass.startMs = Math.max(pass.now.getTime(), createdMs ?? -Infinity);
  pass.status.startTime = formatTime(pass.startMs);
  say(pass, { status: "Unknown", reason: "Started", message: conditionOf(pass.status)?.message ?? "" });
}

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/cancel.go cancelPipelineRun */
function cancel(pass: OpenPass): PassEnd {
  const error = stop(pass, "cancelled");
  if (error !== undefined) return couldntCancel(pass, error);
  const { name = "" } = pass.pipelineRun.metadata ?? {};
  say(pass, { status: "False", reason: "Cancelled", message: `PipelineRun "${name}" was cancelled` });
  return {};
}

/** When a limit will have passed: that of the section which runs, else that of the whole. */
function timer(pass: OpenPass): PassEnd {
  const { limits, now, startMs, finallyStartMs } = pass;
  if (startMs === undefined) return {};
  const pipelineMs = limits.pipeline.ms - elapsedMs(pass);
  const sectionMs =
    finallyStartMs === undefined
      ? (limits.tasks?.ms ?? Infinity) - elapsedMs(pass)
      : Math.min((limits.finally?.ms ?? Infinity) - (now.getTime() - finallyStartMs), pipelineMs);
  const wakeAfterMs = sectionMs === Infinity ? pipelineMs : sectionMs;
  return wakeAfterMs === Infinity ? {} : { wakeAfterMs };
}
