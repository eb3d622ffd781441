import type { ReasonDescription } from "./reason.ts";

/**
 * The reasons in the `terminationReason` of a step: the entrypoint's, those of the container runtime, and that of the TaskRun
 * where it has ended before the step did.
 *
 * @see tektoncd/pipeline pkg/pod/status.go getTerminationReason
 * @see tektoncd/pipeline pkg/entrypoint/entrypointer.go Go
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go terminateStepsInPod
 */
export const stepReasons = {
  Completed: { category: "outcome", means: "It has ended with exit code 0" },
  Continued: { category: "outcome", means: "It has failed, and its onError says to continue" },
  Error: { category: "outcome", means: "It has ended with another exit code than 0", advice: "Read its log" },
  OOMKilled: { category: "outcome", means: "It took more memory than it may", advice: "Raise its memory limit" },
  Skipped: { category: "outcome", means: "It did not run: a step before it has failed, or its conditions do not hold" },
  TimeoutExceeded: { category: "stopped", means: "It has reached its time limit", advice: "Raise its timeout" },
  Cancelled: { category: "stopped", means: "Its TaskRun was cancelled or timed out, and the pod was kept" },
  TaskRunCancelled: { category: "stopped", means: "Its TaskRun was cancelled before it had ended" },
  TaskRunTimeout: { category: "stopped", means: "Its TaskRun has reached its time limit before it had ended" },
  TaskRunImagePullFailed: {
    category: "unclear",
    means: "An image of its pod could not be pulled",
    advice: "See that the image exists, and that the registry lets the cluster in",
  },
  CreateContainerConfigError: {
    category: "unclear",
    means: "A container of its pod could not be set up, mostly for want of a Secret or ConfigMap",
    advice: "Create what the message of the TaskRun names",
  },
  PodCreationFailed: {
    category: "unclear",
    means: "A container of its pod could not be created",
    advice: "Mend the task or the pod template as the message of the TaskRun says",
  },
  TaskRunResultLargerThanAllowedLimit: {
    category: "mistake",
    means: "A result of its TaskRun is larger than it may be",
    advice: "Write less, or raise the flag max-result-size",
  },
} as const satisfies Readonly<Record<string, ReasonDescription>>;

/** The reason why a step has ended, as far as Tekton has a word for it. */
export type StepReason = keyof typeof stepReasons;
