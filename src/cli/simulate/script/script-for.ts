import { MOST_ATTEMPTS } from "../../../run/simulate/effort.ts";
import type { SimulationScript, TaskScript } from "../../../run/simulate/script.ts";
import type { ParamValue } from "../../../types/param.ts";
import type { PlacedTask } from "../cast/gathering.ts";
import { put } from "../cast/used-results.ts";
import type { SimulateRequest } from "../options.ts";
import type { NamedRun } from "./run-names.ts";
import { wishedResult } from "./wished-result.ts";
import type { Wish } from "./wishes.ts";

/** What the command line says that concerns a run. */
export type Wishes = Pick<SimulateRequest, "wishes" | "durationMs" | "events">;

/**
 * The script for a run: what the command line says. Results of which it says nothing are made up.
 *
 * @param runs - single runs of tasks, by what the command line may call them
 */
export function scriptFor(
  placed: readonly PlacedTask[],
  { wishes, durationMs, events }: Wishes,
  runs: ReadonlyMap<string, NamedRun> = new Map(),
): SimulationScript {
  const about = new Map<string, Wish[]>();
  for (const wish of wishes) put(about, wish.target, wish);
  const byPath = new Map(placed.map((task) => [task.path, task]));
  const entries = placed.flatMap((task) => entryFor(task.path, task, about.get(task.path) ?? []));
  for (const [target, own] of about) {
    const { run = "", path = "" } = (byPath.has(target) ? undefined : runs.get(target)) ?? {};
    const task = byPath.get(path);
    if (task !== undefined) entries.push(...entryFor(run, task, [...besides(own, about.get(path)), ...own]));
  }
  return {
    // fromEntries defines keys, whatever their names.
    tasks: Object.fromEntries(entries),
    events,
    ...(durationMs !== undefined && { durationMs }),
  };
}

/** What is said of a task counts for a run of it, unless something else is said there of how that ends. */
const besides = (own: readonly Wish[], ofTask: readonly Wish[] = []): readonly Wish[] =>
  own.some(isOutcome) ? ofTask.filter((wish) => !isOutcome(wish)) : ofTask;

const isOutcome = ({ kind }: Wish): boolean => kind === "fail" || kind === "hang";

type Entry = readonly [name: string, attempts: readonly TaskScript[]];

/** Nothing, if there is nothing to say. */
function entryFor(name: string, task: PlacedTask, wishes: readonly Wish[]): Entry[] {
  if (wishes.length === 0) return [];
  const durationMs = wishes.findLast((wish) => wish.kind === "duration")?.durationMs;
  const said = wishes.flatMap((wish): [string, ParamValue | null][] => {
    const wished = wish.kind === "result" ? wishedResult(wish, task) : undefined;
    return wish.kind === "result" && wished !== undefined && "value" in wished ? [[wish.result, wished.value]] : [];
  });
  const attempts = outcomesOf(wishes).map(
    (outcome): TaskScript => ({
      outcome,
      ...(durationMs !== undefined && { durationMs }),
      results: Object.fromEntries(said),
    }),
  );
  return [[name, attempts]];
}

/**
 * How the attempts end, one after the other: those that fail first, then those that hang. The last one stands for the rest, and
 * there are no more than are simulated.
 */
function outcomesOf(wishes: readonly Wish[]): NonNullable<TaskScript["outcome"]>[] {
  const failing = timesOf("fail", wishes);
  const hanging = timesOf("hang", wishes);
  const outcomes = Array.from({ length: Math.min(failing, MOST_ATTEMPTS) }, () => "fails" as const);
  if (failing >= MOST_ATTEMPTS) return ["fails"];
  if (hanging >= MOST_ATTEMPTS) return [...outcomes, "hangs"];
  return [...outcomes, ...Array.from({ length: Math.max(0, hanging - failing) }, () => "hangs" as const), "succeeds"];
}

/** Of how many attempts it is wished that they end so; the last wish counts. */
export function timesOf(kind: "fail" | "hang", wishes: readonly Wish[]): number {
  const times = wishes.flatMap((wish) => (wish.kind === kind ? wish.times : []));
  return times.at(-1) ?? 0;
}
