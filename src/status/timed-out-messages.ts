import type { CustomRunSpecStatusMessage } from "../types/custom-run.ts";
import type { TaskRunSpecStatusMessage } from "../types/task-run.ts";

/** What a PipelineRun writes into the specs of runs that it cancels for a limit, by their kind. */
export const TIMED_OUT_MESSAGES = {
  TaskRun: "TaskRun cancelled as the PipelineRun it belongs to has timed out.",
  CustomRun: "CustomRun cancelled as the PipelineRun it belongs to has timed out.",
} as const satisfies { readonly TaskRun: TaskRunSpecStatusMessage; readonly CustomRun: CustomRunSpecStatusMessage };
