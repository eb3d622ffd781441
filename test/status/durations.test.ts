import { describe, expect, test } from "vitest";
import { durationMs, formatDurationMs, stepDurationMs, waitingTimeMs } from "../../src/status/durations.ts";

const noon = "2024-05-01T12:00:00Z";
const later = "2024-05-01T12:03:20Z";
const now = new Date("2024-05-01T12:01:00.500Z");

describe("a run takes", () => {
  test("the time from start to end, however late it is", () => {
    expect(durationMs({ startTime: noon, completionTime: later })).toBe(200_000);
    expect(durationMs({ startTime: noon, completionTime: later }, now)).toBe(200_000);
  });

  test("the time until now as long as it runs", () => {
    expect(durationMs({ startTime: noon }, now)).toBe(60_500);
    expect(durationMs({ startTime: noon })).toBeUndefined();
  });

  test("the same time if a client has made Dates of its times", () => {
    const times = { startTime: new Date(noon) as never, completionTime: new Date(later) as never };
    expect(durationMs(times)).toBe(200_000);
    expect(durationMs({ startTime: new Date("") as never }, now)).toBeUndefined();
  });

  test("no time before its start, nor if clocks differ", () => {
    expect([durationMs(undefined, now), durationMs({}, now)]).toEqual([undefined, undefined]);
    expect(durationMs({ startTime: later }, now)).toBe(0);
  });
});

describe("a step takes", () => {
  test("the time that its container runs", () => {
    expect(stepDurationMs({ running: { startedAt: noon } }, now)).toBe(60_500);
    expect(stepDurationMs({ terminated: { startedAt: noon, finishedAt: later } }, now)).toBe(200_000);
  });

  test("the time that it runs, also where nulls stand for what it is not", () => {
    expect(stepDurationMs({ running: { startedAt: noon }, terminated: null as never }, now)).toBe(60_500);
    expect(stepDurationMs({ running: null as never, terminated: { startedAt: noon, finishedAt: later } })).toBe(
      200_000,
    );
  });

  test("no time that anybody knows while it waits, or if it was lost", () => {
    expect([stepDurationMs({}, now), stepDurationMs({ terminated: { startedAt: noon } }, now)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

test("a run waits from its creation to its start, or until now", () => {
  const metadata = { creationTimestamp: noon };
  expect(waitingTimeMs({ metadata, status: { startTime: later } }, now)).toBe(200_000);
  expect([waitingTimeMs({ metadata }, now), waitingTimeMs({ metadata }), waitingTimeMs({}, now)]).toEqual([
    60_500,
    undefined,
    undefined,
  ]);
});

describe("for people", () => {
  test("a duration is printed as Go does, in seconds", () => {
    const durations = [0, 1000, 1499, 1500, 59_999, 200_000, 3_600_000, 90_061_000, -1500];
    expect(durations.map(formatDurationMs)).toEqual([
      ...["0s", "1s", "1s", "2s", "1m0s", "3m20s", "1h0m0s", "25h1m1s", "-2s"],
    ]);
  });

  test("below a second it is printed in milliseconds, so that what took some time did", () => {
    const durations = [0.4, 1, 107, 499.5, 999.4, 999.5, -107];
    expect(durations.map(formatDurationMs)).toEqual(["0s", "1ms", "107ms", "500ms", "999ms", "1s", "-107ms"]);
  });

  test("it has to be one", () => {
    expect(() => formatDurationMs(Number.NaN)).toThrow(
      new RangeError("Cannot print a duration: want a finite number, got NaN"),
    );
  });
});

test("they want a status, a step, a run and a valid Date", () => {
  expect(() => durationMs({ startTime: noon }, new Date(""))).toThrow(TypeError);
  for (const take of [durationMs, stepDurationMs, waitingTimeMs]) expect(() => take(null as never)).toThrow(TypeError);
});
