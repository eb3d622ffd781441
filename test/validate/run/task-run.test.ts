import { expect, test } from "vitest";
import { alpha, expectPlaces, taskRun, verdict } from "../verdict.ts";

const run = (fields: string) => verdict(taskRun(`{ taskRef: { name: t }, ${fields} }`));

test("a TaskRun refers to a task, or is one", () => {
  expect(verdict(taskRun("{}"))).toBe("expected exactly one, got neither: spec.taskRef, spec.taskSpec");
  expect(
    verdict("{ apiVersion: tekton.dev/v1, kind: TaskRun, metadata: { name: A } }"),
  ).toBe(`expected exactly one, got neither: spec.taskRef, spec.taskSpec
invalid resource name "A": must be a valid DNS label: metadata.name`);
  expect(verdict(taskRun("{ taskRef: { name: a }, taskSpec: { steps: [{ image: b }] } }"))).toBe(
    "expected exactly one, got both: spec.taskRef, spec.taskSpec",
  );
});

test("its task is checked", () => {
  expect(verdict(taskRun("{ taskSpec: { steps: [] } }"))).toBe("missing field(s): spec.taskSpec.steps");
  expect(verdict(taskRun("{ taskRef: { name: -a } }"))).toBe(
    "invalid value: name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'): spec.taskRef.name",
  );
});

test("status may be one of two words, and a message needs one", () => {
  expect(run("status: TaskRunCancelled, statusMessage: a")).toBe("");
  expect(run("status: TaskRunPending")).toBe("");
  expect(run("status: Cancelled")).toBe(
    "invalid value: Cancelled should be TaskRunCancelled or TaskRunPending: spec.status",
  );
  expect(run("statusMessage: a")).toBe(
    "invalid value: statusMessage should not be set if status is not set, but it is currently set to a: spec.statusMessage",
  );
});

test("a run that has started cannot wait to be started", () => {
  expect(
    verdict(
      "{ apiVersion: tekton.dev/v1, kind: TaskRun, metadata: { name: a }, spec: { taskRef: { name: t }, status: TaskRunPending }, status: { startTime: 2024-05-01T12:00:00Z } }",
    ),
  ).toBe("invalid value: TaskRun cannot be Pending after it is started: spec.status");
});

test("retries and timeout are not negative", () => {
  expect(run("retries: -1, timeout: -90s")).toBe(`invalid value: -1 should be >= 0: spec.retries
invalid value: -1m30s should be >= 0: spec.timeout`);
  expect(run("retries: 0, timeout: 0s")).toBe("");
});

test("breakpoints are an alpha feature, and stop at failures or before steps", () => {
  const debug = (fields: string) =>
    verdict(taskRun(`{ taskRef: { name: t }, debug: { breakpoints: { ${fields} } } }`), alpha);
  expect(debug("onFailure: enabled, beforeSteps: [a, b]")).toBe("");
  expect(debug("beforeSteps: [a]")).toBe(
    "invalid value: onFailure breakpoint is empty, it is only allowed to be set as enabled: spec.debug.breakpoints.onFailure",
  );
  expect(
    debug("onFailure: yes please, beforeSteps: [a, b, a, a]"),
  ).toBe(`before step must be unique, the same step: a is defined multiple times at: spec.debug.breakpoints.beforeSteps[2], spec.debug.breakpoints.beforeSteps[3]
invalid value: yes please is not a valid onFailure breakpoint value, onFailure breakpoint is only allowed to be set as enabled: spec.debug.breakpoints.onFailure`);
  expect(run("debug: { breakpoints: { onFailure: enabled } }")).toBe(
    'debug requires "enable-api-fields" feature gate to be "alpha" but it is "beta": ',
  );
});

test("each finding is shown where it is", () => {
  expectPlaces(
    taskRun(`
  taskRef: { name: t } # want spec.taskRef "taskRef", spec.taskSpec "taskRef"
  taskSpec: { steps: [{ image: b }] }
  retries: -1 # want spec.retries "-1"
  timeout: -1s # want spec.timeout "-1s"
  status: a # want spec.status "a"
  debug: # want  "debug"
    breakpoints:
      onFailure: b # want spec.debug.breakpoints.onFailure "b"
      beforeSteps: [c, c] # want spec.debug.breakpoints.beforeSteps[1] "c"
`),
  );
  expectPlaces(
    taskRun(`# want spec.taskRef "spec", spec.taskSpec "spec"
  statusMessage: a # want spec.statusMessage "a"
`),
  );
});
