import { expect, test } from "vitest";
import { decodedSpec } from "./decoded.ts";

/** What becomes of a spec with names in odd letter cases; that it is said, the first tests look at. */
function spec(kind: string, text: string): unknown {
  const { spec, problems } = decodedSpec(kind, text);
  expect(
    problems.filter((problem) => !/ is read as "\w+" \(the API server knows only the latter\)$/.test(problem)),
  ).toEqual([]);
  return spec;
}

test("a field is known in any letter case, though the API server does not know it", () => {
  const { spec, problems } = decodedSpec(
    "Task",
    "{ STEPS: [{ Image: a, volumemounts: [{ name: b, mountpath: c }] }] }",
  );
  expect(spec).toEqual({ steps: [{ name: "", image: "a", volumeMounts: [{ name: "b", mountPath: "c" }] }] });
  expect(problems).toEqual([
    'warning: spec.STEPS: field "STEPS" is read as "steps" (the API server knows only the latter)',
    'warning: spec.STEPS[0].Image: field "Image" is read as "image" (the API server knows only the latter)',
    'warning: spec.STEPS[0].volumemounts: field "volumemounts" is read as "volumeMounts" (the API server knows only the latter)',
    'warning: spec.STEPS[0].volumemounts[0].mountpath: field "mountpath" is read as "mountPath" (the API server knows only the latter)',
  ]);
});

test("letter case is Go's: the long s is an s, and the Kelvin sign a k", () => {
  expect(spec("Pipeline", '{ "ta\\u017f\\u212as": [{ name: a }] }')).toEqual({ tasks: [{ name: "a" }] });
});

test("of two names for one field the one that sorts last wins", () => {
  expect(spec("Task", "{ description: a, Description: b, DESCRIPTION: c }")).toEqual({ description: "a" });
  expect(spec("Task", "{ DESCRIPTION: a, Description: b }")).toEqual({ description: "b" });
});

test("null does not win over a scalar, but it empties a list, a map, and what is behind a pointer", () => {
  expect(spec("Task", "{ Description: a, description: null }")).toEqual({ description: "a" });
  expect(spec("Task", "{ Steps: [{ name: a }], steps: null }")).toEqual({});
  expect(spec("Pipeline", "{ tasks: [{ Timeout: 1h, timeout: null, Retries: 2, retries: null }] }")).toEqual({
    tasks: [{ retries: 2 }],
  });
  expect(spec("TaskRun", "{ podTemplate: { NodeSelector: { a: b }, nodeSelector: null } }")).toEqual({
    podTemplate: {},
    serviceAccountName: "",
  });
});

test("objects are merged field by field", () => {
  expect(spec("Task", "{ StepTemplate: { image: a, workingDir: b }, stepTemplate: { image: c, args: [d] } }")).toEqual({
    stepTemplate: { image: "c", workingDir: "b", args: ["d"] },
  });
});

test("maps are merged key by key, and keys differ in letter case", () => {
  expect(spec("TaskRun", "{ podTemplate: { NodeSelector: { a: b, c: d }, nodeSelector: { C: e, a: null } } }")).toEqual(
    {
      podTemplate: { nodeSelector: { a: "", c: "d", C: "e" } },
      serviceAccountName: "",
    },
  );
});

test("lists are merged item by item, and are as long as the last one", () => {
  expect(spec("Task", "{ Steps: [{ name: a, image: b }, { name: c }], steps: [{ image: d }] }")).toEqual({
    steps: [{ name: "a", image: "d" }],
  });
  expect(spec("Task", "{ Steps: [{ name: a }], steps: [{ image: b }, { image: c }] }")).toEqual({
    steps: [
      { name: "a", image: "b" },
      { name: "", image: "c" },
    ],
  });
});

test("what a shorter list has cut off, a longer one brings back, unless one was empty", () => {
  expect(spec("Task", "{ STEPS: [{ name: a }, { name: b }], Steps: [{}], steps: [{}, {}] }")).toEqual({
    steps: [{ name: "a" }, { name: "b" }],
  });
  expect(spec("Task", "{ STEPS: [{ name: a }, { name: b }], Steps: [], steps: [{}, {}] }")).toEqual({
    steps: [{ name: "" }, { name: "" }],
  });
});

test("values of params are not merged, but null makes a text of them", () => {
  const params = (...values: string[]) => spec("TaskRun", `{ params: [${values.join()}] }`);
  expect(
    params("{ Value: [a], value: null }", "{ Value: a, value: null }", "{ VALUE: 1, Value: [a], value: null }"),
  ).toEqual({
    params: [
      { name: "", value: "" },
      { name: "", value: "a" },
      { name: "", value: "1" },
    ],
    serviceAccountName: "",
  });
  expect(spec("TaskRun", "{ params: [{ name: a, Value: { b: c }, value: { d: e } }] }")).toEqual({
    params: [{ name: "a", value: { d: "e" } }],
    serviceAccountName: "",
  });
});

test("what is wrong with one of two counts even if the other one wins", () => {
  const { spec, problems } = decodedSpec(
    "Task",
    "{ Description: [], description: a, Steps: [{ imgae: b }], steps: [{ image: c }] }",
  );
  expect(spec).toEqual({ description: "a", steps: [{ name: "", image: "c" }] });
  expect(problems.filter((problem) => !problem.startsWith("warning"))).toEqual([
    "spec.Description: json: cannot unmarshal array into string (want a string)",
    'spec.Steps[0].imgae: json: unknown field "imgae" (did you mean "image"?)',
  ]);
});

test("what one of two lacks, the other one may have", () => {
  expect(spec("TaskRun", "{ Params: [{ name: a }], params: [{ value: b }] }")).toEqual({
    params: [{ name: "a", value: "b" }],
    serviceAccountName: "",
  });
  expect(decodedSpec("TaskRun", "{ Params: [{ name: a }], params: [{ Name: b }] }").problems.at(-1)).toMatch(
    /^spec\.params\[0\]\.value: json: error calling MarshalJSON/,
  );
});

test("names that are no field's stay apart", () => {
  expect(decodedSpec("Task", "{ foo: 1, Foo: 2 }").problems).toEqual([
    'spec.Foo: json: unknown field "Foo"',
    'spec.foo: json: unknown field "foo"',
  ]);
});
