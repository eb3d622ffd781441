import { describe, expect, test } from "vitest";
import { again, goesOn, kept, rerun, stillSkipped } from "./told-rerun.ts";

describe("what conditions have skipped is skipped again", () => {
  const NEVER = "when: [{ input: x, operator: in, values: [z] }]";

  test("although after a failure the old run says of all tasks that they were skipped for that", () => {
    const plan = rerun(
      `
tasks:
- { name: a, taskRef: { name: t } }
- { name: b, taskRef: { name: t }, runAfter: [a], ${NEVER} }
- { name: c, taskRef: { name: t }, runAfter: [b] }
- { name: d, taskRef: { name: t } }
- { name: e, taskRef: { name: t }, runAfter: [d] }`,
      { tasks: { d: { outcome: "fails", durationMs: 60_000 } } },
    );
    expect(kept(plan)).toEqual(["a", "c"]);
    expect(stillSkipped(plan)).toEqual(["b: When Expressions evaluated to false"]);
    expect(again(plan)).toEqual(["d did-not-succeed", "e not-started d"]);
    expect(goesOn(plan)).toBe("run-rerun-d, run-rerun-e: Completed");
  });

  test("although it had not been its turn when the old run failed", () => {
    const plan = rerun(
      `
tasks:
- { name: a, taskRef: { name: gives } }
- { name: d, taskRef: { name: t } }
- { name: b, taskRef: { name: t }, runAfter: [a], when: [{ input: $(tasks.a.results.r), operator: in, values: [z] }] }`,
      { tasks: { a: { durationMs: 20_000 }, d: { outcome: "fails" } } },
    );
    expect([kept(plan), stillSkipped(plan), again(plan)]).toEqual([
      ["a"],
      ["b: When Expressions evaluated to false"],
      ["d did-not-succeed"],
    ]);
  });

  test("and so is what needs its results, or waits for that", () => {
    const plan = rerun(
      `
tasks:
- { name: a, taskRef: { name: gives }, ${NEVER} }
- { name: b, taskRef: { name: t }, params: [{ name: p, value: $(tasks.a.results.r) }] }
- { name: c, taskRef: { name: t }, runAfter: [b] }
- { name: d, taskRef: { name: t } }`,
      { tasks: { d: { outcome: "fails" } } },
    );
    expect(stillSkipped(plan)).toEqual([
      "a: When Expressions evaluated to false",
      "b: Results were missing",
      "c: Parent Tasks were skipped",
    ]);
    expect(again(plan)).toEqual(["d did-not-succeed"]);
    expect(goesOn(plan)).toBe("run-rerun-d: Completed");
  });

  test("although it waits for something that is done again, if its conditions cannot hold", () => {
    const plan = rerun(
      `
tasks:
- { name: build, taskRef: { name: gives } }
- name: release
  taskRef: { name: gives }
  when: [{ input: main, operator: in, values: [release] }, { input: $(tasks.build.results.r), operator: notin, values: [x] }]
- { name: announce, taskRef: { name: t }, params: [{ name: p, value: $(tasks.release.results.r) }] }
- { name: archive, taskRef: { name: t }, runAfter: [announce] }
- { name: clean, taskRef: { name: t }, runAfter: [release] }`,
      { tasks: { build: { outcome: "fails" } } },
    );
    expect(stillSkipped(plan)).toEqual([
      "release: When Expressions evaluated to false",
      "announce: Results were missing",
      "archive: Parent Tasks were skipped",
    ]);
    expect(again(plan)).toEqual(["build did-not-succeed", "clean not-started release"]);
    expect(goesOn(plan)).toBe("run-rerun-build, run-rerun-clean: Completed");
  });

  test("but what was skipped only until its own conditions are looked at keeps nothing behind it from running", () => {
    const plan = rerun(
      `
tasks:
- { name: a, taskRef: { name: gives }, ${NEVER} }
- { name: b, taskRef: { name: t }, params: [{ name: p, value: $(tasks.a.results.r) }] }
- { name: build, taskRef: { name: t } }
- { name: c, taskRef: { name: t }, runAfter: [b, build], ${NEVER} }
- { name: d, taskRef: { name: t }, runAfter: [c] }`,
      { tasks: { build: { outcome: "fails" } } },
    );
    expect(stillSkipped(plan)).toEqual([
      "a: When Expressions evaluated to false",
      "b: Results were missing",
      "c: When Expressions evaluated to false",
    ]);
    expect(again(plan)).toEqual(["build did-not-succeed", "d not-started c"]);
    expect(goesOn(plan)).toBe("run-rerun-build, run-rerun-d: Completed");
  });

  test("unless what its conditions say depends on something that is done again", () => {
    const plan = rerun(
      `
tasks:
- { name: a, taskRef: { name: gives }, onError: continue }
- { name: b, taskRef: { name: t }, when: [{ input: $(tasks.a.results.r), operator: in, values: [good] }] }
- { name: c, taskRef: { name: t }, runAfter: [b] }`,
      { tasks: { a: { outcome: "fails", results: { r: "bad", list: ["l"], o: { k: "v" } } } } },
    );
    expect([kept(plan), stillSkipped(plan)]).toEqual([[], []]);
    expect(again(plan)).toEqual(["a did-not-succeed", "b not-started a", "c waits-for-others b"]);
  });

  test("as is a matrix without rows", () => {
    const plan = rerun(
      `
tasks:
- { name: m, taskRef: { name: t }, matrix: { params: [{ name: os, value: [] }] } }
- { name: d, taskRef: { name: t } }`,
      { tasks: { d: { outcome: "fails" } } },
    );
    expect([stillSkipped(plan), again(plan)]).toEqual([
      ["m: Matrix Parameters have an empty array"],
      ["d did-not-succeed"],
    ]);
  });

  test("and a condition that is no right one skips nothing", () => {
    const cel = "tasks: [{ name: a, taskRef: { name: t }, when: [{ cel: '1 + 1' }] }]";
    const plan = rerun(cel, {}, { flags: { enableCELInWhenExpression: true } });
    expect(again(plan)).toEqual(["a not-started"]);
  });
});

describe("a task that has not given a result that is needed runs again", () => {
  const NEEDS = `
tasks:
- { name: first, taskRef: { name: t } }
- { name: build, taskRef: { name: gives }, runAfter: [first] }
- { name: scan, taskRef: { name: t }, runAfter: [build] }
- { name: deploy, taskRef: { name: t }, params: [{ name: p, value: $(tasks.build.results.r) }] }`;
  const lacking = { tasks: { build: { results: { r: null } } } };

  test("with all that waits for it: the run could only fail", () => {
    const plan = rerun(NEEDS, lacking);
    expect(kept(plan)).toEqual(["first"]);
    expect(again(plan)).toEqual(["build result-missing", "scan not-started build", "deploy not-started build"]);
    expect(goesOn(plan)).toBe("run-rerun-build, run-rerun-scan, run-rerun-deploy: Succeeded");
  });

  test("although what needs it waits for others, too", () => {
    const plan = rerun(NEEDS.replace("name: deploy,", "name: deploy, runAfter: [scan],"), {
      tasks: { ...lacking.tasks, scan: { outcome: "fails" } },
    });
    expect(again(plan)).toEqual([
      "build result-missing",
      "scan did-not-succeed build",
      "deploy not-started build scan",
    ]);
  });

  test("but not if nothing needs it that runs", () => {
    const never = NEEDS.replace("name: deploy,", "name: deploy, when: [{ input: a, operator: in, values: [b] }],");
    const plan = rerun(never, { tasks: { ...lacking.tasks, scan: { outcome: "fails" } } });
    expect([kept(plan), stillSkipped(plan), again(plan)]).toEqual([
      ["first", "build"],
      ["deploy: When Expressions evaluated to false"],
      ["scan did-not-succeed"],
    ]);
    const ignored = rerun(NEEDS.replace("name: deploy,", "name: deploy, onError: continue,"), lacking);
    expect([stillSkipped(ignored), again(ignored)]).toEqual([["deploy: Results were missing"], []]);
  });

  test("also if it is the pipeline that needs it", () => {
    const results = "\nresults: [{ name: out, value: $(tasks.build.results.r) }]";
    const plan = rerun(NEEDS.replace(/- { name: deploy.*/, "").trimEnd() + results, lacking);
    expect(again(plan)).toEqual(["build result-missing", "scan waits-for-others build"]);
    expect(goesOn(plan)).toBe("run-rerun-build, run-rerun-scan: Succeeded");
  });
});
