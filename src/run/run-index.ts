import type { ChildKind, ChildRun } from "../types/child-run.ts";
import type { Config } from "../types/config.ts";
import type { CustomRun } from "../types/custom-run.ts";
import type { PipelineSpec } from "../types/pipeline.ts";
import type { PipelineRun, PipelineRunStatus } from "../types/pipeline-run.ts";
import type { TaskRun } from "../types/task-run.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import { childKey } from "./child-key.ts";
import type { RunFacts } from "./pipeline-run/facts/run-facts.ts";
import type { Limits } from "./pipeline-run/limits.ts";
import type { RunState } from "./run-state.ts";

/**
 * A PipelineRun that is being run. It is opaque but for its state.
 *
 * It is used once: `reconcile` and `observe` go on with what they are given, and give a new one.
 */
export interface Run {
  /**
   * What may be saved, as JSON; `openRun` goes on from it. It is made when it is asked for, and does not change any more then.
   * Whoever wants that of a run which is used up must have asked before.
   *
   * @throws {TypeError} if the run was used before anybody asked for its state
   */
  readonly state: RunState;
}

/** Where a Run has its index: a symbol is no part of JSON. */
const INDEX: unique symbol = Symbol("index");

/** A Run as it is inside. */
interface IndexedRun extends Run {
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
  /** The children by kind and name. */
  readonly children: Map<string, ChildRun>;
  /** Where they stand in the lists of the state. */
  readonly places: Map<string, number>;
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
  let kept: RunState | undefined;
  const run = {
    get state() {
      if (kept === undefined && index.current !== run)
        throw new TypeError("Cannot read the state of a run that has been used: read it before the run is handed on");
      kept ??= stateOf(index);
      return kept;
    },
  };
  // Who prints a run is not interested in the index.
  Object.defineProperty(run, INDEX, { value: index });
  index.current = run;
  return run;
}

/** The state as it is now: passes to come write in the lists of the index. */
function stateOf({ state, lists }: RunIndex): RunState {
  const { pipelineRun } = state;
  const { status } = pipelineRun;
  return {
    ...state,
    pipelineRun: { ...pipelineRun, ...(status && { status: keptStatus(status) }) },
    ...(lists.TaskRun.length > 0 && { taskRuns: [...lists.TaskRun] }),
    ...(lists.CustomRun.length > 0 && { customRuns: [...lists.CustomRun] }),
    ...(lists.PipelineRun.length > 0 && { childPipelineRuns: [...lists.PipelineRun] }),
  };
}

function keptStatus(status: PipelineRunStatus): PipelineRunStatus {
  const { childReferences, skippedTasks } = status;
  return {
    ...status,
    ...(childReferences && { childReferences: [...childReferences] }),
    ...(skippedTasks && { skippedTasks: [...skippedTasks] }),
  };
}

/**
 * The index of a Run, which is used up by that.
 *
 * @throws {TypeError} if it is none, or one that was used before
 */
export function useUp(run: Run, doing: string): RunIndex {
  const index = indexOf(run, doing);
  index.current = undefined;
  return index;
}

/** The PipelineRun of a run: what its state says, before anybody has to have it copied. */
export const pipelineRunOf = (run: Run, doing: string): PipelineRun => indexOf(run, doing).state.pipelineRun;

/**
 * The index of a Run, to look at before the run is used.
 *
 * @throws {TypeError} if it is none, or one that was used before
 */
export function indexOf(run: Run, doing: string): RunIndex {
  wantObject(run, doing, A_RUN);
  if (!(INDEX in run)) throw wrongArgument(doing, "run" in run ? "a Run: the `run` of a pass" : A_RUN, run);
  // Only `runOf` makes objects with this key.
  const { [INDEX]: index } = run as IndexedRun;
  if (index.current !== run)
    throw wrongArgument(doing, `${A_RUN} that has not been used before: go on with the one that they gave last`, run);
  return index;
}

const A_RUN = "a Run of openRun, reconcile or observe";

/** Puts a child into the state: a new one, or one that has changed. */
export function putChild(index: RunIndex, name: string, kind: ChildKind, object: ChildRun): void {
  // The kind says what belongs into the list.
  const list = index.lists[kind] as ChildRun[];
  const key = childKey(kind, name);
  const place = index.places.get(key) ?? list.length;
  list[place] = object;
  index.places.set(key, place);
  index.children.set(key, object);
  const { facts } = index;
  const task = facts?.owners.get(key);
  if (facts !== undefined && task !== undefined) facts.withNews.add(task);
}
