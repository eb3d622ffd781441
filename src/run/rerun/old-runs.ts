import type { ChildKind, ChildRun } from "../../types/child-run.ts";
import { childKey } from "../child-key.ts";
import { labelOf, PIPELINE_RUN_LABEL } from "../label-of.ts";
import { sortedReferences } from "../pipeline-run/status/child-references.ts";
import type { RunState } from "../run-state.ts";

/** What there is of a pipeline task in the old run. */
export interface OldRuns {
  /** In the order of their names. */
  readonly runs: readonly ChildRun[];
  /** The status knows of more runs: nobody can tell how they have ended. */
  readonly areSomeGone: boolean;
}

/** The same of all tasks, by the kinds of their runs and the names of the tasks. */
export type RunsByTask = ReadonlyMap<string, OldRuns>;

/** The children of a run by the tasks for which they were created: those of the status, and others that say it themselves. */
export function runsByTask(previous: RunState): RunsByTask {
  const { childReferences = [] } = previous.pipelineRun.status ?? {};
  const children = ownChildren(previous);
  const found = new Map<string, { runs: ChildRun[]; areSomeGone: boolean }>();
  for (const { name = "", kind = "", pipelineTaskName = "" } of sortedReferences(childReferences, children)) {
    const key = childKey(kind, pipelineTaskName);
    const ofTask = found.get(key) ?? { runs: [], areSomeGone: false };
    const run = children.get(childKey(kind, name));
    if (run === undefined) ofTask.areSomeGone = true;
    else ofTask.runs.push(run);
    found.set(key, ofTask);
  }
  return found;
}

/** The children by kind and name, without those that say that they are of another run. */
function ownChildren({ pipelineRun, ...lists }: RunState): ReadonlyMap<string, ChildRun> {
  const { taskRuns = [], customRuns = [], childPipelineRuns = [] } = lists;
  const all = [
    ...taskRuns.map((run) => asOfKind("TaskRun", run)),
    ...customRuns.map((run) => asOfKind("CustomRun", run)),
    ...childPipelineRuns.map((run) => asOfKind("PipelineRun", run)),
  ];
  const own = all.filter(([, run]) => ["", pipelineRun.metadata?.name].includes(labelOf(run, PIPELINE_RUN_LABEL)));
  return new Map(own);
}

/** The list in which it stands says what a child is. */
const asOfKind = (kind: ChildKind, run: ChildRun): readonly [key: string, run: ChildRun] => [
  childKey(kind, run.metadata?.name ?? ""),
  { ...run, kind } as ChildRun,
];
