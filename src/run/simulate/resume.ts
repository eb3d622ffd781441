import { conditionOf } from "../../status/conditions.ts";
import { momentOf } from "../../status/moment.ts";
import { isCancelled, isDone, isPending } from "../../status/predicates.ts";
import type { ChildRun } from "../../types/child-run.ts";
import type { CustomRun } from "../../types/custom-run.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { Time } from "../../types/scalars.ts";
import type { TaskRun, TaskRunStatus } from "../../types/task-run.ts";
import { indexOf, type Run } from "../run-index.ts";
import type { RunState } from "../run-state.ts";
import { beginAttempts, beginPipelineRun } from "./begin-child.ts";
import { cancelAttempt } from "./run-attempts.ts";
import type { Moment, SimulatedRun } from "./simulated-run.ts";
import { DOING } from "./want-script.ts";

/** When the simulation of a run begins if nobody says it: where the run is, as far as that is known. */
export function startOf(run: Run): number {
  const { lastPassMs } = indexOf(run, DOING);
  return lastPassMs === -Infinity ? lastMomentIn(run.state) : lastPassMs;
}

/** The last moment of which a state tells. That of children which a run has taken over before it began does not count. */
function lastMomentIn({ pipelineRun, taskRuns = [], customRuns = [], childPipelineRuns = [] }: RunState): number {
  const children = pipelineRun.status?.startTime === undefined ? [] : [taskRuns, customRuns, childPipelineRuns].flat();
  const moments = [pipelineRun, ...children].flatMap((run) => timesOf(run).flatMap((time) => momentOf(time) ?? []));
  return moments.reduce((last, moment) => Math.max(last, moment), moments[0] ?? 0);
}

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
export function resumeChildren(run: SimulatedRun, moment: Moment): void {
  const { taskRuns = [], customRuns = [], childPipelineRuns = [] } = run.state;
  for (const child of [...taskRuns, ...customRuns])
    if (!isDone(child) && !isPending(child)) resumeAttempts(run, child, moment);
  for (const child of childPipelineRuns) if (!isDone(child)) beginPipelineRun(run, withoutStatus(child), moment);
}

function resumeAttempts(run: SimulatedRun, child: TaskRun | CustomRun, moment: Moment): void {
  const failed = failedAttempts(child);
  const { metadata: { name = "", creationTimestamp } = {}, status } = child;
  const startMs = momentOf(status?.startTime) ?? momentOf(failed.at(-1)?.completionTime ?? creationTimestamp);
  beginAttempts(run, child, moment, { failed, startMs: startMs ?? moment.nowMs });
  if (!isCancelled(child)) return;
  const { statusMessage = "" } = child.spec ?? {};
  const order = child.kind === "CustomRun" ? CUSTOM_RUN : TASK_RUN;
  cancelAttempt(run, { type: "cancel", name, statusMessage, ...order }, moment);
}

const TASK_RUN = { kind: "TaskRun", status: "TaskRunCancelled" } as const;
const CUSTOM_RUN = { kind: "CustomRun", status: "RunCancelled" } as const;

function withoutStatus({ status, ...run }: PipelineRun): PipelineRun {
  return run;
}
