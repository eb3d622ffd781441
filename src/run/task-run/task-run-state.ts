import type { Config } from "../../types/config.ts";
import type { StepAction } from "../../types/step-action.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import type { TaskRunPod } from "./pod.ts";

/**
 * A TaskRun with all that belongs to it, as an API server would hold it: JSON that may be saved and opened again at any time.
 */
export interface TaskRunState {
  /** The run, with the status that the last pass has written. */
  readonly taskRun: TaskRun;
  /** The Task that it refers to; not there as long as nobody has one, or if the task is written in the run. */
  readonly task?: Task;
  /** The step actions that steps may refer to by name. */
  readonly stepActions?: readonly StepAction[];
  /** The pods of its attempts, as far as they are still there, each with its latest status. */
  readonly pods?: readonly TaskRunPod[];
  /** What the API server will say if the next pass wants a pod. */
  readonly podRefusal?: PodRefusal;
}

/** Why an API server does not create a pod: the part of a Kubernetes Status that counts. A `Conflict` is one about quotas. */
export interface PodRefusal {
  /** In one word: `"Forbidden"`, `"Conflict"`, `"AlreadyExists"`. */
  readonly reason: string;
  /** In a sentence. */
  readonly message: string;
}

/** A TaskRun between two passes. It is data: a pass and an observation make another one of it. */
export interface OpenTaskRun {
  /** All of it that lasts. */
  readonly state: TaskRunState;
  /** How the cluster is set up. */
  readonly config: Config;
  /** When its last pass was, in milliseconds since 1970: the clock does not go back. */
  readonly lastPassMs?: number;
}
