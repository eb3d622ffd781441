import { substituteTaskStates } from "../../../substitute/pipeline-run/task-states.ts";
import type { SkippingReason } from "../../../types/pipeline-run.ts";
import { allowsExecution, evaluateWhen } from "../../evaluate-when.ts";
import type { RunFailure } from "../run-failure.ts";
import { hasOutcome } from "./child-outcome.ts";
import { decide } from "./look-at-task.ts";
import { categoryOf, hasEmptyMatrix, isSameMode, setCategory } from "./progress.ts";
import type { Remembered } from "./remembered-skips.ts";
import type { Mode, RunFacts } from "./run-facts.ts";
import type { TaskFacts } from "./task-facts.ts";
import { taskStates } from "./task-states.ts";

/**
 * Tells the finally tasks that have not started how the others have ended. Those of which no result is missing may start,
 * unless they are skipped.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go runNextSchedulableTask
 */
export function prepareFinals(
  facts: RunFacts,
  remembered?: Remembered,
): { readonly next: readonly TaskFacts[] } | { readonly failure: RunFailure } {
  const waiting = facts.finals.filter(({ runs }) => runs.length === 0);
  if (waiting.length === 0) return { next: [] };
  const states = facts.states ?? taskStates(facts, remembered);
  if (facts.states === undefined) facts.told.clear();
  facts.states = states;
  for (const final of waiting) {
    if (facts.told.has(final)) continue;
    facts.told.add(final);
    const failure = tell(final, states, facts);
    if (failure !== undefined) return { failure };
  }
  return { next: waiting.filter(({ isResolved }) => isResolved) };
}

/** As in the reference: in a pass that finds tasks of the graph open again, nobody tells the finally tasks anything. */
export function untellFinals(facts: RunFacts): void {
  for (const final of facts.told) {
    if (final.runs.length > 0) continue;
    final.task = final.untold;
    decide(final, facts.prepared.start);
    facts.changed.add(final);
    facts.touchedFinals.add(final);
  }
  facts.told.clear();
}

function tell(final: TaskFacts, states: ReadonlyMap<string, string>, facts: RunFacts): RunFailure | undefined {
  const before = final.untold.when ?? [];
  // As in the reference: it may be told again, if a task that counted as skipped has ended: a child pipeline may.
  final.task = substituteTaskStates(final.untold, states);
  facts.changed.add(final);
  facts.touchedFinals.add(final);
  if (final.isResolved) return decide(final, facts.prepared.start);
  // As in the reference: its CEL expressions are not evaluated again, so one that has changed is as good as false.
  const known = evaluateWhen(before);
  final.isAllowed = known.ok && allowsExecution(final.task.when ?? [], known.value.cel);
  return undefined;
}

/**
 * Finds out which finally tasks are skipped: none, as long as the others are not done. Only those are looked at that were
 * touched, unless what decides about all of them has changed.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go IsFinallySkipped
 */
export function settleFinals(facts: RunFacts, mode: Mode): void {
  const { settledFor: before, finals, touchedFinals } = facts;
  const areTasksDone = facts.openTasks === 0;
  const isAsBefore = before !== undefined && before.areTasksDone === areTasksDone && isSameMode(before.mode, mode);
  facts.settledFor = { mode, areTasksDone };
  for (const final of isAsBefore ? touchedFinals : finals) settleFinal(final, facts, mode);
  touchedFinals.clear();
}

function settleFinal(final: TaskFacts, facts: RunFacts, mode: Mode): void {
  const { skipped: before, isDone: wasDone } = final;
  final.skipped = facts.openTasks === 0 ? skippingReason(final, mode) : undefined;
  if (final.skipped !== before) facts.changed.add(final);
  final.isDone = hasOutcome(final.outcome) || final.isInvalid;
  setCategory(final, categoryOf(final), facts);
  facts.openFinals -= Number(final.isDone) - Number(wasDone);
}

function skippingReason(final: TaskFacts, mode: Mode): SkippingReason | undefined {
  if (final.kind !== "PipelineRun" && final.runs.length > 0) return undefined;
  if (final.mayLackResults && !final.isResolved) return "Results were missing";
  if (!final.isAllowed) return "When Expressions evaluated to false";
  if (mode.isPipelineOver) return "PipelineRun timeout has been reached";
  if (mode.areFinalsOver) return "PipelineRun Finally timeout has been reached";
  return hasEmptyMatrix(final) ? "Matrix Parameters have an empty array" : undefined;
}
