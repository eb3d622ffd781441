import type { TaskSpec } from "../../types/task.ts";
import type { SimulationScript, TaskScript } from "./script.ts";

/** A script while a simulation goes by it. */
export interface ScriptReader {
  /** How long an attempt takes of which nothing is said. */
  readonly durationMs: number;
  /** What becomes of an attempt. */
  attempt(wanted: WantedAttempt): TaskScript;
  /** The names in the script by which no attempt has gone, and the results in it that no task declares. */
  unused(): readonly string[];
}

/** An attempt of which the script shall say what becomes of it. */
export interface WantedAttempt {
  /** The pipeline task, with the tasks above it: `child/build`. */
  readonly path: string;
  /** The name of the run. */
  readonly run: string;
  /** Counted from 0. */
  readonly number: number;
  /** What it runs, if that is known. */
  readonly taskSpec: TaskSpec | undefined;
}

/**
 * Reads a script.
 *
 * @param isTask - whether a task is called so; that name is not also the one of a run of another task then
 */
export function scriptReader(
  { tasks = {}, durationMs = 10_000 }: SimulationScript,
  isTask: (name: string) => boolean,
): ScriptReader {
  const byName = new Map(Object.entries(tasks));
  const used = new Set<string>();
  const undeclared = new Set<string>();
  return {
    durationMs,
    attempt({ path, run, number, taskSpec }) {
      const name = byName.has(run) && !isTask(run) ? run : path;
      used.add(name);
      const script = byName.get(name) ?? [];
      const attempts: readonly TaskScript[] = Array.isArray(script) ? script : [script];
      const attempt = attempts[Math.min(number, attempts.length - 1)] ?? {};
      const extra = undeclaredResults(attempt, taskSpec);
      for (const result of extra) undeclared.add(`${name}.results.${result}`);
      return extra.length === 0 ? attempt : withoutResults(attempt, extra);
    },
    unused: () => [...Array.from(byName.keys()).filter((name) => !used.has(name)), ...undeclared],
  };
}

function undeclaredResults({ results = {} }: TaskScript, taskSpec: TaskSpec | undefined): readonly string[] {
  const names = Object.keys(results);
  if (names.length === 0 || taskSpec === undefined) return [];
  const declared = new Set(taskSpec.results?.map(({ name }) => name));
  return names.filter((name) => !declared.has(name));
}

function withoutResults({ results = {}, ...attempt }: TaskScript, names: readonly string[]): TaskScript {
  const kept = Object.entries(results).filter(([name]) => !names.includes(name));
  // fromEntries defines keys, whatever their names.
  return { ...attempt, results: Object.fromEntries(kept) };
}
