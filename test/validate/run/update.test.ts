import { expect, test } from "vitest";
import { expectPlaces, verdict } from "../verdict.ts";

const of = (kind: string, spec: string, status = "{}") =>
  `{ apiVersion: tekton.dev/v1, kind: ${kind}, metadata: { name: a }, spec: ${spec}, status: ${status} }`;
const taskRun = (spec: string, status?: string) => of("TaskRun", `{ taskRef: { name: t }, ${spec} }`, status);
const pipelineRun = (spec: string, status?: string) =>
  of("PipelineRun", `{ pipelineRef: { name: p }, ${spec} }`, status);
const done = "{ conditions: [{ type: Succeeded, status: 'True' }] }";
const running = "{ startTime: 2024-05-01T12:00:00Z, conditions: [{ type: Succeeded, status: Unknown }] }";

test("of a run that is there only status may change, whether it has started or not", () => {
  expect(verdict(taskRun("retries: 1"), { old: taskRun("") })).toBe(
    "invalid value: Once the TaskRun has started, only status and statusMessage updates are allowed: spec",
  );
  expect(verdict(taskRun("retries: 1"), { old: taskRun("", running) })).toBe(
    "invalid value: Once the TaskRun has started, only status and statusMessage updates are allowed: spec",
  );
  expect(verdict(taskRun("status: TaskRunCancelled, statusMessage: b"), { old: taskRun("", running) })).toBe("");
  expect(verdict(pipelineRun("params: [{ name: b, value: c }]"), { old: pipelineRun("") })).toBe(
    "invalid value: Once the PipelineRun has started, only status updates are allowed: spec",
  );
  expect(verdict(pipelineRun("status: Cancelled"), { old: pipelineRun("", running) })).toBe("");
});

test("of one that is done nothing may change", () => {
  expect(verdict(taskRun("status: TaskRunCancelled"), { old: taskRun("", done) })).toBe(
    "invalid value: Once the TaskRun is complete, no updates are allowed: spec",
  );
  expect(verdict(pipelineRun("status: Cancelled"), { old: pipelineRun("", done) })).toBe(
    "invalid value: Once the PipelineRun is complete, no updates are allowed: spec",
  );
  expect(verdict(pipelineRun(""), { old: pipelineRun("", done) })).toBe("");
});

test("who manages a run stays; the path says spec twice", () => {
  expect(verdict(taskRun("managedBy: b"), { old: taskRun("managedBy: c") })).toBe(
    "invalid value: managedBy is immutable: spec.spec.managedBy",
  );
  expect(
    verdict(pipelineRun(""), { old: pipelineRun("managedBy: c", done) }),
  ).toBe(`invalid value: Once the PipelineRun is complete, no updates are allowed: spec
invalid value: managedBy is immutable: spec.spec.managedBy`);
});

test("what says the same has not changed", () => {
  const params = (order: string) =>
    pipelineRun(`params: [{ name: b, value: { ${order} } }], timeouts: { pipeline: 60m }`);
  expect(verdict(params("k: a, __proto__: b"), { old: params("__proto__: b, k: a") })).toBe("");
  expect(
    verdict(pipelineRun("timeouts: { pipeline: 1h0m0s }"), { old: pipelineRun("timeouts: { pipeline: 60m }") }),
  ).toBe("");
  expect(verdict(params("k: a, constructor: b"), { old: params("k: a, __proto__: b") })).toBe(
    "invalid value: Once the PipelineRun has started, only status updates are allowed: spec",
  );
});

test("the spec is underlined, or what changed in it", () => {
  expectPlaces(
    `
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: a }
spec: # want spec "spec"
  taskRef: { name: t }
  managedBy: b # want spec.spec.managedBy "b"
  retries: 1
`,
    { old: taskRun("") },
  );
});
