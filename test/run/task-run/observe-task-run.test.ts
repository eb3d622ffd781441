import { expect, test } from "vitest";
import { observeTaskRun, type TaskRunChange } from "../../../src/run/task-run/observe-task-run.ts";
import { openTaskRun } from "../../../src/run/task-run/open-task-run.ts";
import { reconcileTaskRun } from "../../../src/run/task-run/reconcile-task-run.ts";
import type { OpenTaskRun, TaskRunState } from "../../../src/run/task-run/task-run-state.ts";
import type { Config } from "../../../src/types/config.ts";
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

test("news of a pod that the run does not have change nothing: a pass may have deleted it", () => {
  const { run: cancelled, commands } = reconcileTaskRun(observeTaskRun(run, cancel()), clock(1));
  expect(commands).toEqual([{ type: "delete-pod", name: "run-pod" }]);
  expect(observeTaskRun(cancelled, podIs({ phase: "Failed" }))).toBe(cancelled);
  expect(observeTaskRun(cancelled, podGone())).toBe(cancelled);
});

test("what is no change is a mistake of the caller", () => {
  const mistake = (change: unknown) => () => observeTaskRun(run, change as TaskRunChange);
  expect(mistake({ type: "rain" })).toThrow(
    new TypeError("Cannot observe a TaskRun: want a change of a known type, got an object"),
  );
  expect(mistake({ type: "pod-status", pod: "run-pod", status: { phase: 1 } })).toThrow(
    new TypeError("Cannot observe a TaskRun: want a string as status.phase of a pod, got 1"),
  );
  for (const refusal of [undefined, null, { reason: "Forbidden" }])
    expect(mistake({ type: "pod-refused", refusal })).toThrow(
      "Cannot observe a TaskRun: want the refusal of a pod, with reason and message, got",
    );
});

test("nothing but a TaskRun and what belongs to it can be opened", () => {
  const mistake = (state: unknown, config?: unknown) => () => openTaskRun(state as TaskRunState, config as Config);
  expect(mistake({ task: {} })).toThrow(new TypeError("Cannot open a TaskRun: want a decoded TaskRun, got undefined"));
  expect(mistake({ taskRun: { status: null } })).toThrow("want a decoded TaskRun, got null");
  for (const conditions of [null, {}, [null]])
    expect(mistake({ taskRun: { status: { podName: "", conditions } } })).toThrow(
      "want a decoded TaskRun, with a list as status.conditions, got",
    );
  expect(mistake({ taskRun: {}, task: { spec: {} } })).toThrow(
    "want a decoded Task with metadata and spec, got undefined",
  );
  expect(mistake({ taskRun: {}, stepActions: [{ spec: {} }] })).toThrow(
    "want decoded step actions with metadata and spec, got undefined",
  );
  expect(mistake({ taskRun: {}, podRefusal: { reason: "Forbidden" } })).toThrow("want the refusal of a pod");
  expect(mistake({ taskRun: {}, pods: {} })).toThrow("want pods, got an object");
  expect(mistake({ taskRun: {}, pods: [{}] })).toThrow(
    new TypeError("Cannot open a TaskRun: want an object as metadata of a pod, got undefined"),
  );
  expect(mistake({ taskRun: {} }, {})).toThrow("want a Config, got undefined");
});

test("nobody can want what Tekton does not know", () => {
  const wants = (status: unknown) => () =>
    observeTaskRun(openTaskRun({ taskRun: {} }), { type: "spec-status", status } as TaskRunChange);
  const want = "Cannot observe a TaskRun: want a status that is empty or one of TaskRunCancelled, TaskRunPending, got";
  expect(wants("Canceled")).toThrow(new TypeError(`${want} "Canceled"`));
  expect(wants(undefined)).toThrow(new TypeError(`${want} undefined`));
});

test("nothing but an open TaskRun goes through a pass", () => {
  const mistake = (open: unknown) => () => reconcileTaskRun(open as OpenTaskRun, clock(0));
  expect(mistake({ state: { taskRun: {} } })).toThrow("Cannot reconcile a TaskRun: want a Config, got undefined");
  expect(mistake({ state: {} })).toThrow("Cannot reconcile a TaskRun: want a decoded TaskRun, got undefined");
});
