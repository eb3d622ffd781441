import fc from "fast-check";
import { expect, test } from "vitest";
import { convertibleDocuments } from "../../../scripts/record/documents.ts";
import { decodeResource } from "../../../src/decode/decode.ts";
import { encodeResource } from "../../../src/decode/encode.ts";
import { convertToV1 } from "../../../src/decode/v1beta1/convert-to-v1.ts";
import { convertToV1beta1 } from "../../../src/decode/v1beta1/convert-to-v1beta1.ts";
import { decodeAnyVersion, decodeV1beta1 } from "../../../src/decode/v1beta1/decode.ts";
import type { Checked } from "../../../src/diagnostic.ts";
import type { Task } from "../../../src/types/task.ts";
import type { V1beta1Resource } from "../../../src/types/v1beta1/resource.ts";
import { frozen, of } from "../../types/defaults/defaulted.ts";
import { printed, read } from "../decoded.ts";

function old(text: string): V1beta1Resource {
  const decoded = decodeV1beta1(read(text));
  if (!decoded.ok || decoded.diagnostics.length > 0) throw new Error(JSON.stringify(decoded.diagnostics));
  return frozen(decoded.value);
}

const toV1 = (kind: string, spec: string) => convertToV1(old(of(kind, spec, "tekton.dev/v1beta1")));

/** The spec in v1, and what is said about it. */
function converted(kind: string, spec: string): { spec: unknown; told: readonly string[] } {
  const checked = toV1(kind, spec);
  if (!checked.ok) throw new Error(JSON.stringify(checked.diagnostics));
  return { spec: encodeResource(checked.value).spec, told: printed(checked) };
}

const annotationsOf = (checked: Checked<{ readonly metadata?: object }>) =>
  checked.ok ? ((checked.value.metadata ?? {}) as { annotations?: Record<string, string> }).annotations : undefined;

test("fields get their new names", () => {
  const resources = "{ limits: { cpu: '1' } }";
  const computeResources = { limits: { cpu: "1" } };
  expect(
    converted(
      "Task",
      `{ stepTemplate: { resources: ${resources} }, steps: [{ name: a, resources: ${resources} }], sidecars: [{ name: b, resources: ${resources} }] }`,
    ),
  ).toEqual({
    spec: {
      stepTemplate: { computeResources },
      steps: [{ name: "a", computeResources }],
      sidecars: [{ name: "b", computeResources }],
    },
    told: [],
  });
  expect(
    converted("TaskRun", `{ stepOverrides: [{ name: a, resources: ${resources} }], sidecarOverrides: [{ name: b }] }`),
  ).toEqual({
    spec: {
      stepSpecs: [{ name: "a", computeResources }],
      sidecarSpecs: [{ name: "b", computeResources: {} }],
      serviceAccountName: "",
    },
    told: [],
  });
});

test("what holds for all TaskRuns of a PipelineRun moves into its template, the timeout into the timeouts", () => {
  expect(
    converted(
      "PipelineRun",
      "{ serviceAccountName: a, podTemplate: { hostNetwork: true }, timeout: 5m, taskRunSpecs: [{ pipelineTaskName: b, taskServiceAccountName: c, taskPodTemplate: {} }] }",
    ),
  ).toEqual({
    spec: {
      taskRunTemplate: { serviceAccountName: "a", podTemplate: { hostNetwork: true } },
      timeouts: { pipeline: "5m0s" },
      taskRunSpecs: [{ pipelineTaskName: "b", serviceAccountName: "c", podTemplate: {} }],
    },
    told: [],
  });
});

test("what v1 has no field for is lost, and told", () => {
  expect(
    converted(
      "Pipeline",
      "{ tasks: [{ name: a, taskRef: { bundle: b }, resources: { inputs: [{ name: x, resource: z }] }, matrix: {} }, { name: c, pipelineSpec: { tasks: [] } }] }",
    ),
  ).toEqual({
    spec: { tasks: [{ name: "a", taskRef: {} }, { name: "c" }] },
    told: [
      'warning: spec.tasks[0].taskRef.bundle: "bundle" is lost: v1 has no such field (want the resolver "bundles")',
      'warning: spec.tasks[0].resources: "resources" is lost: v1 has no such field (Tekton has no PipelineResources any more: want params, workspaces and results)',
      'warning: spec.tasks[1].pipelineSpec: "pipelineSpec" is lost: v1 has it too, but Tekton\'s conversion leaves it out (want a document that is written in v1)',
    ],
  });
  expect(converted("PipelineRun", "{ timeout: 1h, timeouts: { tasks: 5m } }")).toEqual({
    spec: { timeouts: { pipeline: "1h0m0s" } },
    told: ['warning: spec.timeouts: "timeouts" is lost: "timeout" replaces all of it (want one of the two)'],
  });
});

test("PipelineResources become an annotation", () => {
  const checked = toV1("Task", "{ resources: { inputs: [{ name: a, type: git }] } }");
  expect(annotationsOf(checked)).toEqual({
    "tekton.dev/v1beta1Resources": '{"inputs":[{"name":"a","type":"git"}]}',
  });
  expect(printed(checked)).toEqual([
    'info: spec.resources: "resources" has no effect in v1: it becomes an annotation, tekton.dev/v1beta1Resources',
  ]);
});

test("old fields of steps become an annotation, by the name of their task", () => {
  const checked = toV1("Pipeline", "{ tasks: [{ name: x, taskSpec: { steps: [{ name: a, tty: true }, {}] } }] }");
  expect(annotationsOf(checked)).toEqual({
    "tekton.dev/v1beta1.task-deprecations": '{"x":{"deprecatedSteps":[{"name":"","tty":true},{"name":""}]}}',
  });
  expect(printed(checked)).toEqual([
    'info: spec.tasks[0].taskSpec.steps[0].tty: "tty" has no effect in v1: it becomes an annotation, tekton.dev/v1beta1.task-deprecations',
  ]);
});

test("of a step template the liveness probe alone is lost", () => {
  const checked = toV1("Task", "{ stepTemplate: { livenessProbe: {} }, steps: [] }");
  expect(annotationsOf(checked)).toBeUndefined();
  expect(printed(checked)).toEqual([
    'warning: spec.stepTemplate.livenessProbe: "livenessProbe" is lost: v1 has no such field',
  ]);
});

test("a param without type becomes a string, as the defaults should have come first", () => {
  expect(converted("Task", "{ params: [{ name: a, default: [b] }] }").spec).toEqual({
    params: [{ name: "a", type: "string", default: ["b"] }],
  });
});

test("the status keeps what v1 has", () => {
  const run = old(
    "{ apiVersion: tekton.dev/v1beta1, kind: TaskRun, status: { podName: p, taskResults: [{ name: a, value: b }], steps: [{ terminated: { exitCode: 1, reason: Error } }], spanContext: { a: b } } }",
  );
  const checked = convertToV1(run);
  expect(checked.ok && checked.value).toEqual({
    apiVersion: "tekton.dev/v1",
    kind: "TaskRun",
    status: {
      podName: "p",
      results: [{ name: "a", value: "b" }],
      steps: [{ terminated: { exitCode: 1, reason: "Error" }, terminationReason: "Error" }],
    },
  });
  expect(printed(checked)).toEqual([
    'info: status.spanContext: "spanContext" is lost: v1 has it too, but Tekton\'s conversion leaves it out (want a document that is written in v1)',
  ]);
});

test("an annotation that is no JSON ends the conversion", () => {
  const task = (annotations: string) =>
    `{ apiVersion: tekton.dev/v1beta1, kind: Task, metadata: { annotations: ${annotations} }, spec: { steps: [] } }`;
  const checked = convertToV1(old(task("{ tekton.dev/v1beta1.task-deprecations: nonsense }")));
  expect({ ok: checked.ok, told: printed(checked) }).toEqual({
    ok: false,
    told: [
      "metadata.annotations.tekton.dev/v1beta1.task-deprecations: error serializing key tekton.dev/v1beta1.task-deprecations from metadata: it is no JSON",
    ],
  });
});

test("annotations of another conversion have to fit the steps", () => {
  const text = `
    apiVersion: tekton.dev/v1
    kind: Task
    metadata: { name: a, annotations: { tekton.dev/v1beta1.task-deprecations: '{"a":{"deprecatedSteps":[{"tty":true}]}}' } }
    spec: { steps: [{ name: x }, { name: w }] }`;
  const decoded = decodeResource(read(text));
  if (!decoded.ok) throw new Error("cannot be decoded");
  expect(convertToV1beta1(decoded.value as Task).diagnostics.map(({ message }) => message)).toEqual([
    "length of deserialized steps mismatch the length of target steps",
  ]);
});

test("as in the reference, labels of a run for a pipeline task come back as annotations, too", () => {
  const run = decodeResource(
    read(of("PipelineRun", "{ taskRunSpecs: [{ metadata: { labels: { a: b }, annotations: { c: d } } }] }")),
  );
  if (!run.ok || run.value.kind !== "PipelineRun") throw new Error("no run");
  const checked = convertToV1beta1(run.value);
  expect(checked.ok && checked.value.spec).toEqual({
    taskRunSpecs: [{ metadata: { labels: { a: "b" }, annotations: { a: "b" } } }],
  });
});

test("there and back again is the same, but for what is told to be lost", () => {
  const task = old(`
    apiVersion: tekton.dev/v1beta1
    kind: Task
    metadata: { name: a, annotations: { mine: kept } }
    spec:
      resources: { inputs: [{ name: repo, type: git }] }
      params: [{ name: p, type: string }]
      stepTemplate: { name: old, resources: { limits: { cpu: '1' } } }
      steps: [{ name: x, image: i, livenessProbe: {}, stdin: true }, { name: w, resources: { limits: { memory: 1Gi } } }]
      sidecars: [{ name: z, resources: { requests: { cpu: '1' } } }]`);
  const there = convertToV1(task);
  if (!there.ok || there.value.kind !== "Task") throw new Error(JSON.stringify(there.diagnostics));
  const back = convertToV1beta1(frozen(there.value as Task));
  expect(back.ok && back.value).toEqual(task);
});

test("neither way changes what it was given, and what comes out can be decoded without a word", () => {
  fc.assert(
    fc.property(convertibleDocuments, (document) => {
      const decoded = decodeAnyVersion(frozen(document));
      if (!decoded.ok) return;
      const resource = frozen(decoded.value);
      const checked =
        resource.apiVersion === "tekton.dev/v1"
          ? convertToV1beta1(resource as Task)
          : convertToV1(resource as V1beta1Resource);
      if (!checked.ok) return;
      const again = decodeAnyVersion(checked.value);
      expect({ ok: again.ok, told: printed(again).filter((line) => !line.startsWith("warning")) }).toEqual({
        ok: true,
        told: [],
      });
    }),
  );
});
