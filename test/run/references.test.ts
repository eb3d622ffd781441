import { describe, expect, test } from "vitest";
import { openRun } from "../../src/run/open-run.ts";
import { task } from "../substitute/substituted.ts";
import { ALPHA, configOf, ends, pass, specOf, statusOf, type WatchedRun, wakesIn, watched } from "./watched-run.ts";

/** The resolver has brought what a task refers to: the state is opened anew with it. */
function brings(run: WatchedRun, resolved: NonNullable<WatchedRun["run"]["state"]["resolved"]>): void {
  run.run = openRun({ ...run.run.state, resolved }, configOf({ flags: ALPHA }));
}

describe("what a resolver has to bring is awaited", () => {
  const WAITS = "ResolvingTaskRef: PipelineRun ns/run awaiting remote resource";
  const remote = "tasks: [{ name: a, taskRef: { resolver: git } }, { name: b, taskRef: { name: t } }]";

  test("a Task: nothing begins before, and the controller asks again in a second", () => {
    const run = watched(remote);
    expect(pass(run)).toBe(WAITS);
    expect(wakesIn(run)).toBe("1s");
    expect(pass(run, "5s")).toBe(WAITS);
    brings(run, [{ pipelineTask: "a", task: task("steps: [{ image: i }]", "{ name: fetched }") }]);
    expect(pass(run, "5s")).toBe("create run-a, run-b\nRunning: 0 done, 2 open");
    expect(specOf(run, "a")["taskRef"]).toEqual({ resolver: "git" });
    expect(statusOf(run).startTime).toBe("2024-01-01T00:00:00Z");
  });

  test("it may be there from the start, and is looked into as any other", () => {
    const wants = task("params: [{ name: p }]\nsteps: [{ image: i }]", "{ name: fetched }");
    const run = watched(remote, { resolved: [{ pipelineTask: "a", task: wants }] });
    const error =
      "invalid input params for task fetched: missing values for these params which have no default values: [p]";
    expect(pass(run)).toBe(
      `False PipelineValidationFailed: [User error] Validation failed for pipelinerun run with error ${error}\npermanent error: ${error}`,
    );
  });

  test("a pipeline for a task", () => {
    const run = watched("tasks: [{ name: c, pipelineRef: { resolver: git } }]", { flags: ALPHA });
    expect(pass(run)).toBe(WAITS);
    const { pipeline } = watched("tasks: [{ name: x, taskRef: { name: t } }]", { pipelineRef: "{ name: p }" }).run
      .state;
    brings(run, pipeline === undefined ? [] : [{ pipelineTask: "c", pipeline }]);
    expect(pass(run)).toBe("create PipelineRun run-c\nRunning: 0 done, 1 open");
  });

  test("the pipeline of the run itself", () => {
    const given = watched("tasks: [{ name: a, taskRef: { name: t } }]", { pipelineRef: "{ resolver: git }" });
    const { pipeline, ...state } = given.run.state;
    given.run = openRun(state);
    expect(pass(given)).toBe("ResolvingPipelineRef: PipelineRun ns/run awaiting remote resource");
    given.run = openRun({ ...given.run.state, ...(pipeline && { pipeline }) });
    expect(pass(given)).toBe("create run-a\nRunning: 0 done, 1 open");
  });
});

describe("a pipeline that is referred to by name", () => {
  const chain = `
params: [{ name: a }, { name: b }]
tasks:
- { name: first, taskRef: { name: t }, params: [{ name: p, value: $(params.a) }] }
- { name: second, taskRef: { name: t }, runAfter: [first], params: [{ name: p, value: $(params.a) }] }`;
  const given = "params: [{ name: a, value: $(params.b) }, { name: b, value: B }]";
  const paramsOf = (run: WatchedRun, name: string) => specOf(run, name)["params"];

  test("is substituted again in each pass, as in the reference: a value that looks like a variable is one for later tasks", () => {
    const run = watched(chain, { pipelineRef: "{ name: p }", run: given });
    pass(run);
    ends(run, "first", "succeeded");
    pass(run);
    expect(paramsOf(run, "first")).toEqual([{ name: "p", value: "$(params.b)" }]);
    expect(paramsOf(run, "second")).toEqual([{ name: "p", value: "B" }]);
  });

  test("and one that looks like a wrong variable fails the run then", () => {
    const run = watched(chain, {
      pipelineRef: "{ name: p }",
      run: "params: [{ name: a, value: $(tasks.first.status) }, { name: b, value: B }]",
    });
    expect(pass(run)).toBe("create run-first\nRunning: 0 done, 2 open");
    const error =
      "invalid value: pipeline tasks can not refer to execution status of any other pipeline task or aggregate status of tasks: tasks[0].params[p].value, tasks[1].params[p].value";
    expect(pass(run)).toBe(
      `False PipelineValidationFailed: [User error] Pipeline ns/p can't be Run; it has an invalid spec: ${error}\npermanent error: ${error}`,
    );
  });

  test("is what it was in the first pass, whatever becomes of it", () => {
    const run = watched(chain, { pipelineRef: "{ name: p }", run: given });
    pass(run);
    ends(run, "first", "succeeded");
    const { pipeline, ...state } = run.run.state;
    run.run = openRun(state);
    expect(pass(run)).toBe("create run-second\nRunning: 1 done, 1 open");
  });

  test("is not, if it is written in the run", () => {
    const run = watched(chain, { run: given });
    pass(run);
    ends(run, "first", "succeeded");
    pass(run);
    expect(paramsOf(run, "second")).toEqual([{ name: "p", value: "$(params.b)" }]);
  });
});

test("a TaskRun that says what it runs needs its Task no more", () => {
  const run = watched("tasks: [{ name: a, taskRef: { name: t } }]");
  pass(run);
  const [child] = run.run.state.taskRuns ?? [];
  const taskRuns = child === undefined ? [] : [{ ...child, status: { podName: "", taskSpec: { steps: [] } } }];
  run.run = openRun({ ...run.run.state, tasks: [], taskRuns });
  expect(pass(run)).toBe("Running: 0 done, 1 open");
  run.run = openRun({ ...run.run.state, tasks: [], taskRuns: child === undefined ? [] : [child] });
  const error = `Couldn't retrieve Task "t": tasks.tekton.dev "t" not found`;
  expect(pass(run)).toBe(
    `False CouldntGetTask: Pipeline ns/run can't be Run; it contains Tasks that don't exist: ${error}\npermanent error: ${error}`,
  );
});
