import { describe, expect, test } from "vitest";
import { conditionOf } from "../../src/status/conditions.ts";
import { ends, pass, type Surroundings, statusOf, watched } from "./watched-run.ts";

/** The reason and message with which a run fails in its first pass, and the error, where that is something else. */
function failureOf(pipelineSpec: string, surroundings: Surroundings = {}): string {
  const run = watched(pipelineSpec, surroundings);
  pass(run);
  const { status, reason, message = "" } = conditionOf(statusOf(run)) ?? {};
  const { failure, commands } = run.last ?? {};
  expect([status, commands, failure?.isPermanent]).toEqual(["False", [], true]);
  return `${reason}: ${message.replace(failure?.message ?? "", "<error>")}\n${failure?.message}`;
}

const ONE = "tasks: [{ name: a, taskRef: { name: t } }]";

describe("a run fails in its first pass, and nothing begins", () => {
  test("if there is no pipeline", () => {
    expect(failureOf(ONE, { pipelineRef: "{ name: nope }" })).toBe(
      `CouldntGetPipeline: Error retrieving pipeline for pipelinerun ns/run: <error>
error when getting Pipeline for PipelineRun run: tekton client cannot get pipeline nope from local cluster: pipelines.tekton.dev "nope" not found`,
    );
  });

  test("if there is no Task", () => {
    expect(failureOf("tasks: [{ name: a, taskRef: { name: nope } }]")).toBe(
      `CouldntGetTask: Pipeline ns/run can't be Run; it contains Tasks that don't exist: <error>
Couldn't retrieve Task "nope": tasks.tekton.dev "nope" not found`,
    );
  });

  test("if tasks wait for each other", () => {
    const circle =
      "tasks: [{ name: a, taskRef: { name: t }, runAfter: [b] }, { name: b, taskRef: { name: t }, runAfter: [a] }]";
    expect(failureOf(circle)).toBe(
      `PipelineInvalidGraph: [User error] PipelineRun ns/run's Pipeline DAG is invalid: <error>
cycle detected; task "a" depends on "b"`,
    );
  });

  test("if the pipeline is no good today, whatever was said of it before", () => {
    expect(
      failureOf('tasks: [{ name: a, taskRef: { name: t }, when: [{ cel: "true" }] }]', { pipelineRef: "{ name: p }" }),
    ).toBe(
      `PipelineValidationFailed: [User error] Pipeline ns/p can't be Run; it has an invalid spec: <error>
feature flag enable-cel-in-whenexpression should be set to true to use CEL: true in WhenExpression: tasks[0].when[0]`,
    );
  });

  test("if params are missing, of another type, not among those that are allowed, or lack keys", () => {
    const declares = (param: string) => `params: [${param}]\n${ONE}`;
    expect(failureOf(declares("{ name: p }"))).toBe(
      `ParameterMissing: [User error] PipelineRun ns/run is missing some parameters required by Pipeline ns/run: <error>
pipelineRun missing parameters: [p]`,
    );
    expect(failureOf(declares("{ name: p, type: array }"), { run: "params: [{ name: p, value: x }]" })).toBe(
      `ParameterTypeMismatch: [User error] PipelineRun ns/run parameters have mismatching types with Pipeline ns/run's parameters: <error>
parameters have inconsistent types : [p]`,
    );
    const flags = { enableParamEnum: true };
    expect(failureOf(declares("{ name: p, enum: [a] }"), { run: "params: [{ name: p, value: x }]", flags })).toBe(
      `InvalidParamValue: [User error] PipelineRun ns/run parameters have invalid value: <error>
param \`p\` value: x is not in the enum list`,
    );
    const object = "{ name: p, type: object, properties: { k: {}, l: {} } }";
    expect(failureOf(declares(object), { run: "params: [{ name: p, value: { k: x } }]" })).toBe(
      `ObjectParameterMissKeys: [User error] PipelineRun ns/run parameters is missing object keys required by Pipeline ns/run's parameters: <error>
pipelineRun missing object keys for parameters: map[p:[l]]`,
    );
  });

  test("if a workspace is not bound, or there is no task for which it has settings", () => {
    expect(failureOf(`workspaces: [{ name: w }]\n${ONE}`)).toBe(
      `InvalidWorkspaceBindings: [User error] PipelineRun ns/run doesn't bind Pipeline ns/run's Workspaces correctly: <error>
pipeline requires workspace with name "w" be provided by pipelinerun`,
    );
    expect(failureOf(ONE, { run: "taskRunSpecs: [{ pipelineTaskName: b }]" })).toBe(
      `InvalidTaskRunSpecs: [User error] PipelineRun ns/run doesn't define taskRunSpecs correctly: <error>
pipelineRun's taskrunSpecs defined wrong taskName: "b", does not exist in Pipeline`,
    );
  });

  test("if a task does not get what its Task wants", () => {
    expect(
      failureOf("tasks: [{ name: a, taskRef: { name: wants } }]", {
        tasks: { wants: "params: [{ name: p }]\nsteps: [{ image: i }]" },
      }),
    ).toBe(
      `PipelineValidationFailed: [User error] Validation failed for pipelinerun run with error <error>
invalid input params for task wants: missing values for these params which have no default values: [p]`,
    );
  });

  test("if tasks or results of the pipeline refer to results that nobody declares", () => {
    const tasks = "tasks: [{ name: a, taskRef: { name: gives } }";
    expect(
      failureOf(`${tasks}, { name: b, taskRef: { name: t }, params: [{ name: p, value: $(tasks.a.results.zz) }] }]`),
    ).toBe(
      `InvalidTaskResultReference: <error>
invalid result reference in pipeline task "b": "zz" is not a named result returned by pipeline task "a"`,
    );
    expect(failureOf(`${tasks}]\nresults: [{ name: out, value: $(tasks.a.results.zz) }]`)).toBe(
      `InvalidPipelineResultReference: Failed to resolve pipeline result reference for "run" with error <error>
invalid pipeline result "out": "zz" is not a named result returned by pipeline task "a"`,
    );
    expect(
      failureOf(
        `${tasks}]\nfinally: [{ name: f, taskRef: { name: t }, matrix: { params: [{ name: x, value: [$(tasks.zz.results.r)] }] } }]`,
      ),
    ).toBe(
      `InvalidTaskResultReference: <error>
invalid result reference in pipeline task "f": referenced pipeline task "zz" does not exist`,
    );
  });
});

describe("some mistakes are found only when the turn of a task has come", () => {
  test("a value that its Task does not allow; those before it are there by then", () => {
    const run = watched(
      `
tasks:
- { name: a, taskRef: { name: gives } }
- { name: b, taskRef: { name: picky }, params: [{ name: p, value: $(tasks.a.results.r) }] }`,
      { tasks: { picky: "params: [{ name: p, enum: [x] }]\nsteps: [{ image: i }]" }, flags: { enableParamEnum: true } },
    );
    expect(pass(run)).toBe("create run-a\nRunning: 0 done, 2 open");
    ends(run, "a", "succeeded", { r: "other" });
    const error = "param `p` value: other is not in the enum list";
    expect(pass(run)).toBe(
      `False InvalidParamValue: [User error] Invalid param value from PipelineTask "b": ${error}\npermanent error: error creating TaskRuns called [run-b] for PipelineTask b from PipelineRun run: ${error}`,
    );
  });

  test("and what has been created in the same pass goes on", () => {
    const run = watched(`
workspaces: [{ name: w, optional: true }]
tasks: [{ name: a, taskRef: { name: t } }, { name: b, taskRef: { name: t }, workspaces: [{ name: w }] }]`);
    expect(pass(run)).toBe(
      `create run-a
False CreateRunFailed: expected workspace "w" to be provided by pipelinerun for pipeline task "b"
permanent error: error creating TaskRuns called [run-b] for PipelineTask b from PipelineRun run: expected workspace "w" to be provided by pipelinerun for pipeline task "b"`,
    );
    expect(statusOf(run).childReferences).toEqual([]);
  });

  test("a run that has failed is not looked at again", () => {
    const run = watched(ONE, { pipelineRef: "{ name: nope }" });
    pass(run);
    const { conditions } = statusOf(run);
    pass(run, "10h");
    expect(run.last?.failure).toBeUndefined();
    expect(statusOf(run).conditions).toEqual(conditions);
  });
});
