import { describe, expect, test } from "vitest";
import { openRun } from "../../src/run/open-run.ts";
import { planRerun } from "../../src/run/rerun/plan-rerun.ts";
import { simulate } from "../../src/run/simulate/simulate.ts";
import type { Config } from "../../src/types/config.ts";
import { again, goesOn, rerun } from "./told-rerun.ts";
import { configOf, stateOf } from "./watched-run.ts";

const CHAIN = `
tasks:
- { name: build, taskRef: { name: gives } }
- { name: lint, taskRef: { name: t } }
- { name: test, taskRef: { name: t }, params: [{ name: p, value: $(tasks.build.results.r) }] }
- { name: deploy, taskRef: { name: t }, runAfter: [test, lint] }
finally: [{ name: tell, taskRef: { name: t } }]
results: [{ name: out, value: $(tasks.build.results.r) }]`;

describe("a re-run", () => {
  test("keeps what has succeeded, with its results, and does the rest again", () => {
    const plan = rerun(CHAIN, { tasks: { test: { outcome: "fails" }, build: { results: { r: "1.0" } } } });
    expect(plan.kept.map(({ pipelineTask, results }) => [pipelineTask, ...results.map(({ value }) => value)])).toEqual([
      ["build", "1.0", ["build-list"], { k: "build-o-k" }],
      ["lint"],
    ]);
    expect(again(plan)).toEqual(["test did-not-succeed", "deploy not-started test", "tell finally"]);
    expect(goesOn(plan)).toBe("run-rerun-test, run-rerun-deploy, run-rerun-tell: Succeeded");
  });

  test("does again what waits for something that is done again, even if it had succeeded", () => {
    const plan = rerun(CHAIN, { tasks: { lint: { outcome: "fails", durationMs: 60_000 } } });
    expect(again(plan)).toEqual(["lint did-not-succeed", "deploy not-started lint", "tell finally"]);
    const late = rerun(CHAIN.replace("name: lint, ", "name: lint, onError: continue, "), {
      tasks: { lint: { outcome: "fails" } },
    });
    expect(again(late)).toEqual(["lint did-not-succeed", "deploy waits-for-others lint", "tell finally"]);
    expect(goesOn(late)).toBe("run-rerun-lint, run-rerun-deploy, run-rerun-tell: Succeeded");
  });

  test("does not wait for what conditions have skipped, and skips it again", () => {
    const plan = rerun(
      `
tasks:
- { name: a, taskRef: { name: t }, when: [{ input: x, operator: in, values: [z] }] }
- { name: b, taskRef: { name: t }, runAfter: [a] }
- { name: c, taskRef: { name: t }, runAfter: [b], onError: continue }`,
      { tasks: { c: { outcome: "fails" } } },
    );
    expect(plan.kept).toEqual([{ pipelineTask: "b", results: [] }]);
    expect(plan.skipped).toEqual([{ pipelineTask: "a", reason: "When Expressions evaluated to false" }]);
    expect(again(plan)).toEqual(["c did-not-succeed"]);
    expect(goesOn(plan)).toBe("run-rerun-c: Completed");
  });

  test("keeps all runs of a matrix, or none of them", () => {
    const matrix = `
tasks:
- { name: m, taskRef: { name: gives }, matrix: { params: [{ name: os, value: [a, b] }] } }
- { name: after, taskRef: { name: t }, runAfter: [m] }`;
    expect(again(rerun(matrix, { tasks: { "run-m-1": { outcome: "fails" } } }))).toEqual([
      "m did-not-succeed",
      "after not-started m",
    ]);
    const plan = rerun(matrix, { tasks: { after: { outcome: "fails" }, "run-m-1": { results: { r: "second" } } } });
    expect(plan.kept[0]?.results.filter(({ name }) => name === "r").map(({ value }) => value)).toEqual([
      "m-r",
      "second",
    ]);
    expect(goesOn(plan)).toBe("run-rerun-after: Succeeded");
  });

  test("of a run that has succeeded does its finally tasks only", () => {
    const plan = rerun(CHAIN, {});
    expect(again(plan)).toEqual(["tell finally"]);
    expect(goesOn(plan)).toBe("run-rerun-tell: Succeeded");
  });
});

test("where the graph is wrong all tasks run again", () => {
  const plan = rerun(
    "tasks: [{ name: a, taskRef: { name: t }, runAfter: [b] }, { name: b, taskRef: { name: t }, runAfter: [a] }]\nfinally: [{ name: f, taskRef: { name: t } }]",
    {},
  );
  expect(again(plan)).toEqual(["a not-started", "b not-started", "f finally"]);
  expect(goesOn(plan)).toBe(": PipelineInvalidGraph");
});

describe("the new run", () => {
  const { run } = simulate(
    openRun(
      stateOf(CHAIN, { metadata: "{ name: run, namespace: ns, uid: u, labels: { who: us }, annotations: { a: b } }" }),
    ),
    { tasks: { test: { outcome: "fails" } }, events: [{ afterMs: 90_000, specStatus: "Cancelled" }] },
  );

  test("is the old one without identity, status, and what its user wanted of it", () => {
    const { state } = planRerun(run.state, { name: "second" });
    const { metadata, spec, status } = state.pipelineRun;
    expect(metadata).toMatchObject({ name: "second", namespace: "ns", labels: { who: "us" }, annotations: { a: "b" } });
    expect([metadata?.uid, spec?.status, status]).toEqual([undefined, undefined, undefined]);
    expect(
      state.taskRuns?.map((child) => [child.metadata?.name, child.metadata?.labels?.["tekton.dev/pipelineRun"]]),
    ).toEqual([
      ["run-build", "second"],
      ["run-lint", "second"],
    ]);
  });

  test("begins now, not when its children were created", () => {
    const { state } = planRerun(run.state);
    const { passes } = simulate(openRun(state), { start: new Date(1_000_000_000) });
    expect(passes.at(-1)?.condition?.reason).toBe("Succeeded");
  });

  test("has the claims of the old one, with what the tasks that are kept wrote there", () => {
    const workspaces = `
workspaces:
- name: w
  subPath: src
  volumeClaimTemplate: { metadata: { name: data }, spec: { accessModes: [ReadWriteOnce] } }
- { name: cache, emptyDir: {} }`;
    const spec = `
workspaces: [{ name: w }, { name: cache }]
tasks:
- { name: clone, taskRef: { name: t }, workspaces: [{ name: w }] }
- { name: build, taskRef: { name: t }, workspaces: [{ name: w }], runAfter: [clone] }`;
    const claims = (failing: string, coschedule: Config["featureFlags"]["coschedule"]) => {
      const surroundings = { run: workspaces, metadata: "{ name: run, uid: u }", flags: { coschedule } };
      const config = configOf(surroundings);
      const old = simulate(openRun(stateOf(spec, surroundings), config), {
        tasks: { [failing]: { outcome: "fails" } },
      });
      const { state } = planRerun(old.run.state, { config });
      const { passes } = simulate(openRun(state, config));
      const commands = passes.flatMap((pass) => pass.commands);
      const bound = commands.map((command) =>
        command.type === "create" ? command.object.spec?.workspaces : command.type,
      );
      return {
        before: old.run.state.taskRuns?.[0]?.spec?.workspaces,
        bindings: state.pipelineRun.spec?.workspaces,
        bound,
      };
    };
    const kept = claims("build", "workspaces");
    const own = { name: "w", subPath: "src", persistentVolumeClaim: { claimName: "data-cf4e39ae46" } };
    expect(kept).toEqual({
      before: [own],
      bindings: [own, { name: "cache", emptyDir: {} }],
      bound: [[own]],
    });
    const shared = claims("build", "pipelineruns");
    expect(shared.bindings?.[0]?.persistentVolumeClaim?.claimName).toMatch(/^data-cf4e39ae46-affinity-assistant-.*-0$/);
    expect(shared.bound).toEqual([shared.before]);
    const anew = claims("clone", "workspaces");
    expect(anew.bindings?.[0]?.volumeClaimTemplate?.metadata?.name).toBe("data");
    expect(anew.bound[0]).toBe("create-claim");
  });

  test("has a name; and there has to have been a run before", () => {
    const none = (value: unknown) => value as never; // as plain JavaScript may give it
    const plans = (state: unknown, options: unknown, message: string) =>
      expect(() => planRerun(none(state), none(options))).toThrow(new TypeError(`Cannot plan a re-run: ${message}`));
    plans(stateOf(CHAIN), {}, "want a run that has been started: its status has a pipelineSpec, got undefined");
    const name = "want a name for the new run that Kubernetes takes, got";
    plans(run.state, { name: 1 }, `${name} 1`);
    plans(run.state, { name: "" }, `${name} ""`);
    plans(run.state, { name: "Bad Name" }, `${name} "Bad Name"`);
    plans(null, {}, "want a RunState, such as { pipelineRun }, got null");
    plans(run.state, null, "want options, got null");
    plans(run.state, { config: {} }, "want a Config, got undefined");
  });

  test("that nobody names has a name that is not too long", () => {
    const long = simulate(openRun(stateOf(CHAIN, { metadata: `{ name: ${"long-".repeat(12)}run }` })));
    const { metadata } = planRerun(long.run.state).state.pipelineRun;
    expect(metadata?.name).toBe("long-long-long-long-long-fd3f709702e99d8dc57790ef4b92af1c-rerun");
  });
});
