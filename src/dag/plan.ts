import type { Path } from "../diagnostic.ts";
import type { ResultReference } from "../substitute/references.ts";
import type { PipelineTask } from "../types/pipeline.ts";
import type { TaskSpec } from "../types/task.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import type { Combination } from "./matrix.ts";

/** Who waits for whom, and why. */
export interface PipelinePlan {
  /** The name of the Pipeline, or of the PipelineRun that embeds one; empty if there is none. */
  readonly name: string;
  /** The tasks of the DAG section, in the order of the spec. */
  readonly tasks: readonly PlannedTask[];
  /** The finally tasks: they start together, when every other task has ended or is skipped. */
  readonly finalTasks: readonly PlannedTask[];
  /** The names of the tasks by levels: those of one level wait only for tasks of earlier ones. */
  readonly levels: readonly (readonly string[])[];
  /** The tasks that wait for nothing. */
  readonly roots: readonly string[];
}

/** A pipeline task in the plan. */
export interface PlannedTask {
  readonly name: string;
  readonly pipelineTask: PipelineTask;
  /**
   * Where it stands in the resource that was planned: `["spec", "tasks", 3]`; of a run that refers to a Pipeline by name, in
   * that Pipeline.
   */
  readonly at: Path;
  /** How many tasks of the longest chain come before it; 0 for roots and finally tasks. */
  readonly level: number;
  /** What it waits for, sorted by name. Of finally tasks: whose results they use; they wait for everything. */
  readonly dependsOn: readonly Dependency[];
  /** The tasks that wait for it, in the order of the spec. */
  readonly dependents: readonly string[];
  /** Tasks in its `runAfter` whose results it uses as well: it would wait for them anyway. */
  readonly redundantRunAfter: readonly string[];
  /** What it runs: its embedded task, or the Task that it refers to, if that was given. */
  readonly taskSpec: TaskSpec | undefined;
  /** How it fans out, if it has a matrix. */
  readonly matrix: MatrixPlan | undefined;
}

/** A task that another one waits for, and all the reasons. */
export interface Dependency {
  readonly task: string;
  readonly reasons: readonly DependencyReason[];
}

/** Why a task waits: it says so, or it uses a result. `at` counts from the pipeline task. */
export type DependencyReason =
  | { readonly kind: "runAfter"; readonly at: Path }
  | { readonly kind: "result"; readonly at: Path; readonly reference: ResultReference };

/** What is known of a matrix before the run. */
export interface MatrixPlan {
  /** How many TaskRuns Tekton counts against its limit. */
  readonly count: number;
  /** The rows; undefined if they depend on variables, or are too many to list. */
  readonly combinations: readonly Combination[] | undefined;
  /** The rows depend on params or results that are known at run time only: the count may change too. */
  readonly isVariable: boolean;
}

/** @throws {TypeError} if `given` is no plan */
export function wantPlan(given: unknown, doing: string): asserts given is PipelinePlan {
  const want = "a plan: the `value` of what planPipeline gives";
  wantObject(given, doing, want);
  if (!("tasks" in given && "finalTasks" in given)) throw wrongArgument(doing, want, given);
}
