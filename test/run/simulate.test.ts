import { describe, expect, test } from "vitest";
import type { TaskScript } from "../../src/run/simulate/script.ts";
import { conditionOf } from "../../src/status/conditions.ts";
import { simulated, statusIn, story } from "./told-simulation.ts";
import { ALPHA } from "./watched-run.ts";

const CHAIN = `
tasks:
- { name: build, taskRef: { name: gives } }
- { name: deploy, taskRef: { name: t }, params: [{ name: p, value: $(tasks.build.results.r) }] }
finally: [{ name: tell, taskRef: { name: t } }]`;

describe("a run that is simulated", () => {
  test("goes well where nothing is said; attempts take ten seconds", () => {
    expect(story(simulated(CHAIN))).toEqual(["0s run-build", "10s run-deploy", "20s run-tell", "30s Succeeded"]);
  });

  test("has results with values made of names, so that it is seen where they come from", () => {
    const results = "results: [{ name: out, value: '$(tasks.build.results.r)' }]";
    const { run } = simulated(`${CHAIN}\n${results}`);
    expect(run.state.taskRuns?.[1]?.spec?.params).toEqual([{ name: "p", value: "build-r" }]);
    expect(statusIn({ run }, "run-build")?.results?.map(({ value }) => value)).toEqual([
      "build-r",
      ["build-list"],
      { k: "build-o-k" },
    ]);
    expect(run.state.pipelineRun.status?.results).toEqual([{ name: "out", value: "build-r" }]);
  });

  test("has arrays and objects with as much in them as its pipeline refers to", () => {
    const { run } = simulated(`
tasks:
- { name: build, taskRef: { name: gives } }
- { name: deploy, taskRef: { name: t }, params: [{ name: p, value: "$(tasks.build.results.list[1])" }] }
- { name: scan, taskRef: { name: t }, params: [{ name: p, value: [$(tasks.build.results.o.other), "$(tasks.build.results.list[*])"] }] }
finally: [{ name: tell, taskRef: { name: t }, when: [{ input: "$(tasks.build.results.list[0])", operator: in, values: [x] }] }]
results: [{ name: last, value: "$(tasks.build.results.list[2])" }]`);
    expect(statusIn({ run }, "run-build")?.results?.map(({ value }) => value)).toEqual([
      "build-r",
      ["build-list-0", "build-list-1", "build-list-2"],
      { k: "build-o-k", other: "build-o-other" },
    ]);
    expect(run.state.taskRuns?.[1]?.spec?.params).toEqual([{ name: "p", value: "build-list-1" }]);
    expect(run.state.pipelineRun.status?.results).toEqual([{ name: "last", value: "build-list-2" }]);
    // Nobody waits for more than that.
    const many = simulated(CHAIN.replace("$(tasks.build.results.r)", '"$(tasks.build.results.list[1000000000])"'));
    expect(statusIn(many, "run-build")?.results?.[1]?.value).toEqual(["build-list"]);
  });

  test("has what is asked of pipelines in its pipeline, and of custom tasks; each row of a matrix gives one text", () => {
    const inner = `
tasks:
- { name: x, taskRef: { name: gives } }
- { name: z, taskRef: { name: t }, params: [{ name: p, value: "$(tasks.x.results.list[1])" }] }`;
    const told = simulated(
      `
tasks:
- { name: child, pipelineRef: { name: inner } }
- { name: ask, taskRef: { apiVersion: example.com/v1, kind: Ask } }
- { name: m, taskRef: { name: gives }, matrix: { params: [{ name: os, value: [a, b] }] } }
- name: all
  taskRef: { name: t }
  params: [{ name: p, value: ["$(tasks.ask.results.who)", "$(tasks.ask.results.list[1])", "$(tasks.m.results.r[*])"] }]`,
      {},
      { flags: ALPHA, pipelines: { inner } },
    );
    expect(told.passes.at(-1)?.condition?.reason).toBe("Succeeded");
    expect(told.children.get("run-child")?.run.state.taskRuns?.[1]?.spec?.params).toEqual([
      { name: "p", value: "x-list-1" },
    ]);
    expect(told.run.state.taskRuns?.at(-1)?.spec?.params).toEqual([
      { name: "p", value: ["ask-who", "ask-list-1", "m-r", "m-r"] },
    ]);
  });

  test("begins when the script says so, and with the durations of that", () => {
    const told = simulated(CHAIN, {
      start: new Date(60_000),
      durationMs: 1000,
      tasks: { build: { durationMs: 30_000 } },
    });
    expect(story(told)).toEqual(["60s run-build", "90s run-deploy", "91s run-tell", "92s Succeeded"]);
  });
});

describe("a script tells how attempts end", () => {
  test("one may fail, with a reason, a message and results of its own", () => {
    const script = {
      outcome: "fails",
      reason: "TaskRunImagePullFailed",
      message: "no such image",
      results: { r: "x" },
    } as const;
    const told = simulated(CHAIN, { tasks: { build: script } });
    expect(story(told)).toEqual(["0s run-build", "10s run-tell, skip deploy", "20s Failed"]);
    expect(statusIn(told, "run-build")).toMatchObject({
      podName: "run-build-pod",
      conditions: [{ status: "False", reason: "TaskRunImagePullFailed", message: "no such image" }],
      results: [{ name: "r", value: "x" }],
    });
    const plain = simulated(CHAIN, { tasks: { build: { outcome: "fails" } } });
    expect(conditionOf(statusIn(plain, "run-build"))?.message).toBe('"step-unnamed-0" exited with code 1: Error');
  });

  test("one may hang, until a limit comes", () => {
    const hangs = { tasks: { build: { outcome: "hangs" } } } as const;
    const limited = CHAIN.replace("{ name: build,", "{ name: build, timeout: 2m,");
    const told = simulated(limited, hangs);
    expect(story(told)).toEqual(["0s run-build", "120s run-tell, skip deploy", "130s Failed"]);
    expect(conditionOf(statusIn(told, "run-build"))).toMatchObject({
      reason: "TaskRunTimeout",
      message: 'TaskRun "run-build" failed to finish within "2m0s"',
    });
    expect(story(simulated(CHAIN, hangs, { run: "timeouts: { pipeline: 1m }" }))).toEqual([
      "0s run-build",
      "60.001s cancel run-build, PipelineRunTimeout",
    ]);
  });

  test("attempts one after the other, as many as there are retries", () => {
    const retried = CHAIN.replace("{ name: build,", "{ name: build, retries: 2,");
    const told = simulated(retried, {
      tasks: { build: [{ outcome: "fails" }, { outcome: "fails", durationMs: 5000 }, {}] },
    });
    expect(story(told)).toEqual(["0s run-build", "25s run-deploy", "35s run-tell", "45s Succeeded"]);
    expect(told.passes.slice(0, 4).map(({ seen }) => seen.length)).toEqual([0, 1, 1, 1]);
    expect(statusIn(told, "run-build")?.retriesStatus?.map(({ podName }) => podName)).toEqual([
      "run-build-pod",
      "run-build-pod-retry1",
    ]);
    expect(statusIn(told, "run-build")?.podName).toBe("run-build-pod-retry2");
    expect(story(simulated(retried, { tasks: { build: { outcome: "fails" } } })).at(-1)).toBe("40s Failed");
  });

  test("a result that is null is not written", () => {
    const told = simulated(CHAIN, { tasks: { build: { results: { r: null } } } });
    expect(story(told)).toEqual(["0s run-build", "10s run-tell", "20s PipelineValidationFailed"]);
  });

  test("one row of a matrix alone, by the name of its run", () => {
    const matrix = "tasks: [{ name: m, taskRef: { name: t }, matrix: { params: [{ name: os, value: [a, b] }] } }]";
    expect(story(simulated(matrix, { tasks: { "run-m-1": { outcome: "fails", durationMs: 1000 } } }))).toEqual([
      "0s run-m-0, run-m-1",
      "10s Failed",
    ]);
  });

  test("of custom tasks as of others; their limit holds, too", () => {
    const custom = "tasks: [{ name: wait, taskRef: { apiVersion: example.com/v1, kind: Wait }, timeout: 20s }]";
    const told = simulated(custom, { tasks: { wait: { outcome: "hangs" } } });
    expect(story(told)).toEqual(["0s run-wait", "20s Failed"]);
    expect(conditionOf(told.run.state.customRuns?.[0]?.status)?.reason).toBe("CustomRunTimedOut");
    const end = (script: TaskScript) => {
      const { run } = simulated(custom, { tasks: { wait: script } });
      const { status, reason, message } = conditionOf(run.state.customRuns?.[0]?.status) ?? {};
      return [status, reason, message];
    };
    expect(end({})).toEqual(["True", "Succeeded", 'CustomRun "run-wait" has succeeded']);
    expect(end({ outcome: "fails" })).toEqual(["False", "Failed", 'CustomRun "run-wait" has failed']);
    expect(end({ outcome: "fails", reason: "Denied", message: "no" })).toEqual(["False", "Denied", "no"]);
  });

  test("one that fails without a limit has nothing to say of limits", () => {
    const told = simulated(CHAIN.replace("{ name: build,", "{ name: build, timeout: 0s,"), {
      tasks: { build: { outcome: "fails" } },
    });
    expect(story(told).at(-1)).toBe("20s Failed");
  });
});

describe("results have to be what the task declares", () => {
  test("of another type, they fail the attempt, as in the reference", () => {
    const told = simulated(CHAIN, { tasks: { build: { results: { r: "x", list: "text" } } } });
    expect(story(told)).toEqual(["0s run-build", "10s run-tell, skip deploy", "20s Failed"]);
    expect(statusIn(told, "run-build")).toMatchObject({
      conditions: [
        {
          reason: "TaskRunValidationFailed",
          message:
            '[User error] Provided results don\'t match declared results; may be invalid JSON or missing result declaration:  "list": task result is expected to be "array" type but was initialized to a different type "string"',
        },
      ],
      results: [
        { name: "r", type: "string", value: "x" },
        { name: "o", type: "object", value: { k: "build-o-k" } },
      ],
    });
    const retried = simulated(CHAIN.replace("{ name: build,", "{ name: build, retries: 1,"), {
      tasks: { build: [{ results: { o: "text" } }, {}] },
    });
    expect(story(retried)).toEqual(["0s run-build", "20s run-deploy", "30s run-tell", "40s Succeeded"]);
  });

  test("those that it does not declare are not seen, and told", () => {
    const told = simulated(CHAIN, { tasks: { build: { results: { r: "x", R: "y", ["__proto__"]: "z" } } } });
    expect(statusIn(told, "run-build")?.results?.map(({ name }) => name)).toEqual(["r", "list", "o"]);
    expect(told.unused).toEqual(["build.results.R", "build.results.__proto__"]);
  });

  test("of a custom task nobody knows what it declares", () => {
    const custom = "tasks: [{ name: wait, taskRef: { apiVersion: example.com/v1, kind: Wait } }]";
    const told = simulated(custom, { tasks: { wait: { results: { list: ["a"] } } } });
    expect(told.run.state.customRuns?.[0]?.status?.results).toEqual([{ name: "list", value: '["a"]' }]);
    expect(told.unused).toEqual([]);
  });
});

describe("names in a script", () => {
  test("by which nothing has gone are told", () => {
    const told = simulated(CHAIN, {
      tasks: { build: { outcome: "fails" }, deploy: {}, biuld: {}, "run-build": {}, constructor: {} },
    });
    expect(story(told).at(-1)).toBe("30s Succeeded");
    expect(told.unused).toEqual(["build", "biuld", "constructor"]);
  });

  test("are those of tasks before they are those of runs", () => {
    const two = "tasks: [{ name: a, taskRef: { name: t } }, { name: run-a, taskRef: { name: t }, runAfter: [a] }]";
    const told = simulated(two, { tasks: { "run-a": { outcome: "fails" }, "run-run-a": { durationMs: 1000 } } });
    expect(story(told)).toEqual(["0s run-a", "10s run-run-a", "11s Succeeded"]);
    const alone = simulated(two, { tasks: { "run-a": { outcome: "fails" } } });
    expect(story(alone)).toEqual(["0s run-a", "10s run-run-a", "20s Failed"]);
    const never = simulated(two, { tasks: { a: { outcome: "fails" }, "run-a": {} } });
    expect(never.unused).toEqual(["run-a"]);
  });

  test("may be those of pipelines in the pipeline", () => {
    const told = simulated(
      "tasks: [{ name: c, pipelineSpec: { tasks: [{ name: x, taskRef: { name: t } }] } }]",
      { tasks: { c: {}, "c/x": {}, "c/y": {} } },
      { flags: ALPHA },
    );
    expect(told.unused).toEqual(["c", "c/y"]);
    expect(told.children.get("run-c")?.unused).toEqual(["c", "c/y"]);
  });
});
