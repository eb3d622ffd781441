import type { RunPhase } from "../../../status/roll-up/phase.ts";
import type { ChildKind } from "../../../types/child-run.ts";
import type { Param, ParamValue } from "../../../types/param.ts";
import type { WhenExpression } from "../../../types/when-expression.ts";

/** Something that happens in a simulated run, or in a run of a pipeline in its pipeline. */
export type TimelineEvent = {
  /** How long after the start, in milliseconds. */
  readonly afterMs: number;
} & (TaskEvent | RunEvent);

/** Something about a pipeline task: `"deploy"`, or `"child/deploy"` in the pipeline that the task `child` runs. */
export type TaskEvent = { readonly task: string } & (StartEvent | EndEvent | SkipEvent);

/** Something about a run as a whole: that of the pipeline in a task, if there is one, else the one of all. */
export type RunEvent = Partial<InnerRun> &
  (
    | { readonly type: "finally" }
    | SpecStatusEvent
    | { readonly type: "timeout"; readonly field: TimeoutField; readonly limitMs: number }
    | { readonly type: "error"; readonly message: string; readonly isPermanent: boolean }
    | ConditionEvent
  );

/** The run of a pipeline in a pipeline. */
export interface InnerRun {
  readonly task: string;
  readonly run: string;
}

/** One run of many, of a task with a matrix. */
export interface Row {
  /** What it is called beside other tasks: `"tests-0"`, `"child/tests-0"`. */
  readonly name: string;
  readonly params: readonly Param[];
}

/** An attempt of a run begins. */
export interface StartEvent {
  readonly type: "start";
  readonly kind: ChildKind;
  /** The name of the run. */
  readonly run: string;
  readonly attempt: number;
  /** How many attempts there may be. */
  readonly attempts: number;
  readonly row?: Row;
}

/** An attempt ends. */
export interface EndEvent {
  readonly type: "end";
  readonly run: string;
  readonly attempt: number;
  readonly attempts: number;
  readonly row?: Row;
  readonly outcome: RunPhase;
  readonly reason: string;
  readonly message: string;
  readonly durationMs: number;
  readonly results: readonly GivenResult[];
}

/** A result that a task has given. */
export interface GivenResult {
  readonly name: string;
  readonly value: ParamValue;
}

/** A task will not run. */
export interface SkipEvent {
  readonly type: "skip";
  /** In Tekton's words. */
  readonly reason: string;
  /** What it is due to: tasks, or results as `"build.image"`. */
  readonly because: readonly string[];
  /** The conditions that do not hold. */
  readonly when?: readonly FalseCondition[];
}

/** A condition that does not hold. */
export interface FalseCondition extends WhenExpression {
  /** What its input, or its CEL expression, was before variables were replaced, if there were some. */
  readonly written?: string;
}

/** Somebody sets `spec.status`; an empty one is taken away. */
export interface SpecStatusEvent {
  readonly type: "spec-status";
  readonly specStatus: string;
  /** The run has ended by then. */
  readonly isTooLate: boolean;
}

/** The condition of a run has another reason, or says how it has ended. */
export interface ConditionEvent {
  readonly type: "condition";
  readonly outcome: RunPhase;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** The fields of a PipelineRun that limit it. */
export type TimeoutField = "timeouts.pipeline" | "timeouts.tasks" | "timeouts.finally";
