import { conditionOf } from "../../status/conditions.ts";
import type { Condition } from "../../types/condition.ts";
import type { SkippedTask } from "../../types/pipeline-run.ts";
import { wrongArgument } from "../../wrong-argument.ts";
import { type Observation, observe } from "../observe.ts";
import { type Pass, reconcile } from "../reconcile.ts";
import type { Run } from "../run-index.ts";

/** What has happened, and when the pass after that is. */
export interface ReplayStep {
  readonly now: Date;
  readonly seen?: readonly Observation[];
}

/** A pass of a run, told. */
export interface ToldPass extends Omit<Pass, "run"> {
  readonly now: Date;
  /** What had happened before. */
  readonly seen: readonly Observation[];
  /** The condition `Succeeded` after the pass. */
  readonly condition?: Condition;
  /** The tasks that are skipped since this pass. */
  readonly skipped: readonly SkippedTask[];
}

/**
 * Carries out passes over a run, each after what has happened before it, and tells them. It asks for a step only when the one
 * before it has been told. At its end it gives the run as it is then.
 *
 * @throws {TypeError} if `steps` are none, and as `observe` and `reconcile` do
 * @example
 * const { passes } = simulate(openRun(state));
 * for (const pass of replay(openRun(state), passes)) print(pass.condition?.message);
 */
export function* replay(run: Run, steps: Iterable<ReplayStep>): Generator<ToldPass, Run> {
  if (typeof steps?.[Symbol.iterator] !== "function") throw wrongArgument("replay a run", "steps", steps);
  const replayed = beginReplay(run);
  for (const step of steps) yield carryOut(replayed, step);
  return replayed.run;
}

/** A run between two steps. */
export interface Replayed {
  run: Run;
  /** The names of the skipped tasks that have been told. */
  readonly skipped: Set<string>;
}

export const beginReplay = (run: Run): Replayed => ({
  run,
  skipped: new Set(run.state.pipelineRun.status?.skippedTasks?.map(({ name }) => name)),
});

/** Carries out a step, and tells the pass. */
export function carryOut(replayed: Replayed, { now, seen = [] }: ReplayStep): ToldPass {
  for (const observation of seen) replayed.run = observe(replayed.run, observation);
  const { run, ...pass } = reconcile(replayed.run, now);
  replayed.run = run;
  const { status } = run.state.pipelineRun;
  const condition = conditionOf(status);
  return { now, seen, ...pass, ...(condition && { condition }), skipped: newlySkipped(replayed, status?.skippedTasks) };
}

function newlySkipped({ skipped }: Replayed, list: readonly SkippedTask[] = []): readonly SkippedTask[] {
  // Mostly nothing is new; and what has been skipped stays so.
  if (list.length === skipped.size) return [];
  const added = list.filter(({ name }) => !skipped.has(name));
  for (const { name } of added) skipped.add(name);
  return added;
}
