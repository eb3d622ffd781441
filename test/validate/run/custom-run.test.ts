import { expect, test } from "vitest";
import { customRun, expectPlaces, verdict } from "../verdict.ts";

const run = (fields: string) => verdict(customRun(`{ ${fields} }`));
const REF = "customRef: { apiVersion: a/b, kind: C }";

test("a CustomRun says what it runs", () => {
  expect(run(REF)).toBe("");
  expect(run("")).toBe("expected exactly one, got neither: spec.customRef, spec.customSpec");
  expect(run("params: []")).toBe("expected exactly one, got neither: spec.customRef, spec.customSpec");
  expect(run("retries: 1")).toBe("expected exactly one, got neither: spec.customRef, spec.customSpec");
  expect(run(`${REF}, customSpec: { apiVersion: a/b, kind: C, spec: {} }`)).toBe(
    "expected exactly one, got both: spec.customRef, spec.customSpec",
  );
});

test("that has a version and a kind", () => {
  expect(run("customRef: { kind: C }")).toBe("missing field(s): spec.customRef.apiVersion");
  expect(run("customSpec: { kind: C, spec: {} }")).toBe("missing field(s): spec.customSpec.apiVersion");
  expect(run("customRef: { apiVersion: a/b }")).toBe("missing field(s): spec.customRef.kind");
  expect(run("customSpec: { apiVersion: a/b, spec: {} }")).toBe("missing field(s): spec.customSpec.kind");
});

test("a message needs a status; the path has no spec", () => {
  expect(run(`${REF}, statusMessage: a`)).toBe(
    "invalid value: statusMessage should not be set if status is not set, but it is currently set to a: statusMessage",
  );
  expect(run(`${REF}, status: RunCancelled, statusMessage: a`)).toBe("");
});

test("what is wrong with one part hides all behind it: name, what is run, params, workspaces", () => {
  const twice = "{ name: p, value: a }, { name: p, value: b }, { name: P, value: c }";
  expect(run(`${REF}, params: [${twice}], workspaces: [{ name: w }]`)).toBe(
    "expected exactly one, got both: spec.params[P].name, spec.params[p].name",
  );
  expect(
    run(`${REF}, workspaces: [{ name: w }, { name: w, emptyDir: {} }]`),
  ).toBe(`expected exactly one, got both: spec.workspaces[1].name
expected exactly one, got neither: spec.workspaces[0].configmap, spec.workspaces[0].emptydir, spec.workspaces[0].persistentvolumeclaim, spec.workspaces[0].secret, spec.workspaces[0].volumeclaimtemplate`);
  expect(run(`statusMessage: a, params: [${twice}]`)).toBe(
    "expected exactly one, got neither: spec.customRef, spec.customSpec",
  );
  expect(verdict("{ apiVersion: tekton.dev/v1beta1, kind: CustomRun, metadata: { name: A }, spec: {} }")).toBe(
    'invalid resource name "A": must be a valid DNS label: metadata.name',
  );
});

test("what is missing is shown where it would be", () => {
  expectPlaces(
    customRun(`
  customRef: # want spec.customRef.apiVersion "customRef"
    kind: C
`),
  );
  expectPlaces(
    customRun(`
  ${REF}
  statusMessage: a # want statusMessage "a"
`),
  );
  expectPlaces(
    customRun(`# want spec.customRef "spec", spec.customSpec "spec"
  retries: 1
`),
  );
});
