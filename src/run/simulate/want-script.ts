import { END_OF_TIME_MS, START_OF_TIME_MS } from "../../status/moment.ts";
import { wantList, wantObject, wrongArgument } from "../../wrong-argument.ts";
import { SPEC_STATUSES } from "../spec-statuses.ts";
import type { ScriptedEvent, SimulationScript, TaskScript } from "./script.ts";
import { type Keys, wantKeys } from "./want-keys.ts";

/** @throws {TypeError} if it is no script; it says where in the script something is wrong */
export function wantScript(script: SimulationScript): void {
  wantObject(script, DOING, "a SimulationScript");
  wantKeys(script, SCRIPT, DOING, "the SimulationScript");
  const { start, durationMs, tasks = {}, events = [] } = script;
  if (start !== undefined) wantStart(start);
  wantDuration(durationMs, "durationMs");
  wantObject(tasks, DOING, "an object of TaskScripts in tasks");
  for (const [name, entry] of Object.entries(tasks)) {
    const path = `tasks.${name}`;
    if (isListed(entry)) wantAttempts(entry, path);
    else wantTaskScript(entry, path);
  }
  wantList(events, DOING, "a list of ScriptedEvents in events");
  for (const [index, event] of events.entries()) wantEvent(event, `events[${index}]`);
}

/** What is done when something is wrong. */
export const DOING = "simulate a run";

const SCRIPT: Keys<SimulationScript> = { start: true, tasks: true, durationMs: true, events: true };
const TASK: Keys<TaskScript> = { outcome: true, durationMs: true, results: true, reason: true, message: true };
const EVENT: Keys<ScriptedEvent> = { afterMs: true, specStatus: true };

function wantStart(start: Date): void {
  const startMs = start instanceof Date ? start.getTime() : Number.NaN;
  if (!(startMs >= START_OF_TIME_MS && startMs <= END_OF_TIME_MS))
    throw wrongArgument(DOING, "a valid Date of the years 0 to 9999 in start", start);
}

function wantDuration(durationMs: unknown, path: string): void {
  if (durationMs === undefined || isDuration(durationMs)) return;
  throw wrongArgument(DOING, `milliseconds, 0 or more, in ${path}`, durationMs);
}

const isDuration = (given: unknown): given is number => typeof given === "number" && given >= 0;

/** `Array.isArray` does not recognise readonly arrays. */
const isListed = (entry: TaskScript | readonly TaskScript[]): entry is readonly TaskScript[] => Array.isArray(entry);

function wantAttempts(attempts: readonly TaskScript[], path: string): void {
  if (attempts.length === 0)
    throw wrongArgument(DOING, `a TaskScript, or a list of at least one, in ${path}`, attempts);
  for (const [index, attempt] of attempts.entries()) wantTaskScript(attempt, `${path}[${index}]`);
}

function wantTaskScript(script: TaskScript, path: string): void {
  wantObject(script, DOING, `a TaskScript in ${path}`);
  wantKeys(script, TASK, DOING, path);
  const { outcome, durationMs, results = {}, reason = "", message = "" } = script;
  wantOneOf(outcome, OUTCOMES, `${path}.outcome`);
  wantDuration(durationMs, `${path}.durationMs`);
  for (const [field, text] of Object.entries({ reason, message }))
    if (typeof text !== "string") throw wrongArgument(DOING, `a string in ${path}.${field}`, text);
  wantObject(results, DOING, `an object of values in ${path}.results`);
  for (const [name, value] of Object.entries(results)) {
    const want = `a string, an array or an object of strings, or null, in ${path}.results.${name}`;
    if (value !== null && !isValue(value)) throw wrongArgument(DOING, want, value);
  }
}

const OUTCOMES: ReadonlySet<unknown> = new Set<TaskScript["outcome"]>([undefined, "succeeds", "fails", "hangs"]);

function isValue(value: unknown): boolean {
  if (typeof value === "string") return true;
  if (typeof value !== "object" || value === null) return false;
  const isPlain = Array.isArray(value) || !(Symbol.iterator in value);
  return isPlain && Object.values(value).every((item) => typeof item === "string");
}

function wantEvent(event: ScriptedEvent, path: string): void {
  wantObject(event, DOING, `a ScriptedEvent in ${path}`);
  wantKeys(event, EVENT, DOING, path);
  const { afterMs, specStatus } = event;
  if (!isDuration(afterMs) || afterMs === Infinity)
    throw wrongArgument(DOING, `milliseconds, 0 or more, in ${path}.afterMs`, afterMs);
  wantOneOf(specStatus, new Set(SPEC_STATUSES), `${path}.specStatus`);
}

function wantOneOf(given: unknown, known: ReadonlySet<unknown>, path: string): void {
  if (known.has(given)) return;
  const names = [...known].filter((name) => name !== undefined).map((name) => JSON.stringify(name));
  throw wrongArgument(DOING, `one of ${names.join(", ")} in ${path}`, given);
}
