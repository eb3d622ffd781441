import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { observe } from "../../src/run/observe.ts";
import { openRun } from "../../src/run/open-run.ts";
import { reconcile } from "../../src/run/reconcile.ts";
import { planRerun } from "../../src/run/rerun/plan-rerun.ts";
import type { Run } from "../../src/run/run-index.ts";
import { replay, type ToldPass } from "../../src/run/simulate/replay.ts";
import type { SimulationScript } from "../../src/run/simulate/script.ts";
import { type Simulation, simulate } from "../../src/run/simulate/simulate.ts";
import { conditionOf } from "../../src/status/conditions.ts";
import { simulated, statusIn, story } from "./told-simulation.ts";
import { ALPHA, configOf, stateOf } from "./watched-run.ts";

const CHAIN = `
tasks:
- { name: build, taskRef: { name: gives }, retries: 2 }
- { name: deploy, taskRef: { name: t }, params: [{ name: p, value: $(tasks.build.results.r) }] }
finally: [{ name: tell, taskRef: { name: t } }]`;

const saved = (run: Run): Run => openRun(JSON.parse(JSON.stringify(run.state)));

/** A run after its first pass, which was at noon. */
const begun = (pipelineSpec = CHAIN): Run =>
  reconcile(openRun(stateOf(pipelineSpec)), new Date("2024-05-01T12:00:00Z")).run;

/** What happens at which time of the day. */
const times = (simulation: Simulation): readonly string[] =>
  story(simulation).map((line) => {
    const [seconds = "", ...words] = line.split("s ");
    return `${new Date(Number(seconds) * 1000).toISOString().slice(11, 19)} ${words.join("s ")}`;
  });

describe("a run that is under way goes on", () => {
  const expected = ["12:00:10 run-deploy", "12:00:20 run-tell", "12:00:30 Succeeded"];

  test("where its last pass was", () => {
    expect(times(simulate(begun()))).toEqual(expected);
  });

  test("from its saved state, when the last thing happened of which that tells", () => {
    expect(times(simulate(saved(begun())))).toEqual(expected);
  });

  test("also if that is long ago: then its children end at once", () => {
    const told = simulate(saved(begun()), { start: new Date("2024-05-01T12:30:00Z") });
    expect(times(told)).toEqual(["12:30:00 run-deploy", "12:30:10 run-tell", "12:30:20 Succeeded"]);
    expect(statusIn(told, "run-build")).toMatchObject({
      startTime: "2024-05-01T12:00:00Z",
      completionTime: "2024-05-01T12:30:00Z",
    });
  });

  test("with the attempts that its children have had", () => {
    const attempt = { podName: "first", startTime: "2024-05-01T12:00:00Z", completionTime: "2024-05-01T12:00:40Z" };
    const status = {
      podName: "",
      conditions: [{ type: "Succeeded", status: "Unknown", reason: "ToBeRetried" }],
      retriesStatus: [attempt],
    } as const;
    const { run } = simulate(saved(observe(begun(), { kind: "TaskRun", metadata: { name: "run-build" }, status })), {
      tasks: { build: [{}, { outcome: "fails", durationMs: 5000 }, { durationMs: 1000 }] },
    });
    const { retriesStatus = [], startTime, podName } = statusIn({ run }, "run-build") ?? {};
    expect([...retriesStatus.map(({ completionTime }) => completionTime), startTime, podName]).toEqual([
      "2024-05-01T12:00:40Z",
      "2024-05-01T12:00:45Z",
      "2024-05-01T12:00:45Z",
      "run-build-pod-retry2",
    ]);
  });

  test("and those that somebody has stopped end", () => {
    const spec = { status: "TaskRunCancelled", statusMessage: "enough", serviceAccountName: "" } as const;
    const stopped = observe(begun(), { kind: "TaskRun", metadata: { name: "run-build" }, spec });
    const told = simulate(stopped, { tasks: { build: { outcome: "hangs" } } });
    expect(times(told)).toEqual(["12:00:00 run-tell, skip deploy", "12:00:10 Cancelled"]);
    expect(conditionOf(statusIn(told, "run-build"))?.message).toBe('TaskRun "run-build" was cancelled. enough');
  });

  test("and their limits count from when they have begun", () => {
    const hangs = { tasks: { build: { outcome: "hangs" } } } as const;
    const limited = begun(CHAIN.replace("retries: 2", "timeout: 2m"));
    const told = simulate(saved(limited), { ...hangs, start: new Date("2024-05-01T12:01:00Z") });
    expect(times(told)).toEqual(["12:02:00 run-tell, skip deploy", "12:02:10 Failed"]);
  });

  test("a pipeline in its pipeline begins anew: nobody knows what that has created", () => {
    const pipelineSpec = `
tasks:
- { name: c, pipelineSpec: { tasks: [{ name: x, taskRef: { name: t } }] } }
- { name: b, taskRef: { name: t }, runAfter: [c] }`;
    const config = configOf({ flags: ALPHA });
    const { run } = reconcile(openRun(stateOf(pipelineSpec), config), new Date("2024-05-01T12:00:00Z"));
    const told = simulate(openRun(JSON.parse(JSON.stringify(run.state)), config));
    expect(times(told)).toEqual(["12:00:10 run-b", "12:00:20 Succeeded"]);
  });

  test("one that has ended stays as it is, and its children stop", () => {
    const { run } = reconcile(observe(begun(), { specStatus: "Cancelled" }), new Date("2024-05-01T12:00:01Z"));
    const told = simulate(saved(run));
    expect([told.isStuck, conditionOf(statusIn(told, "run-build"))?.reason]).toEqual([false, "TaskRunCancelled"]);
    expect(told.passes.map(({ condition }) => condition?.reason)).toEqual(["Cancelled"]);
  });

  test("a new one begins when it was created", () => {
    const told = simulated(CHAIN, {}, { metadata: '{ name: run, creationTimestamp: "2024-05-01T12:00:00Z" }' });
    expect(times(told)[0]).toBe("12:00:00 run-build");
  });

  test("but not before its last pass, nor before anything of which its state tells", () => {
    const early = (run: Run, start: string, last: string) =>
      expect(() => simulate(run, { start: new Date(start) })).toThrow(
        new TypeError(
          `Cannot simulate a run: want a start that is not before ${last}, where the run is, got the Date ${start}`,
        ),
      );
    early(begun(), "2024-05-01T11:59:59.999Z", "2024-05-01T12:00:00.000Z");
    early(saved(begun()), "2024-05-01T11:59:59.999Z", "2024-05-01T12:00:00.000Z");
    const status = { podName: "", completionTime: "2024-05-01T12:00:40Z" };
    const ended = observe(begun(), { kind: "TaskRun", metadata: { name: "run-build" }, status });
    early(saved(ended), "2024-05-01T12:00:39.000Z", "2024-05-01T12:00:40.000Z");
    const created = stateOf(CHAIN, { metadata: '{ name: run, creationTimestamp: "2024-05-01T12:00:00Z" }' });
    early(openRun(created), "1970-01-01T00:00:00.000Z", "2024-05-01T12:00:00.000Z");
    const untold = simulate(openRun(stateOf(CHAIN)), { start: new Date(-1000) });
    expect(story(untold)[0]).toBe("-1s run-build");
    const [pass] = simulate(saved(begun()), { start: new Date("2024-05-01T12:00:00Z") }).passes;
    expect(pass?.now).toEqual(new Date("2024-05-01T12:00:00Z"));
  });

  test("what it has taken over from another run may be of a later time", () => {
    const { state } = planRerun(simulate(begun(), { tasks: { deploy: { outcome: "fails" } } }).run.state);
    const { run } = reconcile(openRun(state), new Date(0));
    expect(story(simulate(saved(run), { start: new Date(0) }))).toEqual(["10s run-rerun-tell", "20s Succeeded"]);
  });

  test("a run that may not begin so early is not used up by that", () => {
    const run = begun();
    expect(() => simulate(run, { start: new Date(0) })).toThrow(
      new TypeError(
        "Cannot simulate a run: want a start that is not before 2024-05-01T12:00:00.000Z, where the run is, got the Date 1970-01-01T00:00:00.000Z",
      ),
    );
    expect(times(simulate(run))).toEqual(expected);
  });
});

const GRAPH = `
tasks:
- { name: a, taskRef: { name: gives }, retries: 1 }
- { name: b, taskRef: { name: t }, params: [{ name: p, value: "$(tasks.a.results.list[1])" }] }
- { name: c, taskRef: { name: t }, onError: continue, timeout: 30s }
- { name: d, taskRef: { name: t }, runAfter: [c], matrix: { params: [{ name: os, value: [one, two] }] } }
finally: [{ name: f, taskRef: { name: t } }]`;

const scripts: fc.Arbitrary<SimulationScript> = fc.record({
  tasks: fc.dictionary(
    fc.constantFrom("a", "b", "c", "d", "f", "run-d-1"),
    fc.record({
      outcome: fc.constantFrom("succeeds", "fails", "hangs"),
      durationMs: fc.integer({ min: 0, max: 60 }).map((seconds) => seconds * 1000),
    }),
  ),
});

/**
 * All that happens, whichever pass has seen it: the first one after an interruption sees what else happens in its moment. Of one
 * moment the order is no matter.
 */
const happenings = (passes: readonly ToldPass[]): readonly string[] =>
  passes
    .flatMap(({ now, seen, commands, skipped }) => [...seen, ...commands, ...skipped].map((what) => ({ now, what })))
    .map((happening) => JSON.stringify(happening))
    .sort();

test("wherever a simulation is interrupted, saved or not, it goes on as it would have gone on", () => {
  fc.assert(
    fc.property(scripts, fc.nat(20), fc.boolean(), (script, cut, isSaved) => {
      const whole = simulate(openRun(stateOf(GRAPH)), script);
      const count = 1 + (cut % whole.passes.length);
      const steps = replay(openRun(stateOf(GRAPH)), whole.passes.slice(0, count));
      let step = steps.next();
      while (!step.done) step = steps.next();
      const { now: start = new Date(0) } = whole.passes[count - 1] ?? {};
      const rest = simulate(isSaved ? saved(step.value) : step.value, isSaved ? { ...script, start } : script);
      expect(rest.passes[0]?.now).toEqual(start);
      expect(happenings(rest.passes)).toEqual(happenings(whole.passes.slice(count)));
      expect(rest.run.state.pipelineRun.status).toEqual(whole.run.state.pipelineRun.status);
    }),
  );
});
