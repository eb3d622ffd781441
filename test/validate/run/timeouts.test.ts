import { expect, test } from "vitest";
import { expectPlaces, pipelineRun, verdict } from "../verdict.ts";

const timeouts = (fields: string, defaults: Record<string, string> = {}) =>
  verdict(pipelineRun(`{ pipelineRef: { name: p }, timeouts: { ${fields} } }`), { defaults });

test("tasks and finally fit into the whole", () => {
  expect(timeouts("pipeline: 1h, tasks: 40m, finally: 20m")).toBe("");
  expect(timeouts("pipeline: 1h, tasks: 40m, finally: 30m")).toBe(
    "invalid value: 40m0s + 30m0s should be <= pipeline duration: spec.timeouts.finally, spec.timeouts.tasks",
  );
  expect(timeouts("pipeline: 1h, tasks: 2h")).toBe(
    "invalid value: 2h0m0s should be <= pipeline duration: spec.timeouts.tasks",
  );
  expect(
    timeouts("pipeline: 1h, tasks: 2h, finally: 3h"),
  ).toBe(`invalid value: 2h0m0s + 3h0m0s should be <= pipeline duration: spec.timeouts.finally, spec.timeouts.tasks
invalid value: 2h0m0s should be <= pipeline duration: spec.timeouts.tasks
invalid value: 3h0m0s should be <= pipeline duration: spec.timeouts.finally`);
});

test("where the whole is not given, the cluster's default counts", () => {
  expect(timeouts("tasks: 59m")).toBe("");
  expect(timeouts("tasks: 61m")).toBe("invalid value: 1h1m0s should be <= pipeline duration: spec.timeouts.tasks");
  expect(timeouts("tasks: 61m", { "default-timeout-minutes": "90" })).toBe("");
  expect(timeouts("tasks: 61m", { "default-timeout-minutes": "0" })).toBe("");
});

test("0 means without limit: a part cannot be without, if the whole has one", () => {
  expect(timeouts("pipeline: '0', tasks: 2h")).toBe("");
  expect(timeouts("pipeline: 1h, tasks: '0'")).toBe(
    "invalid value: 0s (no timeout) should be <= pipeline duration: spec.timeouts.tasks",
  );
  expect(timeouts("pipeline: 1h, finally: 0s")).toBe(
    "invalid value: 0s (no timeout) should be <= pipeline duration: spec.timeouts.finally",
  );
  expect(timeouts("pipeline: '0', tasks: '0', finally: '0'")).toBe("");
});

test("the sum is compared even with a whole of 0", () => {
  expect(timeouts("pipeline: '0', tasks: 1h, finally: 1m")).toBe(
    "invalid value: 1h0m0s + 1m0s should be <= pipeline duration: spec.timeouts.finally, spec.timeouts.tasks",
  );
});

test("Go adds in 64 bits", () => {
  expect(timeouts("pipeline: 1h, tasks: 2562047h, finally: 2562047h")).toBe(
    "invalid value: 2562047h0m0s should be <= pipeline duration: spec.timeouts.finally, spec.timeouts.tasks",
  );
});

test("nothing is negative", () => {
  expect(
    timeouts("pipeline: -1h, tasks: -1m, finally: -1s"),
  ).toBe(`invalid value: -1h0m0s should be >= 0: spec.timeouts.pipeline
invalid value: -1m0s + -1s should be <= pipeline duration: spec.timeouts.finally, spec.timeouts.tasks
invalid value: -1m0s should be <= pipeline duration: spec.timeouts.tasks
invalid value: -1m0s should be >= 0: spec.timeouts.tasks
invalid value: -1s should be <= pipeline duration: spec.timeouts.finally
invalid value: -1s should be >= 0: spec.timeouts.finally`);
});

test("the timeout of one task fits into those of the run", () => {
  const one = (timeout: string, fields = "", defaults: Record<string, string> = {}) =>
    verdict(
      pipelineRun(
        `{ pipelineRef: { name: p }, ${fields} taskRunSpecs: [{ pipelineTaskName: a, timeout: ${timeout} }] }`,
      ),
      { defaults },
    );
  expect(one("1h")).toBe("");
  expect(one("61m")).toBe("invalid value: 1h1m0s should be <= pipeline duration 1h0m0s: spec.taskRunSpecs[0].timeout");
  expect(one("61m", "", { "default-timeout-minutes": "0" })).toBe("");
  expect(one("31m", "timeouts: { pipeline: 1h, tasks: 30m },")).toBe(
    "invalid value: 31m0s should be <= pipeline tasks duration 30m0s: spec.taskRunSpecs[0].timeout",
  );
  expect(one("61m", "timeouts: { finally: 1m },")).toBe(
    "invalid value: 1h1m0s should be <= pipeline duration 1h0m0s: spec.taskRunSpecs[0].timeout",
  );
  expect(one("31m", "timeouts: { pipeline: 30m },")).toBe(
    "invalid value: 31m0s should be <= pipeline duration 30m0s: spec.taskRunSpecs[0].timeout",
  );
  expect(one("31m", "timeouts: { pipeline: '0' },")).toBe("");
  expect(one("-1m")).toBe("invalid value: -1m0s should be >= 0: spec.taskRunSpecs[0].timeout");
  expect(one("1m", "timeouts: { pipeline: -1m },")).toBe(
    "invalid value: -1m0s should be >= 0: spec.taskRunSpecs[0].timeout, spec.timeouts.pipeline",
  );
});

test("the timeout is underlined", () => {
  expectPlaces(
    pipelineRun(`
  pipelineRef: { name: p }
  timeouts:
    pipeline: 1h
    tasks: 40m # want spec.timeouts.tasks "40m"
    finally: 30m # want spec.timeouts.finally "30m"
  taskRunSpecs:
    - pipelineTaskName: a
      timeout: 41m # want spec.taskRunSpecs[0].timeout "41m"
`),
  );
});
