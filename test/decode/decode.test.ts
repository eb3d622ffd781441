import { expect, test } from "vitest";
import {
  decodeCustomRun,
  decodePipeline,
  decodePipelineRun,
  decodeResolutionRequest,
  decodeResource,
  decodeStepAction,
  decodeTask,
  decodeTaskRun,
} from "../../src/decode/decode.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import { decodedSpec, printed, problems, read, specOf } from "./decoded.ts";

test.each([
  ["tekton.dev/v1", "Task", decodeTask],
  ["tekton.dev/v1", "Pipeline", decodePipeline],
  ["tekton.dev/v1", "TaskRun", decodeTaskRun],
  ["tekton.dev/v1", "PipelineRun", decodePipelineRun],
  ["tekton.dev/v1beta1", "StepAction", decodeStepAction],
  ["tekton.dev/v1beta1", "CustomRun", decodeCustomRun],
  ["resolution.tekton.dev/v1beta1", "ResolutionRequest", decodeResolutionRequest],
])("%s has %s", (apiVersion, kind, decode) => {
  const document = read(`{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: a }, spec: {} }`);
  expect(decodeResource(document)).toMatchObject({ ok: true, value: { apiVersion, kind, metadata: { name: "a" } } });
  expect(decode(document)).toEqual(decodeResource(document));
});

test("who asks for a pipeline does not get a task", () => {
  expect(printed(decodePipeline(read("{ apiVersion: tekton.dev/v1, kind: Task, spec: {} }")))).toEqual([
    "kind: unhandled kind: tekton.dev/v1, Kind=Task (want Pipeline)",
  ]);
});

test("a document of v1beta1 is told from one that is not Tekton's", () => {
  expect(problems("{ apiVersion: tekton.dev/v1beta1, kind: PipelineRun, spec: {} }")).toEqual([
    'apiVersion: "tekton.dev/v1beta1" is the old version of PipelineRun (want apiVersion: tekton.dev/v1; tekton-core migrate rewrites the file)',
  ]);
  expect(problems("{ apiVersion: tekton.dev/v2, kind: Task, spec: {} }")).toEqual([
    "apiVersion: unhandled kind: tekton.dev/v2, Kind=Task (want apiVersion: tekton.dev/v1)",
  ]);
  expect(problems("{ kind: Task, spec: {} }")).toEqual([
    "apiVersion: unhandled kind: , Kind=Task (want apiVersion: tekton.dev/v1)",
  ]);
});

test("a kind that is nearly one of Tekton's is told from kinds of other APIs", () => {
  const codes = (text: string) => decodeResource(read(text)).diagnostics.map(({ code, details }) => [code, details]);
  expect(codes("{ apiVersion: tekton.dev/v1, kind: Tusk }")).toEqual([["decode/unknown-kind", 'did you mean "Task"?']]);
  expect(codes("{ kind: task }")).toEqual([["decode/unknown-kind", 'did you mean "Task"?']]);
  const known = "want one of Task, Pipeline, TaskRun, PipelineRun, StepAction, CustomRun, ResolutionRequest";
  expect(codes("{ apiVersion: v1, kind: ConfigMap }")).toEqual([["decode/other-kind", known]]);
  expect(codes("{ apiVersion: triggers.tekton.dev/v1beta1, kind: Trigger }")).toEqual([["decode/other-kind", known]]);
});

test.each([
  ["kind: Dashboard", "Dashboard"],
  ["kind: constructor", "constructor"],
  ["kind: null", ""],
  ["spec: {}", ""],
])("%s is no kind that is known", (field, kind) => {
  expect(problems(`{ apiVersion: tekton.dev/v1, ${field} }`)).toEqual([
    `kind: unhandled kind: tekton.dev/v1, Kind=${kind} (want one of Task, Pipeline, TaskRun, PipelineRun, StepAction, CustomRun, ResolutionRequest)`,
  ]);
});

test.each([
  ["kind: [Task]", "kind: json: cannot unmarshal array into string (want a string)"],
  ["kind: Task, Kind: 1", "Kind: json: cannot unmarshal number into string (want a string)"],
])("%s is no name of a kind", (fields, problem) => {
  expect(problems(`{ apiVersion: tekton.dev/v1, ${fields}, spec: {} }`)).toEqual([problem]);
});

test.each([
  ["Kind: Task", "Task", ["Kind"]],
  ["kind: null, Kind: Task", "Task", ["Kind"]],
  ["KIND: TaskRun, Kind: Task", "Task", ["KIND", "Kind"]],
  ["Kind: Task, kind: TaskRun", "TaskRun", ["Kind"]],
  ['kind: Task, "\\u212aind": Pipeline', "Pipeline", ["\u212aind"]],
])("as any field, the kind may be in another letter case, and the last one counts: %s", (fields, kind, odd) => {
  const decoded = decodeResource(read(`{ apiVersion: tekton.dev/v1, ${fields}, spec: {} }`));
  expect(decoded).toMatchObject({ ok: true, value: { apiVersion: "tekton.dev/v1", kind } });
  expect(printed(decoded)).toEqual(
    odd.map((key) => `warning: ${key}: field "${key}" is read as "kind" (the API server knows only the latter)`),
  );
});

test.each([
  [null, "null"],
  [1, "number"],
  ["Task", "string"],
  [false, "bool"],
  [[], "array"],
])("%j is no resource", (value, kind) => {
  expect(printed(decodeResource(value))).toEqual([
    `: json: cannot unmarshal ${kind} into object (want a Tekton resource)`,
  ]);
});

test("of a document that could not be read nothing more is said: its reader has", () => {
  expect(decodeResource(readYaml("a: [").value)).toEqual({ ok: false, diagnostics: [] });
});

test("an unknown field is reported, with the one that was meant, and left out", () => {
  const { spec, problems } = decodedSpec("Task", "{ step: [], steps: [{ imgae: a, image: b, resources: {} }] }");
  expect(problems).toEqual([
    'spec.step: json: unknown field "step" (did you mean "steps"?)',
    'spec.steps[0].imgae: json: unknown field "imgae" (did you mean "image"?)',
    'spec.steps[0].resources: json: unknown field "resources"',
  ]);
  expect(spec).toEqual({ steps: [{ name: "", image: "b" }] });
});

test("a diagnostic says where it is in wire names, and that it is about the key", () => {
  const document = read("{ apiVersion: tekton.dev/v1, kind: Task, spec: { steps: [{ a.b: 1 }] } }");
  expect(decodeResource(document).diagnostics).toEqual([
    {
      code: "decode/unknown-field",
      severity: "error",
      message: 'json: unknown field "a.b"',
      paths: ["spec.steps[0].a.b"],
      at: ["spec", "steps", 0, "a.b"],
      part: "key",
    },
  ]);
});

test("the metadata of a document may have unknown fields, at any depth, but no wrong types", () => {
  expect(
    problems(
      "{ apiVersion: tekton.dev/v1, kind: Task, metadata: { lables: {}, name: 5, ownerReferences: [{ nmae: a }] }, spec: {} }",
    ),
  ).toEqual([
    'warning: metadata.lables: json: unknown field "lables" (did you mean "labels"?)',
    "metadata.name: json: cannot unmarshal number 5 into string (want a string: put it in quotes)",
    'warning: metadata.ownerReferences[0].nmae: json: unknown field "nmae" (did you mean "name"?)',
  ]);
});

test("other metadata may not: that of an embedded task, of a claim, or of a document in another letter case", () => {
  expect(decodedSpec("Pipeline", "{ tasks: [{ taskSpec: { metadata: { name: a } } }] }").problems).toEqual([
    'spec.tasks[0].taskSpec.metadata.name: json: unknown field "name"',
  ]);
  expect(
    decodedSpec("TaskRun", "{ workspaces: [{ name: a, volumeClaimTemplate: { metadata: { zone: b } } }] }").problems,
  ).toEqual(['spec.workspaces[0].volumeClaimTemplate.metadata.zone: json: unknown field "zone"']);
  expect(problems("{ apiVersion: tekton.dev/v1, kind: Task, Metadata: { zone: b }, spec: {} }")).toEqual([
    'warning: Metadata: field "Metadata" is read as "metadata" (the API server knows only the latter)',
    'Metadata.zone: json: unknown field "zone"',
  ]);
});

test("problems come in the order in which Go meets them: keys by their bytes, and the metadata last", () => {
  expect(
    problems(
      "{ zone: 1, spec: { tasks: [{ b: 1, a: 1 }], Z: 1 }, metadata: { name: 1 }, kind: Pipeline, apiVersion: tekton.dev/v1 }",
    ),
  ).toEqual([
    'spec.Z: json: unknown field "Z"',
    'spec.tasks[0].a: json: unknown field "a"',
    'spec.tasks[0].b: json: unknown field "b"',
    'zone: json: unknown field "zone"',
    "metadata.name: json: cannot unmarshal number 1 into string (want a string: put it in quotes)",
  ]);
});

test("that the metadata is no object comes first", () => {
  expect(problems("{ apiVersion: tekton.dev/v1, kind: Task, metadata: [], spec: { zone: 1 } }")).toEqual([
    "metadata: json: cannot unmarshal array into object (want fields: `name: value`)",
    'spec.zone: json: unknown field "zone"',
  ]);
});

test("a wrong type is reported with a hint, and the zero value stands in for it", () => {
  const { spec, problems } = decodedSpec(
    "Task",
    "{ steps: [{ args: a, computeResources: [], env: {}, image: 5, onError: true, script: [a], securityContext: a }, a, 1], sidecars: { name: a } }",
  );
  expect(problems).toEqual([
    "spec.sidecars: json: cannot unmarshal object into array (want a list: `- item`)",
    "spec.steps[0].args: json: cannot unmarshal string into array (want a list: `- item`)",
    "spec.steps[0].computeResources: json: cannot unmarshal array into object (want fields: `name: value`)",
    "spec.steps[0].env: json: cannot unmarshal object into array (want a list: `- item`)",
    "spec.steps[0].image: json: cannot unmarshal number 5 into string (want a string: put it in quotes)",
    "spec.steps[0].onError: json: cannot unmarshal bool into string (want a string: put it in quotes)",
    "spec.steps[0].script: json: cannot unmarshal array into string (want a string)",
    "spec.steps[0].securityContext: json: cannot unmarshal string into object (want fields: `name: value`)",
    "spec.steps[1]: json: cannot unmarshal string into object (want fields: `name: value`)",
    "spec.steps[2]: json: cannot unmarshal number into object (want fields: `name: value`)",
  ]);
  expect(spec).toEqual({
    steps: [
      { name: "", args: [], computeResources: {}, env: [], image: "", onError: "", script: "", securityContext: {} },
      { name: "" },
      { name: "" },
    ],
    sidecars: [],
  });
});

test("null is the zero value: it is as if the field were not there, and stands for an empty item", () => {
  expect(
    specOf(
      "Task",
      "{ description: null, steps: [null, { name: null, image: null, args: [null, a], securityContext: null, timeout: null }], results: null, volumes: [{ name: a, emptyDir: { sizeLimit: null } }] }",
    ),
  ).toEqual({
    steps: [{ name: "" }, { name: "", args: ["", "a"] }],
    volumes: [{ name: "a", emptyDir: {} }],
  });
  expect(specOf("Pipeline", "{ params: [{ name: a, properties: { b: null }, default: null }] }")).toEqual({
    params: [{ name: "a", properties: { b: {} } }],
  });
});

test("what must be there is filled in", () => {
  expect(decodeTask(read("{ apiVersion: tekton.dev/v1, kind: Task }"))).toEqual({
    ok: true,
    value: { apiVersion: "tekton.dev/v1", kind: "Task", metadata: {}, spec: {} },
    diagnostics: [],
  });
  expect(specOf("Task", "{ params: [{}], results: [{}], steps: [{ env: [{}], volumeMounts: [{}] }] }")).toEqual({
    params: [{ name: "" }],
    results: [{ name: "" }],
    steps: [{ name: "", env: [{ name: "" }], volumeMounts: [{ name: "", mountPath: "" }] }],
  });
  expect(
    specOf(
      "TaskRun",
      "{ podTemplate: { affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{}] } } } }",
    ),
  ).toEqual({
    podTemplate: {
      affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, preference: {} }] } },
    },
    serviceAccountName: "",
  });
});

test("a value must be given, though it may be empty", () => {
  const missing =
    'json: error calling MarshalJSON for type v1.ParamValue: impossible ParamValues.Type: "" (a value must be given: a string, a list of strings, or an object of strings)';
  const { spec, problems } = decodedSpec(
    "TaskRun",
    "{ params: [{ name: a }, null, { name: b, value: null }, { name: c, value: '' }] }",
  );
  expect(problems).toEqual([`spec.params[0].value: ${missing}`, `spec.params[1].value: ${missing}`]);
  expect(spec).toEqual({
    params: [
      { name: "a", value: "" },
      { name: "", value: "" },
      { name: "b", value: "" },
      { name: "c", value: "" },
    ],
    serviceAccountName: "",
  });
});

test("that a value is missing is no news where its place is wrong already", () => {
  expect(decodedSpec("TaskRun", "{ params: [a] }").problems).toEqual([
    "spec.params[0]: json: cannot unmarshal string into object (want fields: `name: value`)",
  ]);
});
