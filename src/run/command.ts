import type { CustomRun } from "../types/custom-run.ts";
import type { PersistentVolumeClaim } from "../types/kubernetes/persistent-volume-claim.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { TaskRun } from "../types/task-run.ts";

/** What a pass wants to be done, as data. */
export type Command = CreateCommand | CancelCommand | CreateClaimCommand;

/** Create a run for a pipeline task: the object as it is sent to the API server, before its defaults are set. */
export type CreateCommand =
  | { readonly type: "create"; readonly kind: "TaskRun"; readonly object: TaskRun }
  | { readonly type: "create"; readonly kind: "CustomRun"; readonly object: CustomRun }
  | { readonly type: "create"; readonly kind: "PipelineRun"; readonly object: PipelineRun };

/**
 * Write a status into the spec of a child, so that it stops.
 *
 * As in the reference: a child may have ended by then; an API server refuses to change it, and nothing follows from that.
 */
export interface CancelCommand {
  readonly type: "cancel";
  readonly kind: "TaskRun" | "CustomRun";
  readonly name: string;
  /** The new `spec.status`. */
  readonly status: "TaskRunCancelled" | "RunCancelled";
  /** The new `spec.statusMessage`: it tells a limit of the run from its user. */
  readonly statusMessage: string;
}

/** Create a claim for a workspace of the run, unless there is one of its name. */
export interface CreateClaimCommand {
  readonly type: "create-claim";
  readonly claim: PersistentVolumeClaim;
}
