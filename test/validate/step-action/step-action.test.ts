import { expect, test } from "vitest";
import { expectPlaces, stable, stepAction, verdict } from "../verdict.ts";

const PARAMS = "params: [{ name: s }, { name: l, type: array }, { name: o, type: object, properties: { k: {} } }]";
const action = (fields: string) => verdict(stepAction(`{ ${PARAMS}, ${fields} }`));

test("a step action has a DNS name and an image", () => {
  expect(
    verdict("{ apiVersion: tekton.dev/v1beta1, kind: StepAction, metadata: { name: A }, spec: { image: a } }"),
  ).toBe('invalid resource name "A": must be a valid DNS label: metadata.name');
  expect(verdict(stepAction("{ description: a }"))).toBe("missing field(s): spec.Image");
});

test("it has a script or a command, and no params in its script", () => {
  expect(action("image: a, script: b, command: [c]")).toBe("script cannot be used with command: spec.script");
  expect(action("image: a, script: $(params.s)")).toBe("param substitution in scripts is not allowed.: spec.script");
  expect(action("image: a, script: '#!win'")).toBe(
    'windows script support requires "enable-api-fields" feature gate to be "alpha" but it is "beta": ',
  );
});

test("params are declared and used as what they are", () => {
  expect(action("image: $(params.s), args: ['$(params.l[*])', $(params.o.k)]")).toBe("");
  expect(
    action("image: $(params.x), args: [$(params.o.x), $(params.o)], env: [{ name: A, value: $(params.x) }]"),
  ).toBe(`non-existent variable in "$(params.o.x)": spec.args[0]
non-existent variable in "$(params.x)": spec.env[A], spec.image
variable type invalid in "$(params.o)": spec.args[1]`);
  expect(
    action("image: '$(params.l[*])', command: ['x$(params.l[*])'], workingDir: $(params.x)"),
  ).toBe(`variable is not properly isolated in "x$(params.l[*])": spec.command[0]
variable type invalid in "$(params.l[*])": spec.image`);
});

test("its params have types, properties, names of their own, and letters", () => {
  expect(
    verdict(
      stepAction(
        "{ image: a, params: [{ name: a, type: b }, { name: c, type: object }, { name: d }, { name: d }, { name: 1e }] }",
      ),
    ),
  ).toBe(`The format of following array and string variable names is invalid: [1e]: spec.params
String/Array Names: 
Must only contain alphanumeric characters, hyphens (-), underscores (_), and dots (.)
Must begin with a letter or an underscore (_)
invalid value: b: spec.params.a.type
missing field(s): spec.c.properties
parameter appears more than once: spec.params[d]`);
});

test("a script asks for the paths of declared results, under both names", () => {
  const results = (script: string) => verdict(stepAction(`{ image: a, results: [{ name: r }], script: ${script} }`));
  expect(results("$(step.results.r.path) $(results.r.path)")).toBe("");
  expect(results("$(step.results.x.path)")).toBe('non-existent variable in "$(step.results.x.path)": spec.script');
  expect(results("$(results.x.path)")).toBe('non-existent variable in "$(results.x.path)": spec.script');
});

test("its results have proper names and types", () => {
  expect(
    verdict(stepAction("{ image: a, results: [{ name: -b }, { name: c, type: d }] }")),
  ).toBe(`invalid key name "-b": spec.results[0].name
Name must consist of alphanumeric characters, '-', '_', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my-name',  or 'my_name', regex used for validation is '^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$')
invalid value: d: spec.results[1].type
invalid type d`);
});

test("the name of a volume is a param, and the first wrong one ends it", () => {
  const mounts = (...names: string[]) =>
    action(`image: a, volumeMounts: [${names.map((name) => `{ name: ${name}, mountPath: /a }`).join(", ")}]`);
  expect(mounts("$(params.s)")).toBe("");
  expect(mounts("a", "b")).toBe(`invalid value: a: spec.volumeMounts[0].name
expect the Name to be a single param reference`);
  expect(mounts("$(params.s)$(params.s)", "b")).toBe(`invalid value: $(params.s)$(params.s): spec.volumeMounts[0].name
expect the Name to be a single param reference`);
  expect(
    mounts("$(params.s)", "$(params.x)", "x-$(params.s)"),
  ).toBe(`invalid value: x-$(params.s): spec.volumeMounts[2].name
expect the Name to be a single param reference
non-existent variable in "$(params.x)": spec.volumeMounts[1]`);
});

test("script for Windows is an alpha feature", () => {
  expect(verdict(stepAction("{ image: a, script: '#!win' }"), stable)).toBe(
    'windows script support requires "enable-api-fields" feature gate to be "alpha" but it is "stable": ',
  );
});

test("each finding is shown where it is, whatever the path says", () => {
  expectPlaces(
    stepAction(`# want spec.Image "spec"
  ${PARAMS}
  script: b $(params.s) $(results.x.path) # want spec.script "b $(params.s) $(results.x.path)", spec.script "b $(params.s) $(results.x.path)"
  args:
    - c
    - $(params.x) # want spec.args[1] "$(params.x)"
  env:
    - name: A
      value: $(params.l) # want spec.env[A] "$(params.l)"
  volumeMounts:
    - name: $(params.y) # want spec.volumeMounts[0] "$(params.y)"
      mountPath: /a
    - name: d # want spec.volumeMounts[1].name "d"
      mountPath: /b
`),
  );
});
