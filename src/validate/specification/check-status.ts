import type { Diagnostic } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import type { ConditionStatus } from "../../types/condition.ts";
import { wantObject } from "../../wrong-argument.ts";
import { shown } from "./shown.ts";
import { checkChildReferences, checkSomethingRan } from "./status/child-references.ts";
import { checkConditions } from "./status/conditions.ts";
import { checkSidecars, checkSteps } from "./status/container-states.ts";
import { fieldOf, missing, objectOf, type Place, problem, wrongType } from "./status/place.ts";
import { checkPipelineRunResults, checkTaskRunResults } from "./status/results.ts";
import { checkTime } from "./status/time.ts";

/**
 * Whether the status of a TaskRun or PipelineRun says what Tekton's API specification demands of whoever runs it: the
 * condition `Succeeded` with reason and message, times, the states of steps, results, child references. Several states of
 * a step, or an end of a run that goes on, are errors, too.
 *
 * `run` is data of any kind, as a runner has written it. A decoded run will do, but decoding fills in some of what is missing,
 * such as `exitCode: 0`. Without a `kind` a run is taken for a PipelineRun if it has a pipeline or child references.
 *
 * @throws {TypeError} if `run` is no object
 * @see tektoncd/pipeline docs/pipeline-api-spec.md
 * @example checkStatus({ kind: "TaskRun", status: { conditions: [] } })[0]?.message // 'there is no condition "Succeeded"'
 */
export function checkStatus(run: unknown): Diagnostic[] {
  wantObject(run, "check the status", "a TaskRun or PipelineRun");
  return [...checkRun({ value: run, at: [] })];
}

function* checkRun(run: Place): Generator<Diagnostic> {
  const given = fieldOf(run, "kind");
  const kind = given.value ?? kindOf(run);
  if (kind !== "TaskRun" && kind !== "PipelineRun") {
    const message = `the specification knows no status of the kind ${shown(kind)}`;
    yield problem("validate/status-value", given, message, "want TaskRun or PipelineRun");
    return;
  }
  const status = fieldOf(run, "status");
  if (status.value === undefined) yield missing(run, "status", "want what the run has come to");
  else if (yield* objectOf(status)) yield* kind === "TaskRun" ? checkTaskRun(status) : checkPipelineRun(status);
}

/** A run need not say its kind, if there is another way to tell. */
function kindOf(run: Place): string {
  const spec = fieldOf(run, "spec");
  const status = fieldOf(run, "status");
  const ofPipelines = [
    ...["pipelineRef", "pipelineSpec"].map((name) => fieldOf(spec, name)),
    ...["pipelineSpec", "childReferences"].map((name) => fieldOf(status, name)),
  ];
  return ofPipelines.some(({ value }) => value !== undefined) ? "PipelineRun" : "TaskRun";
}

function* checkTaskRun(status: Place): Generator<Diagnostic> {
  const succeeded = yield* checkConditions(status);
  const isStarted = yield* checkSteps(status);
  yield* checkTimes(status, { succeeded, isStarted });
  yield* checkObservedGeneration(status);
  yield* objectOf(fieldOf(status, "taskSpec"));
  if (succeeded === "True") {
    if (fieldOf(status, "taskSpec").value === undefined)
      yield missing(status, "taskSpec", "want the task that was run");
    if (isAbsent(fieldOf(status, "steps"))) yield missing(status, "steps", "want the state of each step");
  }
  yield* checkSidecars(status);
  yield* checkTaskRunResults(status);
}

function* checkPipelineRun(status: Place): Generator<Diagnostic> {
  const succeeded = yield* checkConditions(status);
  const isStarted = yield* checkChildReferences(status);
  yield* checkTimes(status, { succeeded, isStarted });
  yield* checkObservedGeneration(status);
  yield* objectOf(fieldOf(status, "pipelineSpec"));
  yield* checkSomethingRan(status, succeeded);
  yield* checkPipelineRunResults(status);
}

interface Progress {
  /** The status of the condition `Succeeded`, if it is one. */
  readonly succeeded: ConditionStatus | undefined;
  readonly isStarted: boolean;
}

/** When a run started and ended: what is not so yet is not said. */
function* checkTimes(status: Place, { succeeded, isStarted }: Progress): Generator<Diagnostic> {
  const isOver = succeeded === "True" || succeeded === "False";
  const hasStartTime = yield* checkTime(fieldOf(status, "startTime"));
  if (!hasStartTime && (isOver || isStarted)) yield missing(status, "startTime", "want the time when the run started");
  const completionTime = fieldOf(status, "completionTime");
  const hasCompletionTime = yield* checkTime(completionTime);
  if (!hasCompletionTime && isOver)
    yield missing(status, "completionTime", `want the time when the run ended: its condition is ${quote(succeeded)}`);
  if (hasCompletionTime && succeeded === "Unknown")
    yield problem(
      "validate/status-contradiction",
      completionTime,
      `completionTime is ${shown(completionTime.value)}, but the condition "Succeeded" is "Unknown"`,
      'want no end as long as the run goes on, then the status "True" or "False"',
    );
}

function* checkObservedGeneration(status: Place): Generator<Diagnostic> {
  const place = fieldOf(status, "observedGeneration");
  const { value } = place;
  if (value !== undefined && typeof value !== "bigint" && !Number.isInteger(value))
    yield wrongType(place, "want a whole number, the metadata.generation that the status is about");
}

const isAbsent = ({ value }: Place): boolean => value === undefined || (Array.isArray(value) && value.length === 0);
