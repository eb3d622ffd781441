import type { RunPhase } from "../../../status/roll-up/phase.ts";
import type { TimelineEvent } from "../timeline/event.ts";
import type { NeverStarted } from "../timeline/verdict.ts";

/** A task of a simulated run, with its runs taken together. */
export interface TaskJson {
  readonly task: string;
  readonly outcome: RunPhase | "skipped" | "not-started";
  /** Why it is skipped. */
  readonly reason: string | null;
  /** To what that is due, or what it lacks: tasks, or results as `"build.image"`. */
  readonly because: readonly string[];
  /** When the first of its runs starts, and the last one ends. */
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** The tasks that have started, in the order in which they have, and behind them those that never do. */
export function tasksJson(events: readonly TimelineEvent[], neverStarted: readonly NeverStarted[]): TaskJson[] {
  const started = new Map<string, StartedTask>();
  for (const event of events) takeIn(event, started);
  return [...Array.from(started, ofStarted), ...neverStarted.map(ofOther)];
}

interface StartedTask {
  readonly startMs: number;
  endMs: number;
  /** By the names of its runs. */
  readonly phases: Map<string, RunPhase>;
}

function takeIn(event: TimelineEvent, started: Map<string, StartedTask>): void {
  const { task, afterMs, type } = event;
  if (task === undefined || !("run" in event)) return;
  const known = started.get(task) ?? { startMs: afterMs, endMs: afterMs, phases: new Map() };
  started.set(task, known);
  if (type === "start") known.phases.set(event.run, "running");
  if (type !== "end" && type !== "condition") return;
  known.phases.set(event.run ?? "", event.outcome);
  known.endMs = afterMs;
}

function ofStarted([task, { startMs, endMs, phases }]: readonly [string, StartedTask]): TaskJson {
  const all = new Set(phases.values());
  const outcome = ORDER.find((phase) => all.has(phase)) ?? "running";
  return { task, outcome, reason: null, because: [], startMs, endMs: ENDLESS.includes(outcome) ? null : endMs };
}

const ENDLESS: readonly RunPhase[] = ["pending", "running"];
/** Of several runs, the first phase in this list decides. */
const ORDER: readonly RunPhase[] = [...ENDLESS, "cancelled", "failed", "timed-out", "succeeded"];

const ofOther = ({ task, skip, lacks }: NeverStarted): TaskJson => ({
  task,
  outcome: skip === undefined ? "not-started" : "skipped",
  reason: skip?.reason ?? null,
  because: skip?.because ?? lacks,
  startMs: null,
  endMs: null,
});
