import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { phaseOf } from "../../src/status/roll-up/phase.ts";
import { type RollUpOptions, rollUp } from "../../src/status/roll-up/roll-up.ts";
import { stepPhaseOf } from "../../src/status/roll-up/step-phase.ts";
import type { ChildRun } from "../../src/types/child-run.ts";
import type { PipelineRun } from "../../src/types/pipeline-run.ts";
import { customRun, has, pipelineRun, taskRun } from "./objects.ts";

const now = new Date("2024-05-01T12:05:00Z");

/** Each pipeline task in a line: its phase, and the phases of its runs. */
const shown = (run: PipelineRun, options?: RollUpOptions): string[] =>
  rollUp(run, options).tasks.map(
    ({ name, phase, runs }) => `${name}: ${[phase, ...runs.map((child) => child.phase)].join(" ")}`,
  );

describe("a run that has ended", () => {
  const run = pipelineRun(`
metadata: { name: release }
status:
  conditions: [{ type: Succeeded, status: "False", reason: Failed, message: "Tasks Completed: 3 (Failed: 1, Cancelled 0), Skipped: 1" }]
  startTime: "2024-05-01T12:00:00Z"
  completionTime: "2024-05-01T12:04:00Z"
  pipelineSpec:
    tasks:
      - { name: build, displayName: Build it, taskRef: { name: kaniko }, matrix: { params: [{ name: os, value: [linux, plan9] }] } }
      - { name: deploy, taskRef: { name: kubectl }, runAfter: [build] }
    finally:
      - { name: notify, taskRef: { apiVersion: example.com/v1, kind: Mail } }
  skippedTasks: [{ name: deploy, reason: PipelineRun was stopping }]
  childReferences:
    - { kind: TaskRun, name: release-build-0, pipelineTaskName: build, displayName: Build linux }
    - { kind: TaskRun, name: release-build-1, pipelineTaskName: build, displayName: Build plan9 }
    - { kind: CustomRun, name: release-notify, pipelineTaskName: notify }`);
  const linux = taskRun(`
metadata: { name: release-build-0 }
status:
  podName: p0
  conditions: [{ type: Succeeded, status: "True", reason: Succeeded, message: All Steps have completed executing }]
  startTime: "2024-05-01T12:00:00Z"
  completionTime: "2024-05-01T12:02:00Z"`);
  const plan9 = taskRun(`
metadata: { name: release-build-1 }
status:
  podName: p1
  conditions: [{ type: Succeeded, status: "False", reason: StepFailed, message: '"step-cc" exited with code 1: Error' }]
  startTime: "2024-05-01T12:02:10Z"
  completionTime: "2024-05-01T12:03:00Z"
  retriesStatus: [{ podName: p, startTime: "2024-05-01T12:01:00Z", completionTime: "2024-05-01T12:02:00Z" }]
  steps:
    - { name: fetch, terminated: { exitCode: 0, reason: Completed, startedAt: "2024-05-01T12:02:10Z", finishedAt: "2024-05-01T12:02:30Z" } }
    - { name: cc, terminated: { exitCode: 1, reason: Error } }`);
  const notify = customRun(`
metadata: { name: release-notify }
status:
  conditions: [{ type: Succeeded, status: "True", reason: Sent }]
  startTime: "2024-05-01T12:03:30Z"
  completionTime: "2024-05-01T12:04:00Z"`);

  test("is told with all its tasks and their runs", () => {
    expect(rollUp(run, { children: [notify, plan9, linux], now })).toEqual({
      phase: "failed",
      reason: "Failed",
      message: "Tasks Completed: 3 (Failed: 1, Cancelled 0), Skipped: 1",
      startTime: "2024-05-01T12:00:00Z",
      completionTime: "2024-05-01T12:04:00Z",
      durationMs: 240_000,
      counts: {
        ...{ total: 3, succeeded: 1, failed: 1, ignored: 0, cancelled: 0, skipped: 1 },
        ...{ running: 0, notStarted: 0, unknown: 0 },
      },
      tasks: [
        {
          name: "build",
          displayName: "Build it",
          section: "tasks",
          phase: "failed",
          reason: "StepFailed",
          message: '"step-cc" exited with code 1: Error',
          isFailureIgnored: false,
          startTime: "2024-05-01T12:00:00Z",
          completionTime: "2024-05-01T12:03:00Z",
          durationMs: 180_000,
          runs: [
            {
              ...{
                name: "release-build-0",
                kind: "TaskRun",
                displayName: "Build linux",
                phase: "succeeded",
                retries: 0,
              },
              ...{ reason: "Succeeded", message: "All Steps have completed executing" },
              ...{ startTime: "2024-05-01T12:00:00Z", completionTime: "2024-05-01T12:02:00Z", durationMs: 120_000 },
            },
            {
              ...{ name: "release-build-1", kind: "TaskRun", displayName: "Build plan9", phase: "failed", retries: 1 },
              ...{ reason: "StepFailed", message: '"step-cc" exited with code 1: Error' },
              // From the start of the first attempt.
              ...{ startTime: "2024-05-01T12:01:00Z", completionTime: "2024-05-01T12:03:00Z", durationMs: 120_000 },
              steps: [
                {
                  ...{ name: "fetch", phase: "succeeded", reason: "Completed", exitCode: 0 },
                  ...{ startTime: "2024-05-01T12:02:10Z", completionTime: "2024-05-01T12:02:30Z", durationMs: 20_000 },
                },
                { name: "cc", phase: "failed", reason: "Error", exitCode: 1 },
              ],
            },
          ],
        },
        {
          name: "deploy",
          section: "tasks",
          phase: "skipped",
          reason: "PipelineRun was stopping",
          message: "Another task had failed, or was cancelled, before its turn came",
          isFailureIgnored: false,
          runs: [],
        },
        {
          name: "notify",
          section: "finally",
          phase: "succeeded",
          reason: "Sent",
          isFailureIgnored: false,
          startTime: "2024-05-01T12:03:30Z",
          completionTime: "2024-05-01T12:04:00Z",
          durationMs: 30_000,
          runs: [
            {
              ...{ name: "release-notify", kind: "CustomRun", phase: "succeeded", retries: 0, reason: "Sent" },
              ...{ startTime: "2024-05-01T12:03:30Z", completionTime: "2024-05-01T12:04:00Z", durationMs: 30_000 },
            },
          ],
        },
      ],
    });
  });

  test("is told as far as it goes without its runs", () => {
    expect(shown(run)).toEqual(["build: unknown unknown unknown", "deploy: skipped", "notify: unknown unknown"]);
    expect(rollUp(run).tasks[2]?.runs).toEqual([
      { name: "release-notify", kind: "CustomRun", phase: "unknown", retries: 0 },
    ]);
    expect(shown(run, { children: [linux] })[0]).toBe("build: unknown succeeded unknown");
  });

  test("finds its runs also where they do not say their kind, and takes no other kind for it", () => {
    const { kind, ...unnamed } = linux;
    const namesake = customRun(`metadata: { name: release-build-0 }\n${has("Unknown Running")}`);
    expect(kind).toBe("TaskRun");
    expect(shown(run, { children: [unnamed, namesake, plan9] })[0]).toBe("build: failed succeeded failed");
    expect(shown(run, { children: [namesake, plan9] })[0]).toBe("build: unknown unknown failed");
  });
});

describe("a run that goes on", () => {
  const run = pipelineRun(`
status:
  conditions: [{ type: Succeeded, status: Unknown, reason: Running }]
  startTime: "2024-05-01T12:00:00Z"
  pipelineSpec: { tasks: [{ name: a, taskRef: { name: t } }, { name: b, taskRef: { name: t } }], finally: [{ name: f, taskRef: { name: t } }] }
  childReferences: [{ kind: TaskRun, name: a1, pipelineTaskName: a }, { kind: TaskRun, name: a2, pipelineTaskName: a }]`);
  const child = (name: string, status: string) => taskRun(`metadata: { name: ${name} }\n${status}`);
  const running = (name: string) =>
    child(name, has("Unknown Running", ', podName: p, startTime: "2024-05-01T12:01:00Z"'));
  const pending = (name: string) => taskRun(`metadata: { name: ${name} }`);

  test("has a duration as soon as somebody says how late it is", () => {
    expect(rollUp(run).durationMs).toBeUndefined();
    const { durationMs, tasks } = rollUp(run, { children: [running("a1"), pending("a2")], now });
    expect([durationMs, tasks[0]?.durationMs, tasks[0]?.runs.map((child) => child.durationMs)]).toEqual([
      300_000,
      240_000,
      [240_000, undefined],
    ]);
  });

  test("has tasks that have not started", () => {
    expect(shown(run).slice(1)).toEqual(["b: not-started", "f: not-started"]);
    expect(rollUp(run).counts).toMatchObject({ total: 3, notStarted: 2, unknown: 1 });
  });

  test.for([
    ["running", [running("a1"), pending("a2")]],
    ["running", [child("a1", has("False StepFailed", ", podName: p")), pending("a2")]],
    ["running", [child("a1", has("Unknown ToBeRetried", ', podName: ""')), running("a2")]],
    ["pending", [pending("a1"), child("a2", has("Unknown TaskRunPending", ', podName: ""'))]],
    ["failed", [child("a1", has("True Succeeded", ", podName: p")), child("a2", has("False StepOOM", ", podName: p"))]],
    [
      "timed-out",
      [child("a1", has("True Succeeded", ", podName: p")), child("a2", has("False TaskRunTimeout", ", podName: p"))],
    ],
    [
      "cancelled",
      [
        child("a1", has("False StepFailed", ", podName: p")),
        child("a2", has("False TaskRunCancelled", ", podName: p")),
      ],
    ],
  ] as [string, ChildRun[]][])("has a matrix that is %s as its runs are", ([phase, children]) => {
    expect(rollUp(run, { children }).tasks[0]?.phase).toBe(phase);
  });
});

describe("a child with several attempts", () => {
  const run = pipelineRun(`
status:
  conditions: [{ type: Succeeded, status: Unknown, reason: Running }]
  pipelineSpec: { tasks: [{ name: a, taskRef: { name: t } }] }
  childReferences: [{ kind: TaskRun, name: a1, pipelineTaskName: a }]`);
  const times = (status: string, ...children: string[]) => {
    const child = taskRun(`metadata: { name: a1 }\n${has(status, children.map((field) => `, ${field}`).join(""))}`);
    const { startTime, durationMs, retries } = rollUp(run, { children: [child], now }).tasks[0]?.runs[0] ?? {};
    return { startTime, durationMs, retries };
  };
  const start = 'startTime: "2024-05-01T12:04:00Z"';
  const noStart = "{ podName: p }";
  const attempt = '{ podName: p, startTime: "2024-05-01T12:01:00Z", completionTime: "2024-05-01T12:02:00Z" }';

  test("takes the time from the start of the first one", () => {
    const retries = `retriesStatus: [${noStart}, ${attempt}]`;
    expect(times("Unknown Running", 'podName: ""', start, retries)).toEqual({
      ...{ startTime: "2024-05-01T12:01:00Z", durationMs: 240_000, retries: 2 },
    });
  });

  test("has started, also where the next attempt has not", () => {
    expect(times("Unknown ToBeRetried", 'podName: ""', `retriesStatus: [${attempt}]`)).toEqual({
      ...{ startTime: "2024-05-01T12:01:00Z", durationMs: 240_000, retries: 1 },
    });
    expect(times("Unknown ToBeRetried", 'podName: ""', `retriesStatus: [${noStart}]`)).toEqual({ retries: 1 });
  });
});

describe("a step", () => {
  const ended = (exitCode: number, reason: string, terminationReason?: string) => ({
    terminated: { exitCode, reason },
    ...(terminationReason === undefined ? {} : { terminationReason }),
  });

  test.for([
    ["pending", {}],
    ["pending", { waiting: { reason: "PodInitializing" } }],
    ["running", { running: { startedAt: "2024-05-01T12:00:00Z" } }],
    ["running", { running: {}, terminated: null as never }],
    ["succeeded", ended(0, "Completed", "Completed")],
    ["failed", ended(2, "Error", "Error")],
    ["failed", ended(0, "OOMKilled")],
    ["failed", ended(1, "TaskRunImagePullFailed", "TaskRunImagePullFailed")],
    ["continued", ended(3, "Completed", "Continued")],
    ["skipped", ended(1, "Error", "Skipped")],
    ["timed-out", ended(1, "Error", "TimeoutExceeded")],
    ["timed-out", ended(1, "TaskRunTimeout", "TaskRunTimeout")],
    ["cancelled", ended(1, "TaskRunCancelled", "TaskRunCancelled")],
    ["cancelled", ended(1, "Error", "Cancelled")],
    ["succeeded", ended(0, "constructor", "")],
  ] as const)("is %s: %j", ([phase, step]) => {
    expect(stepPhaseOf(step)).toBe(phase);
  });

  test("is wanted", () => {
    expect(() => stepPhaseOf(null as never)).toThrow("Cannot look at a step: want the state of a step, got null");
  });

  test("says in a run what it waits for, and how long it runs", () => {
    const run = pipelineRun(`
status:
  pipelineSpec: { tasks: [{ name: a, taskRef: { name: t } }] }
  childReferences: [{ kind: TaskRun, name: a1, pipelineTaskName: a }]`);
    const steps =
      '[{ name: fetch, running: { startedAt: "2024-05-01T12:04:00Z" } }, { name: build, waiting: { reason: ErrImagePull } }]';
    const stepsOf = (status: string, at?: Date) => {
      const child = taskRun(`metadata: { name: a1 }\n${has(status, `, podName: p, steps: ${steps}`)}`);
      return rollUp(run, { children: [child], ...(at && { now: at }) }).tasks[0]?.runs[0]?.steps;
    };
    const fetch = { name: "fetch", phase: "running", startTime: "2024-05-01T12:04:00Z" };
    const build = { name: "build", phase: "pending", reason: "ErrImagePull" };
    expect(stepsOf("Unknown Running", now)).toEqual([{ ...fetch, durationMs: 60_000 }, build]);
    expect(stepsOf("Unknown Running")).toEqual([fetch, build]);
    expect(stepsOf("False TaskRunCancelled", now)).toEqual([fetch, build]);
  });
});

test("a matrix with runs that have ended and others that wait says what these wait for", () => {
  const run = pipelineRun(`
status:
  pipelineSpec: { tasks: [{ name: a, taskRef: { name: t } }] }
  childReferences: [{ kind: TaskRun, name: a1, pipelineTaskName: a }, { kind: TaskRun, name: a2, pipelineTaskName: a }]`);
  const children = ["True Succeeded", "Unknown TaskRunPending"].map((status, index) =>
    taskRun(`metadata: { name: a${index + 1} }\n${has(status, ', podName: ""')}`),
  );
  const { phase, reason } = rollUp(run, { children }).tasks[0] ?? {};
  expect([phase, reason]).toEqual(["running", "TaskRunPending"]);
});

describe("a run that has succeeded", () => {
  const run = pipelineRun(`
status:
  conditions: [{ type: Succeeded, status: "True", reason: Succeeded }]
  pipelineSpec: { tasks: [{ name: a, taskRef: { name: t } }, { name: b, taskRef: { name: t }, onError: continue }] }
  childReferences: [{ kind: TaskRun, name: a1, pipelineTaskName: a }, { kind: TaskRun, name: b1, pipelineTaskName: b }]`);

  test("says by itself that its tasks have, unless they may fail", () => {
    expect(shown(run)).toEqual(["a: succeeded succeeded", "b: unknown unknown"]);
  });

  test("bears with tasks that may fail, and counts them", () => {
    const b = taskRun(`metadata: { name: b1 }\n${has("False FailureIgnored", ", podName: p")}`);
    const { tasks, counts } = rollUp(run, { children: [b] });
    expect(tasks.map(({ phase, isFailureIgnored }) => [phase, isFailureIgnored])).toEqual([
      ["succeeded", false],
      ["failed", true],
    ]);
    expect(counts).toMatchObject({ total: 2, succeeded: 1, failed: 1, ignored: 1 });
  });
});

describe("a task that its PipelineRun has cancelled", () => {
  const run = pipelineRun(`
status:
  conditions: [{ type: Succeeded, status: "False", reason: PipelineRunTimeout }]
  pipelineSpec: { tasks: [{ name: a, taskRef: { name: t }, onError: continue }] }
  childReferences: [{ kind: TaskRun, name: a1, pipelineTaskName: a }]`);
  const cancelled = (why: string) =>
    taskRun(`
metadata: { name: a1 }
spec: { status: TaskRunCancelled, statusMessage: TaskRun cancelled as the PipelineRun it belongs to has ${why}. }
${has("False TaskRunCancelled", ", podName: p")}`);

  test("for want of time has timed out, which is not ignored", () => {
    const { phase, tasks } = rollUp(run, { children: [cancelled("timed out")] });
    expect([phase, tasks[0]?.phase, tasks[0]?.isFailureIgnored]).toEqual(["timed-out", "timed-out", false]);
  });

  test("because its user wanted it is cancelled", () => {
    expect(shown(run, { children: [cancelled("been cancelled")] })).toEqual(["a: cancelled cancelled"]);
  });
});

describe("a child pipeline", () => {
  const run = pipelineRun(`
status:
  conditions: [{ type: Succeeded, status: Unknown, reason: Running }]
  pipelineSpec: { tasks: [{ name: a, displayName: all of it, pipelineRef: { name: p } }] }
  skippedTasks: [{ name: a, reason: PipelineRun was stopping }]
  childReferences: [{ kind: PipelineRun, name: a1, pipelineTaskName: a, displayName: All of it }]`);

  test("counts as what it is, also where it is listed as skipped", () => {
    const child = pipelineRun(`metadata: { name: a1 }\n${has("Unknown Running")}`);
    expect(shown(run, { children: [child] })).toEqual(["a: running running"]);
    expect(rollUp(run).tasks[0]?.displayName).toBe("All of it");
  });
});

describe("a run without a pipeline in its status", () => {
  test("is shown with the pipeline that is written in it", () => {
    expect(shown(pipelineRun("spec: { pipelineSpec: { tasks: [{ name: a, taskRef: { name: t } }] } }"))).toEqual([
      "a: not-started",
    ]);
  });

  test("has no tasks yet, if it only refers to one", () => {
    expect(rollUp(pipelineRun("spec: { pipelineRef: { name: p } }"))).toEqual({
      phase: "pending",
      counts: {
        ...{ total: 0, succeeded: 0, failed: 0, ignored: 0, cancelled: 0, skipped: 0 },
        ...{ running: 0, notStarted: 0, unknown: 0 },
      },
      tasks: [],
    });
  });
});

describe("the phase", () => {
  test.for([
    ["pending", ""],
    ["pending", "Unknown PipelineRunPending"],
    ["running", "Unknown Started"],
    ["running", "Unknown CancelledRunningFinally"],
    ["succeeded", "True Completed"],
    ["failed", "False PipelineValidationFailed"],
    ["cancelled", "False Cancelled"],
    ["timed-out", "False PipelineRunTimeout"],
  ])("is %s for %s", ([phase, condition = ""]) => {
    expect(phaseOf(pipelineRun(condition === "" ? "" : has(condition)))).toBe(phase);
  });
});

test("each task is counted once, whatever it is called", () => {
  const name = fc.constantFrom("a", "b", "__proto__", "constructor", "toString");
  const names = fc.uniqueArray(name);
  fc.assert(
    fc.property(names, names, names, (tasks, started, skipped) => {
      const { counts, tasks: rows } = rollUp({
        status: {
          pipelineSpec: { tasks: tasks.map((task) => ({ name: task })) },
          childReferences: started.map((task) => ({ kind: "TaskRun", name: `${task}-1`, pipelineTaskName: task })),
          skippedTasks: skipped.map((task) => ({ name: task, reason: "None" })),
        },
      });
      const { total, ignored, ...others } = counts;
      expect(rows.map((row) => row.name)).toEqual(tasks);
      expect(Object.values(others).reduce((a, b) => a + b)).toBe(total);
      expect(rows.map(({ runs }) => runs.length)).toEqual(tasks.map((task) => (started.includes(task) ? 1 : 0)));
    }),
  );
});

test("the time it takes grows with the run, not with its square", () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `t${index}`);
  const run: PipelineRun = {
    status: {
      pipelineSpec: { tasks: names.map((name) => ({ name })) },
      childReferences: names.map((name) => ({ kind: "TaskRun", name: `run-${name}`, pipelineTaskName: name })),
    },
  };
  const children = names.map((name): ChildRun => ({ kind: "TaskRun", metadata: { name: `run-${name}` } }));
  expect(rollUp(run, { children }).counts.running).toBe(20_000);
});

test("times are told as Kubernetes writes them, though a client makes Dates of them, or has nulls", () => {
  const at = new Date("2024-05-01T12:00:00Z") as never;
  const none = null as never;
  const child: ChildRun = {
    kind: "TaskRun",
    metadata: { name: "run-a" },
    status: { podName: "", startTime: at, completionTime: none, steps: [{ name: "s", running: { startedAt: at } }] },
  };
  const status = {
    startTime: at,
    completionTime: none,
    pipelineSpec: { tasks: [{ name: "a" }] },
    childReferences: [{ kind: "TaskRun", name: "run-a", pipelineTaskName: "a" }],
  };
  const { startTime, completionTime, tasks } = rollUp({ status }, { children: [child] });
  const [run] = tasks[0]?.runs ?? [];
  expect([startTime, completionTime, run?.startTime, run?.completionTime, run?.steps?.[0]?.startTime]).toEqual([
    "2024-05-01T12:00:00Z",
    undefined,
    "2024-05-01T12:00:00Z",
    undefined,
    "2024-05-01T12:00:00Z",
  ]);
});

test("what is of another kind has no roll-up", () => {
  for (const kind of ["List", "TaskRun"])
    expect(() => rollUp({ kind, items: [] } as never)).toThrow(`want a PipelineRun, got "${kind}"`);
});

test("a PipelineRun, runs and a valid Date are wanted", () => {
  expect(() => rollUp(null as never)).toThrow("Cannot roll up a PipelineRun: want a PipelineRun, got null");
  expect(() => rollUp({}, { children: {} as never })).toThrow("want a list of runs, got an object");
  expect(() => rollUp({}, { now: "noon" as never })).toThrow('want a valid Date, got "noon"');
  expect(() => rollUp({}, null as never)).toThrow("want options, got null");
  const state = { pipelineRun: {} };
  for (const [holder, place] of [
    [state, "pipelineRun"],
    [{ state }, "state.pipelineRun"],
    [{ run: { state }, commands: [] }, "run.state.pipelineRun"],
    [{ ok: true, value: {}, diagnostics: [] }, "value"],
  ] as const)
    expect(() => rollUp(holder as never)).toThrow(
      `Cannot roll up a PipelineRun: want a PipelineRun: the \`${place}\` of what was given, got an object`,
    );
});

test("null is as nothing, and what else is no list is a mistake of the caller", () => {
  const inStatus = (status: object) => rollUp({ status } as never);
  const pipelineSpec = { tasks: null, finally: null };
  expect(inStatus({ conditions: null, childReferences: null, skippedTasks: null, pipelineSpec })).toEqual(rollUp({}));
  expect(rollUp({ status: null as never }, { now })).toEqual(rollUp({}));
  const tasks = [{ name: "a" }];
  const childReferences = [{ kind: "TaskRun", name: "a1", pipelineTaskName: "a" }];
  const child = { metadata: { name: "a1" }, status: null as never };
  const { tasks: rows } = rollUp({ status: { pipelineSpec: { tasks }, childReferences } }, { children: [child] });
  expect(rows.map(({ phase }) => phase)).toEqual(["pending"]);
  for (const [status, want] of [
    [{ childReferences: {} }, "a list of objects in childReferences"],
    [{ skippedTasks: [null] }, "a list of objects in skippedTasks"],
    [{ pipelineSpec: { tasks: "x" } }, "a list of objects in tasks"],
    [{ pipelineSpec: { finally: [5] } }, "a list of objects in finally"],
  ] as const)
    expect(() => inStatus(status)).toThrow(`Cannot roll up a PipelineRun: want ${want}, got`);
  expect(() => rollUp({}, { children: [{ status: 5 as never }] })).toThrow("want runs with a status, got 5");
});
