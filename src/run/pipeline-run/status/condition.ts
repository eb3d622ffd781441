import { quote } from "../../../go/quote.ts";
import type { Condition } from "../../../types/condition.ts";
import type { RunFacts } from "../facts/run-facts.ts";
import type { OpenPass } from "../open-pass.ts";

/** What a pass says of the run: reason and message of the condition `Succeeded`. */
export type Said = Pick<Condition, "status"> & { readonly reason: string; readonly message: string };

/**
 * The condition of a run after a pass.
 *
 * @param invalid - why tasks could not be created, by their names
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunstate.go GetPipelineConditionStatus
 */
export function conditionFor(pass: OpenPass, facts: RunFacts, invalid: ReadonlyMap<string, string>): Said {
  const name = quote(pass.pipelineRun.metadata?.name ?? "");
  const { pipeline, tasks } = pass.limits;
  const mode = facts.mode;
  const areFinalsDone = facts.openFinals === 0;
  if (mode?.isPipelineOver) return timedOut(`PipelineRun ${name} failed to finish within ${quote(pipeline.text)}`);
  if (mode?.areTasksOver && areFinalsDone)
    return timedOut(`PipelineRun ${name} failed due to tasks failed to finish within ${quote(tasks?.text ?? "")}`);
  return facts.tally.incomplete === 0 ? ended(name, pass, facts, invalid) : stillRunning(pass, facts);
}

const timedOut = (message: string): Said => ({ status: "False", reason: "PipelineRunTimeout", message });

function ended(name: string, { spec }: OpenPass, { tally }: RunFacts, invalid: ReadonlyMap<string, string>): Said {
  const { failed, ignored, cancelled, "timed-out": late } = tally;
  const skipped = tally.skipped + late;
  const ignoredToo = ignored > 0 ? ` (Ignored: ${ignored})` : "";
  const message = `Tasks Completed: ${completed(tally)} (Failed: ${failed + ignored}${ignoredToo}, Cancelled ${cancelled}), Skipped: ${skipped}`;
  if (tally.invalid > 0)
    return {
      status: "False",
      reason: "PipelineValidationFailed",
      message: message + failedValidation(tally.invalid, invalid),
    };
  if (failed > 0 || late > 0) return { status: "False", reason: "Failed", message };
  if (spec.status === "CancelledRunFinally" || spec.status === "StoppedRunFinally")
    return { status: "False", reason: "Cancelled", message: `PipelineRun ${name} was cancelled` };
  if (cancelled > 0) return { status: "False", reason: "Cancelled", message };
  return { status: "True", reason: skipped > 0 ? "Completed" : "Succeeded", message };
}

const completed = ({ succeeded, failed, cancelled, ignored }: RunFacts["tally"]): number =>
  succeeded + failed + cancelled + ignored;

function failedValidation(count: number, invalid: ReadonlyMap<string, string>): string {
  const names = [...invalid.keys()].sort();
  const details = names.map((name) => invalid.get(name)).join("; ");
  if (details === "") return `, Failed Validation: ${count}`;
  return `, Failed Validation: ${count} (${details.length > MOST_DETAILS ? `${details.slice(0, MOST_DETAILS)}...` : details})`;
}

/** In the reference these are bytes; names have none but ASCII letters. */
const MOST_DETAILS = 1024;

function stillRunning(pass: OpenPass, facts: RunFacts): Said {
  const { tally } = facts;
  const { failed, cancelled, incomplete, skipped, "timed-out": late } = tally;
  const message = `Tasks Completed: ${completed(tally)} (Failed: ${failed}, Cancelled ${cancelled}), Incomplete: ${incomplete}, Skipped: ${skipped + late}`;
  return { status: "Unknown", reason: runningReason(pass, facts), message };
}

function runningReason({ spec }: OpenPass, { mode, tally, openFinals }: RunFacts): string {
  if (mode?.areTasksOver && openFinals > 0) return "PipelineRunTimeoutRunningFinally";
  if (spec.status === "CancelledRunFinally") return "CancelledRunningFinally";
  if (spec.status === "StoppedRunFinally") return "StoppedRunningFinally";
  return tally.cancelled > 0 || (tally.failed > 0 && openFinals === 0) ? "PipelineRunStopping" : "Running";
}
