import { describe, expect, test } from "vitest";
import { ends, pass, seen, specOf, statusOf, wakesIn, watched } from "./watched-run.ts";

const LATE = 'False PipelineRunTimeout: PipelineRun "run" failed to finish within "1m0s"';
const ONE = "tasks: [{ name: a, taskRef: { name: t } }]";

describe("the limit of a run", () => {
  test("is an hour, if nobody says anything; the controller wants to be woken when it has passed", () => {
    const run = watched(ONE);
    pass(run);
    expect(wakesIn(run)).toBe("1h0m0s");
    pass(run, "10m");
    expect(wakesIn(run)).toBe("50m0s");
  });

  test("may be another by default, or none", () => {
    const run = watched(ONE, { defaults: { timeoutMinutes: 5 } });
    pass(run);
    expect(wakesIn(run)).toBe("5m0s");
    const endless = watched(ONE, { run: "timeouts: { pipeline: '0' }" });
    pass(endless);
    expect(wakesIn(endless)).toBeUndefined();
    expect(pass(endless, "1000h")).toBe("Running: 0 done, 1 open");
  });

  test("has to be exceeded; then what runs is cancelled, and the run has ended in the same pass", () => {
    const run = watched(`${ONE}\nfinally: [{ name: f, taskRef: { name: t } }]`, { run: "timeouts: { pipeline: 1m }" });
    pass(run);
    expect(pass(run, "1m")).toBe("Running: 0 done, 2 open");
    expect(wakesIn(run)).toBe("0s");
    expect(pass(run, "1s")).toBe(`cancel run-a: timed out.\n${LATE}`);
    expect(run.last?.commands).toEqual([
      {
        type: "cancel",
        kind: "TaskRun",
        name: "run-a",
        status: "TaskRunCancelled",
        statusMessage: "TaskRun cancelled as the PipelineRun it belongs to has timed out.",
      },
    ]);
    expect(wakesIn(run)).toBe("-1s");
    expect(specOf(run, "a")).toMatchObject({ status: "TaskRunCancelled" });
    expect(statusOf(run).completionTime).toBe("2024-01-01T00:01:01Z");
  });

  test("skips what has not begun", () => {
    const run = watched(`${ONE.slice(0, -1)}, { name: b, taskRef: { name: t }, runAfter: [a] }]`, {
      run: "timeouts: { pipeline: 1m }",
    });
    pass(run);
    ends(run, "a", "succeeded");
    expect(pass(run, "61s")).toBe(`cancel run-a: timed out.\nskip b: PipelineRun timeout has been reached\n${LATE}`);
  });

  test("if it has passed twice, ends a run in other ways, whatever becomes of the rest", () => {
    const run = watched(ONE, { run: "timeouts: { pipeline: 1m }" });
    pass(run);
    expect(pass(run, "2m")).toBe(
      `cancel run-a: timed out.\n${LATE}\npermanent error: PipelineRun has timed out for a long time`,
    );
  });
});

describe("the limit of the tasks", () => {
  const both = `${ONE.slice(0, -1)}, { name: b, taskRef: { name: t }, runAfter: [a] }]`;
  const tasksLate = 'False PipelineRunTimeout: PipelineRun "run" failed due to tasks failed to finish within "20s"';

  test("cancels them; finally tasks still run", () => {
    const run = watched(`${both}\nfinally: [{ name: f, taskRef: { name: t } }]`, { run: "timeouts: { tasks: 20s }" });
    pass(run);
    expect(wakesIn(run)).toBe("20s");
    expect(pass(run, "21s")).toBe("cancel run-a: timed out.\nPipelineRunTimeoutRunningFinally: 0 done, 3 open");
    ends(run, "a", "was cancelled");
    expect(pass(run)).toBe(
      "create run-f\nskip b: PipelineRun was stopping\nPipelineRunTimeoutRunningFinally: 1 done (1 failed), 1 open, 1 skipped",
    );
    ends(run, "f", "succeeded");
    expect(pass(run)).toBe(tasksLate);
  });

  test("ends the run at once, if there are none; the tasks are cancelled, but nobody waits", () => {
    const run = watched(both, { run: "timeouts: { tasks: 20s }" });
    pass(run);
    expect(pass(run, "21s")).toBe(`cancel run-a: timed out.\n${tasksLate}`);
  });

  test("goes by the clock alone, as in the reference: to have ended in time does not help when finally tasks are late", () => {
    const run = watched(`${ONE}\nfinally: [{ name: f, taskRef: { name: t } }]`, { run: "timeouts: { tasks: 20s }" });
    pass(run);
    ends(run, "a", "succeeded");
    expect(pass(run, "10s")).toBe("create run-f\nRunning: 1 done, 1 open");
    ends(run, "f", "succeeded");
    expect(pass(run, "11s")).toBe(tasksLate);
  });

  test("is what the finally tasks leave of the whole", () => {
    const run = watched(ONE, { run: "timeouts: { pipeline: 1m, finally: 20s }" });
    pass(run);
    expect(wakesIn(run)).toBe("40s");
  });
});

describe("the limit of finally tasks", () => {
  const spec = `${ONE}\nfinally: [{ name: f, taskRef: { name: t } }]`;

  test("counts from when their turn has come; tasks that are cancelled then have failed", () => {
    const run = watched(spec, { run: "timeouts: { pipeline: 1m, finally: 20s }" });
    pass(run);
    ends(run, "a", "succeeded");
    pass(run, "10s");
    expect(wakesIn(run)).toBe("20s");
    expect(pass(run, "21s")).toBe("cancel run-f: timed out.\nRunning: 1 done, 1 open");
    ends(run, "f", "was cancelled");
    expect(pass(run)).toBe("False Failed: 2 done (1 failed)");
  });

  test("comes behind that of the whole, if that is nearer", () => {
    const run = watched(spec, { run: "timeouts: { pipeline: 1m, finally: 50s }" });
    pass(run);
    ends(run, "a", "succeeded");
    pass(run, "30s");
    expect(wakesIn(run)).toBe("30s");
  });
});

describe("the limit of a task", () => {
  const timeoutOf = (task: string, run = "", defaults = {}): unknown => {
    const started = watched(`tasks: [{ name: a, taskRef: { name: t }${task} }]`, { run, defaults });
    pass(started);
    return specOf(started, "a")["timeout"];
  };

  test("is its own, or what the run says for it", () => {
    expect([timeoutOf(""), timeoutOf(", timeout: 10s")]).toEqual([undefined, "10s"]);
    const taskRunSpecs = "taskRunSpecs: [{ pipelineTaskName: a, timeout: 5s }]";
    expect(timeoutOf(", timeout: 10s", taskRunSpecs)).toBe("5s");
  });

  test("is that of all tasks only where the default would come before", () => {
    expect(timeoutOf("", "timeouts: { tasks: 30m }")).toBeUndefined();
    expect(timeoutOf("", "timeouts: { pipeline: 3h, tasks: 2h }")).toBe("2h0m0s");
    expect(timeoutOf("", "timeouts: { tasks: 30m }", { timeoutMinutes: 20 })).toBe("30m0s");
  });

  test("is no more than a failure to the run", () => {
    const run = watched(ONE);
    pass(run);
    seen(run, "a", { conditions: [{ type: "Succeeded", status: "False", reason: "TaskRunTimeout" }] });
    expect(pass(run)).toBe("False Failed: 1 done (1 failed)");
  });
});
