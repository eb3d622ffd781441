import { expect, test } from "vitest";
import { decodeResource } from "../../../src/decode/decode.ts";
import { decodeAnyVersion, decodeV1beta1 } from "../../../src/decode/v1beta1/decode.ts";
import { encodeV1beta1 } from "../../../src/decode/v1beta1/encode.ts";
import { of } from "../../types/defaults/defaulted.ts";
import { printed, read } from "../decoded.ts";

const decoded = (kind: string, spec: string) => decodeV1beta1(read(of(kind, spec, "tekton.dev/v1beta1")));

/** The spec of a document that is decoded without a word. */
function specOf(kind: string, spec: string): unknown {
  const checked = decoded(kind, spec);
  if (!checked.ok || checked.diagnostics.length > 0) throw new Error(JSON.stringify(checked.diagnostics));
  return checked.value.spec;
}

const problems = (kind: string, spec: string) => printed(decoded(kind, spec));

test.each(["Task", "Pipeline", "TaskRun", "PipelineRun"])("%s is there in v1beta1", (kind) => {
  const document = read(of(kind, "{}", "tekton.dev/v1beta1"));
  expect(decodeV1beta1(document)).toMatchObject({ ok: true, value: { apiVersion: "tekton.dev/v1beta1", kind } });
  expect(decodeAnyVersion(document)).toEqual(decodeV1beta1(document));
});

test("any version is decoded as what it is", () => {
  for (const [kind, apiVersion] of [
    ["Task", "tekton.dev/v1"],
    ["StepAction", "tekton.dev/v1beta1"],
    ["CustomRun", "tekton.dev/v1beta1"],
  ] as const) {
    const document = read(of(kind, "{}", apiVersion));
    expect(decodeAnyVersion(document)).toEqual(decodeResource(document));
    expect(decodeAnyVersion(document).ok).toBe(true);
  }
  expect(printed(decodeAnyVersion(5))).toEqual([
    ": json: cannot unmarshal number into object (want a Tekton resource)",
  ]);
  expect(decodeAnyVersion(undefined)).toEqual({ ok: false, diagnostics: [] });
});

test("what is not of v1beta1 is refused", () => {
  expect(printed(decodeV1beta1(read(of("Task", "{}"))))).toEqual([
    "apiVersion: unhandled kind: tekton.dev/v1, Kind=Task (want apiVersion: tekton.dev/v1beta1)",
  ]);
  expect(printed(decodeV1beta1(read(of("StepAction", "{}", "tekton.dev/v1beta1"))))).toEqual([
    "kind: unhandled kind: tekton.dev/v1beta1, Kind=StepAction (want one of Task, Pipeline, TaskRun, PipelineRun)",
  ]);
});

test("fields have their old names, and only these", () => {
  const step = "{ name: a, resources: { limits: { cpu: '0.5' } }, livenessProbe: {}, ports: [{ containerPort: 80 }] }";
  expect(specOf("Task", `{ steps: [${step}], resources: {} }`)).toEqual({
    steps: [{ name: "a", resources: { limits: { cpu: "500m" } }, livenessProbe: {}, ports: [{ containerPort: 80 }] }],
    resources: {},
  });
  expect(problems("Task", "{ steps: [{ computeResources: {} }] }")).toEqual([
    'spec.steps[0].computeResources: json: unknown field "computeResources"',
  ]);
  expect(specOf("PipelineRun", "{ pipelineRef: { bundle: b }, timeout: 60m, serviceAccountName: a }")).toEqual({
    pipelineRef: { bundle: "b" },
    timeout: "1h0m0s",
    serviceAccountName: "a",
  });
  expect(problems("PipelineRun", "{ taskRunTemplate: {} }")).toEqual([
    'spec.taskRunTemplate: json: unknown field "taskRunTemplate"',
  ]);
});

test("a value that is missing is told in the words of v1beta1", () => {
  expect(problems("TaskRun", "{ params: [{ name: a }] }")).toEqual([
    'spec.params[0].value: json: error calling MarshalJSON for type v1beta1.ParamValue: impossible ParamValues.Type: "" (a value must be given: a string, a list of strings, or an object of strings)',
  ]);
});

test("what kind of result it is may be a number or a word", () => {
  const run = (type: string) =>
    decodeV1beta1(
      read(
        `{ apiVersion: tekton.dev/v1beta1, kind: TaskRun, status: { resourcesResult: [{ key: a, value: b, type: ${type} }] } }`,
      ),
    );
  const typeOf = (type: string) => {
    const checked = run(type);
    return checked.ok ? JSON.stringify(checked.value) : "";
  };
  for (const [type, number] of [
    ["3", 3],
    ["TaskRunResult", 1],
    ["StepResult", 4],
    ["Nonsense", 10],
  ] as const)
    expect(typeOf(type)).toContain(`"type":${number}`);
  expect(printed(run("true"))).toEqual([
    "status.resourcesResult[0].type: json: cannot unmarshal bool into resultType (want a whole number)",
  ]);
});

test("encoding leaves zero values out", () => {
  const checked = decoded(
    "Task",
    "{ description: '', resources: {}, steps: [{ name: a, resources: {}, tty: false }] }",
  );
  if (!checked.ok) throw new Error("cannot be decoded");
  expect(encodeV1beta1(checked.value).spec).toEqual({ resources: {}, steps: [{ name: "a" }] });
});
