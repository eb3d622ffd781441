import { expect, test } from "vitest";
import { alpha, expectPlaces, stable, task, verdict } from "../verdict.ts";

const step = (fields: string) => task(`{ steps: [{ ${fields} }] }`);

test("a step has an image, or refers to a step action", () => {
  expect(verdict(step("name: a"))).toBe("missing field(s): spec.steps[0].Image");
  expect(verdict(step("image: ''"))).toBe("missing field(s): spec.steps[0].Image");
  expect(verdict(step("ref: { name: a }"))).toBe("");
});

test("a step that refers to a step action has nothing of what that says", () => {
  const fields =
    "image: a, command: [b], args: [c], script: d, workingDir: e, env: [{ name: f }], volumeMounts: [{ name: g, mountPath: /h }], results: [{ name: i }]";
  expect(verdict(step(`ref: { name: a }, ${fields}`))).toBe(`args cannot be used with Ref: spec.steps[0].args
command cannot be used with Ref: spec.steps[0].command
env cannot be used with Ref: spec.steps[0].env
image cannot be used with Ref: spec.steps[0].image
results cannot be used with Ref: spec.steps[0].results
script cannot be used with Ref: spec.steps[0].script
volumeMounts cannot be used with Ref: spec.steps[0].volumeMounts
working dir cannot be used with Ref: spec.steps[0].workingDir`);
  expect(verdict(step("ref: { name: a }, command: [], script: '', params: [{ name: b, value: c }]"))).toBe("");
});

test("the reference of a step is no field of its own in the path", () => {
  expect(verdict(step("ref: { name: A b }"))).toBe(
    "invalid value: name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'): spec.steps[0].name",
  );
  expect(verdict(step("ref: { params: [{ name: a, value: b }] }"), { defaults: { "default-resolver-type": "" } })).toBe(
    "missing field(s): spec.steps[0].resolver",
  );
});

test("params are for step actions only", () => {
  expect(verdict(step("image: a, params: [{ name: b, value: c }]"))).toBe(
    "params cannot be used without Ref: spec.steps[0].params",
  );
});

test("a step has a script or a command", () => {
  expect(verdict(step("image: a, script: b, command: [c]"))).toBe(
    "script cannot be used with command: spec.steps[0].script",
  );
  expect(verdict(step("image: a, script: b, args: [c]"))).toBe("");
  expect(verdict(step("image: a, script: '', command: [c]"))).toBe("");
});

test("a step's name is a DNS label", () => {
  expect(verdict(step("image: a, name: a.b"))).toBe(`invalid value "a.b": spec.steps[0].name
Task step name must be a valid DNS Label, For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names`);
  expect(verdict(step(`image: a, name: ${"a".repeat(63)}`))).toBe("");
  expect(
    verdict(step(`image: a, name: ${"a".repeat(64)}`)),
  ).toBe(`invalid value "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": spec.steps[0].name
Task step name must be a valid DNS Label, For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names`);
});

test("nothing is mounted into Tekton's own folder but below its home", () => {
  const mount = (path: string) => verdict(step(`image: a, volumeMounts: [{ name: b, mountPath: ${path} }]`));
  expect(mount("/tekton/x")).toBe(
    'volumeMount cannot be mounted under /tekton/ (volumeMount "b" mounted at "/tekton/x"): spec.steps[0].volumeMounts[0].mountPath',
  );
  expect(mount("/a/..//tekton/./x")).toBe(
    'volumeMount cannot be mounted under /tekton/ (volumeMount "b" mounted at "/a/..//tekton/./x"): spec.steps[0].volumeMounts[0].mountPath',
  );
  expect(mount("/tekton/home/x")).toBe("");
  expect(mount("/tekton/homes")).toBe("");
  expect(mount("/tekton/home/../bin")).toBe(
    'volumeMount cannot be mounted under /tekton/ (volumeMount "b" mounted at "/tekton/home/../bin"): spec.steps[0].volumeMounts[0].mountPath',
  );
  expect(mount("/tekton")).toBe("");
  expect(mount("tekton/x")).toBe("");
});

test("some names of volumes are Tekton's own", () => {
  expect(
    verdict(step("image: a, volumeMounts: [{ name: tekton-internal-b, mountPath: /tekton/c }]")),
  ).toBe(`volumeMount cannot be mounted under /tekton/ (volumeMount "tekton-internal-b" mounted at "/tekton/c"): spec.steps[0].volumeMounts[0].mountPath
volumeMount name "tekton-internal-b" cannot start with "tekton-internal-": spec.steps[0].volumeMounts[0].name`);
});

test("onError is one of two words, or a param", () => {
  expect(verdict(step("image: a, onError: continue"))).toBe("");
  expect(verdict(step("image: a, onError: stopAndFail"))).toBe("");
  expect(verdict(task("{ params: [{ name: b }], steps: [{ image: a, onError: $(params.b) }] }"))).toBe("");
  expect(verdict(step("image: a, onError: Continue"))).toBe(`invalid value: "Continue": spec.steps[0].onError
Task step onError must be either "continue" or "stopAndFail"`);
});

test("a negative timeout hides all else that is wrong with a step itself", () => {
  expect(verdict(step("timeout: 0s, name: A"))).toBe(`invalid value "A": spec.steps[0].name
Task step name must be a valid DNS Label, For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names
missing field(s): spec.steps[0].Image`);
  expect(verdict(step("timeout: -1m, name: A"))).toBe("invalid value: -1m0s: spec.steps[0].negative timeout");
});

test("Windows and redirected output are alpha features", () => {
  const fields = "image: a, script: '\t #!win x', stdoutConfig: { path: /b }, stderrConfig: { path: /c }";
  expect(
    verdict(step(fields)),
  ).toBe(`step stderr stream support requires "enable-api-fields" feature gate to be "alpha" but it is "beta": 
step stdout stream support requires "enable-api-fields" feature gate to be "alpha" but it is "beta": 
windows script support requires "enable-api-fields" feature gate to be "alpha" but it is "beta": `);
  expect(
    verdict(step(fields), stable),
  ).toBe(`step stderr stream support requires "enable-api-fields" feature gate to be "alpha" but it is "stable": 
step stdout stream support requires "enable-api-fields" feature gate to be "alpha" but it is "stable": 
windows script support requires "enable-api-fields" feature gate to be "alpha" but it is "stable": `);
  expect(verdict(step(fields), alpha)).toBe("");
});

test("findings are shown in the step", () => {
  expectPlaces(
    task(`
  steps:
    - name: a.b # want spec.steps[0].Image "name: a.b", spec.steps[0].name "a.b"
      onError: c # want spec.steps[0].onError "c"
      stdoutConfig: # want  "stdoutConfig"
        path: /d
      params: # want spec.steps[0].params "params"
        - { name: e, value: f }
      volumeMounts:
        - name: tekton-internal-g # want spec.steps[0].volumeMounts[0].name "tekton-internal-g"
          mountPath: /tekton/h # want spec.steps[0].volumeMounts[0].mountPath "/tekton/h"
      command: [i]
      script: | # want spec.steps[0].script "|"
        j
    - ref:
        name: -k # want spec.steps[1].name "-k"
      command: [l] # want spec.steps[1].command "command"
      workingDir: m # want spec.steps[1].workingDir "m"
    - ref: # want spec.steps[2].resolver "ref"
        name: m # want spec.steps[2].name "m", spec.steps[2].params "m"
        params: [{ name: o, value: p }]
`),
  );
  expectPlaces(
    task(`
  steps:
    - image: a
      timeout: -1s # want spec.steps[0].negative_timeout "-1s"
`),
  );
});
