import { describe, expect, test } from "vitest";
import { openRun } from "../../src/run/open-run.ts";
import {
  ALPHA,
  childNamed,
  configOf,
  ends,
  pass,
  type Surroundings,
  seen,
  specOf,
  statusOf,
  type WatchedRun,
  wakesIn,
  wants,
  watched,
} from "./watched-run.ts";

const CHILD = "tasks: [{ name: x, taskRef: { name: t } }]";
const REFERRED = { flags: ALPHA, pipelines: { child: CHILD } };

/** The run of the only pipeline in a pipeline, before its first pass. */
function childOf({ run: { state } }: WatchedRun, surroundings: Surroundings): WatchedRun {
  const { pipelineRun, pipelines, pipeline, childPipelineRuns: [child] = [] } = state;
  if (child === undefined || pipelines === undefined || pipeline === undefined) throw new Error("there is no child");
  const inside = { pipelineRun: child, ancestors: [pipelineRun], pipelines: [...pipelines, pipeline] };
  return { run: openRun(inside, configOf(surroundings)), seconds: 0, last: undefined };
}

describe("a pipeline in a pipeline", () => {
  test("has a PipelineRun of its own: by its name, with the params of the task and the workspaces of the run", () => {
    const run = watched(
      `
workspaces: [{ name: w }]
tasks:
- name: c
  pipelineRef: { name: child }
  params: [{ name: p, value: v }]
  workspaces: [{ name: own, workspace: w, subPath: sub }]`,
      { ...REFERRED, run: "workspaces: [{ name: w, emptyDir: {} }]\ntaskRunTemplate: { serviceAccountName: robot }" },
    );
    expect(pass(run)).toBe("create PipelineRun run-c\nRunning: 0 done, 1 open");
    expect(specOf(run, "c")).toEqual({
      pipelineRef: { name: "child" },
      params: [{ name: "p", value: "v" }],
      taskRunTemplate: { serviceAccountName: "robot" },
      workspaces: [{ name: "own", subPath: "sub", emptyDir: {} }],
    });
    expect(childNamed(run, "c").metadata?.labels).toEqual({
      "tekton.dev/pipelineRun": "run",
      "tekton.dev/pipelineRunUID": "u",
      "tekton.dev/pipelineTask": "c",
      "tekton.dev/memberOf": "tasks",
      "tekton.dev/pipeline": "child",
    });
  });

  test("or with the spec that is written there", () => {
    const run = watched(`tasks: [{ name: c, pipelineSpec: { ${CHILD} } }]`, { flags: ALPHA });
    pass(run);
    expect(specOf(run, "c")).toMatchObject({ pipelineSpec: { tasks: [{ name: "x", taskRef: { name: "t" } }] } });
  });

  test("ends as its run does; it has failed whatever stopped it, and is listed as skipped besides, as in the reference", () => {
    const run = watched(
      "tasks: [{ name: c, pipelineRef: { name: child } }, { name: b, taskRef: { name: t }, runAfter: [c] }]",
      REFERRED,
    );
    pass(run);
    ends(run, "c", "succeeded");
    expect(pass(run)).toBe("create run-b\nRunning: 1 done, 1 open");
    const other = watched("tasks: [{ name: c, pipelineRef: { name: child } }]", REFERRED);
    pass(other);
    seen(other, "c", { conditions: [{ type: "Succeeded", status: "False", reason: "Cancelled" }] });
    expect(pass(other)).toBe("skip c: PipelineRun was stopping\nFalse Failed: 1 done (1 failed)");
  });

  test("that runs itself fails the run", () => {
    const run = watched("tasks: [{ name: c, pipelineRef: { name: p } }]", { flags: ALPHA, pipelineRef: "{ name: p }" });
    const circle = 'detected cycle in pipeline-in-pipeline: pipeline "p" is already running in ancestor chain []';
    expect(pass(run)).toBe(
      `False CreateRunFailed: ${circle}\npermanent error: error creating child PipelineRuns called [run-c] for PipelineTask c from PipelineRun run: ${circle}`,
    );
  });

  test("that would run what runs above it fails, and so does the run above: p runs q, which runs p", () => {
    const surroundings = { flags: ALPHA, pipelines: { q: "tasks: [{ name: back, pipelineRef: { name: p } }]" } };
    const run = watched("tasks: [{ name: c, pipelineRef: { name: q } }]", {
      ...surroundings,
      pipelineRef: "{ name: p }",
    });
    expect(pass(run)).toBe("create PipelineRun run-c\nRunning: 0 done, 1 open");
    const child = childOf(run, surroundings);
    const circle = 'detected cycle in pipeline-in-pipeline: pipeline "p" is already running in ancestor chain [q]';
    expect(pass(child)).toBe(
      `False CreateRunFailed: ${circle}\npermanent error: error creating child PipelineRuns called [run-c-back] for PipelineTask back from PipelineRun run-c: ${circle}`,
    );
    seen(run, "c", statusOf(child));
    expect(pass(run)).toBe("skip c: PipelineRun was stopping\nFalse Failed: 1 done (1 failed)");
  });

  test("that is not there fails the run", () => {
    const run = watched("tasks: [{ name: c, pipelineRef: { name: nope } }]", { flags: ALPHA });
    const error = `Couldn't retrieve Pipeline "nope": tekton client cannot get pipeline nope from local cluster: pipelines.tekton.dev "nope" not found`;
    expect(pass(run)).toBe(
      `False CouldntGetPipeline: Pipeline ns/run can't be Run; it contains child Pipelines that don't exist: ${error}\npermanent error: ${error}`,
    );
  });
});

describe("a pipeline in a pipeline cannot be stopped, as in the reference", () => {
  const UNKNOWN = "found child objects of unknown kinds: map[run-c:PipelineRun]";
  const COULDNT_CANCEL = `PipelineRunCouldntCancel: PipelineRun "run" was cancelled but had errors trying to cancel TaskRuns and/or Runs: ${UNKNOWN}
error: error(s) from cancelling TaskRun(s) from PipelineRun run: ${UNKNOWN}`;
  const COULDNT_TIME_OUT = `PipelineRunCouldntTimeOut: PipelineRun "run" was timed out but had errors trying to time out TaskRuns and/or Runs: ${UNKNOWN}
error: error(s) from timing out TaskRun(s) from PipelineRun run: ${UNKNOWN}`;
  const spec = `
tasks: [{ name: c, pipelineRef: { name: child } }, { name: a, taskRef: { name: t } }]
finally: [{ name: f, taskRef: { name: t } }]`;

  test("so a run that is cancelled never ends; its other children are stopped", () => {
    const run = watched(spec, REFERRED);
    pass(run);
    wants(run, "Cancelled");
    expect(pass(run)).toBe(`cancel run-a: been cancelled.\n${COULDNT_CANCEL}`);
    ends(run, "c", "succeeded");
    ends(run, "a", "was cancelled");
    expect(pass(run, "10m")).toBe(COULDNT_CANCEL);
  });

  test("nor does one that is late, however late it is", () => {
    const run = watched(spec, REFERRED);
    pass(run);
    expect(pass(run, "61m")).toBe(`cancel run-a: timed out.\n${COULDNT_TIME_OUT}`);
    expect(pass(run, "1h")).toBe(COULDNT_TIME_OUT);
  });

  test("and with CancelledRunFinally it fails as long as any task runs", () => {
    const run = watched(spec, REFERRED);
    pass(run);
    wants(run, "CancelledRunFinally");
    expect(pass(run)).toBe(`cancel run-a: been cancelled.\n${COULDNT_CANCEL}`);
    ends(run, "c", "succeeded");
    ends(run, "a", "was cancelled");
    expect(pass(run)).toBe(
      "create run-f\nskip c: PipelineRun was stopping\nCancelledRunningFinally: 2 done (1 cancelled), 1 open",
    );
  });

  test("the limit of the tasks only makes passes fail", () => {
    const run = watched(spec, { ...REFERRED, run: "timeouts: { tasks: 10s }" });
    pass(run);
    expect(pass(run, "11s")).toBe(
      `cancel run-a: timed out.\nRunning: 0 done, 3 open\nerror: error(s) from cancelling TaskRun(s) from PipelineRun run: ${UNKNOWN}`,
    );
    expect(wakesIn(run)).toBeUndefined();
  });

  test("nobody waits for one that runs while the run stops: it counts as skipped", () => {
    const run = watched(spec, REFERRED);
    pass(run);
    ends(run, "a", "failed");
    expect(pass(run)).toBe(
      "create run-f\nskip c: PipelineRun was stopping\nRunning: 1 done (1 failed), 1 open, 1 skipped",
    );
    ends(run, "f", "succeeded");
    expect(pass(run)).toBe("False Failed: 2 done (1 failed), 1 skipped");
  });
});

test("a child pipeline that runs is shown with results in its conditions, though the task that gives them comes after it", () => {
  const run = watched(
    `
tasks:
- { name: b, pipelineRef: { name: child }, when: [{ input: $(tasks.a.results.r), operator: in, values: [x] }] }
- { name: a, taskRef: { name: gives } }`,
    REFERRED,
  );
  pass(run);
  ends(run, "a", "succeeded", { r: "x" });
  pass(run);
  pass(run, "1m");
  expect(statusOf(run).childReferences?.find(({ name }) => name === "run-b")?.whenExpressions).toEqual([
    { input: "x", operator: "in", values: ["x"] },
  ]);
});
