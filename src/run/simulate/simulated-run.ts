import type { Condition } from "../../types/condition.ts";
import type { Config } from "../../types/config.ts";
import type { Observation } from "../observe.ts";
import type { Definitions } from "../pipeline-run/definitions.ts";
import type { Run } from "../run-index.ts";
import type { RunState } from "../run-state.ts";
import { type Agenda, schedule } from "./agenda.ts";
import type { Attempt, AttemptEnd } from "./attempt.ts";
import type { Effort } from "./effort.ts";
import { beginReplay, type Replayed, type ToldPass } from "./replay.ts";
import type { ScriptReader } from "./script-reader.ts";
import type { UsedResults } from "./used-results.ts";

/** A run while it is simulated. */
export interface SimulatedRun {
  readonly replayed: Replayed;
  /** As it was when the simulation began. */
  readonly state: RunState;
  /** What it refers to. */
  readonly definitions: Definitions;
  /** The run of which it is a child, and its name there; undefined of the outermost one. */
  readonly parent: Parent | undefined;
  /** What the paths of its tasks begin with in a script. */
  readonly prefix: string;
  readonly passes: ToldPass[];
  /** The attempts that are under way, by the kinds and names of the runs. */
  readonly attempts: Map<string, Attempt>;
  readonly children: Map<string, SimulatedRun>;
  /** Undefined as long as nobody has asked for it, or no pass has written the pipeline. */
  pipeline: KnownPipeline | undefined;
  /** What its children have around them; undefined as long as it has none. */
  surroundings: Surroundings | undefined;
  /** What has happened since the last pass. */
  readonly seen: Observation[];
  /** The condition after the last pass. */
  condition: Condition | undefined;
  /** When it has to be looked at again, whatever happens. */
  lookMs: number;
  /** How many passes have changed nothing, one after the other. */
  idlePasses: number;
}

/** What a simulation has to know of a pipeline whenever an attempt begins. */
export interface KnownPipeline {
  /** The names of its tasks. */
  readonly tasks: ReadonlySet<string>;
  /** The results that it uses, by the names of the tasks that give them. */
  readonly used: ReadonlyMap<string, UsedResults>;
}

/** What the children of a run may refer to by name. */
export interface Surroundings extends Required<Pick<RunState, "pipelines" | "tasks">> {
  readonly definitions: Definitions;
}

/** The run of a pipeline with a pipeline in it. */
export interface Parent {
  readonly run: SimulatedRun;
  /** What its child is called. */
  readonly name: string;
  /** The task for which it was created. */
  readonly pipelineTask: string;
}

/** Something that is going to happen to a run. */
export type Event = { readonly run: SimulatedRun } & (
  | { readonly type: "look"; readonly atMs: number }
  | { readonly type: "observe"; readonly seen: Observation }
  | { readonly type: "end"; readonly attempt: Attempt; readonly end: AttemptEnd }
);

/** What all runs of a simulation share. */
export interface Stage {
  readonly config: Config;
  readonly script: ScriptReader;
  readonly agenda: Agenda<Event>;
  readonly effort: Effort;
}

/** What is to be done at a moment. */
export interface Turn extends Stage {
  readonly nowMs: number;
  /** The runs that have to be looked at. */
  readonly due: Set<SimulatedRun>;
}

/** A run of which nothing has been simulated yet. */
export function begin(run: Run, definitions: Definitions, parent?: Parent): SimulatedRun {
  return {
    replayed: beginReplay(run),
    state: run.state,
    definitions,
    parent,
    prefix: parent === undefined ? "" : `${parent.run.prefix}${parent.pipelineTask}/`,
    passes: [],
    attempts: new Map(),
    children: new Map(),
    pipeline: undefined,
    surroundings: undefined,
    seen: [],
    condition: undefined,
    lookMs: Infinity,
    idlePasses: 0,
  };
}

/** Whether the last pass has found the run at its end. Its children may still be stopping. */
export const hasEnded = ({ condition }: SimulatedRun): boolean => (condition?.status ?? "Unknown") !== "Unknown";

/** Plans to look at a run, whatever has happened until then. */
export function lookAt(run: SimulatedRun, atMs: number, agenda: Agenda<Event>): void {
  if (run.lookMs === atMs) return;
  run.lookMs = atMs;
  schedule(agenda, atMs, { run, type: "look", atMs });
}
