import { describe, expect, test } from "vitest";
import { openRun } from "../../src/run/open-run.ts";
import { replay } from "../../src/run/simulate/replay.ts";
import { conditionOf } from "../../src/status/conditions.ts";
import { simulated, story } from "./told-simulation.ts";
import { ALPHA, stateOf } from "./watched-run.ts";

const CHAIN = `
tasks:
- { name: build, taskRef: { name: gives } }
- { name: deploy, taskRef: { name: t }, params: [{ name: p, value: $(tasks.build.results.r) }] }
finally: [{ name: tell, taskRef: { name: t } }]`;

describe("a script tells what the user does", () => {
  test("and when", () => {
    const told = simulated(CHAIN, { events: [{ afterMs: 3000, specStatus: "CancelledRunFinally" }] });
    expect(story(told)).toEqual(["0s run-build", "3s cancel run-build, skip deploy", "3s run-tell", "13s Cancelled"]);
  });

  test("a task that is skipped no more may be skipped again", () => {
    const told = simulated(
      "tasks: [{ name: a, taskRef: { name: t } }, { name: b, taskRef: { name: t } }, { name: c, taskRef: { name: t }, runAfter: [a, b] }]",
      {
        tasks: { b: { durationMs: 60_000 } },
        events: [
          { afterMs: 20_000, specStatus: "StoppedRunFinally" },
          { afterMs: 30_000, specStatus: "" },
          { afterMs: 40_000, specStatus: "StoppedRunFinally" },
        ],
      },
    );
    expect(story(told)).toEqual(["0s run-a, run-b", "20s skip c", "40s skip c", "60s Cancelled"]);
  });

  test("a run may wait for its user", () => {
    const told = simulated(
      CHAIN,
      { events: [{ afterMs: 5000, specStatus: "" }] },
      { run: "status: PipelineRunPending" },
    );
    expect(story(told)).toEqual(["5s run-build", "15s run-deploy", "25s run-tell", "35s Succeeded"]);
  });
});

describe("pipelines in pipelines are simulated with their own runs", () => {
  const child = {
    child: "tasks: [{ name: x, taskRef: { name: gives } }]\nresults: [{ name: r, value: $(tasks.x.results.r) }]",
  };
  const parent = "tasks: [{ name: c, pipelineRef: { name: child } }, { name: b, taskRef: { name: t }, runAfter: [c] }]";

  test("and give what these give", () => {
    const told = simulated(parent, { tasks: { "c/x": { durationMs: 3000 } } }, { flags: ALPHA, pipelines: child });
    expect(story(told)).toEqual(["0s run-c", "3s run-b", "13s Succeeded"]);
    const inside = told.children.get("run-c");
    expect(inside && story(inside)).toEqual(["0s run-c-x", "3s Succeeded"]);
    expect(told.run.state.childPipelineRuns?.[0]?.status?.results).toEqual([{ name: "r", value: "x-r" }]);
  });

  test("one that fails makes the other fail", () => {
    const told = simulated(parent, { tasks: { "c/x": { outcome: "fails" } } }, { flags: ALPHA, pipelines: child });
    expect(story(told)).toEqual(["0s run-c", "10s skip c, skip b, Failed"]);
  });

  test("those that run each other come to an end, too", () => {
    const pipelines = { child: "tasks: [{ name: x, pipelineRef: { name: p } }]" };
    const told = simulated(
      "tasks: [{ name: c, pipelineRef: { name: child } }]",
      {},
      {
        flags: ALPHA,
        pipelines,
        pipelineRef: "{ name: p }",
      },
    );
    expect(story(told)).toEqual(["0s run-c", "0s skip c, Failed"]);
    expect(conditionOf(told.children.get("run-c")?.run.state.pipelineRun.status)?.message).toBe(
      'detected cycle in pipeline-in-pipeline: pipeline "p" is already running in ancestor chain [child]',
    );
  });
});

describe("some runs never end, as in the reference", () => {
  test("a child pipeline that runs cannot be cancelled", () => {
    const told = simulated(
      "tasks: [{ name: c, pipelineSpec: { tasks: [{ name: x, taskRef: { name: t } }] } }]",
      { tasks: { "c/x": { outcome: "hangs" } }, events: [{ afterMs: 1000, specStatus: "Cancelled" }] },
      { flags: ALPHA },
    );
    expect(told.isStuck).toBe(true);
    const reasons = told.passes.map(({ condition }) => condition?.reason);
    expect([...new Set(reasons)]).toEqual(["Running", "PipelineRunCouldntCancel", "PipelineRunCouldntTimeOut"]);
  });

  test("without a limit, finally tasks that lack a result in a matrix wait for ever", () => {
    const told = simulated(
      `tasks: [{ name: a, taskRef: { name: gives } }]
finally: [{ name: f, taskRef: { name: t }, matrix: { params: [{ name: m, value: "$(tasks.a.results.list[*])" }] } }]`,
      { tasks: { a: { results: { list: null } } } },
      { run: "timeouts: { pipeline: '0' }" },
    );
    expect(told.isStuck).toBe(true);
    expect(told.passes.map(({ now }) => now.getTime() / 3_600_000)).toEqual([
      0,
      10 / 3600,
      10 + 10 / 3600,
      20 + 10 / 3600,
    ]);
  });

  test("or end only when the controller looks at everything, ten hours later", () => {
    const told = simulated(
      "tasks: [{ name: a, taskRef: { name: t } }, { name: m, taskRef: { name: t }, runAfter: [a], matrix: { params: [{ name: os, value: [] }] } }]",
    );
    expect(story(told)).toEqual(["36000s PipelineRunTimeout"]);
    expect(told.isStuck).toBe(false);
  });
});

describe("a replay", () => {
  test("of what was simulated gives the same", () => {
    const { passes } = simulated(CHAIN);
    expect([...replay(openRun(stateOf(CHAIN)), passes)]).toEqual(passes);
  });

  test("asks for a step when the one before it has been told, and gives the run at its end", () => {
    const steps = replay(openRun(stateOf(CHAIN)), [{ now: new Date(0) }]);
    expect(steps.next().value).toMatchObject({ seen: [], skipped: [], condition: { reason: "Running" } });
    const end = steps.next();
    expect(end.done && end.value.state.pipelineRun.status?.startTime).toBe("1970-01-01T00:00:00Z");
  });

  test("wants steps", () => {
    const none = (value: unknown) => value as never; // as plain JavaScript may give it
    const replays = (steps: unknown, message: string) =>
      expect(() => [...replay(openRun(stateOf(CHAIN)), none(steps))]).toThrow(
        new TypeError(`Cannot replay a run: ${message}`),
      );
    replays(1, "want steps, got 1");
    replays([{ now: new Date(0) }, null], "want a ReplayStep in steps[1], got null");
    const keys = "now, seen, commands, wakeAfterMs, failure, condition, skipped";
    replays([{ now: new Date(0), see: [] }], `want no other keys than ${keys} in steps[0], got "see"`);
    replays([{ now: new Date(0), seen: null }], "want a list of observations in steps[0].seen, got null");
    replays([{ now: new Date(0), seen: [1] }], "want a list of observations in steps[0].seen, got 1");
  });
});
