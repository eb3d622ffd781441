import type { Simulation } from "../../../run/simulate/simulate.ts";
import { conditionOf } from "../../../status/conditions.ts";
import { phaseOf, type RunPhase } from "../../../status/roll-up/phase.ts";
import { resultReferencesOf } from "../../../substitute/result-references.ts";
import type { Condition } from "../../../types/condition.ts";
import type { PipelineTask } from "../../../types/pipeline.ts";
import { innerSimulations } from "../inner-simulations.ts";
import type { GivenResult, SkipEvent, TimelineEvent } from "./event.ts";
import { whyStuck } from "./why-stuck.ts";

/** What has become of a simulated run. */
export interface Verdict {
  readonly outcome: RunPhase | "stuck";
  /** When it has ended, or when the last thing happened, in milliseconds after the start. */
  readonly afterMs: number;
  readonly condition: Condition | undefined;
  readonly results: readonly GivenResult[];
  /** Whether any task has started. */
  readonly hasBegun: boolean;
  readonly neverStarted: readonly NeverStarted[];
  /** Why it goes no further. */
  readonly whyStuck: readonly string[];
}

/** A task that has no run. */
export interface NeverStarted {
  readonly task: string;
  /** Undefined if it was not skipped. */
  readonly skip: SkipEvent | undefined;
  /** The results, as `"build.image"`, that tasks have not given which have ended. */
  readonly lacks: readonly string[];
}

/** How a simulated run ends, and why. */
export function verdictOn(simulation: Simulation, events: readonly TimelineEvent[]): Verdict {
  const { run, isStuck } = simulation;
  const { pipelineRun } = run.state;
  const end = events.findLast(({ type, task }) => type === "condition" && task === undefined);
  return {
    outcome: isStuck ? "stuck" : phaseOf(pipelineRun),
    afterMs: (isStuck ? events.at(-1) : end)?.afterMs ?? 0,
    condition: conditionOf(pipelineRun.status),
    results: pipelineRun.status?.results ?? [],
    hasBegun: events.some(({ type }) => type === "start"),
    neverStarted: neverStarted(simulation, events),
    whyStuck: isStuck ? whyStuck(simulation) : [],
  };
}

/** In the order of the pipeline, those of pipelines in it behind. */
function neverStarted(simulation: Simulation, events: readonly TimelineEvent[]): NeverStarted[] {
  const started = new Set(events.flatMap((event) => (event.type === "start" ? event.task : [])));
  const skips = new Map(events.flatMap((event) => (event.type === "skip" ? [[event.task, event] as const] : [])));
  const ends = events.filter((event) => event.type === "end");
  const ended = new Set(ends.map(({ task }) => task));
  const given = new Set(ends.flatMap(({ task, results }) => results.map(({ name }) => `${task}.${name}`)));
  return tasksOf(simulation)
    .filter(({ path }) => !started.has(path))
    .map(({ path, prefix, pipelineTask }) => {
      const wanted = resultReferencesOf(pipelineTask).map(({ reference: { pipelineTask: source, result } }) => ({
        source: prefix + source,
        name: `${prefix}${source}.${result}`,
      }));
      const lacking = wanted.filter(({ source, name }) => ended.has(source) && !given.has(name));
      return { task: path, skip: skips.get(path), lacks: [...new Set(lacking.map(({ name }) => name))] };
    });
}

interface PrefixedTask {
  readonly path: string;
  readonly prefix: string;
  readonly pipelineTask: PipelineTask;
}

function tasksOf(simulation: Simulation): readonly PrefixedTask[] {
  return innerSimulations(simulation).flatMap(({ simulation: { run }, prefix }) => {
    const { tasks = [], finally: finals = [] } = run.state.pipelineRun.status?.pipelineSpec ?? {};
    return [...tasks, ...finals].map((pipelineTask) => ({
      path: prefix + (pipelineTask.name ?? ""),
      prefix,
      pipelineTask,
    }));
  });
}
