import { type ReasonDescription, reason } from "./reason.ts";

/**
 * The reasons that Tekton writes into the condition `Succeeded` of a ResolutionRequest. A resolver may have others, and one
 * that has succeeded has no reason.
 *
 * @see tektoncd/pipeline pkg/resolution/common/statuses.go
 */
export const resolutionRequestReasons = {
  ResolutionInProgress: reason("Unknown", "progress", "The resolver has not answered yet"),
  ResolutionFailed: reason(
    "False",
    "unclear",
    "The resolver could not fetch it",
    "See that the reference names what exists; else ask who runs the resolver",
  ),
  ResolutionTimedOut: reason(
    "False",
    "cluster",
    "The resolver has not answered in time",
    "See that the resolver runs; default-maximum-resolution-timeout is how long it may take",
  ),
} as const satisfies Readonly<Record<string, ReasonDescription>>;

/** The reason of a ResolutionRequest's condition `Succeeded`, as far as Tekton has a word for it. */
export type ResolutionRequestReason = keyof typeof resolutionRequestReasons;
