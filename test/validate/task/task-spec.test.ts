import { expect, test } from "vitest";
import { expectPlaces, task, verdict } from "../verdict.ts";

test("a task has steps", () => {
  expect(verdict(task("{}"))).toBe("missing field(s): spec.steps");
  expect(verdict(task("{ steps: [] }"))).toBe("missing field(s): spec.steps");
  expect(verdict(task("{ steps: [{ image: a }] }"))).toBe("");
});

test("volumes have names of their own", () => {
  expect(
    verdict(task("{ steps: [{ image: a }], volumes: [{ name: a }, { name: b }, { name: a }, { name: a }] }")),
  ).toBe('multiple volumes with same name "a": spec.volumes[2].name, spec.volumes[3].name');
});

test("steps have names of their own, if they have names", () => {
  const text = task(
    "{ steps: [{ image: a, name: __proto__ }, { image: a }, { image: a }, { image: a, name: b }, { image: a, name: b }] }",
  );
  expect(verdict(text)).toBe(`expected exactly one, got both: spec.steps[4].name
invalid value "__proto__": spec.steps[0].name
Task step name must be a valid DNS Label, For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names`);
});

test("sidecars have an image, not both a script and a command, and no reserved name; the paths do not say which it is", () => {
  const text = task(`{ steps: [{ image: a }], sidecars: [
    { name: a, image: b }, { name: tekton-log-results }, { name: c, image: d, script: e, command: [f] }] }`);
  expect(verdict(text)).toBe(`Invalid: cannot use reserved sidecar name tekton-log-results : spec.sidecars.name
missing field(s): spec.sidecars.image
script cannot be used with command: spec.sidecars.script`);
});

test("the results of a step have proper names; the step's index stands behind its results", () => {
  const text = task("{ steps: [{ image: a }, { image: b, results: [{ name: c }, { name: -d }] }] }");
  expect(verdict(text)).toBe(`invalid key name "-d": spec.steps.results[1][1].name
Name must consist of alphanumeric characters, '-', '_', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my-name',  or 'my_name', regex used for validation is '^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$')`);
});

test("a script asks for the paths of its own results, if its step has any", () => {
  expect(verdict(task("{ steps: [{ image: a, results: [{ name: b }], script: $(step.results.b.path) }] }"))).toBe("");
  expect(verdict(task("{ steps: [{ image: a, script: $(step.results.c.path) }] }"))).toBe("");
  expect(
    verdict(
      task(
        `{ steps: [{ image: a, results: [{ name: b }], script: "$(step.results.b[*]) $(step.results['b']) $(step.results.c.path)" }] }`,
      ),
    ),
  ).toBe(
    "non-existent variable in \"$(step.results.b[*]) $(step.results['b']) $(step.results.c.path)\": spec.steps[0].script",
  );
  expect(verdict(task("{ steps: [{ image: a, results: [{ name: b }], script: $(step.results.b.path.d) }] }"))).toBe(
    'Invalid referencing of parameters in "$(step.results.b.path.d)"! Only two dot-separated components after the prefix "step.results" are allowed.: spec.steps[0].script',
  );
});

test("conditions of steps are conditions", () => {
  expect(verdict(task("{ steps: [{ image: a, when: [{ input: b, operator: is, values: [c] }] }] }"))).toBe(
    'invalid value: operator "is" is not recognized. valid operators: in,notin: spec.steps[0].when[0]',
  );
});

test("params are checked for their types, names, enums and letters", () => {
  const text = task(`
  steps: [{ image: a }]
  params:
    - { name: a, type: strings }
    - { name: b, enum: [c, c] }
    - { name: b }
    - { name: 1d }
`);
  expect(verdict(text)).toBe(`The format of following array and string variable names is invalid: [1d]: spec.params
String/Array Names: 
Must only contain alphanumeric characters, hyphens (-), underscores (_), and dots (.)
Must begin with a letter or an underscore (_)
feature flag \`enable-param-enum\` should be set to true to use Enum: spec.params[b]
invalid value: strings: spec.params.a.type
parameter appears more than once: spec.params[b]
parameter enum value c appears more than once: spec.params[b]`);
});

test("each finding is shown where it is, whatever the path says", () => {
  expectPlaces(
    task(`
  volumes:
    - name: a
    - name: a # want spec.volumes[1].name "a"
  steps:
    - name: b
      image: c
      results:
        - name: -d # want spec.steps.results[0][0].name "-d"
        - name: e
          type: lists # want spec.steps.results[0][1].type "lists"
      script: $(step.results.x.path) # want spec.steps[0].script "$(step.results.x.path)"
    - name: b # want spec.steps[1].name "b"
      image: f
  sidecars:
    - name: g # want spec.sidecars.image "name: g"
    - name: tekton-log-results # want spec.sidecars.name "tekton-log-results"
      image: h
      command: [i]
      script: j # want spec.sidecars.script "j"
`),
  );
  expectPlaces(`apiVersion: tekton.dev/v1
kind: Task
metadata: { name: a }
spec: # want spec.steps "spec"
  description: b
`);
});
