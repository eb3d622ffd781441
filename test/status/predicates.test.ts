import { describe, expect, test } from "vitest";
import {
  type AnyRun,
  hasEndedCancelled,
  hasStarted,
  hasTimedOut,
  isCancelled,
  isDone,
  isFailure,
  isGracefullyCancelled,
  isGracefullyStopped,
  isPending,
  isSuccessful,
} from "../../src/status/predicates.ts";
import { customRun, has, pipelineRun, taskRun } from "./objects.ts";

const predicates = {
  ...{ hasStarted, isDone, isSuccessful, isFailure, hasEndedCancelled, hasTimedOut },
  ...{ isCancelled, isGracefullyCancelled, isGracefullyStopped, isPending },
};

/** The names of those that hold. */
const whatHolds = (run: AnyRun): string[] =>
  Object.entries(predicates).flatMap(([name, holds]) => (holds(run) ? name : []));

const started = `, startTime: "2024-05-01T12:00:00Z"`;

describe("of a run holds", () => {
  test("nothing before its controller has seen it", () => {
    expect(whatHolds(pipelineRun("metadata: { name: a }"))).toEqual([]);
    expect(whatHolds({})).toEqual([]);
  });

  test("that it has started, as long as it runs", () => {
    expect(whatHolds(pipelineRun(has("Unknown Running", started)))).toEqual(["hasStarted"]);
  });

  test("that it is done, and how", () => {
    expect(whatHolds(pipelineRun(has("True Completed", started)))).toEqual(["hasStarted", "isDone", "isSuccessful"]);
    expect(whatHolds(taskRun(has("False StepFailed", `, podName: p${started}`)))).toEqual([
      "hasStarted",
      "isDone",
      "isFailure",
    ]);
    expect(whatHolds(customRun(has("False TheirWord")))).toEqual(["isDone", "isFailure"]);
  });

  test("no start if its start time is Go's zero, or no time at all", () => {
    const run = (startTime: string) => ({ status: { startTime } });
    expect([hasStarted(run("0001-01-01T00:00:00Z")), hasStarted(run("")), hasStarted(run("noon"))]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe("cancelling", () => {
  test("is asked for in spec.status, in the word of the kind", () => {
    expect(whatHolds(pipelineRun("spec: { status: Cancelled }"))).toEqual(["isCancelled"]);
    expect(whatHolds(taskRun("spec: { status: TaskRunCancelled }"))).toEqual(["isCancelled"]);
    expect(whatHolds(customRun("spec: { status: RunCancelled }"))).toEqual(["isCancelled"]);
  });

  test("gently is asked for in other words", () => {
    expect(whatHolds(pipelineRun("spec: { status: CancelledRunFinally }"))).toEqual(["isGracefullyCancelled"]);
    expect(whatHolds(pipelineRun("spec: { status: StoppedRunFinally }"))).toEqual(["isGracefullyStopped"]);
  });

  test("may come too late: how it has ended is another question", () => {
    const late = pipelineRun(`spec: { status: Cancelled }\n${has("True Succeeded")}`);
    expect(whatHolds(late)).toEqual(["isDone", "isSuccessful", "isCancelled"]);
  });

  test("is an end of its own", () => {
    const ends = [pipelineRun(has("False Cancelled")), taskRun(has("False TaskRunCancelled", ", podName: p"))];
    expect([...ends, customRun(has("False CustomRunCancelled"))].map(whatHolds)).toEqual(
      Array(3).fill(["isDone", "isFailure", "hasEndedCancelled"]),
    );
  });

  test("has not ended a run that still runs its finally tasks", () => {
    expect(hasEndedCancelled(pipelineRun(has("Unknown CancelledRunningFinally")))).toBe(false);
  });
});

test("a run that waits says so in spec.status, too", () => {
  expect(whatHolds(pipelineRun("spec: { status: PipelineRunPending }"))).toEqual(["isPending"]);
  expect(whatHolds(taskRun("spec: { status: TaskRunPending }"))).toEqual(["isPending"]);
});

test("a run that was too slow is told by its reason", () => {
  const ends = [pipelineRun(has("False PipelineRunTimeout")), taskRun(has("False TaskRunTimeout", ", podName: p"))];
  expect([...ends, customRun(has("False CustomRunTimedOut"))].map(whatHolds)).toEqual(
    Array(3).fill(["isDone", "isFailure", "hasTimedOut"]),
  );
  expect(hasTimedOut(pipelineRun(has("Unknown PipelineRunTimeoutRunningFinally")))).toBe(false);
});

test("they want a run", () => {
  for (const holds of Object.values(predicates))
    expect(() => holds("run" as never)).toThrow(
      'Cannot look at a run: want a PipelineRun, TaskRun or CustomRun, got "run"',
    );
});
