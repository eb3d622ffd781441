import type { CustomRun } from "../types/custom-run.ts";
import type { Pipeline } from "../types/pipeline.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { Task } from "../types/task.ts";
import type { TaskRun } from "../types/task-run.ts";

/**
 * A PipelineRun with all that belongs to it, as an API server would hold it: JSON that may be saved and opened again at any
 * time.
 */
export interface RunState {
  /** The run, with the status that the last pass has written. */
  readonly pipelineRun: PipelineRun;
  /** The Pipeline that it refers to, by name or by a resolver. */
  readonly pipeline?: Pipeline;
  /** More Pipelines that may be referred to by name. */
  readonly pipelines?: readonly Pipeline[];
  /** The Tasks that may be referred to by name. */
  readonly tasks?: readonly Task[];
  /** What resolvers have brought for pipeline tasks. */
  readonly resolved?: readonly ResolvedReference[];
  /** Of a child PipelineRun, those above it, the nearest first: a pipeline must not run itself. */
  readonly ancestors?: readonly Pick<PipelineRun, "metadata">[];
  /** The run's TaskRuns, each with its latest status. */
  readonly taskRuns?: readonly TaskRun[];
  readonly customRuns?: readonly CustomRun[];
  readonly childPipelineRuns?: readonly PipelineRun[];
}

/** What a resolver has brought for a pipeline task. */
export interface ResolvedReference {
  readonly pipelineTask: string;
  /** What its `taskRef` means. */
  readonly task?: Task;
  /** What its `pipelineRef` means. */
  readonly pipeline?: Pipeline;
}
