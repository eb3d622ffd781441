import { existsSync, readFileSync } from "node:fs";
import { Ajv, type AnySchema, type ErrorObject, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import { kindSchemas, v1beta1KindSchemas } from "../../scripts/generate/kinds.ts";
import { parseDuration } from "../../src/go/duration.ts";
import { parseQuantity } from "../../src/go/quantity.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";

// What an editor says about a document. That the files are up to date and complete is for fields.test.ts.

const root = new URL("../../", import.meta.url);

const validators = new Map<string, ValidateFunction>(
  [...kindSchemas, ...v1beta1KindSchemas].map(({ apiVersion, kind, file }) => {
    const schema: AnySchema = JSON.parse(readFileSync(new URL(`schemas/${file}`, root), "utf8"));
    // Strict: a word that is no JSON Schema does not compile.
    const ajv = formats(new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }));
    return [`${apiVersion} ${kind}`, ajv.compile(schema)];
  }),
);

interface Document {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What is wrong with a document, a line each; `undefined` if there is no schema for it. */
function problems(document: Document): readonly string[] | undefined {
  const validate = validators.get(`${document.apiVersion} ${document.kind}`);
  if (validate === undefined) return undefined;
  return validate(document) ? [] : (validate.errors ?? []).map(shown);
}

const shown = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath}: ${message}${"additionalProperty" in params ? ` (${params["additionalProperty"]})` : ""}`;

/** What is wrong with a task that has this spec. */
const inSpec = (spec: string, kind = "Task") =>
  problems({ apiVersion: "tekton.dev/v1", kind, spec: readYaml(spec).value } as Document);

test("a task passes", () => {
  expect(
    inSpec("{ params: [{ name: a, default: b }], steps: [{ image: alpine, script: echo, timeout: 1h }] }"),
  ).toEqual([]);
});

test("a field that is misspelt, or written in another case, is one too many", () => {
  expect(inSpec("steps: [{ imgae: alpine }]")).toEqual(["/spec/steps/0: must NOT have additional properties (imgae)"]);
  expect(inSpec("Steps: []")).toEqual(["/spec: must NOT have additional properties (Steps)"]);
  expect(inSpec("steps: [{ env: [{ name: A, valueFrom: { secretKeyReff: {} } }] }]")).toEqual([
    "/spec/steps/0/env/0/valueFrom: must NOT have additional properties (secretKeyReff)",
  ]);
});

test("metadata may have fields that nobody knows", () => {
  expect(
    problems(
      readYaml("{ apiVersion: tekton.dev/v1, kind: Task, metadata: { name: a, zone: b }, spec: {} }").value as never,
    ),
  ).toEqual([]);
});

test("apiVersion and kind must be there, and are those of the schema", () => {
  const validate = validators.get("tekton.dev/v1 Task");
  expect(validate?.({ spec: {} })).toBe(false);
  expect(validate?.errors?.map(shown)).toEqual([
    ": must have required property 'apiVersion'",
    ": must have required property 'kind'",
  ]);
  expect(validate?.({ apiVersion: "tekton.dev/v1beta1", kind: "Task" })).toBe(false);
  expect(validate?.errors?.map(shown)).toEqual(["/apiVersion: must be equal to constant"]);
});

test("the value of a param may be whatever YAML can say, and must be there", () => {
  for (const value of ["a", "1", "1.5", "true", "null", "[1, a]", "{ a: 1 }", "[[a]]"])
    expect(inSpec(`params: [{ name: a, value: ${value} }]`, "TaskRun")).toEqual([]);
  expect(inSpec("params: [{ name: a }]", "TaskRun")).toEqual(["/spec/params/0: must have required property 'value'"]);
  expect(inSpec("params: [{ value: a }]", "TaskRun")).toEqual(["/spec/params/0: must have required property 'name'"]);
  expect(inSpec("params: [{ name: a }]")).toEqual([]);
});

test("strings are no numbers elsewhere", () => {
  expect(inSpec("steps: [{ image: alpine, args: [1] }]")).toEqual(["/spec/steps/0/args/0: must be string"]);
  expect(inSpec("steps: [{ env: [{ name: A, value: true }] }]")).toEqual(["/spec/steps/0/env/0/value: must be string"]);
});

test("what is behind a name may be another one: words are suggested, not demanded", () => {
  expect(inSpec("steps: [{ imagePullPolicy: Always, onError: $(params.a) }]")).toEqual([]);
});

test.each([
  "1h30m",
  "0",
  "0s",
  "-1.5h",
  "1.h",
  ".5s",
  "100ms",
  "1\u00b5s",
  "1\u03bcs",
  "+1m",
  "60",
  "1d",
  "1 h",
  "",
  "h",
  ".s",
  "1h-5m",
])("%j is a duration if Go can read it", (text) => {
  const isValid = inSpec(`steps: [{ timeout: ${JSON.stringify(text)} }]`)?.length === 0;
  expect(isValid).toBe(parseDuration(text) !== undefined);
});

test("a duration is no number", () => {
  expect(inSpec("steps: [{ timeout: 60 }]")).toEqual(["/spec/steps/0/timeout: must be string"]);
});

test.each([
  "1",
  "100m",
  "1.5Gi",
  "0.5",
  ".5",
  "5.",
  "1e3",
  "1E-2",
  "-1k",
  "+5",
  "1Ei",
  "1E",
  "1KB",
  "1 Gi",
  "",
  "Gi",
  "1ki",
  "1e",
  "five",
])("%j is a quantity if Kubernetes can read it", (text) => {
  const isValid = inSpec(`steps: [{ computeResources: { limits: { cpu: ${JSON.stringify(text)} } } }]`)?.length === 0;
  // "Gi" alone is zero for Kubernetes; nobody writes that on purpose.
  expect(isValid).toBe(parseQuantity(text) !== undefined && text !== "Gi");
});

test("a quantity may be a number, a port a number or a name", () => {
  expect(inSpec("steps: [{ computeResources: { limits: { cpu: 2, memory: 0.5 } } }]")).toEqual([]);
  expect(
    inSpec("sidecars: [{ readinessProbe: { httpGet: { port: 80 } } }, { readinessProbe: { httpGet: { port: web } } }]"),
  ).toEqual([]);
  expect(inSpec("sidecars: [{ readinessProbe: { httpGet: { port: 1.5 } } }]")).toEqual([
    "/spec/sidecars/0/readinessProbe/httpGet/port: must be integer,string",
  ]);
});

test("pipelines may hold pipelines", () => {
  expect(inSpec("tasks: [{ pipelineSpec: { tasks: [{ pipelineSpec: { task: [] } }] } }]", "Pipeline")).toEqual([
    "/spec/tasks/0/pipelineSpec/tasks/0/pipelineSpec: must NOT have additional properties (task)",
  ]);
});

/** Accepted by Tekton, and yet not by us: the API server, and kubectl, know `mountPath` and `subPath` only. */
const OTHER_CASE = [
  "examples/v1/pipelineruns/beta/isolated-workspaces.yaml",
  "tektoncd-catalog/task/golang-fuzz/0.1/tests/run.yaml",
];

interface Vector {
  /** Of real documents only. */
  readonly source?: string;
  readonly doc: Document;
  readonly expect: { readonly ok: boolean; readonly decodeError?: string };
}

const vectors = new URL("../shared/vectors/tekton/", root);
const isThere = existsSync(vectors);
const linesOf = (file: string): Vector[] =>
  readFileSync(new URL(file, vectors), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

test.skipIf(!isThere)(
  `real documents pass if Tekton accepts them, and not if it cannot decode them${isThere ? "" : " (skipped: there is no ../shared/vectors)"}`,
  () => {
    const unlike: string[] = [];
    let passed = 0;
    let failed = 0;
    for (const { source, doc, expect: verdict } of ["validate-corpus.jsonl", "v1beta1.jsonl"].flatMap(linesOf)) {
      const found = problems(doc);
      if (source === undefined || found === undefined) continue;
      if (verdict.ok) passed++;
      if (verdict.decodeError !== undefined) failed++;
      if (verdict.ok ? found.length > 0 : verdict.decodeError !== undefined && found.length === 0) unlike.push(source);
    }
    expect({ unlike, passed, failed }).toEqual({ unlike: OTHER_CASE, passed: 755, failed: 29 });
  },
);
