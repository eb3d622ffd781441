import { conditionOf } from "../../status/conditions.ts";
import type { Condition } from "../../types/condition.ts";
import type { SkippedTask } from "../../types/pipeline-run.ts";
import { wantObject, wantObjects, wrongArgument } from "../../wrong-argument.ts";
import { type Observation, observe } from "../observe.ts";
import { type Pass, reconcile } from "../reconcile.ts";
import { pipelineRunOf, type Run } from "../run-index.ts";
import { type Keys, wantKeys } from "./want-keys.ts";

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
  /** The tasks that are skipped since this pass. The reasons may be others later: `status.skippedTasks` has those of the last pass. */
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
  if (typeof steps?.[Symbol.iterator] !== "function") throw wrongArgument(DOING, "steps", steps);
  const replayed = beginReplay(run);
  let index = 0;
  for (const step of steps) {
    wantStep(step, `steps[${index}]`);
    yield replayStep(replayed, step);
    index++;
  }
  return replayed.run;
}

const DOING = "replay a run";

function wantStep(step: ReplayStep, path: string): void {
  wantObject(step, DOING, `a ReplayStep in ${path}`);
  wantKeys(step, STEP, DOING, path);
  if (step.seen !== undefined) wantObjects(step.seen, DOING, `a list of observations in ${path}.seen`);
}

/** Passes that have been told are steps, too: what else they tell does not matter. */
const STEP: Keys<ToldPass> = {
  now: true,
  seen: true,
  commands: true,
  wakeAfterMs: true,
  failure: true,
  condition: true,
  skipped: true,
};

/** A run between two steps. */
export interface Replayed {
  run: Run;
  /** The tasks that were skipped after the last step. */
  skipped: readonly SkippedTask[];
}

/** A run before its first step: of the tasks that it skips already nothing is told. */
export function beginReplay(run: Run): Replayed {
  const { skippedTasks = [] } = pipelineRunOf(run, DOING).status ?? {};
  return { run, skipped: [...skippedTasks] };
}

/** Carries out a step, and tells the pass. */
export function replayStep(replayed: Replayed, { now, seen = [] }: ReplayStep): ToldPass {
  for (const observation of seen) replayed.run = observe(replayed.run, observation);
  const { run, ...pass } = reconcile(replayed.run, now);
  replayed.run = run;
  const { status } = pipelineRunOf(run, DOING);
  const condition = conditionOf(status);
  return { now, seen, ...pass, ...(condition && { condition }), skipped: newlySkipped(replayed, status?.skippedTasks) };
}

function newlySkipped(replayed: Replayed, list: readonly SkippedTask[] = []): readonly SkippedTask[] {
  const { skipped } = replayed;
  // A pass writes the same entries again but for a few, which mostly stand together.
  const most = Math.min(list.length, skipped.length);
  let head = 0;
  while (head < most && list[head] === skipped[head]) head++;
  let tail = 0;
  while (tail < most - head && list[list.length - 1 - tail] === skipped[skipped.length - 1 - tail]) tail++;
  const come = list.slice(head, list.length - tail);
  const gone = skipped.slice(head, skipped.length - tail);
  if (come.length + gone.length === 0) return [];
  // A pass goes on writing in the list of the last one.
  replayed.skipped = [...list];
  const before = new Set(gone.map(({ name }) => name));
  return come.filter(({ name }) => !before.has(name));
}
