import type { ChildKind, ChildRun } from "../types/child-run.ts";
import type { Config } from "../types/config.ts";
import type { CustomRun } from "../types/custom-run.ts";
import type { PipelineSpec } from "../types/pipeline.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { TaskRun } from "../types/task-run.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import type { RunFacts } from "./pipeline-run/facts/run-facts.ts";
import type { Limits } from "./pipeline-run/limits.ts";
import type { RunState } from "./run-state.ts";

/**
 * A PipelineRun that is being run. It is opaque but for its state.
 *
 * It is used once: `reconcile` and `observe` may reuse what they are given, and give a new one.
 */
export interface Run {
  /** JSON that may be saved; `openRun` goes on from it. */
  readonly state: RunState;
}

/** Where a Run has its index: a symbol is no part of JSON. */
export const INDEX: unique symbol = Symbol("index");

/** A Run as it is inside. */
export interface IndexedRun extends Run {
  readonly [INDEX]: RunIndex;
}

/** What follows from the state of a run, kept up to date in place, so that a pass costs what has changed. */
export interface RunIndex {
  readonly config: Config;
  readonly limits: Limits;
  /** All but the children. */
  state: RunState;
  /** The run with its defaults. */
  pipelineRun: PipelineRun;
  /** The Run that may be used next. */
  current: Run | undefined;
  /** The children by name. */
  readonly children: Map<string, ChildRun>;
  /** Where the children stand in the lists of the state. */
  readonly places: Map<string, { readonly kind: ChildKind; readonly place: number }>;
  readonly lists: { readonly TaskRun: TaskRun[]; readonly CustomRun: CustomRun[]; readonly PipelineRun: PipelineRun[] };
  /** The tasks of the run; undefined as long as no pass has looked at them. */
  facts: RunFacts | undefined;
  /** The pipeline that the facts are about. */
  source: PipelineSpec | undefined;
  /** When the first child was created, of those with which the run was opened. */
  readonly firstChildMs: number;
  /** When the run has started: the status tells that in whole seconds only. */
  startMs: number | undefined;
  finallyStartMs: number | undefined;
  /** When the last pass was. */
  lastPassMs: number;
}

/** The Run that may be used next. */
export function runOf(index: RunIndex): Run {
  const { state, lists } = index;
  const run: IndexedRun = {
    state: {
      ...state,
      ...(lists.TaskRun.length > 0 && { taskRuns: lists.TaskRun }),
      ...(lists.CustomRun.length > 0 && { customRuns: lists.CustomRun }),
      ...(lists.PipelineRun.length > 0 && { childPipelineRuns: lists.PipelineRun }),
    },
    [INDEX]: index,
  };
  index.current = run;
  return run;
}

/**
 * The index of a Run, which is used up by that.
 *
 * @throws {TypeError} if it is none, or one that was used before
 */
export function useUp(run: Run, doing: string): RunIndex {
  const index = indexOf(run, doing);
  if (index.current !== run) throw wrongArgument(doing, `${A_RUN} that has not been used before`, run);
  index.current = undefined;
  return index;
}

/** How the cluster is set up in which a run is. */
export const configOf = (run: Run, doing: string): Config => indexOf(run, doing).config;

function indexOf(run: Run, doing: string): RunIndex {
  wantObject(run, doing, A_RUN);
  if (!(INDEX in run)) throw wrongArgument(doing, A_RUN, run);
  // Only `runOf` makes objects with this key.
  return (run as IndexedRun)[INDEX];
}

const A_RUN = "a Run of openRun, reconcile or observe";

/** Puts a child into the state: a new one, or one that has changed. */
export function putChild(index: RunIndex, name: string, kind: ChildKind, object: ChildRun): void {
  // The kind says what belongs into the list.
  const list = index.lists[kind] as ChildRun[];
  const place = index.places.get(name)?.place ?? list.length;
  list[place] = object;
  index.places.set(name, { kind, place });
  index.children.set(name, object);
  const { facts } = index;
  const task = facts?.owners.get(name);
  if (facts !== undefined && task !== undefined) facts.withNews.add(task);
}
