import { expect, test } from "vitest";
import { expectPlaces, stepAction, task, verdict } from "./verdict.ts";

const result = (fields: string) => verdict(task(`{ steps: [{ image: a, name: s }], results: [{ ${fields} }] }`));
const stepResult = (fields: string) => verdict(task(`{ steps: [{ image: a, results: [{ ${fields} }] }] }`));

test("a result's name has letters, digits and inner punctuation, or nothing else is said of it", () => {
  expect(result("name: a.b-C_0")).toBe("");
  expect(result("name: -a, type: b")).toBe(`invalid key name "-a": spec.results[0].name
Name must consist of alphanumeric characters, '-', '_', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my-name',  or 'my_name', regex used for validation is '^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$')`);
  expect(result("name: ''")).toBe(`invalid key name "": spec.results[0].name
Name must consist of alphanumeric characters, '-', '_', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my-name',  or 'my_name', regex used for validation is '^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$')`);
});

test("a result's type is one of three", () => {
  expect(result("name: a, type: array")).toBe("");
  expect(result("name: a, type: b")).toBe(`invalid value: b: spec.results[0].type
type must be string`);
});

test("an object says which keys it has, and each key has a string", () => {
  expect(result("name: a, type: object")).toBe("missing field(s): spec.results[0].a.properties");
  expect(result("name: a, type: object, properties: {}")).toBe("missing field(s): spec.results[0].a.properties");
  expect(result("name: a, type: object, properties: { c: { type: array }, b: { type: object }, d: {} }")).toBe(
    "The value type specified for these keys [b c] is invalid, the type must be string: spec.results[0].a.properties",
  );
});

test("a value is that of a result of a step", () => {
  expect(result("name: a, value: $(steps.s.results.r)")).toBe("");
  expect(result("name: a, value: ''")).toBe("");
  expect(result("name: a, value: b")).toBe(
    'Could not extract step name and result name. Expected value to look like $(steps.<stepName>.results.<resultName>) but got "b": spec.results[0].a.value',
  );
  expect(result("name: a, value: [b]")).toBe('Invalid Type. Wanted string but got: "array": spec.results[0].a.type');
  expect(
    result("name: a, type: object, properties: {}, value: { b: c }"),
  ).toBe(`Invalid Type. Wanted string but got: "object": spec.results[0].a.type
missing field(s): spec.results[0].a.properties`);
  expect(
    result("name: a, value: $(steps.S.results.-r)"),
  ).toBe(`invalid extracted result name "-r": spec.results[0].a.value
resultName in $(steps.<stepName>.results.<resultName>) must consist of alphanumeric characters, '-', '_', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my-name',  or 'my_name', regex used for validation is '^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$')
invalid extracted step name "S": spec.results[0].a.value
stepName in $(steps.<stepName>.results.<resultName>) must be a valid DNS Label, For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names`);
  expect(
    result("name: a, value: '$(steps.s.results.r[*])'"),
  ).toBe(`invalid extracted result name "r[*]": spec.results[0].a.value
resultName in $(steps.<stepName>.results.<resultName>) must consist of alphanumeric characters, '-', '_', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my-name',  or 'my_name', regex used for validation is '^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$')`);
});

test("results of steps have the same rules, in part in other words", () => {
  expect(stepResult("name: -a")).toBe(`invalid key name "-a": spec.steps.results[0][0].name
Name must consist of alphanumeric characters, '-', '_', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my-name',  or 'my_name', regex used for validation is '^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$')`);
  expect(stepResult("name: a, type: b")).toBe(`invalid value: b: spec.steps.results[0][0].type
invalid type b`);
  expect(stepResult("name: a, type: object")).toBe("missing field(s): spec.steps.results[0][0].a.properties");
  expect(stepResult("name: a, type: object, properties: { b: { type: array }, c: {} }")).toBe(
    "the value type specified for these keys [b c] is invalid, the type must be string: spec.steps.results[0][0].a.properties",
  );
});

test("so have those of step actions, where a key without a type gets one", () => {
  expect(
    verdict(stepAction("{ image: a, results: [{ name: b, type: object, properties: { c: {} } }, { name: '' }] }")),
  ).toBe(`invalid key name "": spec.results[1].name
Name must consist of alphanumeric characters, '-', '_', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my-name',  or 'my_name', regex used for validation is '^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$')`);
});

test("the wrong part is underlined, though the path has only a name", () => {
  expectPlaces(
    task(`
  steps:
    - image: a
      results:
        - name: b # want spec.steps.results[0][0].b.properties "name: b"
          type: object
        - name: c
          type: object
          properties:
            d: { type: e } # want spec.steps.results[0][1].c.properties "d"
  results:
    - name: f
      type: g # want spec.results[0].type "g"
    - name: h
      value: i # want spec.results[1].h.value "i"
    - name: j
      value: [k] # want spec.results[2].j.type "value"
    - name: l # want spec.results[3].l.properties "name: l"
      type: object
    - name: -m # want spec.results[4].name "-m"
`),
  );
});
