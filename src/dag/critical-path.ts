import { wrongArgument } from "../wrong-argument.ts";
import { type PipelinePlan, type PlannedTask, wantPlan } from "./plan.ts";

/** The tasks that decide how long a run takes at least. */
export interface CriticalPath {
  /** The names of the longest chain, each waiting for the one before. */
  readonly tasks: readonly string[];
  /** The longest finally task, which comes behind the chain; undefined if there is none. */
  readonly finalTask: string | undefined;
  /** How long all of them take together, the finally task included: milliseconds, or the number of tasks. */
  readonly total: number;
}

/**
 * The longest chain of tasks that wait for one another: by what `durationMs` says of each task, or else by their number. Of
 * finally tasks, which run all at once when everything else has ended, the longest is added.
 *
 * Among equals the one with more tasks wins, then the one that comes first in the spec.
 *
 * @throws {TypeError} if `plan` is none, or `durationMs` no function
 * @throws {RangeError} if a duration is negative or not a finite number
 * @example criticalPath(plan) // { tasks: ["build", "deploy"], finalTask: "notify", total: 3 }
 */
export function criticalPath(plan: PipelinePlan, durationMs: (task: PlannedTask) => number = () => 1): CriticalPath {
  wantPlan(plan, "find the critical path");
  if (typeof durationMs !== "function") throw wrongArgument("find the critical path", "a function", durationMs);
  const { tasks, finalTasks } = plan;
  const chainTo = (task: PlannedTask, index: number, before?: Chain): Chain => {
    const end = (before?.end ?? 0) + checked(durationMs(task), task);
    return { name: task.name, index, before, end, length: (before?.length ?? 0) + 1 };
  };
  const chains = new Map<string, Chain>();
  const steps = tasks.map((task, index) => ({ task, index }));
  // By levels, so that a task comes after all that it waits for.
  for (const { task, index } of steps.sort((a, b) => a.task.level - b.task.level))
    chains.set(task.name, chainTo(task, index, longest(task.dependsOn.map((parent) => chains.get(parent.task)))));
  const last = longest(chains.values());
  const final = longest(finalTasks.map((task, index) => chainTo(task, index)));
  return { tasks: namesOf(last), finalTask: final?.name, total: (last?.end ?? 0) + (final?.end ?? 0) };
}

/** The longest chain that ends with a task. */
interface Chain {
  readonly name: string;
  /** Where the task stands in the spec. */
  readonly index: number;
  readonly before: Chain | undefined;
  /** How long it takes from its beginning. */
  readonly end: number;
  /** How many tasks it has. */
  readonly length: number;
}

function longest(chains: Iterable<Chain | undefined>): Chain | undefined {
  let best: Chain | undefined;
  for (const chain of chains) if (chain !== undefined && (best === undefined || isBefore(chain, best))) best = chain;
  return best;
}

/** Whether a chain is longer, or comes before another that is as long. */
const isBefore = (chain: Chain, other: Chain): boolean =>
  (other.end - chain.end || other.length - chain.length || chain.index - other.index) < 0;

function namesOf(last: Chain | undefined): string[] {
  const names: string[] = [];
  for (let chain = last; chain !== undefined; chain = chain.before) names.push(chain.name);
  return names.reverse();
}

function checked(duration: number, { name }: PlannedTask): number {
  if (Number.isFinite(duration) && duration >= 0) return duration;
  throw new RangeError(
    `Cannot find the critical path: task ${JSON.stringify(name)} takes ${duration} ms, want a finite number from 0`,
  );
}
