import { describe, expect, test } from "vitest";
import { ends, pass, seen, statusOf, wants, watched } from "./watched-run.ts";

const resultsOf = (run: ReturnType<typeof watched>) =>
  Object.fromEntries((statusOf(run).results ?? []).map(({ name, value }) => [name, value]));

describe("a run that has ended has results", () => {
  test("of every type: whole, by item and by key, put together, from tasks and from finally tasks", () => {
    const run = watched(`
tasks: [{ name: a, taskRef: { name: gives } }]
finally: [{ name: f, taskRef: { name: gives } }]
results:
- { name: text, value: $(tasks.a.results.r) }
- { name: list, type: array, value: "$(tasks.a.results.list[*])" }
- { name: object, type: object, value: "$(tasks.a.results.o[*])" }
- { name: item, value: "$(tasks.a.results.list[1])" }
- { name: key, value: $(tasks.a.results.o.k) }
- { name: made, type: array, value: ["$(tasks.a.results.r)-$(finally.f.results.r)", plain] }
- { name: keys, type: object, value: { x: $(finally.f.results.r) } }`);
    pass(run);
    ends(run, "a", "succeeded", { r: "1", list: ["x", "y"], o: { k: "v" } });
    pass(run);
    ends(run, "f", "succeeded", { r: "2" });
    expect(pass(run)).toBe("True Succeeded: 2 done");
    expect(resultsOf(run)).toEqual({
      text: "1",
      list: ["x", "y"],
      object: { k: "v" },
      item: "y",
      key: "v",
      made: ["1-2", "plain"],
      keys: { x: "2" },
    });
  });

  test("also of custom tasks, which are texts", () => {
    const run = watched(`
tasks: [{ name: a, taskRef: { apiVersion: example.com/v1, kind: Wait } }]
results: [{ name: out, value: $(tasks.a.results.r) }]`);
    pass(run);
    seen(run, "a", {
      conditions: [{ type: "Succeeded", status: "True" }],
      results: [{ name: "r", value: '["a","b"]' }],
    });
    expect(pass(run)).toBe("True Succeeded: 1 done");
    expect(resultsOf(run)).toEqual({ out: '["a","b"]' });
  });

  test("also if it has failed; those of tasks that did not succeed are left out without a word", () => {
    const run = watched(`
tasks: [{ name: a, taskRef: { name: gives } }, { name: b, taskRef: { name: gives } }]
results: [{ name: good, value: $(tasks.a.results.r) }, { name: bad, value: $(tasks.b.results.r) }, { name: both, value: $(tasks.a.results.r)$(tasks.b.results.r) }]`);
    pass(run);
    ends(run, "a", "succeeded", { r: "1" });
    ends(run, "b", "failed");
    expect(pass(run)).toBe("False Failed: 2 done (1 failed)");
    expect(resultsOf(run)).toEqual({ good: "1" });
  });

  test("but one that a task should have given, and has not, makes it fail; the error is not permanent", () => {
    const run = watched(`
tasks: [{ name: a, taskRef: { name: gives } }]
results: [{ name: kept, value: $(tasks.a.results.r) }, { name: out, value: "$(tasks.a.results.list[0])" }]`);
    pass(run);
    ends(run, "a", "succeeded", { r: "1" });
    const error = "invalid pipelineresults [out], the referenced results don't exist";
    expect(pass(run)).toBe(
      `False CouldntGetPipelineResult: Failed to get PipelineResult from TaskRun Results for PipelineRun run: ${error}\nerror: ${error}`,
    );
    expect(resultsOf(run)).toEqual({ kept: "1" });
  });

  test("and none if it is cancelled", () => {
    const run = watched(`
tasks: [{ name: a, taskRef: { name: gives } }, { name: b, taskRef: { name: t } }]
results: [{ name: out, value: $(tasks.a.results.r) }]`);
    pass(run);
    ends(run, "a", "succeeded", { r: "1" });
    wants(run, "Cancelled");
    expect(pass(run)).toBe(
      'cancel run-a: been cancelled.\ncancel run-b: been cancelled.\nFalse Cancelled: PipelineRun "run" was cancelled',
    );
    expect(statusOf(run).results).toBeUndefined();
  });
});

test("those of a matrix are missing at the end if a task that uses them still runs, and stands before it", () => {
  const MATRIX =
    "{ name: m, matrix: { params: [{ name: x, value: [p, q] }] }, taskSpec: { params: [{ name: x }], results: [{ name: r }], steps: [{ image: i }] } }";
  const USER =
    "{ name: u, taskSpec: { params: [{ name: all, type: array }], steps: [{ image: i }] }, params: [{ name: all, value: '$(tasks.m.results.r[*])' }] }";
  const atEnd = (tasks: string) => {
    const run = watched(`tasks: [${tasks}]\nresults: [{ name: out, type: array, value: "$(tasks.m.results.r[*])" }]`);
    pass(run);
    for (const row of ["m-0", "m-1"]) ends(run, row, "succeeded", { r: row });
    expect(pass(run, "1m")).toContain("create run-u");
    return pass(run, "1h");
  };
  expect(atEnd(`${MATRIX}, ${USER}`)).toContain("False PipelineRunTimeout");
  expect(atEnd(`${USER}, ${MATRIX}`)).toContain("False CouldntGetPipelineResult");
});
