import type { PipelineRunSpecStatus } from "../types/pipeline-run.ts";

/** What a user may want of a PipelineRun, as an API server lets it be written; empty for nothing any more. */
export const SPEC_STATUSES: readonly (PipelineRunSpecStatus | "")[] = [
  "",
  "Cancelled",
  "CancelledRunFinally",
  "StoppedRunFinally",
  "PipelineRunPending",
];
