import { conditionOf } from "../../status/conditions.ts";
import { momentOf } from "../../status/moment.ts";
import { isCancelled, isDone, isPending } from "../../status/predicates.ts";
import type { ChildRun } from "../../types/child-run.ts";
import type { CustomRun } from "../../types/custom-run.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { Time } from "../../types/scalars.ts";
import type { TaskRun, TaskRunStatus } from "../../types/task-run.ts";
import { wrongArgument } from "../../wrong-argument.ts";
import { indexOf, type Run } from "../run-index.ts";
import type { RunState } from "../run-state.ts";
import { beginAttempts, beginPipelineRun } from "./begin-child.ts";
import { cancelAttempt } from "./run-attempts.ts";
import type { SimulatedRun, Turn } from "./simulated-run.ts";
import { DOING } from "./want-script.ts";

/**
 * When the simulation of a run begins. If nobody says it: where the run is, as far as that is known.
 *
 * @throws {TypeError} if it is said to begin before that
 */
export function startOf(run: Run, start: Date | undefined): number {
  const { lastPassMs } = indexOf(run, DOING);
  const reachedMs = lastPassMs === -Infinity ? lastMomentIn(run.state) : lastPassMs;
  if (start === undefined) return reachedMs === -Infinity ? 0 : reachedMs;
  if (start.getTime() >= reachedMs) return start.getTime();
  const reached = new Date(reachedMs).toISOString();
  throw wrongArgument(DOING, `a start that is not before ${reached}, where the run is`, start);
}

/** The last moment of which a state tells; `-Infinity` if it tells of none. */
function lastMomentIn({ pipelineRun, taskRuns = [], customRuns = [], childPipelineRuns = [] }: RunState): number {
  const hasBegun = pipelineRun.status?.startTime !== undefined;
  const children = hasBegun ? [taskRuns, customRuns, childPipelineRuns].flat().filter(isItsOwn) : [];
  const moments = [pipelineRun, ...children].flatMap((run) => timesOf(run).flatMap((time) => momentOf(time) ?? []));
  return moments.reduce((last, moment) => Math.max(last, moment), -Infinity);
}

/** Of children that a run has taken over it is not told when they were created: they may be of a later time. */
const isItsOwn = ({ metadata }: ChildRun): boolean => metadata?.creationTimestamp !== undefined;

const timesOf = (run: ChildRun): readonly (Time | undefined)[] => [
  run.metadata?.creationTimestamp,
  run.status?.startTime,
  run.status?.completionTime,
  conditionOf(run.status)?.lastTransitionTime,
  failedAttempts(run).at(-1)?.completionTime,
];

const failedAttempts = ({ status }: ChildRun): readonly TaskRunStatus[] =>
  // Those of CustomRuns may be anything.
  status !== undefined && "podName" in status ? (status.retriesStatus ?? []) : [];

/**
 * Lets the children of a run that is under way go on. Of a pipeline in the pipeline only its run is known, not what that has
 * created: it begins anew.
 */
export function resumeChildren(run: SimulatedRun, turn: Turn): void {
  const { taskRuns = [], customRuns = [], childPipelineRuns = [] } = run.state;
  for (const child of [...taskRuns, ...customRuns])
    if (!isDone(child) && !isPending(child)) resumeAttempts(run, child, turn);
  for (const child of childPipelineRuns) if (!isDone(child)) beginPipelineRun(run, withoutStatus(child), turn);
}

function resumeAttempts(run: SimulatedRun, child: TaskRun | CustomRun, turn: Turn): void {
  const failed = failedAttempts(child);
  const { metadata: { name = "", creationTimestamp } = {}, status } = child;
  const startMs = momentOf(status?.startTime) ?? momentOf(failed.at(-1)?.completionTime ?? creationTimestamp);
  beginAttempts(run, child, turn, { failed, startMs: startMs ?? turn.nowMs });
  if (!isCancelled(child)) return;
  const { statusMessage = "" } = child.spec ?? {};
  const order = child.kind === "CustomRun" ? CUSTOM_RUN : TASK_RUN;
  cancelAttempt(run, { type: "cancel", name, statusMessage, ...order }, turn);
}

const TASK_RUN = { kind: "TaskRun", status: "TaskRunCancelled" } as const;
const CUSTOM_RUN = { kind: "CustomRun", status: "RunCancelled" } as const;

function withoutStatus({ status, ...run }: PipelineRun): PipelineRun {
  return run;
}
