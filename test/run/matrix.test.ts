import { describe, expect, test } from "vitest";
import { ends, pass, specOf, statusOf, type WatchedRun, watched } from "./watched-run.ts";

/** The params of a child, short. */
const paramsOf = (run: WatchedRun, name: string): string =>
  ((specOf(run, name)["params"] ?? []) as { readonly name: string; readonly value: unknown }[])
    .map(({ name: param, value }) => `${param}=${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(" ");

describe("a task with a matrix has a run for each combination", () => {
  test("with its row first, and then the params of the task; the last param of the matrix varies slowest", () => {
    const run = watched(`
tasks:
- name: m
  taskRef: { name: t }
  params: [{ name: p, value: v }]
  matrix: { params: [{ name: os, value: [linux, mac] }, { name: arch, value: [x, z] }] }`);
    expect(pass(run)).toBe("create run-m-0, run-m-1, run-m-2, run-m-3\nRunning: 0 done, 1 open");
    expect([0, 1, 2, 3].map((row) => paramsOf(run, `m-${row}`))).toEqual([
      "arch=x os=linux p=v",
      "arch=x os=mac p=v",
      "arch=z os=linux p=v",
      "arch=z os=mac p=v",
    ]);
  });

  test("and counts once: it has ended when all of them have, and has failed if one has", () => {
    const run = watched(`
tasks:
- { name: m, taskRef: { name: t }, matrix: { params: [{ name: os, value: [linux, mac] }] } }
- { name: after, taskRef: { name: t }, runAfter: [m] }`);
    pass(run);
    ends(run, "m-0", "failed");
    expect(pass(run)).toBe("Running: 0 done, 2 open");
    ends(run, "m-1", "succeeded");
    expect(pass(run)).toBe("skip after: PipelineRun was stopping\nFalse Failed: 1 done (1 failed), 1 skipped");
  });

  test("and more for what is included; a combination may gain params by that", () => {
    const run = watched(`
tasks:
- name: m
  taskRef: { name: t }
  matrix:
    params: [{ name: os, value: [linux, mac] }]
    include:
    - { name: fast, params: [{ name: os, value: linux }, { name: flags, value: "-O3" }] }
    - { name: "$(params.os) with extras", params: [{ name: os, value: bsd }] }`);
    expect(pass(run)).toBe("create run-m-0, run-m-1, run-m-2\nRunning: 0 done, 1 open");
    expect([0, 1, 2].map((row) => paramsOf(run, `m-${row}`))).toEqual(["flags=-O3 os=linux", "os=mac", "os=bsd"]);
    expect(statusOf(run).childReferences?.map(({ displayName }) => displayName)).toEqual([
      "fast",
      undefined,
      "bsd with extras",
    ]);
  });

  test("but of an include with several new values there are runs too many, which know nothing, as in the reference", () => {
    const run = watched(`
tasks:
- name: m
  taskRef: { name: t }
  matrix:
    params: [{ name: os, value: [linux] }, { name: arch, value: [x] }]
    include: [{ name: both, params: [{ name: os, value: bsd }, { name: arch, value: z }] }]`);
    expect(pass(run)).toBe("create run-m-0, run-m-1, run-m-2\nRunning: 0 done, 1 open");
    expect([0, 1, 2].map((row) => paramsOf(run, `m-${row}`))).toEqual(["arch=x os=linux", "arch=z os=bsd", ""]);
  });
});

describe("the rows of a matrix may come from results", () => {
  const fromList = `
tasks:
- { name: list, taskRef: { name: gives } }
- { name: m, taskRef: { name: t }, matrix: { params: [{ name: os, value: "$(tasks.list.results.list[*])" }] } }
- { name: after, taskRef: { name: t }, runAfter: [m] }`;

  test("that are lists", () => {
    const run = watched(fromList);
    pass(run);
    ends(run, "list", "succeeded", { list: ["a", "b"] });
    expect(pass(run)).toBe("create run-m-0, run-m-1\nRunning: 1 done, 2 open");
    expect(paramsOf(run, "m-1")).toBe("os=b");
  });

  test("and if there are none, the task is skipped, and what waits for it", () => {
    const run = watched(fromList);
    pass(run);
    ends(run, "list", "succeeded", { list: [] });
    expect(pass(run)).toBe(`skip m: Matrix Parameters have an empty array
skip after: Parent Tasks were skipped
True Completed: 1 done, 2 skipped`);
  });

  test("that are no lists: then the run fails, in words of which one is missing, as in the reference", () => {
    const run = watched(`
tasks:
- { name: one, taskRef: { name: gives } }
- { name: m, taskRef: { name: t }, matrix: { params: [{ name: os, value: $(tasks.one.results.r) }] } }`);
    pass(run);
    ends(run, "one", "succeeded", { r: "a" });
    const error = 'parameters of type array only are allowed, but param "os" has type "string" in pipelineTask "m"';
    expect(pass(run)).toBe(
      `False InvalidMatrixParameterTypes: [User error] Failed to validate matrix ${JSON.stringify(error)} with error %!v(MISSING)\npermanent error: ${error}`,
    );
  });

  test("but an empty list that is written down is noticed before anything else; the pass fails, and nobody comes back", () => {
    const run = watched(`
tasks:
- { name: a, taskRef: { name: t } }
- { name: m, taskRef: { name: t }, runAfter: [a], matrix: { params: [{ name: os, value: [] }] } }`);
    expect(pass(run)).toBe(
      "Started: \npermanent error: invalid list of done tasks; some tasks were indicated completed without ancestors being done: [m]",
    );
    expect(run.last?.wakeAfterMs).toBeUndefined();
  });
});

describe("what the runs of a matrix give", () => {
  const rows = Array.from({ length: 11 }, (_, index) => `v${index}`).join(", ");

  test("is a list, by their names as text: number 10 stands before number 2", () => {
    const run = watched(`
tasks:
- { name: m, taskRef: { name: gives }, matrix: { params: [{ name: v, value: [${rows}] }] } }
- { name: all, taskRef: { name: t }, params: [{ name: p, value: ["$(tasks.m.results.r[*])"] }] }
results: [{ name: out, value: "$(tasks.m.results.r[*])" }]`);
    pass(run);
    for (let row = 0; row < 11; row++) ends(run, `m-${row}`, "succeeded", { r: `r${row}` });
    expect(pass(run)).toBe("create run-all\nRunning: 1 done, 1 open");
    const all = ["r0", "r1", "r10", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9"];
    expect(specOf(run, "all")["params"]).toEqual([{ name: "p", value: all }]);
    ends(run, "all", "succeeded");
    expect(pass(run)).toBe("True Succeeded: 2 done");
    expect(statusOf(run).results).toEqual([{ name: "out", value: all }]);
  });

  test("is in no result of the pipeline unless a task refers to it, as in the reference", () => {
    const run = watched(`
tasks: [{ name: m, taskRef: { name: gives }, matrix: { params: [{ name: v, value: [a] }] } }]
results: [{ name: out, value: "$(tasks.m.results.r[*])" }]`);
    pass(run);
    ends(run, "m", "succeeded", { r: "x" });
    const error = "invalid pipelineresults [out], the referenced results don't exist";
    expect(pass(run)).toBe(
      `False CouldntGetPipelineResult: Failed to get PipelineResult from TaskRun Results for PipelineRun run: ${error}\nerror: ${error}`,
    );
  });

  test("may be counted, and so may be its runs", () => {
    const run = watched(`
tasks:
- { name: m, taskRef: { name: gives }, matrix: { params: [{ name: v, value: [a, b, c] }] } }
- name: count
  taskRef: { name: t }
  runAfter: [m]
  params: [{ name: runs, value: $(tasks.m.matrix.length) }, { name: results, value: $(tasks.m.matrix.r.length) }]`);
    pass(run);
    ends(run, "m-0", "succeeded", { r: "x" });
    ends(run, "m-1", "succeeded", { r: "y" });
    ends(run, "m-2", "succeeded");
    pass(run);
    expect(paramsOf(run, "count")).toBe("runs=3 results=2");
  });
});
