import type { Condition } from "../../types/condition.ts";
import type { Config } from "../../types/config.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { TaskRunStatus } from "../../types/task-run.ts";
import type { CancelCommand, CreateCommand } from "../command.ts";
import type { Observation } from "../observe.ts";
import { openRun } from "../open-run.ts";
import { type Definitions, definitionsOf } from "../pipeline-run/definitions.ts";
import type { Run } from "../run-index.ts";
import { type Agenda, plan } from "./agenda.ts";
import { type Attempt, type AttemptEnd, endOf, isRepeated, statusAfter, statusBetween } from "./attempt.ts";
import { beginReplay, carryOut, type Replayed, type ToldPass } from "./replay.ts";
import type { ScriptReader } from "./script.ts";

/** A run while it is simulated. */
export interface SimulatedRun {
  readonly replayed: Replayed;
  readonly definitions: Definitions;
  readonly script: ScriptReader;
  /** The run of which it is a child, and its name there. */
  readonly parent: { readonly run: SimulatedRun; readonly name: string } | undefined;
  readonly passes: ToldPass[];
  /** The attempts that are under way, by the names of the runs. */
  readonly attempts: Map<string, Attempt>;
  readonly children: Map<string, SimulatedRun>;
  /** What has happened since the last pass. */
  readonly seen: Observation[];
  /** The condition after the last pass. */
  condition: Condition | undefined;
  /** When it has to be looked at again, whatever happens. */
  lookMs: number;
  /** How many passes have changed nothing, one after the other. */
  idlePasses: number;
}

/** Something that is going to happen to a run. */
export type Event = { readonly run: SimulatedRun } & (
  | { readonly type: "look"; readonly atMs: number }
  | { readonly type: "observe"; readonly seen: Observation }
  | { readonly type: "end"; readonly attempt: Attempt; readonly end: AttemptEnd }
);

/** A moment, and what is to be done in it. */
export interface Moment {
  readonly nowMs: number;
  readonly config: Config;
  readonly agenda: Agenda<Event>;
  /** The runs that have to be looked at. */
  readonly due: Set<SimulatedRun>;
}

export const begin = (run: Run, script: ScriptReader, parent?: SimulatedRun["parent"]): SimulatedRun => ({
  replayed: beginReplay(run),
  definitions: definitionsOf(run.state),
  script,
  parent,
  passes: [],
  attempts: new Map(),
  children: new Map(),
  seen: [],
  condition: undefined,
  lookMs: Infinity,
  idlePasses: 0,
});

export const isDone = ({ condition }: SimulatedRun): boolean => (condition?.status ?? "Unknown") !== "Unknown";

/** Lets something happen to a run. */
export function happen(event: Event, moment: Moment): void {
  const { run } = event;
  if (event.type === "look" && (isDone(run) || run.lookMs !== event.atMs)) return;
  if (event.type === "end" && !endAttempt(run, event.attempt, event.end, moment)) return;
  if (event.type === "observe") run.seen.push(event.seen);
  moment.due.add(run);
}

/** Whether that is news: an attempt that was cancelled may have been about to end. */
function endAttempt(run: SimulatedRun, attempt: Attempt, end: AttemptEnd, moment: Moment): boolean {
  const { child, number, failed } = attempt;
  const name = child.metadata?.name ?? "";
  if (run.attempts.get(name) !== attempt) return false;
  run.attempts.delete(name);
  const status = statusAfter(attempt, end, moment.nowMs, moment.config);
  const isAgain = isRepeated(attempt, end);
  run.seen.push(observed(attempt, isAgain ? statusBetween(status) : status));
  if (isAgain) {
    const { retriesStatus, ...archived } = status;
    attemptOf(run, { ...attempt, number: number + 1, failed: [...failed, archived] }, moment);
  }
  return true;
}

/** Begins an attempt, and plans its end. */
function attemptOf(run: SimulatedRun, given: Omit<Attempt, "startMs" | "script">, moment: Moment): void {
  const { agenda, nowMs, config } = moment;
  const name = given.child.metadata?.name ?? "";
  const script = run.script.attempt(given.pipelineTask, name, given.number);
  const attempt: Attempt = { ...given, startMs: nowMs, script };
  run.attempts.set(name, attempt);
  const { atMs, end } = endOf(attempt, run.script.durationMs, config);
  if (atMs !== Infinity) plan(agenda, atMs, { run, type: "end", attempt, end });
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

/** A pass over a run, and what follows from it. */
export function passOver(run: SimulatedRun, moment: Moment): void {
  const { nowMs, agenda, due } = moment;
  const told = carryOut(run.replayed, { now: new Date(nowMs), seen: run.seen.splice(0) });
  run.passes.push(told);
  for (const command of told.commands)
    if (command.type === "create") create(run, command, moment);
    else if (command.type === "cancel") cancel(run, command, moment);
  const isNews = told.condition !== run.condition;
  run.idlePasses = isNews || told.commands.length > 0 || told.seen.length > 0 ? 0 : run.idlePasses + 1;
  run.condition = told.condition;
  const { wakeAfterMs = -1 } = told;
  // A limit has to be exceeded. One that has been is no reason to wake up: what is still to come are the ends of children.
  if (wakeAfterMs >= 0 && !isDone(run)) lookAt(run, Math.floor(nowMs + wakeAfterMs) + 1, agenda);
  if (isNews && run.parent !== undefined) {
    run.parent.run.seen.push(observedRun(run, run.parent.name));
    due.add(run.parent.run);
  }
}

/** Plans to look at a run, whatever has happened until then. */
export function lookAt(run: SimulatedRun, atMs: number, agenda: Agenda<Event>): void {
  if (run.lookMs === atMs) return;
  run.lookMs = atMs;
  plan(agenda, atMs, { run, type: "look", atMs });
}

function observedRun({ replayed }: SimulatedRun, name: string): Observation {
  const { conditions, startTime, completionTime, results } = replayed.run.state.pipelineRun.status ?? {};
  const status = {
    ...(conditions && { conditions }),
    ...(startTime && { startTime }),
    ...(completionTime && { completionTime }),
    ...(results && { results }),
  };
  return { kind: "PipelineRun", metadata: { name }, status };
}

function create(run: SimulatedRun, command: CreateCommand, moment: Moment): void {
  const { metadata = {} } = command.object;
  const pipelineTask = new Map(Object.entries(metadata.labels ?? {})).get("tekton.dev/pipelineTask") ?? "";
  if (command.kind === "PipelineRun") createPipelineRun(run, command.object, pipelineTask, moment);
  else
    attemptOf(
      run,
      { child: command.object, pipelineTask, taskSpec: taskSpecOf(run, command, pipelineTask), number: 0, failed: [] },
      moment,
    );
}

function createPipelineRun(
  run: SimulatedRun,
  object: PipelineRun,
  pipelineTask: string,
  { config, due }: Moment,
): void {
  const { pipelineRun, ancestors = [], pipeline, pipelines = [], tasks = [], resolved = [] } = run.replayed.run.state;
  const name = object.metadata?.name ?? "";
  const brought = resolved.find((reference) => reference.pipelineTask === pipelineTask)?.pipeline;
  const state = {
    pipelineRun: object,
    ancestors: [pipelineRun, ...ancestors],
    pipelines: pipeline === undefined ? pipelines : [...pipelines, pipeline],
    tasks,
    ...(brought && { pipeline: brought }),
  };
  const child = begin(openRun(state, config), run.script.below(pipelineTask), { run, name });
  run.children.set(name, child);
  due.add(child);
}

/** What a TaskRun runs; of a CustomRun that is not known. */
function taskSpecOf({ definitions }: SimulatedRun, command: CreateCommand, pipelineTask: string): TaskSpec | undefined {
  if (command.kind !== "TaskRun") return undefined;
  const { taskSpec, taskRef } = command.object.spec ?? {};
  if (taskSpec !== undefined || taskRef === undefined) return taskSpec;
  const found = definitions.taskOf({ name: pipelineTask, taskRef });
  return typeof found === "object" && "found" in found ? found.found.spec : undefined;
}

/** A run that is cancelled ends at once. */
function cancel(run: SimulatedRun, { name, status, statusMessage }: CancelCommand, { agenda, nowMs }: Moment): void {
  const before = run.attempts.get(name);
  if (before === undefined) return;
  const { spec } = before.child;
  // The status is the one that goes with its kind.
  const child = { ...before.child, spec: { ...spec, status, statusMessage } } as Attempt["child"];
  const attempt = { ...before, child };
  run.attempts.set(name, attempt);
  plan(agenda, nowMs, { run, type: "end", attempt, end: "cancelled" });
}
