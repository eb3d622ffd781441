import type { ChildKind, ChildRun } from "../../../types/child-run.ts";
import type { PipelineSpec, PipelineTask } from "../../../types/pipeline.ts";
import type { SkippingReason } from "../../../types/pipeline-run.ts";
import type { OneOf } from "../../../types/scalars.ts";
import type { KnownTask } from "../../../validate/across/resolved-task.ts";
import type { TaskReferences } from "./task-references.ts";

/** In which list of the pipeline a task stands. */
export type Section = "tasks" | "finally";

/** The pipeline that a child PipelineRun runs: one that is referred to has a name. */
export interface ChildPipeline {
  readonly name: string;
  readonly spec: PipelineSpec;
}

/**
 * How the runs of a pipeline task are, taken together. What comes behind `succeeded` has failed in one way or the other; a
 * task is `timed-out` if its PipelineRun cancelled it for that.
 */
export type Outcome = "not-started" | "running" | "succeeded" | "failed" | "cancelled" | "timed-out";

/** As what a pipeline task counts in the message of the run. */
export type Category =
  | "succeeded"
  | "failed"
  | "ignored"
  | "cancelled"
  | "invalid"
  | "skipped"
  | "timed-out"
  | "incomplete";

/** What is known of one pipeline task during a run. It is part of an index, which is kept up to date in place. */
export interface TaskFacts extends TaskReferences {
  /** In the order of the spec, finally tasks last. */
  readonly index: number;
  readonly name: string;
  readonly section: Section;
  readonly kind: ChildKind;
  /** As it stands in `status.pipelineSpec`: without results. */
  readonly substituted: PipelineTask;
  /** The tasks that it waits for. */
  readonly parents: readonly TaskFacts[];
  /** The tasks that wait for it. */
  readonly children: readonly TaskFacts[];
  /** The tasks that refer to its results. */
  readonly users: readonly TaskFacts[];

  /** A child reference named it when the pass began. */
  isStarted: boolean;
  /** The names of its runs, in order; those of which only the name is known as well. */
  names: readonly string[];
  runs: readonly ChildRun[];
  /** The runs that it had when it was looked at last; undefined if it never was. */
  lookedAt: readonly ChildRun[] | undefined;
  outcome: Outcome;
  /** With results put in. */
  task: PipelineTask;
  /** The same without how the others have ended, of which finally tasks are told. */
  untold: PipelineTask;
  /** All results that it refers to are put in. */
  isResolved: boolean;
  /** The task of which a result is missing, if one is. */
  lacks: TaskFacts | undefined;
  /** What it runs; undefined of custom tasks and pipelines, and of a matrix without rows. */
  known: KnownTask | undefined;
  pipeline: ChildPipeline | undefined;
  /** Its conditions let it run. */
  isAllowed: boolean;

  /** How many parents are not done. */
  openParents: number;
  /** How many parents are done. */
  doneParents: number;
  /** How many parents are skipped for another reason than their conditions. */
  blockingParents: number;
  skipped: OneOf<SkippingReason> | undefined;
  /** A result that it refers to is missing although its parent has ended: it cannot be created. */
  isInvalid: boolean;
  isDone: boolean;
  category: Category;
}
