import type { Path } from "../../diagnostic.ts";
import type { ParamValue } from "../../types/param.ts";
import type { PipelineRunStage } from "../pipeline-run/substitute-pipeline-run.ts";
import type { Reference } from "../references.ts";
import type { TaskRunStage } from "../task-run/substitute-task-run.ts";

/** Where the value of a variable comes from. */
export interface VariableSource {
  /**
   * `"run"`: a param that the run gives. `"default"`: the default of a param. `"task"`: what a pipeline task passes to its task.
   * `"matrix"`: one value for each run of a matrix. `"context"`: the name of the run, and the like. `"workspace"`: what is bound.
   * `"path"`: a file or folder that Tekton makes. `"result"`: what another task or step gives. `"status"`: how another task ends.
   */
  readonly kind: "run" | "default" | "task" | "matrix" | "context" | "workspace" | "path" | "result" | "status";
  /** Which sort of resource has it, and where, if it is written somewhere. */
  readonly in?: "Task" | "TaskRun" | "Pipeline" | "PipelineRun";
  readonly at?: Path;
  /** A param of the pipeline, in a task that is written in it and is not passed one of that name. */
  readonly isPropagated?: true;
}

/** When a variable is replaced: by which controller at which stage, or by the step itself when it starts. */
export interface VariableStage {
  readonly by: "PipelineRun" | "TaskRun" | "step";
  readonly stage:
    | TaskRunStage
    | PipelineRunStage
    | "resolver"
    | "task-results"
    | "states"
    | "task-contexts"
    | "display-names";
}

/** What becomes of one reference in a resource. */
export interface VariableExplanation extends Reference {
  /** The text in which it stands; its offsets count in that. */
  readonly at: Path;
  /** Whether its value is known, or will be known later, or it stays as it stands for ever. */
  readonly outcome: "replaced" | "later" | "kept";
  /** What takes its place in the end. Of what is known later only what is known of it: the values of a matrix. */
  readonly value?: ParamValue;
  readonly source?: VariableSource;
  readonly replaced?: VariableStage;
  /** Why it has no value, or not yet. */
  readonly why?: string;
  /** It stands in a default that nobody needs, as the param is given. */
  readonly isUnused?: true;
}

/** What becomes of a variable, wherever it stands. */
export type Outcome = Pick<VariableExplanation, "outcome" | "value" | "source" | "replaced" | "why">;

export const kept = (why: string): Outcome => ({ outcome: "kept", why });

/** Why a text in a field that nobody looks at is left alone. */
export const NOT_REPLACED = "variables are not replaced in this field";
