import { describe, expect, test } from "vitest";
import { dependenciesOf } from "../../src/dag/dependencies.ts";
import { pipeline } from "./helpers.ts";

/** What a pipeline task waits for, by the YAML of its fields. */
function dependencies(fields: string) {
  const [waiting] = pipeline(`tasks:\n- ${fields.trim().replaceAll("\n", "\n  ")}`).spec.tasks ?? [];
  return dependenciesOf(waiting ?? {});
}

/** The one reason of a task to wait for the result `r` of the task `a`. */
const usesResult = (...at: (string | number)[]) => [
  { task: "a", reasons: [{ kind: "result", at, reference: { section: "tasks", pipelineTask: "a", result: "r" } }] },
];

describe("a task waits", () => {
  test("for those in its runAfter", () => {
    expect(dependencies("runAfter: [build, audit]")).toEqual([
      { task: "audit", reasons: [{ kind: "runAfter", at: ["runAfter", 1] }] },
      { task: "build", reasons: [{ kind: "runAfter", at: ["runAfter", 0] }] },
    ]);
  });

  const USE = "$(tasks.a.results.r)";
  test.for<[yaml: string, ...at: (string | number)[]]>([
    [`params: [{ name: p, value: ${USE} }]`, "params", 0, "value"],
    [`params: [{ name: p, value: [x, ${USE}] }]`, "params", 0, "value", 1],
    [`params: [{ name: p, value: { k: ${USE} } }]`, "params", 0, "value", "k"],
    [`matrix: { params: [{ name: p, value: [${USE}] }] }`, "matrix", "params", 0, "value", 0],
    [`matrix: { params: [{ name: p, value: ${USE} }] }`, "matrix", "params", 0, "value"],
    [
      `matrix: { include: [{ params: [{ name: p, value: ${USE} }] }] }`,
      ...["matrix", "include", 0, "params", 0, "value"],
    ],
    [`when: [{ input: ${USE}, operator: in, values: [x] }]`, "when", 0, "input"],
    [`when: [{ input: x, operator: in, values: [b, ${USE}] }]`, "when", 0, "values", 1],
    [`when: [{ cel: "'${USE}' == 'x'" }]`, "when", 0, "cel"],
    [`taskSpec: { steps: [{ name: ${USE} }] }`, "taskSpec", "steps", 0, "name"],
    [`taskSpec: { steps: [{ image: ${USE} }] }`, "taskSpec", "steps", 0, "image"],
    [`taskSpec: { steps: [{ imagePullPolicy: ${USE} }] }`, "taskSpec", "steps", 0, "imagePullPolicy"],
    [`taskSpec: { steps: [{ script: "echo ${USE}" }] }`, "taskSpec", "steps", 0, "script"],
    [`taskSpec: { steps: [{ workingDir: ${USE} }] }`, "taskSpec", "steps", 0, "workingDir"],
    [`taskSpec: { steps: [{ command: [x, ${USE}] }] }`, "taskSpec", "steps", 0, "command", 1],
    [`taskSpec: { steps: [{ args: [${USE}] }] }`, "taskSpec", "steps", 0, "args", 0],
    [`taskSpec: { steps: [{ env: [{ name: E, value: ${USE} }] }] }`, "taskSpec", "steps", 0, "env", 0, "value"],
    [
      `taskSpec: { steps: [{ env: [{ name: E, valueFrom: { secretKeyRef: { name: ${USE}, key: k } } }] }] }`,
      ...["taskSpec", "steps", 0, "env", 0, "valueFrom", "secretKeyRef", "name"],
    ],
    [
      `taskSpec: { sidecars: [{ name: s, env: [{ name: E, valueFrom: { configMapKeyRef: { key: ${USE} } } }] }] }`,
      ...["taskSpec", "sidecars", 0, "env", 0, "valueFrom", "configMapKeyRef", "key"],
    ],
    [`taskSpec: { sidecars: [{ name: s, script: ${USE} }] }`, "taskSpec", "sidecars", 0, "script"],
  ])("for the result in %s", ([yaml, ...at]) => {
    expect(dependencies(yaml)).toEqual(usesResult(...at));
  });

  test.for([
    `displayName: ${USE}`,
    `onError: ${USE}`,
    `workspaces: [{ name: w, subPath: ${USE} }]`,
    `taskRef: { resolver: git, params: [{ name: url, value: ${USE} }] }`,
    `pipelineSpec: { tasks: [{ name: x, params: [{ name: p, value: ${USE} }] }] }`,
    `taskSpec: { steps: [{ when: [{ input: ${USE}, operator: in, values: [x] }] }] }`,
    `taskSpec: { steps: [{ ref: { name: s }, params: [{ name: p, value: ${USE} }] }] }`,
    `taskSpec: { steps: [{ displayName: ${USE}, onError: ${USE} }] }`,
    `taskSpec: { steps: [{ volumeMounts: [{ name: v, mountPath: /x, subPath: ${USE} }] }] }`,
    `taskSpec: { stepTemplate: { image: ${USE} } }`,
    `taskSpec: { volumes: [{ name: v, configMap: { name: ${USE} } }] }`,
    `params: [{ name: p, value: $(tasks.a.status) }]`,
    `params: [{ name: p, value: $(tasks.a.matrix.length) }]`,
  ])("for nothing in %s", (yaml) => {
    expect(dependencies(yaml)).toEqual([]);
  });

  test("for all reasons at once, first those that it names", () => {
    const yaml = `
params: [{ name: p, value: "$(tasks.b.results.images[0]) $(tasks.a.results.urls.main)" }]
runAfter: [b, c, b]`;
    const reference = { section: "tasks", pipelineTask: "b", result: "images", index: "0" };
    expect(dependencies(yaml)).toEqual([
      {
        task: "a",
        reasons: [
          {
            kind: "result",
            at: ["params", 0, "value"],
            reference: { section: "tasks", pipelineTask: "a", result: "urls", key: "main" },
          },
        ],
      },
      {
        task: "b",
        reasons: [
          { kind: "runAfter", at: ["runAfter", 0] },
          { kind: "runAfter", at: ["runAfter", 2] },
          { kind: "result", at: ["params", 0, "value"], reference },
        ],
      },
      { task: "c", reasons: [{ kind: "runAfter", at: ["runAfter", 1] }] },
    ]);
  });

  test("for a task even if it speaks of a finally task", () => {
    expect(dependencies("params: [{ name: p, value: $(finally.a.results.r) }]")).toEqual([
      {
        task: "a",
        reasons: [
          {
            kind: "result",
            at: ["params", 0, "value"],
            reference: { section: "finally", pipelineTask: "a", result: "r" },
          },
        ],
      },
    ]);
  });
});
