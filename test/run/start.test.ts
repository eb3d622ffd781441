import { describe, expect, test } from "vitest";
import { checkPipelineRun } from "../../src/run/start/check-pipeline-run.ts";
import { checkTaskRun } from "../../src/run/start/check-task-run.ts";
import type { FailedCheck } from "../../src/run/start/failed-check.ts";
import { defaultConfig } from "../../src/types/config.ts";
import { pipeline, pipelineRun, task, taskRun } from "../substitute/substituted.ts";

const shown = (checks: readonly FailedCheck[]) =>
  checks.map(({ check, reason, message }) => `${check} ${reason}: ${message}`);
const withEnums = { ...defaultConfig, featureFlags: { ...defaultConfig.featureFlags, enableParamEnum: true } };

describe("a TaskRun fails", () => {
  const checks = (taskSpec: string, run: string) =>
    checkTaskRun({ taskRun: taskRun(run), task: task(taskSpec), config: withEnums });

  test("by nothing, if all fits", () => {
    expect(checks("params: [{ name: a }]\nsteps: [{ image: i }]", "params: [{ name: a, value: x }]")).toEqual([]);
  });

  test("by each check, in the order of the controller, with its reason and message", () => {
    const spec = `
params: [{ name: need }, { name: e, enum: [x] }, { name: l, type: array }]
workspaces: [{ name: w }]
steps: [{ name: s, image: "$(params.l[3])", computeResources: { requests: { cpu: "2" }, limits: { cpu: "1" } } }]`;
    const run = `
taskRef: { name: t }
params: [{ name: e, value: "no" }, { name: l, value: [a] }]
workspaces: [{ name: x, persistentVolumeClaim: { claimName: "1" } }, { name: w2, persistentVolumeClaim: { claimName: "2" } }]
stepSpecs: [{ name: nope, computeResources: {} }]`;
    expect(shown(checks(spec, run))).toEqual([
      "validateTaskSpecRequestResources TaskRunValidationFailed: [User error] invalid request resource value: 2 must be less or equal to limit 1",
      "ValidateResolvedTask TaskRunValidationFailed: [User error] invalid input params for task t: missing values for these params which have no default values: [need]",
      "ValidateEnumParam InvalidParamValue: [User error] param `e` value: no is not in the enum list",
      "ValidateParamArrayIndex TaskRunValidationFailed: [User error] non-existent param references:[$(params.l[3])]",
      'ValidateBindings TaskRunValidationFailed: [User error] declared workspace "w" is required but has not been bound',
      "ValidateOnlyOnePVCIsUsed TaskRunValidationFailed: [User error] more than one PersistentVolumeClaim is bound",
      "validateOverrides TaskRunValidationFailed: [User error] invalid StepOverride: No Step named nope",
    ]);
  });

  test("at the places in it that are wrong", () => {
    const [check] = checks(
      "params: [{ name: o, type: object, properties: { k: {}, l: {} } }]\nsteps: [{ image: i }]",
      "params: [{ name: o, value: { x: z } }]",
    );
    expect(check).toMatchObject({
      error:
        "invalid input params for task t: missing keys for these params which are required in ParamSpec's properties map[o:[k l]]",
      diagnostics: [{ code: "validate/param-keys", at: ["spec", "params", 0, "value"] }],
    });
  });

  test("by settings for steps and sidecars that are not there, all at once", () => {
    const [check] = checks(
      "steps: [{ name: s, image: i }]",
      "stepSpecs: [{ name: a, computeResources: {} }, { name: b, computeResources: {} }]\nsidecarSpecs: [{ name: c, computeResources: {} }]",
    );
    expect(check?.error).toBe(
      "invalid StepOverride: No Step named a\ninvalid StepOverride: No Step named b\ninvalid SidecarOverride: No Sidecar named c",
    );
  });

  test("by a binding too many, at that binding", () => {
    const [check] = checks("steps: [{ image: i }]", "taskRef: { name: t }\nworkspaces: [{ name: w, emptyDir: {} }]");
    expect(check).toMatchObject({
      error: 'workspace binding "w" does not match any declared workspace',
      diagnostics: [{ at: ["spec", "workspaces", 0, "name"] }],
    });
  });

  test("by bindings that no webhook has seen", () => {
    expect(
      shown(checks("workspaces: [{ name: w }]\nsteps: [{ image: i }]", "workspaces: [{ name: w, secret: {} }]")),
    ).toEqual([
      'ValidateBindings TaskRunValidationFailed: [User error] binding "w" is invalid: missing field(s): secret.secretName',
    ]);
  });

  test("by a step action that is not there, and then nothing else is asked", () => {
    expect(shown(checks("params: [{ name: a }]\nsteps: [{ name: s, ref: { name: x } }]", "{}"))).toEqual([
      'GetStepActionsData TaskRunResolutionFailed: failed to resolve step ref for step "s" (index 0): stepactions.tekton.dev "x" not found',
    ]);
  });
});

describe("a PipelineRun fails", () => {
  const checks = (spec: string, run = "{}", tasks: Readonly<Record<string, string>> = {}) =>
    checkPipelineRun({
      pipelineRun: pipelineRun(run),
      pipeline: pipeline(spec),
      config: withEnums,
      getTask: ({ name = "" }) =>
        Object.hasOwn(tasks, name) ? task(tasks[name] ?? "", `{ name: ${name} }`) : undefined,
    });

  test("by nothing, if all fits", () => {
    const spec =
      "params: [{ name: a }]\ntasks: [{ name: t, taskRef: { name: x }, params: [{ name: p, value: $(params.a) }] }]";
    expect(
      checks(spec, "params: [{ name: a, value: v }]", { x: "params: [{ name: p }]\nsteps: [{ image: i }]" }),
    ).toEqual([]);
  });

  test("by what it gives, with its reason and message", () => {
    const spec = `
params: [{ name: need }, { name: typed, type: array }, { name: e, enum: [x] }, { name: o, type: object, properties: { k: {} } }, { name: l, type: array, default: [a] }, { name: d, default: "$(params.zz)" }]
workspaces: [{ name: w }]
tasks: [{ name: t, taskRef: { name: x }, params: [{ name: p, value: "$(params.l[1])" }] }]`;
    const run =
      "params: [{ name: typed, value: s }, { name: e, value: q }, { name: o, value: { x: z } }]\ntaskRunSpecs: [{ pipelineTaskName: nope }]";
    expect(shown(checks(spec, run))).toEqual([
      "ValidateRequiredParametersProvided ParameterMissing: [User error] PipelineRun ns/run is missing some parameters required by Pipeline ns/p: pipelineRun missing parameters: [need]",
      "ValidateParamTypesMatching ParameterTypeMismatch: [User error] PipelineRun ns/run parameters have mismatching types with Pipeline ns/p's parameters: parameters have inconsistent types : [typed]",
      "ValidateEnumParam InvalidParamValue: [User error] PipelineRun ns/run parameters have invalid value: param `e` value: q is not in the enum list",
      "ValidateObjectParamRequiredKeys ObjectParameterMissKeys: [User error] PipelineRun ns/run parameters is missing object keys required by Pipeline ns/p's parameters: pipelineRun missing object keys for parameters: map[o:[k]]",
      "ValidateParamArrayIndex ParamArrayIndexingInvalid: [User error] PipelineRun ns/run failed validation: failed to validate Pipeline ns/p's parameter which has an invalid index while referring to an array: non-existent param references:[$(params.l[1])]",
      "ValidateWorkspaceBindings InvalidWorkspaceBindings: [User error] PipelineRun ns/run doesn't bind Pipeline ns/p's Workspaces correctly: pipeline requires workspace with name \"w\" be provided by pipelinerun",
      "ValidateTaskRunSpecs InvalidTaskRunSpecs: [User error] PipelineRun ns/run doesn't define taskRunSpecs correctly: pipelineRun's taskrunSpecs defined wrong taskName: \"nope\", does not exist in Pipeline",
      'ApplyParameters PipelineValidationFailed: [User error] Failed to apply parameters to Pipeline ns/p: parameter resolution failed: param "params.d" references undefined param "params.zz"',
    ]);
  });

  test("by a pipeline that is no good", () => {
    expect(
      shown(checks("tasks: [{ name: a, taskRef: { name: x }, runAfter: [a] }]", "{}", { x: "steps: [{ image: i }]" })),
    ).toEqual([
      `dag PipelineInvalidGraph: [User error] PipelineRun ns/run's Pipeline DAG is invalid: cycle detected; task "a" depends on "a"`,
      `PipelineSpec.Validate PipelineValidationFailed: [User error] Pipeline ns/p can't be Run; it has an invalid spec: invalid value: cycle detected; task "a" depends on "a": tasks`,
    ]);
  });

  test("by all that is wrong with its pipeline at once, each at its own place", () => {
    const [check] = checkPipelineRun({
      pipelineRun: pipelineRun(
        'pipelineSpec: { tasks: [{ name: a, when: [{ cel: "true" }, { cel: "false" }], taskSpec: { steps: [{ image: i }] } }] }',
      ),
    });
    const needs = (cel: string, index: number) =>
      `feature flag enable-cel-in-whenexpression should be set to true to use CEL: ${cel} in WhenExpression: tasks[0].when[${index}]`;
    expect(check?.error).toBe(`${needs("false", 1)}\n${needs("true", 0)}`);
    expect(check?.diagnostics.map(({ message, at }) => ({ message, at }))).toEqual([
      { message: needs("true", 0), at: ["spec", "pipelineSpec", "tasks", 0, "when", 0, "cel"] },
      { message: needs("false", 1), at: ["spec", "pipelineSpec", "tasks", 0, "when", 1, "cel"] },
    ]);
  });

  test("by its tasks, once the params are put in", () => {
    const spec = `
params: [{ name: oe, default: never }]
workspaces: [{ name: w, optional: true }]
results: [{ name: out, value: $(tasks.a.results.zz) }]
tasks:
- { name: a, taskRef: { name: x }, onError: $(params.oe), workspaces: [{ name: own, workspace: w }] }
- { name: b, taskRef: { name: nope }, when: [{ cel: "1 / 0 == 1" }] }
- { name: c, taskRef: { name: x }, params: [{ name: p, value: $(tasks.a.results.yy) }] }`;
    const x = "params: [{ name: p }]\nworkspaces: [{ name: own }]\nresults: [{ name: r }]\nsteps: [{ image: i }]";
    expect(
      shown(checks(spec, "{}", { x }).slice(0)).filter((line) => !line.startsWith("PipelineSpec.Validate")),
    ).toEqual([
      `ValidateOnError PipelineValidationFailed: [User error] Pipeline ns/p can't be Run; it has an invalid spec: invalid value: never: OnError\nPipelineTask OnError must be either "continue" or "stopAndFail"`,
      `ResolvePipelineTask CouldntGetTask: Pipeline ns/p can't be Run; it contains Tasks that don't exist: Couldn't retrieve Task "nope": tasks.tekton.dev "nope" not found`,
      "ValidateResolvedTask PipelineValidationFailed: [User error] Validation failed for pipelinerun run with error invalid input params for task x: missing values for these params which have no default values: [p]",
      "EvaluateCEL CELEvaluationFailed: [User error] Error evaluating CEL run: division by zero",
      'ValidatePipelineTaskResults InvalidTaskResultReference: invalid result reference in pipeline task "c": "yy" is not a named result returned by pipeline task "a"',
      'ValidatePipelineResults InvalidPipelineResultReference: Failed to resolve pipeline result reference for "run" with error invalid pipeline result "out": "zz" is not a named result returned by pipeline task "a"',
      'ValidateOptionalWorkspaces RequiredWorkspaceMarkedOptional: [User error] Optional workspace not supported by task: pipeline workspace "w" is marked optional but pipeline task "a" requires it be provided',
    ]);
  });

  test("by an enum that allows more than the task does", () => {
    const spec =
      "params: [{ name: a, enum: [x, z], default: x }]\ntasks: [{ name: t, taskRef: { name: x }, params: [{ name: p, value: $(params.a) }] }]";
    expect(shown(checks(spec, "{}", { x: "params: [{ name: p, enum: [x] }]\nsteps: [{ image: i }]" }))).toEqual([
      'ValidateParamEnumSubset PipelineValidationFailed: [User error] Validation failed for pipelinerun with error pipeline param "a" enum: [x z] is not a subset of the referenced in "x" task param enum: [x]',
    ]);
  });

  test("without its Tasks nobody asks for them", () => {
    const spec = pipeline("tasks: [{ name: t, taskRef: { name: nope } }]");
    expect(checkPipelineRun({ pipelineRun: pipelineRun("{}"), pipeline: spec })).toEqual([]);
  });
});

test("a Task or a Pipeline that is given counts before one that is written in the run", () => {
  const [ofTask] = checkTaskRun({
    taskRun: taskRun("taskSpec: { steps: [{ image: i }] }"),
    task: task("params: [{ name: need }]\nsteps: [{ image: i }]"),
  });
  expect(ofTask).toMatchObject({ reason: "TaskRunValidationFailed", diagnostics: [{ at: ["spec", "taskRef"] }] });
  const [ofPipeline] = checkPipelineRun({
    pipelineRun: pipelineRun("pipelineSpec: { tasks: [{ name: t, taskRef: { name: x } }] }"),
    pipeline: pipeline("params: [{ name: need }]\ntasks: [{ name: t, taskRef: { name: x } }]"),
  });
  expect(ofPipeline).toMatchObject({ reason: "ParameterMissing", diagnostics: [{ at: ["spec", "pipelineRef"] }] });
});

test("what finds Tasks or step actions has to be a function that finds such", () => {
  const none = (value: unknown) => value as never; // as plain JavaScript may give it
  const spec = pipeline("tasks: [{ name: t, taskRef: { name: x } }]");
  expect(() => checkPipelineRun({ pipelineRun: pipelineRun("{}"), pipeline: spec, getTask: none({}) })).toThrow(
    new TypeError("Cannot check a PipelineRun: want a function that finds Tasks, got an object"),
  );
  const found = (value: unknown) =>
    checkPipelineRun({ pipelineRun: pipelineRun("{}"), pipeline: spec, getTask: () => none(value) });
  expect(() => found(null)).toThrow(
    new TypeError("Cannot check a PipelineRun: want getTask to find a decoded Task or undefined, got null"),
  );
  expect(() => found({})).toThrow(
    new TypeError("Cannot check a PipelineRun: want getTask to find a Task with a spec, got undefined"),
  );
  expect(() =>
    checkTaskRun({ taskRun: taskRun("{}"), task: task("steps: [{ image: i }]"), getStepAction: none(1) }),
  ).toThrow(new TypeError("Cannot replace the variables of a TaskRun: want a function that finds step actions, got 1"));
});
