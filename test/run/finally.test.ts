import { describe, expect, test } from "vitest";
import { ALPHA, childNamed, ends, pass, specOf, statusOf, watched } from "./watched-run.ts";

describe("finally tasks", () => {
  test("run when all others are done, all at once", () => {
    const run = watched(`
tasks: [{ name: a, taskRef: { name: t } }, { name: b, taskRef: { name: t }, runAfter: [a] }]
finally: [{ name: f, taskRef: { name: t } }, { name: g, taskRef: { name: t } }]`);
    expect(pass(run)).toBe("create run-a\nRunning: 0 done, 4 open");
    ends(run, "a", "succeeded");
    pass(run);
    ends(run, "b", "succeeded");
    expect(pass(run, "1m")).toBe("create run-f, run-g\nRunning: 2 done, 2 open");
    expect(statusOf(run).finallyStartTime).toBe("2024-01-01T00:01:00Z");
    expect(childNamed(run, "f").metadata?.labels?.["tekton.dev/memberOf"]).toBe("finally");
    ends(run, "f", "succeeded");
    expect(pass(run)).toBe("Running: 3 done, 1 open");
    ends(run, "g", "succeeded");
    expect(pass(run)).toBe("True Succeeded: 4 done");
  });

  test("run as well when a task has failed, and one of them that fails makes the run fail", () => {
    const run = watched(`
tasks: [{ name: a, taskRef: { name: t } }, { name: b, taskRef: { name: t }, runAfter: [a] }]
finally: [{ name: f, taskRef: { name: t } }]`);
    pass(run);
    ends(run, "a", "failed");
    expect(pass(run)).toBe(
      "create run-f\nskip b: PipelineRun was stopping\nRunning: 1 done (1 failed), 1 open, 1 skipped",
    );
    ends(run, "f", "failed");
    expect(pass(run)).toBe("False Failed: 2 done (2 failed), 1 skipped");
  });

  test("with onError: continue may fail", () => {
    const run = watched(`
tasks: [{ name: a, taskRef: { name: t } }]
finally: [{ name: f, taskRef: { name: t }, onError: continue }]`);
    pass(run);
    ends(run, "a", "succeeded");
    pass(run);
    ends(run, "f", "failed");
    expect(pass(run)).toBe("True Succeeded: 2 done (1 failed, 1 ignored)");
  });
});

describe("finally tasks are told how the others have ended", () => {
  const STATES = ["a.status", "a.reason", "b.status", "b.reason", "c.status", "c.reason", "status"];
  const told = (ofB: string) =>
    watched(`
tasks:
- { name: a, taskRef: { name: t } }
- { name: b, taskRef: { name: t }, ${ofB} }
- { name: c, taskRef: { name: t }, when: [{ input: a, operator: in, values: [b] }] }
finally:
- name: f
  taskRef: { name: t }
  params: [${STATES.map((state, index) => `{ name: p${index}, value: $(tasks.${state}) }`).join(", ")}]`);
  const statesIn = (run: ReturnType<typeof told>) =>
    (specOf(run, "f")["params"] as { readonly value: string }[]).map(({ value }) => value);

  test("one that was skipped has not run, and has no reason", () => {
    const run = told("onError: stopAndFail");
    pass(run);
    ends(run, "a", "succeeded");
    ends(run, "b", "succeeded");
    expect(pass(run)).toBe("create run-f\nRunning: 2 done, 1 open, 1 skipped");
    expect(statesIn(run)).toEqual(["Succeeded", "Succeeded", "Succeeded", "Succeeded", "None", "", "Completed"]);
  });

  test("one that has failed makes all together failed, even if nobody minds", () => {
    const run = told("onError: continue");
    pass(run);
    ends(run, "a", "succeeded");
    ends(run, "b", "failed");
    pass(run);
    expect(statesIn(run)).toEqual(["Succeeded", "Succeeded", "Failed", "StepFailed", "None", "", "Failed"]);
  });

  test("and conditions may go by that", () => {
    const run = watched(`
tasks: [{ name: a, taskRef: { name: t } }]
finally:
- { name: cry, taskRef: { name: t }, when: [{ input: $(tasks.a.status), operator: in, values: [Failed] }] }
- { name: cheer, taskRef: { name: t }, when: [{ input: $(tasks.status), operator: in, values: [Succeeded] }] }`);
    pass(run);
    ends(run, "a", "failed");
    expect(pass(run)).toBe(
      "create run-cry\nskip cheer: When Expressions evaluated to false\nRunning: 1 done (1 failed), 1 open, 1 skipped",
    );
    expect(statusOf(run).skippedTasks).toEqual([
      {
        name: "cheer",
        reason: "When Expressions evaluated to false",
        whenExpressions: [{ input: "Failed", operator: "in", values: ["Succeeded"] }],
      },
    ]);
  });

  test("anew, if a child pipeline ends that counted as skipped", () => {
    const run = watched(
      `
tasks:
- { name: c, pipelineSpec: { tasks: [{ name: x, taskSpec: { steps: [{ image: i }] } }] } }
- { name: a, taskRef: { name: t } }
finally:
- { name: f, taskRef: { name: t }, when: [{ input: $(tasks.c.reason), operator: in, values: [Succeeded] }] }
- { name: g, taskRef: { name: t } }`,
      { flags: ALPHA },
    );
    pass(run);
    ends(run, "a", "failed");
    expect(pass(run)).toContain("create run-g\n");
    ends(run, "c", "succeeded");
    expect(pass(run)).toContain("create run-f\n");
  });
});

describe("finally tasks may refer to results", () => {
  const withResult = `
tasks: [{ name: a, taskRef: { name: gives } }]
finally: [{ name: f, taskRef: { name: t }, params: [{ name: p, value: $(tasks.a.results.r) }] }]`;

  test("of tasks that have failed, too, if these are there", () => {
    const run = watched(withResult);
    pass(run);
    ends(run, "a", "failed", { r: "half" });
    expect(pass(run)).toBe("create run-f\nRunning: 1 done (1 failed), 1 open");
    expect(specOf(run, "f")["params"]).toEqual([{ name: "p", value: "half" }]);
  });

  test("and are skipped if they are not", () => {
    const run = watched(withResult);
    pass(run);
    ends(run, "a", "failed");
    expect(pass(run)).toBe("skip f: Results were missing\nFalse Failed: 1 done (1 failed), 1 skipped");
  });

  test("but with one that is missing in a matrix they neither start nor are skipped, as in the reference", () => {
    const run = watched(`
tasks: [{ name: a, taskRef: { name: gives } }]
finally: [{ name: f, taskRef: { name: t }, matrix: { params: [{ name: m, value: "$(tasks.a.results.list[*])" }] } }]`);
    pass(run);
    ends(run, "a", "succeeded");
    expect(pass(run)).toBe("Running: 1 done, 1 open");
    expect(pass(run, "59m")).toBe("Running: 1 done, 1 open");
    expect(pass(run, "1m1s")).toBe(`cancel run-a: timed out.
skip f: PipelineRun timeout has been reached
False PipelineRunTimeout: PipelineRun "run" failed to finish within "1h0m0s"`);
  });
});
