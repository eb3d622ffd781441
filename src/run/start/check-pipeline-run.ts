import type { Checked, Diagnostic } from "../../diagnostic.ts";
import {
  type PipelineRunParts,
  type ResolvedPipelineRun,
  resolvedPipelineRun,
  type SubstitutedPipelineRun,
  substituteResolved,
} from "../../substitute/pipeline-run/substitute-pipeline-run.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRef } from "../../types/task-ref.ts";
import type { Mismatch } from "../../validate/across/mismatch.ts";
import { wantFunction } from "../../wrong-argument.ts";
import { type Check, type FailedCheck, failedChecks, userCheck } from "./failed-check.ts";
import { checksOfGivens } from "./given-checks.ts";
import { checksOfPipeline } from "./pipeline-checks.ts";
import { failure, inRun, type PipelineStart, pipelineStart } from "./pipeline-start.ts";
import { checksOfTasks } from "./task-checks.ts";

/** What a PipelineRun is made of, with the Tasks that its pipeline refers to, if these shall be looked at, too. */
export interface PipelineRunStart extends PipelineRunParts {
  /** Finds the Task that a pipeline task refers to; undefined if there is none. Without it nobody looks for Tasks. */
  readonly getTask?: (ref: TaskRef, pipelineTask: PipelineTask) => Task | undefined;
}

/**
 * The checks that a PipelineRun does not pass before its first task starts, in the order of the controller, which stops at the
 * first. Nothing, if it passes them all.
 *
 * What the controller finds only as it creates a TaskRun is none of these: a workspace that a task wants and the run does not
 * bind (`validateTogether` tells of it), or a value that the enum of a Task does not have.
 *
 * @throws {TypeError} if it is not given a decoded PipelineRun, if there is no pipeline, or if `getTask` is no function
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go reconcile
 */
export function checkPipelineRun(parts: PipelineRunStart): readonly FailedCheck[] {
  const run = resolvedPipelineRun(parts);
  return checkResolved(parts, run, substituteResolved(run));
}

/** The same for a run whose variables somebody has replaced already, or has tried to. */
export const checkSubstitutedPipelineRun = (
  parts: PipelineRunStart,
  substituted: Checked<SubstitutedPipelineRun>,
): readonly FailedCheck[] => checkResolved(parts, resolvedPipelineRun(parts), substituted);

function checkResolved(
  parts: PipelineRunStart,
  run: ResolvedPipelineRun,
  substituted: Checked<SubstitutedPipelineRun>,
): readonly FailedCheck[] {
  if (parts.getTask !== undefined) wantFunction(parts.getTask, "check a PipelineRun", "a function that finds Tasks");
  return [...failedChecks(checksOf(parts, pipelineStart(parts, run), substituted))];
}

function* checksOf(
  parts: PipelineRunStart,
  start: PipelineStart,
  substituted: Checked<SubstitutedPipelineRun>,
): Generator<Check> {
  yield* checksOfPipeline(start);
  yield* checksOfGivens(start);
  yield checkOfDefaults(start, substituted);
  if (substituted.ok) yield* checksOfTasks(start, substituted.value.pipelineSpec, parts.getTask);
}

/** The defaults of params that refer to others can be resolved. */
export const checkOfDefaults = (start: PipelineStart, substituted: Checked<SubstitutedPipelineRun>): Check =>
  userCheck(
    "ApplyParameters",
    inRun(start, substituted.ok ? [] : substituted.diagnostics.map(unresolved)),
    `Failed to apply parameters to Pipeline ${start.pipelineOfRun}`,
  );

const unresolved = ({ message, at }: Diagnostic): Mismatch =>
  failure("param-default", "PipelineValidationFailed", message, at);
