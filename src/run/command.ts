import type { ChildKind, ChildRun } from "./run-state.ts";

/** What a pass wants to be done, as data. */
export type Command = CreateCommand | CancelCommand;

/** Create a run for a pipeline task. */
export interface CreateCommand {
  readonly type: "create";
  readonly kind: ChildKind;
  /** The object as it is sent to the API server, before its defaults are set. */
  readonly object: ChildRun;
}

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
