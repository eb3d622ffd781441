import { expect, test } from "vitest";
import { observeTaskRun, type TaskRunChange } from "../../../src/run/task-run/observe-task-run.ts";
import { openTaskRun } from "../../../src/run/task-run/open-task-run.ts";
import { reconcileTaskRun } from "../../../src/run/task-run/reconcile-task-run.ts";
import { taskRun } from "../../substitute/substituted.ts";
import { cancel, clock, podGone, podIs } from "./followed.ts";

const opened = openTaskRun({ taskRun: taskRun("taskSpec: { steps: [{ name: a, image: i }] }") });
const { run } = reconcileTaskRun(opened, clock(0));

test("a pod has a new status, or is gone", () => {
  expect(observeTaskRun(run, podIs({ phase: "Running" })).state.pods).toMatchObject([{ status: { phase: "Running" } }]);
  expect(observeTaskRun(run, podGone()).state.pods).toEqual([]);
});

test("the user wants something else", () => {
  const cancelled = observeTaskRun(run, cancel("why"));
  expect(cancelled.state.taskRun.spec).toMatchObject({ status: "TaskRunCancelled", statusMessage: "why" });
  const goesOn = observeTaskRun(cancelled, { type: "spec-status", status: "" });
  expect(goesOn.state.taskRun.spec).toEqual(run.state.taskRun.spec);
});

test("what is refused once is not refused for ever", () => {
  const refusal = { reason: "Forbidden", message: "exceeded quota" };
  const refused = observeTaskRun(opened, { type: "pod-refused", refusal });
  expect(refused.state.podRefusal).toEqual(refusal);
  expect(reconcileTaskRun(refused, clock(0)).run.state).not.toHaveProperty("podRefusal");
});

test("what cannot have happened is a mistake of the caller", () => {
  expect(() => observeTaskRun(run, podGone("other-pod"))).toThrow(
    new TypeError('Cannot observe a TaskRun: want the name of a pod of the run, got "other-pod"'),
  );
  // @ts-expect-error plain JavaScript may give anything
  const unknown: TaskRunChange = { type: "rain" };
  expect(() => observeTaskRun(run, unknown)).toThrow(
    new TypeError("Cannot observe a TaskRun: want a change of a known type, got an object"),
  );
});

test("nothing but a TaskRun and what belongs to it can be opened", () => {
  // @ts-expect-error plain JavaScript may give anything
  expect(() => openTaskRun({ task: {} })).toThrow(
    new TypeError("Cannot open a TaskRun: want a decoded TaskRun, got undefined"),
  );
  // @ts-expect-error plain JavaScript may give anything
  expect(() => openTaskRun({ taskRun: {}, pods: [{}] })).toThrow(
    new TypeError("Cannot open a TaskRun: want pods, got undefined"),
  );
});
