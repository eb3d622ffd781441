import type { Observation } from "../observe.ts";
import { pipelineRunOf } from "../run-index.ts";
import { beginChild } from "./begin-child.ts";
import { replayStep } from "./replay.ts";
import { cancelAttempt, endAttempt } from "./run-attempts.ts";
import { type Event, hasEnded, lookAt, type SimulatedRun, type Turn } from "./simulated-run.ts";
import { DOING } from "./want-script.ts";

/** Lets something happen to a run. */
export function happen(event: Event, turn: Turn): void {
  const { run } = event;
  if (event.type === "look" && (hasEnded(run) || run.lookMs !== event.atMs)) return;
  if (event.type === "end" && !endAttempt(run, event.attempt, event.end, turn)) return;
  if (event.type === "observe") run.seen.push(event.seen);
  turn.due.add(run);
}

/** A pass over a run, and what follows from it. */
export function simulatePass(run: SimulatedRun, turn: Turn): void {
  const { nowMs, agenda, due } = turn;
  const told = replayStep(run.replayed, { now: new Date(nowMs), seen: run.seen.splice(0) });
  run.passes.push(told);
  for (const command of told.commands)
    if (command.type === "create") beginChild(run, command, turn);
    else if (command.type === "cancel") cancelAttempt(run, command, turn);
  const isNews = told.condition !== run.condition;
  run.idlePasses = isNews || told.commands.length > 0 || told.seen.length > 0 ? 0 : run.idlePasses + 1;
  run.condition = told.condition;
  const { wakeAfterMs = -1 } = told;
  // A limit has to be exceeded. One that has been is no reason to wake up: what is still to come are the ends of children.
  if (wakeAfterMs >= 0 && !hasEnded(run)) lookAt(run, Math.floor(nowMs + wakeAfterMs) + 1, agenda);
  if (isNews && run.parent !== undefined) {
    run.parent.run.seen.push(observedRun(run, run.parent.name));
    due.add(run.parent.run);
  }
}

function observedRun({ replayed }: SimulatedRun, name: string): Observation {
  const { conditions, startTime, completionTime, results } = pipelineRunOf(replayed.run, DOING).status ?? {};
  const status = {
    ...(conditions && { conditions }),
    ...(startTime && { startTime }),
    ...(completionTime && { completionTime }),
    ...(results && { results }),
  };
  return { kind: "PipelineRun", metadata: { name }, status };
}
