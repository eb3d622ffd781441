import type { ChildRun } from "../../types/child-run.ts";
import { withFields } from "../../types/defaults/share.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { ChildStatusReference, PipelineRun } from "../../types/pipeline-run.ts";
import type { Time } from "../../types/scalars.ts";
import { wantObject, wantObjects, wrongArgument } from "../../wrong-argument.ts";
import { conditionOf } from "../conditions.ts";
import { durationMs } from "../durations.ts";
import { wantMoment, writtenTime } from "../moment.ts";
import { isDone } from "../predicates.ts";
import { childRollUp, findChildren } from "./child-roll-up.ts";
import { DOING, listed } from "./listed.ts";
import { phaseOf, type RunPhase } from "./phase.ts";
import { type PipelineTaskPhase, type PipelineTaskRollUp, pipelineTaskRollUp } from "./pipeline-task-roll-up.ts";

/** What there is beside the PipelineRun itself. */
export interface RollUpOptions {
  /** Its TaskRuns, CustomRuns and child PipelineRuns, in any order; others do no harm. */
  readonly children?: readonly ChildRun[];
  /** How late it is; without it, what still runs has no duration. */
  readonly now?: Date;
}

/** How many pipeline tasks are in which phase; a matrix counts once. All but `total` and `ignored` add up to `total`. */
export interface TaskCounts {
  readonly total: number;
  readonly succeeded: number;
  /** Those that have failed or timed out. */
  readonly failed: number;
  /** Of the failed ones, those that the run bears with. */
  readonly ignored: number;
  readonly cancelled: number;
  readonly skipped: number;
  /** Those that have a run that has not ended; it may be pending. */
  readonly running: number;
  readonly notStarted: number;
  readonly unknown: number;
}

/** All that a screen shows of a PipelineRun, as one plain value. */
export interface RollUp {
  readonly phase: RunPhase;
  /** In Tekton's word; `describeReason` has a sentence for it. */
  readonly reason?: string;
  readonly message?: string;
  readonly startTime?: Time;
  readonly completionTime?: Time;
  /** How long it took, or has taken until now. */
  readonly durationMs?: number;
  readonly counts: TaskCounts;
  /** The pipeline tasks in the order of the pipeline, and then the finally tasks. None, if there is no pipeline yet. */
  readonly tasks: readonly PipelineTaskRollUp[];
}

/**
 * How a PipelineRun and each of its tasks is. It is all derived from the conditions that Tekton has written, so it may be
 * computed anew whenever one of them changes.
 *
 * Without the children it tells which tasks were started and skipped, and what the end of the run says of them. A run that has
 * no status yet is shown with the pipeline that is written in it.
 *
 * @param pipelineRun - decoded, or as JSON as the API server sends it, and so its children
 * @throws {TypeError} if it is given no PipelineRun, no list of runs or no valid Date
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunstate.go getPipelineTasksCount
 * @example rollUp({ spec: { pipelineSpec: { tasks: [{ name: "build" }] } } }).tasks[0]?.phase // "not-started"
 */
export function rollUp(pipelineRun: Pick<PipelineRun, "spec" | "status">, options: RollUpOptions = {}): RollUp {
  wantPipelineRun(pipelineRun);
  wantObject(options, DOING, "options");
  const { children = [], now } = options;
  wantObjects(children, DOING, "a list of runs");
  for (const child of children) wantObject(child.status ?? {}, DOING, "runs with a status");
  if (now !== undefined) wantMoment(now, DOING);
  const tasks = rollUpTasks(pipelineRun, children, now);
  const status = pipelineRun.status ?? undefined;
  const { reason, message } = conditionOf(status) ?? {};
  return withFields<RollUp>(
    { phase: phaseOf(pipelineRun), counts: countTasks(tasks), tasks },
    {
      ...{ reason, message },
      startTime: writtenTime(status?.startTime),
      completionTime: writtenTime(status?.completionTime),
      durationMs: durationMs(status, isDone(pipelineRun) ? undefined : now),
    },
  );
}

/** What holds a PipelineRun would pass for one that has not begun. */
function wantPipelineRun(given: object): void {
  wantObject(given, DOING, "a PipelineRun");
  for (const [field, place] of HOLDERS)
    if (field in given) throw wrongArgument(DOING, `a PipelineRun: the \`${place}\` of what was given`, given);
  const { kind = "PipelineRun" }: { readonly kind?: unknown } = given;
  if (kind !== "PipelineRun") throw wrongArgument(DOING, "a PipelineRun", kind);
}

/** Where the PipelineRun is in a saved state, a run, a pass, and what was decoded. */
const HOLDERS = [
  ["pipelineRun", "pipelineRun"],
  ["state", "state.pipelineRun"],
  ["run", "run.state.pipelineRun"],
  ["ok", "value"],
] as const;

function rollUpTasks(
  pipelineRun: Pick<PipelineRun, "spec" | "status">,
  children: readonly ChildRun[],
  now: Date | undefined,
): readonly PipelineTaskRollUp[] {
  const { childReferences, skippedTasks, pipelineSpec } = pipelineRun.status ?? {};
  const { tasks, finally: finalTasks } = pipelineSpec ?? pipelineRun.spec?.pipelineSpec ?? {};
  const find = findChildren(children);
  const references = referencesByTask(listed(childReferences, "childReferences"));
  const skipped = new Map(listed(skippedTasks, "skippedTasks").map((skippedTask) => [skippedTask.name, skippedTask]));
  const hasSucceeded = phaseOf(pipelineRun) === "succeeded";
  const inSection = (section: PipelineTaskRollUp["section"]) => (task: PipelineTask) => {
    // Of a run that has succeeded no task has failed, but for one that may.
    const assumed = hasSucceeded && task.onError !== "continue" ? "succeeded" : "unknown";
    const runs = (references.get(task.name ?? "") ?? []).map((reference) =>
      childRollUp(reference, find(reference), { assumed, now }),
    );
    return pipelineTaskRollUp(task, { section, runs, skipped: skipped.get(task.name ?? ""), now });
  };
  return [
    ...listed(tasks, "tasks").map(inSection("tasks")),
    ...listed(finalTasks, "finally").map(inSection("finally")),
  ];
}

function referencesByTask(references: readonly ChildStatusReference[]): ReadonlyMap<string, ChildStatusReference[]> {
  const byTask = new Map<string, ChildStatusReference[]>();
  for (const reference of references) {
    const { pipelineTaskName = "" } = reference;
    const ofTask = byTask.get(pipelineTaskName);
    if (ofTask === undefined) byTask.set(pipelineTaskName, [reference]);
    else ofTask.push(reference);
  }
  return byTask;
}

function countTasks(tasks: readonly PipelineTaskRollUp[]): TaskCounts {
  const count = (...phases: readonly PipelineTaskPhase[]) => tasks.filter(({ phase }) => phases.includes(phase)).length;
  return {
    total: tasks.length,
    succeeded: count("succeeded"),
    failed: count("failed", "timed-out"),
    ignored: tasks.filter(({ isFailureIgnored }) => isFailureIgnored).length,
    cancelled: count("cancelled"),
    skipped: count("skipped"),
    running: count("pending", "running"),
    notStarted: count("not-started"),
    unknown: count("unknown"),
  };
}
