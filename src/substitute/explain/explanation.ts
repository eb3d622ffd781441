import type { Path } from "../../diagnostic.ts";
import type { ParamValue } from "../../types/param.ts";
import type { Reference } from "../references.ts";
import type { Replacer } from "../replacer.ts";
import type { TextPlace } from "./place-at.ts";

/** Where the value of a variable comes from. */
export interface VariableSource {
  /**
   * `"run"`: a param that the run gives. `"default"`: the default of a param. `"task"`: what a pipeline task passes to its task.
   * `"matrix"`: one value for each run of a matrix. `"context"`: the name of the run, and the like. `"workspace"`: what is bound.
   * `"path"`: a file or folder that Tekton makes. `"result"`: what another task or step gives. `"status"`: how another task ends.
   */
  readonly kind: "run" | "default" | "task" | "matrix" | "context" | "workspace" | "path" | "result" | "status";
  /** Which resource has it, and where, if it is written somewhere. */
  readonly in?: "Task" | "TaskRun" | "Pipeline" | "PipelineRun";
  readonly at?: Path;
  /** A param of the pipeline, in a task that is written in it and is not passed one of that name. */
  readonly isPropagated?: true;
}

/** When a variable is replaced: by which controller at which stage, or by the step itself when it starts. */
export interface VariableStage {
  readonly by: "PipelineRun" | "TaskRun" | "step";
  readonly stage: string;
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
}

/** One replacement of the many that a text goes through. */
export interface Layer extends VariableStage {
  readonly replacer: Replacer;
  sourceOf(expression: string): VariableSource;
}

/** What replaces a text, in order, and how. */
export interface LayersAt {
  readonly place: TextPlace;
  readonly layers: readonly Layer[];
}

/** The same, and why a variable in the text has no value. */
export interface ExplainedPlace extends LayersAt {
  readonly whyNot: (expression: string) => Unknown;
}

/** What is known of a variable that no layer has a value for. */
export type Unknown = Pick<VariableExplanation, "outcome" | "value" | "source" | "replaced" | "why">;
