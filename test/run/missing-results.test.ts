import { describe, expect, test } from "vitest";
import { ends, pass, watched } from "./watched-run.ts";

const NOT_EMITTED = 'task "a" completed successfully but did not emit the result "r", which is referenced by task "b"';

describe("a task of which a result is missing, although the other has succeeded", () => {
  const pair = `
- { name: a, taskRef: { name: gives } }
- { name: b, taskRef: { name: t }, params: [{ name: p, value: $(tasks.a.results.r) }] }`;

  test("fails the run", () => {
    const run = watched(`tasks: ${pair}`);
    pass(run);
    ends(run, "a", "succeeded");
    expect(pass(run)).toBe(`False PipelineValidationFailed: 1 done, Failed Validation: 1 (${NOT_EMITTED})`);
  });

  test("lets finally tasks run before", () => {
    const run = watched(`tasks: ${pair}\nfinally: [{ name: f, taskRef: { name: t } }]`);
    pass(run);
    ends(run, "a", "succeeded");
    expect(pass(run)).toBe("create run-f\nRunning: 1 done, 1 open");
    ends(run, "f", "succeeded");
    expect(pass(run)).toBe(`False PipelineValidationFailed: 2 done, Failed Validation: 1 (${NOT_EMITTED})`);
  });

  test("keeps them from it for ever if a task waits for it, as in the reference; only the limit ends the run", () => {
    const run = watched(`tasks: ${pair}
- { name: c, taskRef: { name: t }, runAfter: [b] }
finally: [{ name: f, taskRef: { name: t } }]`);
    pass(run);
    ends(run, "a", "succeeded");
    const stuck = "skip c: PipelineRun was stopping\nRunning: 1 done, 1 open, 1 skipped";
    expect(pass(run)).toBe(stuck);
    expect(pass(run, "30m")).toBe("Running: 1 done, 1 open, 1 skipped");
    expect(pass(run, "31m")).toBe(`cancel run-a: timed out.
skip b: PipelineRun timeout has been reached
skip c: Parent Tasks were skipped
skip f: PipelineRun timeout has been reached
False PipelineRunTimeout: PipelineRun "run" failed to finish within "1h0m0s"`);
  });

  test("keeps all others from beginning, while what runs goes on", () => {
    const run = watched(`tasks: ${pair}
- { name: slow, taskRef: { name: t } }
- { name: d, taskRef: { name: t }, runAfter: [a] }`);
    pass(run);
    ends(run, "a", "succeeded");
    expect(pass(run)).toBe("skip d: PipelineRun was stopping\nRunning: 1 done, 1 open, 1 skipped");
    ends(run, "slow", "succeeded");
    expect(pass(run)).toBe(`False PipelineValidationFailed: 2 done, 1 skipped, Failed Validation: 1 (${NOT_EMITTED})`);
  });

  test("is skipped if it may fail itself", () => {
    const run = watched(`
tasks:
- { name: a, taskRef: { name: gives } }
- { name: b, taskRef: { name: t }, onError: continue, params: [{ name: p, value: $(tasks.a.results.r) }] }`);
    pass(run);
    ends(run, "a", "succeeded");
    expect(pass(run)).toBe("skip b: Results were missing\nTrue Completed: 1 done, 1 skipped");
  });
});

describe("results that are missing for other reasons fail the run in other words", () => {
  test("of a task that may fail, and has", () => {
    const run = watched(`
tasks:
- { name: a, taskRef: { name: gives }, onError: continue }
- { name: b, taskRef: { name: t }, params: [{ name: p, value: $(tasks.a.results.r) }] }`);
    pass(run);
    ends(run, "a", "failed");
    expect(pass(run)).toBe(
      "False PipelineValidationFailed: 1 done (1 failed, 1 ignored), Failed Validation: 1 (Invalid task result reference: Could not find result with name r for pipeline task a)",
    );
  });

  test("of a task that was skipped, where steps refer to it: only params and conditions count when tasks are skipped", () => {
    const run = watched(`
tasks:
- { name: a, taskRef: { name: gives }, when: [{ input: a, operator: in, values: [b] }] }
- { name: b, taskSpec: { steps: [{ image: i, args: [$(tasks.a.results.r)] }] } }`);
    expect(pass(run)).toBe(
      'skip a: PipelineRun was stopping\nFalse PipelineValidationFailed: 0 done, 1 skipped, Failed Validation: 1 (Result reference error: Internal result ref "a" has zero-length TaskRuns)',
    );
  });

  test("an item that an array does not have", () => {
    const run = watched(`
tasks:
- { name: a, taskRef: { name: gives } }
- { name: b, taskRef: { name: t }, params: [{ name: p, value: "$(tasks.a.results.list[1])" }] }`);
    pass(run);
    ends(run, "a", "succeeded", { list: ["one"] });
    const error = "array Result Index 1 for Task a Result list is out of bound of size 1";
    expect(pass(run)).toBe(
      `False PipelineValidationFailed: [User error] PipelineRun ns/run can't be Run; couldn't resolve all references: ${error}\npermanent error: ${error}`,
    );
  });

  test("but a key that an object does not have stays as it is written", () => {
    const run = watched(`
tasks:
- { name: a, taskRef: { name: gives } }
- { name: b, taskRef: { name: t }, params: [{ name: p, value: $(tasks.a.results.o.k) }] }`);
    pass(run);
    ends(run, "a", "succeeded", { o: { other: "x" } });
    expect(pass(run)).toBe("create run-b\nRunning: 1 done, 1 open");
    expect(run.run.state.taskRuns?.[1]?.spec?.params).toEqual([{ name: "p", value: "$(tasks.a.results.o.k)" }]);
  });

  test("of one custom task holds against all of them, as in the reference: the run ends without those that run", () => {
    const run = watched(`
tasks:
- { name: a, taskRef: { apiVersion: example.com/v1, kind: Wait } }
- { name: b, taskRef: { apiVersion: example.com/v1, kind: Wait }, params: [{ name: p, value: $(tasks.a.results.r) }] }
- { name: c, taskRef: { apiVersion: example.com/v1, kind: Wait } }`);
    expect(pass(run)).toBe("create CustomRun run-a, CustomRun run-c\nRunning: 0 done, 3 open");
    ends(run, "a", "succeeded");
    expect(pass(run)).toBe(`False PipelineValidationFailed: 1 done, Failed Validation: 2 (${NOT_EMITTED})`);
  });
});
