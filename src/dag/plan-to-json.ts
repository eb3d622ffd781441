import type { Path } from "../diagnostic.ts";
import type { ResultReference } from "../substitute/references.ts";
import { describeReason } from "./describe-reason.ts";
import type { Combination } from "./matrix.ts";
import { type DependencyReason, type MatrixPlan, type PipelinePlan, type PlannedTask, wantPlan } from "./plan.ts";

/** A plan as JSON can hold it. What the tasks run is left out: `at` tells where it stands. */
export interface PlanJson {
  /** The name of the Pipeline, or of the PipelineRun that embeds one; empty if there is none. */
  readonly name: string;
  /** The names of the tasks by levels: those of one level wait only for tasks of earlier ones. */
  readonly levels: readonly (readonly string[])[];
  /** The tasks of the DAG section, in the order of the spec. */
  readonly tasks: readonly PlannedTaskJson[];
  /** The finally tasks, in the order of the spec. */
  readonly finally: readonly PlannedTaskJson[];
}

/** A pipeline task; `PlannedTask` says more about the fields. */
export interface PlannedTaskJson {
  readonly name: string;
  /** Where it stands in the resource: `["spec", "tasks", 3]`. */
  readonly at: Path;
  /** Counts from 0. */
  readonly level: number;
  /** What it waits for, sorted by name; of finally tasks: whose results they use. */
  readonly dependsOn: readonly DependencyJson[];
  /** The tasks that wait for it. */
  readonly dependents: readonly string[];
  /** Tasks in its `runAfter` that it would wait for anyway. */
  readonly redundantRunAfter: readonly string[];
  /** Only of tasks that have a matrix. */
  readonly matrix?: MatrixJson;
}

/** A task that another one waits for. */
export interface DependencyJson {
  readonly task: string;
  readonly reasons: readonly ReasonJson[];
}

/** Why a task waits: `kind: "result"` comes with the reference. */
export interface ReasonJson {
  readonly kind: "runAfter" | "result";
  /** For people: `"runAfter"`, `"result image in params[0].value"`. */
  readonly text: string;
  /** The field that says so, counted from the pipeline task: `["params", 0, "value"]`. */
  readonly at: Path;
  readonly reference?: ResultReference;
}

/** What is known of a matrix before the run. */
export interface MatrixJson {
  /** How many TaskRuns Tekton counts; null if they are more than can be counted. */
  readonly count: number | null;
  /** The rows may be others, and more or fewer, when the run knows its params and results. */
  readonly isVariable: boolean;
  /** The rows, each sorted by name; only if they are known, and not too many. */
  readonly combinations?: readonly (readonly CombinationParamJson[])[];
}

/** A param that a row of a matrix gives to its TaskRun. */
export interface CombinationParamJson {
  readonly name: string;
  readonly value: string;
}

/**
 * The plan as a plain value for `JSON.stringify`: no `Map`, nothing undefined, the fields always in the same order.
 *
 * @throws {TypeError} if `plan` is none
 * @example JSON.stringify(planToJson(plan), null, 2)
 */
export function planToJson(plan: PipelinePlan): PlanJson {
  wantPlan(plan, "write the plan");
  const { name, levels, tasks, finalTasks } = plan;
  return { name, levels, tasks: tasks.map(taskToJson), finally: finalTasks.map(taskToJson) };
}

function taskToJson(planned: PlannedTask): PlannedTaskJson {
  const { name, at, level, dependsOn, dependents, redundantRunAfter, matrix } = planned;
  return {
    name,
    at,
    level,
    dependsOn: dependsOn.map(({ task, reasons }) => ({ task, reasons: reasons.map(reasonToJson) })),
    dependents,
    redundantRunAfter,
    ...(matrix === undefined ? {} : { matrix: matrixToJson(matrix) }),
  };
}

function reasonToJson(reason: DependencyReason): ReasonJson {
  const { kind, at } = reason;
  const text = describeReason(reason);
  return reason.kind === "result" ? { kind, text, at, reference: reason.reference } : { kind, text, at };
}

function matrixToJson({ count, isVariable, combinations }: MatrixPlan): MatrixJson {
  return {
    count: Number.isFinite(count) ? count : null,
    isVariable,
    ...(combinations === undefined ? {} : { combinations: combinations.map(rowToJson) }),
  };
}

const rowToJson = (row: Combination): CombinationParamJson[] => Array.from(row, ([name, value]) => ({ name, value }));
