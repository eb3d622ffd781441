import type { TaskRunStatus } from "../../types/task-run.ts";
import { childKey } from "../child-key.ts";
import type { CancelCommand } from "../command.ts";
import type { Observation } from "../observe.ts";
import { schedule } from "./agenda.ts";
import { type Attempt, type AttemptEnd, endOf, isRepeated } from "./attempt.ts";
import { statusAfter, statusBetween } from "./attempt-status.ts";
import { countRetry } from "./effort.ts";
import type { SimulatedRun, Turn } from "./simulated-run.ts";

/** Begins an attempt, and schedules its end. One that goes on for long already may end at once. */
export function startAttempt(run: SimulatedRun, given: Omit<Attempt, "script">, turn: Turn): void {
  const { agenda, nowMs, config, script } = turn;
  const { child, pipelineTask, number, taskSpec } = given;
  const wanted = { path: run.prefix + pipelineTask, run: child.metadata?.name ?? "", number, taskSpec };
  const attempt: Attempt = { ...given, script: script.attempt(wanted) };
  run.attempts.set(keyOf(attempt), attempt);
  const { atMs, end } = endOf(attempt, script.durationMs, config);
  schedule(agenda, Math.max(atMs, nowMs), { run, type: "end", attempt, end });
}

const keyOf = ({ child }: Attempt): string => childKey(child.kind ?? "TaskRun", child.metadata?.name ?? "");

/** Ends an attempt. Whether that is news: an attempt that was cancelled may have been about to end. */
export function endAttempt(run: SimulatedRun, attempt: Attempt, end: AttemptEnd, turn: Turn): boolean {
  const { nowMs, config, effort } = turn;
  if (run.attempts.get(keyOf(attempt)) !== attempt) return false;
  run.attempts.delete(keyOf(attempt));
  const status = statusAfter(attempt, end, nowMs, config);
  if (!isRepeated(attempt, end, status)) {
    run.seen.push(observed(attempt, status));
    return true;
  }
  const { retriesStatus, ...archived } = status;
  const number = attempt.number + 1;
  const failed = [...attempt.failed, archived];
  run.seen.push(observed(attempt, statusBetween(status, failed)));
  countRetry(effort, number);
  startAttempt(run, { ...attempt, number, failed, startMs: nowMs }, turn);
  return true;
}

/** What its PipelineRun gets to see of an attempt. */
function observed({ child }: Attempt, status: TaskRunStatus): Observation {
  const metadata = { name: child.metadata?.name ?? "" };
  if (child.kind !== "CustomRun") return { kind: "TaskRun", metadata, status };
  const { podName, retriesStatus, results, ...shared } = status;
  const texts = results?.map(({ name, value }) => ({
    name,
    value: typeof value === "string" ? value : JSON.stringify(value),
  }));
  return { kind: "CustomRun", metadata, status: { ...shared, ...(texts && { results: texts }) } };
}

/** A run that is cancelled ends at once. */
export function cancelAttempt(
  run: SimulatedRun,
  { kind, name, status, statusMessage }: CancelCommand,
  { agenda, nowMs }: Turn,
): void {
  const before = run.attempts.get(childKey(kind, name));
  if (before === undefined) return;
  const { spec } = before.child;
  // The status is the one that goes with its kind.
  const child = { ...before.child, spec: { ...spec, status, statusMessage } } as Attempt["child"];
  const attempt = { ...before, child };
  run.attempts.set(childKey(kind, name), attempt);
  schedule(agenda, nowMs, { run, type: "end", attempt, end: "cancelled" });
}
