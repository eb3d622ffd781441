import type { CustomRun } from "./custom-run.ts";
import type { PipelineRun } from "./pipeline-run.ts";
import type { TaskRun } from "./task-run.ts";

/** A run that a PipelineRun creates for one of its tasks. */
export type ChildRun = TaskRun | CustomRun | PipelineRun;

/** What it is. */
export type ChildKind = "TaskRun" | "CustomRun" | "PipelineRun";
