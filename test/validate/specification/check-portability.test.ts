import fc from "fast-check";
import { expect, test } from "vitest";
import { formatPath } from "../../../src/diagnostic.ts";
import { locate } from "../../../src/parse/locate.ts";
import { parseDocuments } from "../../../src/parse/parse-documents.ts";
import type { Pipeline } from "../../../src/types/pipeline.ts";
import type { Task } from "../../../src/types/task.ts";
import { checkPortability, type PortabilityOptions } from "../../../src/validate/specification/check-portability.ts";
import { requirementLevel } from "../../../src/validate/specification/requirement-level.ts";
import { of, resource } from "../../types/defaults/defaulted.ts";

/** What is not portable in a resource, a line each: `level path: what`. */
const check = (text: string, options?: PortabilityOptions): string[] =>
  checkPortability(resource(text), options).map(
    ({ code, paths, message }) =>
      `${code.replace("validate/portability-", "")} ${paths.join()}: ${/^.*?(?= is )/.exec(message)?.[0]}`,
  );

test("what every implementation has, or should have, is portable", () => {
  const text = `
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build, labels: { app: web }, annotations: { constructor: a } }
spec:
  description: Builds
  params: [{ name: url, type: string, default: a }, { name: all, type: object, properties: { a: { type: string } } }]
  workspaces: [{ name: source, description: The source, mountPath: /src, readOnly: true }]
  results: [{ name: digest, type: array, description: What came out }]
  steps:
    - name: make
      image: alpine
      workingDir: /src
      env: [{ name: A, value: b }]
      securityContext: { privileged: true }
      script: make
  sidecars: [{ name: db, image: redis, args: [a] }]
`;
  expect(check(text)).toEqual([]);
});

test("an optional field may be missing elsewhere, one that is not in the specification may be refused", () => {
  const task = resource(
    of(
      "Task",
      "{ steps: [{ name: a, image: b }, { name: c, image: d, envFrom: [{ prefix: e }], onError: continue }] }",
    ),
  );
  expect(checkPortability(task)).toEqual([
    {
      code: "validate/portability-optional",
      severity: "warning",
      message: 'field "envFrom" is optional in Tekton\'s API specification: another implementation may lack it',
      paths: ["spec.steps[1].envFrom"],
      at: ["spec", "steps", 1, "envFrom"],
      part: "key",
    },
    {
      code: "validate/portability-unspecified",
      severity: "warning",
      message:
        'field "onError" is not in Tekton\'s API specification: another implementation may lack it, or refuse it',
      paths: ["spec.steps[1].onError"],
      at: ["spec", "steps", 1, "onError"],
      part: "key",
    },
  ]);
});

test("a field is told of once, not what is in it", () => {
  expect(
    check(
      of(
        "Task",
        "{ stepTemplate: { envFrom: [{ prefix: a }], image: b }, steps: [{ name: a, computeResources: { limits: { cpu: 1 } } }] }",
      ),
    ),
  ).toEqual([
    'unspecified spec.stepTemplate: field "stepTemplate"',
    'optional spec.steps[0].computeResources: field "computeResources"',
  ]);
});

test("tasks inside of pipelines inside of runs are looked into", () => {
  const spec = `
pipelineSpec:
  displayName: All
  tasks:
    - name: build
      retries: 2
      taskSpec:
        steps: [{ name: a, image: b, env: [{ name: c, valueFrom: { fieldRef: { fieldPath: d } } }] }]
  finally:
    - name: notify
      when: [{ cel: "true" }]
      taskRef: { name: slack, kind: Task }
workspaces: [{ name: source, subPath: a, emptyDir: { medium: Memory } }, { name: cache, persistentVolumeClaim: { claimName: a } }]
taskRunTemplate: { serviceAccountName: builder }
`;
  expect(check(`{ apiVersion: tekton.dev/v1, kind: PipelineRun, metadata: { name: a } }`)).toEqual([]);
  const text = `apiVersion: tekton.dev/v1\nkind: PipelineRun\nmetadata: { name: a }\nspec:${spec.replace(/\n/g, "\n  ")}`;
  expect(check(text)).toEqual([
    'unspecified spec.pipelineSpec.displayName: field "displayName"',
    'unspecified spec.pipelineSpec.tasks[0].retries: field "retries"',
    'optional spec.pipelineSpec.tasks[0].taskSpec.steps[0].env[0].valueFrom: field "valueFrom"',
    'unspecified spec.pipelineSpec.finally[0].when: field "when"',
    'unspecified spec.pipelineSpec.finally[0].taskRef.kind: field "kind"',
    'unspecified spec.workspaces[0].subPath: field "subPath"',
    'unspecified spec.workspaces[0].emptyDir.medium: field "medium"',
    'optional spec.workspaces[1].persistentVolumeClaim: field "persistentVolumeClaim"',
    'unspecified spec.taskRunTemplate: field "taskRunTemplate"',
  ]);
});

test("the task that a pipeline embeds is a Task's spec: what makes it a custom task is not in the specification", () => {
  expect(
    check(
      of(
        "Pipeline",
        "{ tasks: [{ name: a, taskSpec: { apiVersion: example.dev/v1, kind: Wait, spec: { for: 1 } } }] }",
      ),
    ),
  ).toEqual([
    'unspecified spec.tasks[0].taskSpec.apiVersion: field "apiVersion"',
    'unspecified spec.tasks[0].taskSpec.kind: field "kind"',
    'unspecified spec.tasks[0].taskSpec.spec: field "spec"',
  ]);
});

test("whoever wants no more than the minimal profile is told of recommended fields and words too", () => {
  const text = of(
    "Pipeline",
    "{ params: [{ name: a, type: object, properties: { b: {} } }], tasks: [{ name: b, taskRef: { name: c, kind: Task, params: [{ name: d, value: e }] } }] }",
  );
  expect(check(text)).toEqual(['unspecified spec.tasks[0].taskRef.kind: field "kind"']);
  expect(check(text, { level: "required" })).toEqual([
    'recommended kind: kind "Pipeline"',
    'recommended spec.params[0].type: type: "object"',
    'recommended spec.params[0].properties: field "properties"',
    'recommended spec.tasks[0].taskRef: field "taskRef"',
    'unspecified spec.tasks[0].taskRef.kind: field "kind"',
  ]);
});

test("a recommended field is no more than worth knowing", () => {
  const [first, second] = checkPortability(
    resource(of("Task", "{ steps: [{ name: a }] , results: [{ name: b, type: array }] }")),
    {
      level: "required",
    },
  );
  expect([first, second]).toEqual([
    {
      code: "validate/portability-recommended",
      severity: "info",
      message:
        'kind "Task" is recommended, but not required by Tekton\'s API specification: another implementation may lack it',
      paths: ["kind"],
      at: ["kind"],
      details: "write it into a TaskRun as taskSpec",
    },
    {
      code: "validate/portability-recommended",
      severity: "info",
      message:
        'type: "array" is recommended, but not required by Tekton\'s API specification: another implementation may lack it',
      paths: ["spec.results[0].type"],
      at: ["spec", "results", 0, "type"],
    },
  ]);
});

test("words that the specification does not know are told of as fields are", () => {
  expect(check(of("TaskRun", "{ taskRef: { name: a }, status: TaskRunPending }"))).toEqual([
    'unspecified spec.status: status: "TaskRunPending"',
  ]);
  expect(check(of("TaskRun", "{ taskRef: { name: a }, status: TaskRunCancelled }"))).toEqual([]);
  expect(check(of("Task", "{ params: [{ name: a, type: __proto__ }], steps: [{ name: b }] }"))).toEqual([
    'unspecified spec.params[0].type: type: "__proto__"',
  ]);
});

test("what Go leaves out is not used, what it keeps behind a pointer is", () => {
  const leftOut = `{ displayName: "", workspaces: [{ name: a, optional: false }], volumes: [], steps: [{ name: b, computeResources: {}, onError: "", when: [] }] }`;
  expect(check(of("Task", leftOut))).toEqual([]);
  expect(check(of("Pipeline", `{ tasks: [{ name: a, retries: 0, description: "" }] }`))).toEqual([]);
  const kept = `{ stepTemplate: {}, steps: [{ name: a, timeout: 0s, securityContext: { runAsNonRoot: false, runAsUser: 0 } }] }`;
  expect(check(of("Task", kept))).toEqual([
    'unspecified spec.stepTemplate: field "stepTemplate"',
    'unspecified spec.steps[0].timeout: field "timeout"',
    'optional spec.steps[0].securityContext.runAsNonRoot: field "runAsNonRoot"',
    'optional spec.steps[0].securityContext.runAsUser: field "runAsUser"',
  ]);
});

test("a namespace is not in the specification, what the API server writes there is in part", () => {
  const text = `{ apiVersion: tekton.dev/v1, kind: TaskRun, metadata: { name: a, namespace: b, uid: c, generation: 1, finalizers: [d] }, spec: {} }`;
  expect(check(text)).toEqual([
    'unspecified metadata.namespace: field "namespace"',
    'optional metadata.generation: field "generation"',
    'unspecified metadata.finalizers: field "finalizers"',
  ]);
});

test("the status is the implementation's own", () => {
  const text = "{ apiVersion: tekton.dev/v1, kind: TaskRun, spec: {}, status: { podName: a, spanContext: { b: c } } }";
  expect(check(text)).toEqual([]);
});

test("a kind that the specification does not know is all that is told", () => {
  const text = of("StepAction", "{ image: a, volumeMounts: [{ name: b, mountPath: c }] }", "tekton.dev/v1beta1");
  expect(checkPortability(resource(text))).toEqual([
    {
      code: "validate/portability-unspecified",
      severity: "warning",
      message:
        'kind "StepAction" is not in Tekton\'s API specification: another implementation may lack it, or refuse it',
      paths: ["kind"],
      at: ["kind"],
    },
  ]);
  expect(check(of("CustomRun", "{ retries: 1 }", "tekton.dev/v1beta1"))).toEqual([
    'unspecified kind: kind "CustomRun"',
  ]);
});

test("the place in the text is that of the key", () => {
  const text = "apiVersion: tekton.dev/v1\nkind: Task\nspec:\n  steps:\n    - name: a\n      onError: continue\n";
  const [document] = parseDocuments(text);
  if (document === undefined) throw new Error("There is no document");
  const [found] = locate(document, checkPortability(resource(text)));
  expect(found?.range).toEqual({
    start: { line: 6, column: 7, offset: text.indexOf("onError") },
    end: { line: 6, column: 14, offset: text.indexOf(": continue") },
  });
});

test("names that plain objects have are fields like others", () => {
  const spec: unknown = JSON.parse('{"__proto__":{"a":1},"constructor":1,"steps":[{"name":"a","toString":"b"}]}');
  const task = { kind: "Task", metadata: {}, spec } as unknown as Task;
  expect(checkPortability(task).map(({ paths }) => paths.join())).toEqual([
    "spec.__proto__",
    "spec.constructor",
    "spec.steps[0].toString",
  ]);
});

test("what is no resource is the caller's mistake, odd values in a resource are nobody's", () => {
  const call = (given: unknown, options?: unknown) => () =>
    checkPortability(given as Task, options as PortabilityOptions);
  expect(call(undefined)).toThrow(
    new TypeError("Cannot check what is portable: want a decoded resource, got undefined"),
  );
  expect(call({ spec: {} })).toThrow(
    new TypeError("Cannot check what is portable: want a resource that says its kind, got undefined"),
  );
  expect(call({ kind: "Task" }, { level: "all" })).toThrow(
    new TypeError('Cannot check what is portable: want the level "required" or "recommended", got "all"'),
  );
  expect(call({ kind: "Task", metadata: 5, spec: { steps: [null, 5, []], params: { a: 1 }, results: "b" } })()).toEqual(
    [],
  );
  expect(call({ kind: "__proto__" })()).toHaveLength(1);
});

test("a pipeline of 100,000 tasks, and values of any depth, are looked through", () => {
  const tasks = Array.from({ length: 100_000 }, (_, index) => ({
    name: `t${index}`,
    retries: 1,
    taskRef: { name: "a" },
  }));
  expect(checkPortability({ kind: "Pipeline", metadata: {}, spec: { tasks } })).toHaveLength(100_000);
  let deep: unknown = {};
  for (let depth = 0; depth < 100_000; depth++) deep = { pipelineSpec: { tasks: [deep] }, taskSpec: deep };
  const run = { kind: "Pipeline", spec: { tasks: [deep] } } as unknown as Pipeline;
  expect(checkPortability(run).map(({ paths }) => paths)).toEqual([
    ["spec.tasks[0].pipelineSpec"],
    ["spec.tasks[0].taskSpec.pipelineSpec"],
    ["spec.tasks[0].taskSpec.taskSpec"],
  ]);
});

const field = fc.constantFrom(
  "name",
  "steps",
  "tasks",
  "taskSpec",
  "when",
  "script",
  "env",
  "valueFrom",
  "securityContext",
  "runAsUser",
  "type",
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 6, depthSize: "large" },
    fc.constantFrom<unknown>("a", "object", "", 0, 1, true, null, {}),
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(field, tie("any"), { maxKeys: 4 }),
  ),
})).any;

test("what is reported is what has no sufficient level, and a stricter wish never reports less", () => {
  fc.assert(
    fc.property(fc.constantFrom("Task", "Pipeline", "TaskRun", "PipelineRun"), value, (kind, spec) => {
      const run = { kind, spec } as unknown as Task;
      const usual = checkPortability(run);
      for (const { at, code, paths, part } of usual) {
        expect(paths).toEqual([formatPath(at)]);
        if (part === "key") expect(code).toBe(`validate/portability-${requirementLevel(kind, at) ?? "unspecified"}`);
      }
      const strict = checkPortability(run, { level: "required" }).map(({ at }) => formatPath(at));
      for (const { at } of usual) expect(strict).toContain(formatPath(at));
    }),
  );
});
