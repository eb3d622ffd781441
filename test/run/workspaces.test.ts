import { describe, expect, test } from "vitest";
import { childNamed, ends, pass, type Surroundings, specOf, watched } from "./watched-run.ts";

/** What a task binds in the first pass. */
const bound = (pipelineSpec: string, run: string, flags: Surroundings["flags"] = {}): unknown => {
  const started = watched(`workspaces: [{ name: w, optional: true }]\n${pipelineSpec}`, { run, flags });
  pass(started);
  return specOf(started, "a")["workspaces"];
};

describe("a task binds what the run binds", () => {
  const passes =
    "tasks: [{ name: a, taskRef: { name: t }, workspaces: [{ name: own, workspace: w, subPath: x/../sub }] }]";

  test("under a name of its own, with the one path below the other", () => {
    expect(bound(passes, "workspaces: [{ name: w, subPath: top, persistentVolumeClaim: { claimName: c } }]")).toEqual([
      { name: "own", subPath: "top/sub", persistentVolumeClaim: { claimName: "c" } },
    ]);
    expect(bound(passes, "workspaces: [{ name: w, emptyDir: {} }]")).toEqual([
      { name: "own", subPath: "x/../sub", emptyDir: {} },
    ]);
  });

  test("a claim that is made for the run: its name is of the template, of workspace and run", () => {
    const template = "volumeClaimTemplate: { metadata: { name: data }, spec: { accessModes: [ReadWriteOnce] } }";
    const run = `workspaces: [{ name: w, ${template} }]`;
    const simple = "tasks: [{ name: a, taskRef: { name: t }, workspaces: [{ name: w }] }]";
    expect(bound(simple, run)).toEqual([{ name: "w", persistentVolumeClaim: { claimName: "data-cf4e39ae46" } }]);
    expect(bound(simple, run.replace("metadata: { name: data }, ", ""))).toEqual([
      { name: "w", persistentVolumeClaim: { claimName: "pvc-cf4e39ae46" } },
    ]);
    expect(bound(simple, run, { coschedule: "pipelineruns" })).toEqual([
      { name: "w", persistentVolumeClaim: { claimName: "data-cf4e39ae46-affinity-assistant-acba255121-0" } },
    ]);
  });

  test("which is made before the first of its tasks", () => {
    const run = watched(
      "workspaces: [{ name: w }]\ntasks: [{ name: a, taskRef: { name: t } }, { name: b, taskRef: { name: t }, runAfter: [a] }]",
      { run: "workspaces: [{ name: w, volumeClaimTemplate: { spec: { accessModes: [ReadWriteOnce] } } }]" },
    );
    expect(pass(run)).toBe("create claim pvc-cf4e39ae46\ncreate run-a\nRunning: 0 done, 2 open");
    const [first] = run.last?.commands ?? [];
    expect(first).toMatchObject({
      claim: {
        metadata: { name: "pvc-cf4e39ae46", namespace: "ns", ownerReferences: [{ kind: "PipelineRun", name: "run" }] },
        spec: { accessModes: ["ReadWriteOnce"] },
      },
    });
    ends(run, "a", "succeeded");
    expect(pass(run)).toBe("create run-b\nRunning: 1 done, 1 open");
  });

  test("and stays with the others that use the same claim", () => {
    const started = watched(
      "workspaces: [{ name: w }]\ntasks: [{ name: a, taskRef: { name: t }, workspaces: [{ name: w }] }]",
      { run: "workspaces: [{ name: w, persistentVolumeClaim: { claimName: c } }]" },
    );
    pass(started);
    expect(childNamed(started, "a").metadata?.annotations).toEqual({
      "pipeline.tekton.dev/affinity-assistant": "affinity-assistant-23a94215da",
    });
  });

  test("in an embedded task also what that mentions, and the task does not pass", () => {
    const embedded = `tasks: [{ name: a, taskSpec: { steps: [{ image: i, args: [$(workspaces.w.path)] }] } }]`;
    expect(bound(embedded, "workspaces: [{ name: w, emptyDir: {} }]")).toEqual([{ name: "w", emptyDir: {} }]);
    const asks = `tasks: [{ name: a, taskSpec: { steps: [{ image: i, args: [$(workspaces.w.bound)] }] } }]`;
    expect(bound(asks, "workspaces: [{ name: w, emptyDir: {} }]")).toBeUndefined();
  });

  test("with params, contexts and results put into paths", () => {
    const run = watched(
      `
workspaces: [{ name: w }]
tasks:
- { name: first, taskRef: { name: gives } }
- { name: a, taskRef: { name: t }, runAfter: [first], workspaces: [{ name: w, subPath: $(context.pipelineRun.name) }] }`,
      { run: "workspaces: [{ name: w, subPath: $(context.pipelineRun.uid)/$(tasks.first.results.r), emptyDir: {} }]" },
    );
    pass(run);
    ends(run, "first", "succeeded", { r: "x" });
    pass(run);
    expect(specOf(run, "a")["workspaces"]).toEqual([{ name: "w", subPath: "u/x/run", emptyDir: {} }]);
  });
});

describe("a run that does not bind what a task needs", () => {
  const MISSING = 'expected workspace "w" to be provided by pipelinerun for pipeline task "a"';
  const fails = `False CreateRunFailed: ${MISSING}\npermanent error: error creating TaskRuns called [run-a] for PipelineTask a from PipelineRun run: ${MISSING}`;
  const optional = "workspaces: [{ name: w, optional: true }]";

  test("fails when the task's turn has come", () => {
    const run = watched(`
${optional}
tasks: [{ name: first, taskRef: { name: t } }, { name: a, runAfter: [first], taskSpec: { steps: [{ image: i, args: [$(workspaces.w.path)] }] } }]`);
    expect(pass(run)).toBe("create run-first\nRunning: 0 done, 2 open");
    ends(run, "first", "succeeded");
    expect(pass(run)).toBe(fails);
  });

  test("but not if the task may do without", () => {
    const run = watched(`${optional}\ntasks: [{ name: a, taskRef: { name: may }, workspaces: [{ name: w }] }]`, {
      tasks: { may: "workspaces: [{ name: w, optional: true }]\nsteps: [{ image: i }]" },
    });
    expect(pass(run)).toBe("create run-a\nRunning: 0 done, 1 open");
    expect(specOf(run, "a")["workspaces"]).toBeUndefined();
  });

  test("nor if it is the task that does not pass it, as in the reference: that fails by itself", () => {
    const run = watched("tasks: [{ name: a, taskRef: { name: needs } }]", {
      tasks: { needs: "workspaces: [{ name: w }]\nsteps: [{ image: i }]" },
    });
    expect(pass(run)).toBe("create run-a\nRunning: 0 done, 1 open");
  });
});
