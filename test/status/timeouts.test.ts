import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isCustomRunTimeoutExceeded,
  isFinallyTimeoutExceeded,
  isPipelineTimeoutExceeded,
  isPipelineTimeoutLongExceeded,
  isTaskRunTimeoutExceeded,
  isTasksTimeoutExceeded,
} from "../../src/status/is-timeout-exceeded.ts";
import {
  customRunTimeoutMs,
  finallyTimeoutMs,
  pipelineTimeoutMs,
  taskRunTimeoutMs,
  tasksTimeoutMs,
} from "../../src/status/timeouts.ts";
import { type Config, defaultConfig } from "../../src/types/config.ts";
import type { Int64 } from "../../src/types/scalars.ts";
import { customRun, pipelineRun, taskRun } from "./objects.ts";

const withDefault = (timeoutMinutes: Int64): Config => ({
  ...defaultConfig,
  defaults: { ...defaultConfig.defaults, timeoutMinutes },
});

describe("the limit of a PipelineRun", () => {
  test("is its own, or else the cluster's", () => {
    expect(pipelineTimeoutMs(pipelineRun("spec: { timeouts: { pipeline: 20m } }"), withDefault(5))).toBe(1_200_000);
    expect(pipelineTimeoutMs(pipelineRun("spec: { timeouts: { tasks: 20m } }"), withDefault(5))).toBe(300_000);
    expect(pipelineTimeoutMs({}, withDefault(5n))).toBe(300_000);
    expect(pipelineTimeoutMs({})).toBe(3_600_000);
  });

  test("may be none: 0, of its own or the cluster's", () => {
    expect(pipelineTimeoutMs(pipelineRun("spec: { timeouts: { pipeline: 0s } }"))).toBe(0);
    expect(pipelineTimeoutMs({}, withDefault(0))).toBe(0);
  });
});

describe("the limits of the graph and of the finally tasks", () => {
  test("are what is written", () => {
    expect(tasksTimeoutMs({ tasks: "1h", pipeline: "3h", finally: "1h" })).toBe(3_600_000);
    expect(finallyTimeoutMs({ tasks: "1h", pipeline: "3h", finally: "30m" })).toBe(1_800_000);
    expect([tasksTimeoutMs({ tasks: "0" }), finallyTimeoutMs({ finally: "0s" })]).toEqual([0, 0]);
  });

  test("are else what the other one leaves of the whole", () => {
    expect(tasksTimeoutMs({ pipeline: "3h", finally: "1h" })).toBe(7_200_000);
    expect(finallyTimeoutMs({ pipeline: "3h", tasks: "1h" })).toBe(7_200_000);
    expect(tasksTimeoutMs({ pipeline: "1h", finally: "1h" })).toBe(0);
  });

  test("are none, if there is nothing to count with, or something without limit", () => {
    const none = [undefined, {}, { pipeline: "1h" }, { finally: "1h" }];
    expect(none.map((timeouts) => tasksTimeoutMs(timeouts))).toEqual(none.map(() => undefined));
    expect(tasksTimeoutMs({ pipeline: "0s", finally: "1h" })).toBeUndefined();
    expect(tasksTimeoutMs({ pipeline: "1h", finally: "0s" })).toBeUndefined();
    expect(finallyTimeoutMs({ pipeline: "0s", tasks: "1h" })).toBeUndefined();
    expect(finallyTimeoutMs({ pipeline: "1h", tasks: "0s" })).toBeUndefined();
  });

  test("together are the whole, if the whole and one of them are written", () => {
    const nanoseconds = fc.bigInt({ min: 1n, max: 1n << 50n });
    fc.assert(
      fc.property(nanoseconds, nanoseconds, (whole, part) => {
        const [pipeline, own] = [`${whole}ns`, `${part}ns`];
        const sum = (tasksTimeoutMs({ pipeline, finally: own }) ?? 0) + (finallyTimeoutMs({ finally: own }) ?? 0);
        expect(sum).toBeCloseTo(pipelineTimeoutMs({ spec: { timeouts: { pipeline } } }), 5);
        expect(finallyTimeoutMs({ pipeline, tasks: own })).toBe(tasksTimeoutMs({ pipeline, finally: own }));
      }),
    );
  });
});

describe("the limit of a TaskRun or CustomRun", () => {
  test("is its own, or else the cluster's", () => {
    expect(taskRunTimeoutMs(taskRun("spec: { timeout: 90s }"), withDefault(5))).toBe(90_000);
    expect(taskRunTimeoutMs(taskRun("spec: { timeout: 0s }"), withDefault(5))).toBe(0);
    expect([taskRunTimeoutMs({}, withDefault(5)), taskRunTimeoutMs({})]).toEqual([300_000, 3_600_000]);
  });

  test("is an hour for a CustomRun without one, whatever the cluster says", () => {
    expect(customRunTimeoutMs(customRun("spec: { timeout: 90s }"))).toBe(90_000);
    expect(customRunTimeoutMs({})).toBe(3_600_000);
  });
});

describe("durations", () => {
  test("may be shorter than a millisecond, and longer than a year", () => {
    expect(tasksTimeoutMs({ tasks: "1us" })).toBe(0.001);
    expect(tasksTimeoutMs({ tasks: "1h0m0.0005s" })).toBe(3_600_000.5);
    expect(tasksTimeoutMs({ tasks: "2000000h0m0.001s" })).toBe(7_200_000_000_001);
  });

  test("that Go cannot read are the caller's affair", () => {
    const message = 'Cannot read a timeout: want a Go duration, as 1h30m, got "5 minutes"';
    expect(() => tasksTimeoutMs({ tasks: "5 minutes" })).toThrow(new RangeError(message));
    expect(() => pipelineTimeoutMs({ spec: { timeouts: { pipeline: "5 minutes" } } })).toThrow(RangeError);
    expect(() => taskRunTimeoutMs({ spec: { timeout: "" } })).toThrow(RangeError);
    expect(() => finallyTimeoutMs({ finally: 5 as never })).toThrow(TypeError);
    expect(() => pipelineTimeoutMs({}, { defaults: {} } as never)).toThrow(TypeError);
  });
});

describe("a limit is exceeded", () => {
  const status = { startTime: "2024-05-01T12:00:00Z", finallyStartTime: "2024-05-01T13:00:00Z" };
  const run = { spec: { timeouts: { pipeline: "1h", tasks: "50m", finally: "10m" } }, status };
  const at = (time: string, given = run) =>
    [
      isTasksTimeoutExceeded(given, new Date(time)) ? "tasks" : "",
      isPipelineTimeoutExceeded(given, new Date(time)) ? "pipeline" : "",
      isFinallyTimeoutExceeded(given, new Date(time)) ? "finally" : "",
      isPipelineTimeoutLongExceeded(given, new Date(time)) ? "long" : "",
    ].filter((name) => name !== "");

  test("a moment after it was reached, each from its own start", () => {
    expect(at("2024-05-01T12:50:00Z")).toEqual([]);
    expect(at("2024-05-01T12:50:00.001Z")).toEqual(["tasks"]);
    expect(at("2024-05-01T13:00:01Z")).toEqual(["tasks", "pipeline"]);
    expect(at("2024-05-01T13:10:01Z")).toEqual(["tasks", "pipeline", "finally"]);
  });

  test("for long as soon as twice the time is over", () => {
    expect(at("2024-05-01T13:59:59Z")).not.toContain("long");
    expect(at("2024-05-01T14:00:00Z")).toContain("long");
  });

  test("never without a limit, nor before the start", () => {
    const unlimited = { ...run, spec: { timeouts: { pipeline: "0s", tasks: "0s", finally: "0s" } } };
    expect(at("2034-05-01T12:00:00Z", unlimited)).toEqual([]);
    expect(at("2034-05-01T12:00:00Z", { spec: run.spec } as typeof run)).toEqual([]);
    const withoutOwn = { status } as typeof run;
    expect(at("2034-05-01T12:00:00Z", withoutOwn)).toEqual(["pipeline", "long"]);
  });

  test("by the cluster's default for runs that have none of their own", () => {
    const { startTime } = status;
    const now = new Date("2024-05-01T12:05:01Z");
    expect(isPipelineTimeoutExceeded({ status }, now, withDefault(5))).toBe(true);
    expect(isPipelineTimeoutLongExceeded({ status }, now, withDefault(2))).toBe(true);
    expect(isTaskRunTimeoutExceeded({ status: { startTime } }, now, withDefault(5))).toBe(true);
    expect(isTaskRunTimeoutExceeded({ status: { startTime } }, now, withDefault(0))).toBe(false);
    expect(isTaskRunTimeoutExceeded({ spec: { timeout: "5m2s" }, status: { startTime } }, now)).toBe(false);
    expect(isCustomRunTimeoutExceeded({ status: { startTime } }, now)).toBe(false);
    expect(isCustomRunTimeoutExceeded({ spec: { timeout: "5m" }, status: { startTime } }, now)).toBe(true);
  });

  test("by a clock that somebody gives", () => {
    const message = "Cannot compare a run with its time limit: want a valid Date, got undefined";
    expect(() => isTasksTimeoutExceeded(run, undefined as never)).toThrow(new TypeError(message));
  });
});
