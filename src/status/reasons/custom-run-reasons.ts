import { type ReasonDescription, reason } from "./reason.ts";

/**
 * The reasons that Tekton has for the condition `Succeeded` of a CustomRun. The controllers of custom tasks write them, and
 * may write any others; a PipelineRun knows a cancelled CustomRun by `CustomRunCancelled` only.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/customrun_types.go CustomRunReason
 */
export const customRunReasons = {
  Started: reason("Unknown", "progress", "Its controller has taken it on"),
  Running: reason("Unknown", "progress", "Its controller works on it"),
  Succeeded: reason("True", "outcome", "It has succeeded"),
  Failed: reason("False", "outcome", "It has failed", "The message says why; it is written by its controller"),
  CustomRunCancelled: reason("False", "stopped", "It was cancelled, by a user or by its PipelineRun"),
  CustomRunTimedOut: reason("False", "stopped", "It has reached its time limit", "Raise the timeout"),
  CustomRunWorkspaceNotSupported: reason(
    "False",
    "mistake",
    "It was given a workspace, and its custom task takes none",
    "Take the workspace away",
  ),
} as const satisfies Readonly<Record<string, ReasonDescription>>;

/** The reason of a CustomRun's condition `Succeeded`, as far as Tekton has a word for it. */
export type CustomRunReason = keyof typeof customRunReasons;
