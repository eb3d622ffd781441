import type { ChildStatusReference } from "../../types/pipeline-run.ts";
import { createClaims } from "../claims.ts";
import { areStopped, type StopReason, stop } from "./cancel.ts";
import { createAll } from "./create/create-all.ts";
import { settleFinals } from "./facts/finals.ts";
import { lookAtTask } from "./facts/look-at-task.ts";
import { forgetInvalid, nextTasks } from "./facts/next-tasks.ts";
import { settle } from "./facts/progress.ts";
import type { Mode, RunFacts } from "./facts/run-facts.ts";
import type { TaskFacts } from "./facts/task-facts.ts";
import { firstProblem, problemAtStart } from "./facts/task-problems.ts";
import { elapsedMs, type OpenPass, type PassEnd } from "./open-pass.ts";
import type { RunFailure } from "./run-failure.ts";
import { sortedReferences } from "./status/child-references.ts";
import { conditionFor, type Said } from "./status/condition.ts";
import { awaitResolver, couldntCancel, couldntTimeOut, fail } from "./status/say.ts";

/** What is to be said of a run after all its tasks have been looked at, or how the pass ends before that. */
export type Scheduled = { readonly said: Said } | { readonly end: PassEnd };

/**
 * Looks at the tasks of a run, stops those that shall stop, and starts those whose turn it is.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go reconcile
 */
export function schedule(facts: RunFacts, pass: OpenPass): Scheduled {
  forgetInvalid(facts);
  const touched = [...facts.touched];
  for (const task of touched) lookAtTask(task, facts);
  const problem = firstProblem(facts);
  if (problem !== undefined)
    return { end: problem === "awaited" ? awaitResolver(pass, "ResolvingTaskRef") : fail(pass, problem) };
  const stopped = stopForUser(facts, pass);
  if (stopped !== undefined) return { end: stopped };
  const atStart = facts.started === 0 ? prepareStart(facts, pass) : undefined;
  if (atStart !== undefined) return { end: fail(pass, atStart) };
  const mode = modeOf(facts, pass);
  const late = stopLate(facts, pass, mode);
  if (late !== undefined) return { end: late };
  facts.touched.clear();
  settle(facts, touched, mode);
  settleFinals(facts, mode);
  return runNext(facts, pass, mode);
}

/** What is done before the first run is created: the last checks, and claims. */
function prepareStart(facts: RunFacts, pass: OpenPass): RunFailure | undefined {
  const problem = problemAtStart(facts);
  const { workspaces } = facts.prepared.substituted;
  if (problem === undefined)
    pass.claims = createClaims(
      { ...pass.pipelineRun, kind: "PipelineRun" },
      workspaces,
      pass.config.featureFlags.coschedule,
    );
  return problem;
}

/** A run that is cancelled but for its finally tasks stops its children as long as any task runs. */
function stopForUser(facts: RunFacts, pass: OpenPass): PassEnd | undefined {
  if (pass.spec.status !== "CancelledRunFinally" || facts.running === 0) return undefined;
  const error = stopAll(pass, "cancelled");
  return error === undefined ? undefined : couldntCancel(pass, error);
}

/** Stops all children that were there when the pass began. */
const stopAll = (pass: OpenPass, why: StopReason): string | undefined =>
  areStopped(pass, why, pass.children.values()) ? undefined : stop(pass, why, childrenByTask(pass));

/** In the order in which the controller stops them. */
const childrenByTask = ({ status, children }: OpenPass): readonly ChildStatusReference[] =>
  sortedReferences(status.childReferences ?? [], children);

function modeOf(facts: RunFacts, pass: OpenPass): Mode {
  const { limits, now, finallyStartMs, spec } = pass;
  const elapsed = elapsedMs(pass);
  const finallyElapsed = finallyStartMs === undefined ? 0 : now.getTime() - finallyStartMs;
  return {
    isStopping: facts.failures > 0,
    specStatus: spec.status ?? "",
    isPipelineOver: elapsed > limits.pipeline.ms,
    areTasksOver: limits.tasks !== undefined && elapsed > limits.tasks.ms,
    areFinalsOver: limits.finally !== undefined && finallyElapsed > limits.finally.ms,
  };
}

/** Stops the tasks, or the finally tasks, if these have taken longer than they may. */
function stopLate(facts: RunFacts, pass: OpenPass, mode: Mode): PassEnd | undefined {
  const isFinally = pass.finallyStartMs !== undefined;
  if (!(isFinally ? mode.areFinalsOver : mode.areTasksOver)) return undefined;
  const late = (isFinally ? facts.finals : facts.graph).filter(({ outcome }) => outcome === "running");
  if (
    areStopped(
      pass,
      "timed-out",
      late.flatMap(({ runs }) => runs),
    )
  )
    return undefined;
  const names = new Set(late.map(({ name }) => name));
  const references = childrenByTask(pass).filter(({ pipelineTaskName = "" }) => names.has(pipelineTaskName));
  const error = stop(pass, "timed-out", references);
  if (error === undefined) return undefined;
  const { name = "" } = pass.pipelineRun.metadata ?? {};
  return {
    failure: { message: `error(s) from cancelling TaskRun(s) from PipelineRun ${name}: ${error}`, isPermanent: false },
  };
}

function runNext(facts: RunFacts, pass: OpenPass, mode: Mode): Scheduled {
  const turn = nextTasks(facts, mode);
  if ("failure" in turn) return { end: fail(pass, turn.failure) };
  if ("error" in turn) return { end: { failure: { message: turn.error, isPermanent: true } } };
  const areFinalsNext = turn.next.some(({ section }) => section === "finally");
  if (areFinalsNext || (facts.openTasks === 0 && facts.finals.some(hasRuns)))
    pass.finallyStartMs ??= pass.now.getTime();
  settleFinals(facts, facts.mode ?? mode);
  const end = createAll(
    turn.next.filter(({ skipped }) => skipped === undefined),
    facts,
    pass,
  );
  if (end !== undefined) return { end };
  const error = mode.isPipelineOver ? stopAll(pass, "timed-out") : undefined;
  if (error !== undefined) return { end: couldntTimeOut(pass, error) };
  return { said: conditionFor(pass, facts, turn.invalid) };
}

const hasRuns = ({ runs, kind }: TaskFacts): boolean => runs.length > 0 && kind !== "PipelineRun";
