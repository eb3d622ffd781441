import type { Config } from "../../../types/config.ts";
import type { ChildStatusReference, SkippedTask } from "../../../types/pipeline-run.ts";
import type { Definitions } from "../definitions.ts";
import type { PreparedPipeline } from "../prepare-pipeline.ts";
import type { RunFailure } from "../run-failure.ts";
import type { Listing } from "./listing.ts";
import type { Category, TaskFacts } from "./task-facts.ts";

/** What decides, beside their own parents, whether tasks may start. */
export interface Mode {
  /** A task has failed, and nobody said to go on. */
  readonly isStopping: boolean;
  /** What the user wants of the run. */
  readonly specStatus: string;
  readonly isPipelineOver: boolean;
  readonly areTasksOver: boolean;
  readonly areFinalsOver: boolean;
}

/** For what a run fails as one of its tasks is looked at, or that a resolver has not brought it yet. */
export interface TaskProblem {
  /** The tasks are looked at three times, one after the other. */
  readonly phase: "resolve" | "params" | "cel";
  readonly failure: RunFailure | "awaited";
}

/** What is known of all tasks of a run: an index of its state, which is kept up to date in place. */
export interface RunFacts {
  readonly prepared: PreparedPipeline;
  readonly definitions: Definitions;
  readonly config: Config;
  /** In the order of the spec, finally tasks last. */
  readonly tasks: readonly TaskFacts[];
  readonly byName: ReadonlyMap<string, TaskFacts>;
  /** The tasks of the graph, each behind those that it waits for. */
  readonly graph: readonly TaskFacts[];
  readonly finals: readonly TaskFacts[];
  /** The tasks of which children are, by the kinds and names of these. */
  readonly owners: Map<string, TaskFacts>;
  /** Tasks of which children have changed since the last pass. */
  readonly withNews: Set<TaskFacts>;
  readonly problems: Map<TaskFacts, TaskProblem>;
  /** Tasks that have to be looked at in the next pass. */
  readonly touched: Set<TaskFacts>;
  /** Tasks of which runs have been created in the last pass. */
  readonly created: Set<TaskFacts>;
  /** Finally tasks about which something is new since they were settled. */
  readonly touchedFinals: Set<TaskFacts>;
  /** Tasks of which the status has to say something new. */
  readonly changed: Set<TaskFacts>;
  /** Tasks of the graph that may start. */
  readonly ready: Set<TaskFacts>;
  /** Tasks of the graph that are done, although none of those that they wait for is. */
  readonly unreached: Set<TaskFacts>;
  readonly tally: Record<Category, number>;
  /** How many tasks of the graph are not done. */
  openTasks: number;
  /** How many finally tasks have not run to their ends. */
  openFinals: number;
  /** How many tasks of the graph have failed for which the run stops. */
  failures: number;
  /** How many tasks of the graph run. */
  running: number;
  /** How many tasks have runs. */
  started: number;
  /** For what the tasks of the graph were settled; undefined if all of them have to be settled anew. */
  mode: Mode | undefined;
  /** The same of the finally tasks. */
  settledFor: { readonly mode: Mode; readonly areTasksDone: boolean } | undefined;
  /** Results that are missing are held against some tasks. */
  hasInvalid: boolean;
  /** How the tasks of the graph have ended, for the finally tasks; undefined if that has to be found out anew. */
  states: ReadonlyMap<string, string> | undefined;
  /** The finally tasks that have been told. */
  readonly told: Set<TaskFacts>;
  /** Tasks that are shown with results of which it depends on others whether they are put in. */
  readonly unsettled: Set<TaskFacts>;
  readonly childReferences: Listing<ChildStatusReference>;
  readonly skippedTasks: Listing<SkippedTask>;
}
