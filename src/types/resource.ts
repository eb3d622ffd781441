import type { CustomRun } from "./custom-run.ts";
import type { Pipeline } from "./pipeline.ts";
import type { PipelineRun } from "./pipeline-run.ts";
import type { ResolutionRequest } from "./resolution-request.ts";
import type { StepAction } from "./step-action.ts";
import type { Task } from "./task.ts";
import type { TaskRun } from "./task-run.ts";

/** A Tekton object, in the version in which clusters store it. */
export type Resource = Task | Pipeline | TaskRun | PipelineRun | StepAction | CustomRun | ResolutionRequest;
