import { expect, test } from "vitest";
import { simulated, story } from "./told-simulation.ts";
import { ALPHA } from "./watched-run.ts";

const none = (value: unknown) => value as never; // as plain JavaScript may give it

const ONE = "tasks: [{ name: a, taskRef: { name: t } }]";

const MILLISECONDS = "want milliseconds, 0 or more, in";
const ONLY = "want no other keys than";
const OF_TASK = `${ONLY} outcome, durationMs, results, reason, message`;
const SPEC_STATUS =
  'want one of "", "Cancelled", "CancelledRunFinally", "StoppedRunFinally", "PipelineRunPending" in events[0].specStatus';

test.each([
  [null, "want a SimulationScript, got null"],
  [{ duration: 5 }, `${ONLY} start, tasks, durationMs, events in the SimulationScript, got "duration"`],
  [{ tasks: { a: { outcom: "fails" } } }, `${OF_TASK} in tasks.a, got "outcom"`],
  [{ tasks: { a: [{}, { duration: undefined }] } }, `${OF_TASK} in tasks.a[1], got "duration"`],
  [{ tasks: { a: JSON.parse('{ "__proto__": {} }') } }, `${OF_TASK} in tasks.a, got "__proto__"`],
  [{ tasks: { a: [] } }, "want a TaskScript, or a list of at least one, in tasks.a, got an array"],
  [{ events: [{ afterMs: 1, specStatus: "", spec: 1 }] }, `${ONLY} afterMs, specStatus in events[0], got "spec"`],
  [{ start: 0 }, "want a valid Date of the years 0 to 9999 in start, got 0"],
  [{ start: new Date(Number.NaN) }, "want a valid Date of the years 0 to 9999 in start, got an invalid Date"],
  [
    { start: new Date(8e15) },
    "want a valid Date of the years 0 to 9999 in start, got the Date +255479-11-28T14:13:20.000Z",
  ],
  [{ durationMs: Number.NaN }, `${MILLISECONDS} durationMs, got NaN`],
  [{ durationMs: "5s" }, `${MILLISECONDS} durationMs, got "5s"`],
  [{ durationMs: 5n }, `${MILLISECONDS} durationMs, got 5`],
  [{ durationMs: -1 }, `${MILLISECONDS} durationMs, got -1`],
  [{ tasks: null }, "want an object of TaskScripts in tasks, got null"],
  [{ tasks: [] }, "want an object of TaskScripts in tasks, got an array"],
  [{ tasks: { a: null } }, "want a TaskScript in tasks.a, got null"],
  [{ tasks: { a: [{}, 1] } }, "want a TaskScript in tasks.a[1], got 1"],
  [{ tasks: { a: { durationMs: -1 } } }, `${MILLISECONDS} tasks.a.durationMs, got -1`],
  [{ tasks: { a: [{ durationMs: null }] } }, `${MILLISECONDS} tasks.a[0].durationMs, got null`],
  [
    { tasks: { a: { outcome: "failed" } } },
    'want one of "succeeds", "fails", "hangs" in tasks.a.outcome, got "failed"',
  ],
  [{ tasks: { a: { reason: 1 } } }, "want a string in tasks.a.reason, got 1"],
  [{ tasks: { a: { message: null } } }, "want a string in tasks.a.message, got null"],
  [{ tasks: { a: { results: ["x"] } } }, "want an object of values in tasks.a.results, got an array"],
  [
    { tasks: { a: { results: { r: 1 } } } },
    "want a string, an array or an object of strings, or null, in tasks.a.results.r, got 1",
  ],
  [
    { tasks: { a: { results: { r: [1] } } } },
    "want a string, an array or an object of strings, or null, in tasks.a.results.r, got an array",
  ],
  [{ events: null }, "want a list of ScriptedEvents in events, got null"],
  [{ events: [null] }, "want a ScriptedEvent in events[0], got null"],
  [{ events: [{ specStatus: "Cancelled" }] }, `${MILLISECONDS} events[0].afterMs, got undefined`],
  [{ events: [{ afterMs: Infinity, specStatus: "" }] }, `${MILLISECONDS} events[0].afterMs, got Infinity`],
  [{ events: [{ afterMs: 1, specStatus: "Canceled" }] }, `${SPEC_STATUS}, got "Canceled"`],
  [{ events: [{ afterMs: 1 }] }, `${SPEC_STATUS}, got undefined`],
])("a script cannot be %o", (script, message) => {
  expect(() => simulated(ONE, none(script))).toThrow(new TypeError(`Cannot simulate a run: ${message}`));
});

test("what would happen after the year 9999 does not happen", () => {
  const endless = { run: "timeouts: { pipeline: '0' }" };
  const unlimited = ONE.replace("name: a,", "name: a, timeout: 0s,");
  for (const durationMs of [1e300, Infinity, Number.MAX_SAFE_INTEGER]) {
    const told = simulated(unlimited, { durationMs }, endless);
    expect([told.isStuck, told.passes.length]).toEqual([true, 3]);
  }
  const late = simulated(ONE, {
    start: new Date("9999-12-31T23:59:55Z"),
    events: [{ afterMs: 1e300, specStatus: "Cancelled" }],
  });
  expect([late.isStuck, late.passes.length]).toEqual([true, 1]);
});

test("an attempt may take no time at all, or parts of a millisecond", () => {
  const chain = "tasks: [{ name: a, taskRef: { name: t } }, { name: b, taskRef: { name: t }, runAfter: [a] }]";
  expect(story(simulated(chain, { durationMs: 0 }))).toEqual(["0s run-a", "0s run-b", "0s Succeeded"]);
  expect(story(simulated(chain, { durationMs: 0.6 }))).toEqual(["0s run-a", "0s run-b", "0.001s Succeeded"]);
});

test("what nobody waits for is cut short", () => {
  const retried = ONE.replace("name: a,", "name: a, retries: 1000000000,");
  const told = simulated(
    retried,
    { durationMs: 0, tasks: { a: { outcome: "fails" } } },
    { run: "timeouts: { pipeline: '0' }" },
  );
  expect([told.isCutShort, told.isStuck, told.passes.length]).toEqual([true, true, 1001]);
  expect(told.run.state.taskRuns?.[0]?.status?.retriesStatus).toHaveLength(1000);
  expect(simulated(ONE).isCutShort).toBe(false);
});

test("as are pipelines that run two others each, on and on", () => {
  const names = Array.from({ length: 30 }, (_, level) => `p${level}`);
  const two = (name: string) =>
    `tasks: [{ name: a, pipelineRef: { name: ${name} } }, { name: b, pipelineRef: { name: ${name} } }]`;
  const pipelines = Object.fromEntries(names.map((name, level) => [name, two(`p${level + 1}`)]));
  expect(simulated(two("p0"), {}, { flags: ALPHA, pipelines }).isCutShort).toBe(true);
}, 30_000);
