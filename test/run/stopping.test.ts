import { describe, expect, test } from "vitest";
import { ends, pass, specOf, statusOf, wakesIn, wants, watched } from "./watched-run.ts";

const SPEC = `
tasks:
- { name: a, taskRef: { name: t } }
- { name: b, taskRef: { apiVersion: example.com/v1, kind: Wait } }
- { name: c, taskRef: { name: t }, runAfter: [a] }
finally: [{ name: f, taskRef: { name: t } }]`;
const WAS_CANCELLED = 'False Cancelled: PipelineRun "run" was cancelled';

test("Cancelled ends a run at once; its children end later", () => {
  const run = watched(SPEC);
  pass(run);
  wants(run, "Cancelled");
  expect(pass(run, "5s")).toBe(`cancel run-a: been cancelled.\ncancel run-b: been cancelled.\n${WAS_CANCELLED}`);
  expect(run.last?.commands).toEqual([
    {
      type: "cancel",
      kind: "TaskRun",
      name: "run-a",
      status: "TaskRunCancelled",
      statusMessage: "TaskRun cancelled as the PipelineRun it belongs to has been cancelled.",
    },
    {
      type: "cancel",
      kind: "CustomRun",
      name: "run-b",
      status: "RunCancelled",
      statusMessage: "CustomRun cancelled as the PipelineRun it belongs to has been cancelled.",
    },
  ]);
  expect(statusOf(run)).toMatchObject({
    startTime: "2024-01-01T00:00:00Z",
    completionTime: "2024-01-01T00:00:05Z",
    skippedTasks: [],
  });
  ends(run, "a", "was cancelled");
  expect(pass(run)).toBe(WAS_CANCELLED);
});

test("Cancelled before the first pass keeps all from beginning", () => {
  const run = watched(SPEC, { run: "status: Cancelled" });
  expect(pass(run)).toBe(WAS_CANCELLED);
});

describe("CancelledRunFinally", () => {
  test("cancels the tasks, and runs the finally tasks when they have ended", () => {
    const run = watched(SPEC);
    pass(run);
    wants(run, "CancelledRunFinally");
    expect(pass(run)).toBe(
      "cancel run-a: been cancelled.\ncancel run-b: been cancelled.\nskip c: PipelineRun was gracefully cancelled\nCancelledRunningFinally: 0 done, 3 open, 1 skipped",
    );
    ends(run, "a", "was cancelled");
    expect(pass(run)).toBe(
      "skip c: PipelineRun was stopping\nCancelledRunningFinally: 1 done (1 cancelled), 2 open, 1 skipped",
    );
    ends(run, "b", "succeeded");
    expect(pass(run)).toBe("create run-f\nCancelledRunningFinally: 2 done (1 cancelled), 1 open, 1 skipped");
    ends(run, "f", "succeeded");
    expect(pass(run)).toBe(WAS_CANCELLED);
  });

  test("ends as Failed if a task had failed", () => {
    const run = watched(SPEC);
    pass(run);
    wants(run, "CancelledRunFinally");
    pass(run);
    ends(run, "a", "failed");
    ends(run, "b", "succeeded");
    pass(run);
    ends(run, "f", "succeeded");
    expect(pass(run)).toBe("False Failed: 3 done (1 failed), 1 skipped");
  });
});

describe("StoppedRunFinally", () => {
  test("lets what runs come to its end, and then runs the finally tasks; it counts as cancelled even if all was well", () => {
    const run = watched(SPEC);
    pass(run);
    wants(run, "StoppedRunFinally");
    expect(pass(run)).toBe(
      "Running: 0 done, 4 open\npermanent error: invalid list of done tasks; some tasks were indicated completed without ancestors being done: [c]",
    );
    ends(run, "a", "succeeded");
    ends(run, "b", "succeeded");
    expect(pass(run)).toBe(
      "create run-f\nskip c: PipelineRun was gracefully stopped\nStoppedRunningFinally: 2 done, 1 open, 1 skipped",
    );
    ends(run, "f", "succeeded");
    expect(pass(run)).toBe(WAS_CANCELLED);
  });

  test("may be taken back", () => {
    const run = watched(
      "tasks: [{ name: a, taskRef: { name: t } }, { name: b, taskRef: { name: t } }, { name: c, taskRef: { name: t }, runAfter: [a] }]",
    );
    pass(run);
    ends(run, "a", "succeeded");
    wants(run, "StoppedRunFinally");
    expect(pass(run)).toBe(
      "skip c: PipelineRun was gracefully stopped\nStoppedRunningFinally: 1 done, 1 open, 1 skipped",
    );
    wants(run, "");
    expect(pass(run)).toBe("create run-c\nno longer skip c\nRunning: 1 done, 2 open");
  });
});

describe("PipelineRunPending", () => {
  test("keeps a run from beginning until it is taken away", () => {
    const run = watched(SPEC, { run: "status: PipelineRunPending" });
    expect(pass(run)).toBe('PipelineRunPending: PipelineRun "run" is pending');
    expect(wakesIn(run)).toBeUndefined();
    expect(statusOf(run).startTime).toBeUndefined();
    wants(run, "");
    expect(pass(run, "1h")).toBe("create run-a, CustomRun run-b\nRunning: 0 done, 4 open");
    expect(statusOf(run).startTime).toBe("2024-01-01T01:00:00Z");
    expect(run.run.state.pipelineRun.spec?.status).toBeUndefined();
  });

  test("lets a run that has begun wait: nobody looks at its tasks", () => {
    const run = watched(SPEC);
    pass(run);
    ends(run, "a", "failed");
    wants(run, "PipelineRunPending");
    expect(pass(run, "10m")).toBe('PipelineRunPending: PipelineRun "run" is pending');
    expect(wakesIn(run)).toBe("50m0s");
  });
});

test("a child that has ended is told to stop all the same, and that changes nothing", () => {
  const run = watched("tasks: [{ name: a, taskRef: { name: t } }, { name: b, taskRef: { name: t } }]");
  pass(run);
  ends(run, "a", "succeeded");
  pass(run);
  wants(run, "Cancelled");
  expect(pass(run)).toBe(`cancel run-a: been cancelled.\ncancel run-b: been cancelled.\n${WAS_CANCELLED}`);
  expect(specOf(run, "a")["status"]).toBe("TaskRunCancelled");
});
