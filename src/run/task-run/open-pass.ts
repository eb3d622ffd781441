import { formatTime } from "../../go/time.ts";
import type { TaskRunReason } from "../../status/reasons/task-run-reasons.ts";
import type { Condition } from "../../types/condition.ts";
import type { Config } from "../../types/config.ts";
import type { StepAction } from "../../types/step-action.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRun, TaskRunStatus } from "../../types/task-run.ts";
import type { FailureReason } from "../../validate/across/mismatch.ts";
import type { PassFailure } from "../pipeline-run/open-pass.ts";
import { type Outcome, withOutcome } from "./outcome.ts";
import type { TaskRunPod } from "./pod.ts";
import type { PodCommand } from "./pod-command.ts";
import type { PodRefusal } from "./task-run-state.ts";

/** A pass at work: what has come of the run so far, and what is to be done. */
export interface OpenPass {
  readonly now: Date;
  readonly config: Config;
  readonly task: Task | undefined;
  readonly stepActions: readonly StepAction[];
  readonly podRefusal: PodRefusal | undefined;
  readonly conditionBefore: Condition | undefined;
  readonly taskRun: TaskRunWithStatus;
  readonly pods: readonly TaskRunPod[];
  readonly commands: readonly PodCommand[];
  /** When to look again at the latest. */
  readonly wakeAfterMs?: number;
  readonly failure?: PassFailure;
}

/** A TaskRun that has a status. */
export interface TaskRunWithStatus extends TaskRun {
  readonly status: TaskRunStatus;
}

/** The name of the run; empty if it has none. */
export const nameOf = ({ taskRun: { metadata } }: OpenPass): string => metadata?.name ?? "";

/** The same pass with another status. */
export const withStatus = (pass: OpenPass, status: TaskRunStatus): OpenPass => ({
  ...pass,
  taskRun: { ...pass.taskRun, status },
});

/** The same pass with other fields in the status. */
export const inStatus = (pass: OpenPass, fields: Partial<TaskRunStatus>): OpenPass =>
  withStatus(pass, { ...pass.taskRun.status, ...fields });

/** The run goes on. */
export const ongoing = (pass: OpenPass, reason: TaskRunReason, message: string): OpenPass =>
  marked(pass, { status: "Unknown", reason, message });

/** The run has failed, now. */
export const failRun = (pass: OpenPass, reason: TaskRunReason | FailureReason, message: string): OpenPass =>
  inStatus(marked(pass, { status: "False", reason, message }), { completionTime: formatTime(pass.now.getTime()) });

/** The pass ends with an error; the status is written all the same. */
export const withFailure = (
  pass: OpenPass,
  message: string,
  { isPermanent }: Omit<PassFailure, "message">,
): OpenPass => ({
  ...pass,
  failure: { message, isPermanent },
});

const marked = (pass: OpenPass, outcome: Outcome): OpenPass =>
  inStatus(pass, { conditions: withOutcome(pass.taskRun.status.conditions, outcome, pass.now) });
