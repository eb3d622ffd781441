import { expect, test } from "vitest";
import { expectPlaces, pipeline, pipelineRun, task, verdict } from "./verdict.ts";

const params = (list: string) => verdict(task(`{ steps: [{ image: a }], params: [${list}] }`));
const enums = { flags: { "enable-param-enum": "true" } };

test("a param's type is one of three", () => {
  expect(params("{ name: a }, { name: b, type: array }, { name: c, type: object, properties: { d: {} } }")).toBe("");
  expect(params("{ name: a, type: strings }")).toBe("invalid value: strings: spec.params.a.type");
});

test("a param without a type can only be where no defaults are filled in", () => {
  const inner = "pipelineSpec: { params: [{ name: c }], tasks: [{ name: d, taskRef: { name: e, kind: Task } }] }";
  expect(verdict(pipeline(`{ tasks: [{ name: b, ${inner} }] }`), { flags: { "enable-api-fields": "alpha" } })).toBe(
    "invalid value: : spec.tasks[0].pipelineSpec.finally.params.c.type, spec.tasks[0].pipelineSpec.tasks.params.c.type",
  );
});

test("a default is of the param's type", () => {
  expect(params("{ name: a, type: array, default: b }")).toBe(
    '"array" type does not match default value\'s type: "string": spec.params.a.default.type, spec.params.a.type',
  );
  expect(params("{ name: a, type: string, default: [b] }")).toBe(
    '"string" type does not match default value\'s type: "array": spec.params.a.default.type, spec.params.a.type',
  );
  expect(params("{ name: a, type: object, properties: { c: {} }, default: b }")).toBe(
    `"object" type does not match default value's type: "string": spec.params.a.default.type, spec.params.a.type`,
  );
  expect(params("{ name: a, type: string, default: null }")).toBe("");
});

test("the keys of an object are strings", () => {
  expect(
    params("{ name: a, type: object, properties: { b: { type: array }, __proto__: { type: number }, c: {} } }"),
  ).toBe("The value type specified for these keys [__proto__ b] is invalid: spec.params.a.properties");
});

test("a declared name stands there once", () => {
  expect(params("{ name: a }, { name: a }, { name: A }, { name: a }")).toBe(
    "parameter appears more than once: spec.params[a]",
  );
});

test("an enum is for strings, has each value once, and the default among them", () => {
  const text = (list: string) => task(`{ steps: [{ image: a }], params: [${list}] }`);
  expect(verdict(text("{ name: a, enum: [b, c], default: b }"), enums)).toBe("");
  expect(
    verdict(text("{ name: a, enum: [b, c, b], default: d }, { name: e, type: array, enum: [f] }"), enums),
  ).toBe(`enum can only be set with string type param: spec.params[e]
param default value d not in the enum list: spec.params[a]
parameter enum value b appears more than once: spec.params[a]`);
  expect(verdict(text("{ name: a, enum: [b], default: '' }, { name: c, enum: [] }"), enums)).toBe("");
});

test("enums must be switched on", () => {
  expect(params("{ name: a, enum: [b] }")).toBe(
    "feature flag `enable-param-enum` should be set to true to use Enum: spec.params[a]",
  );
});

test("names can be written behind a dot", () => {
  expect(params("{ name: a.b-c_D }, { name: _a }")).toBe("");
  expect(
    params("{ name: 1b }, { name: -c, type: array }, { name: 'd e' }, { name: 1b }"),
  ).toBe(`The format of following array and string variable names is invalid: [-c 1b d e]: spec.params
String/Array Names: 
Must only contain alphanumeric characters, hyphens (-), underscores (_), and dots (.)
Must begin with a letter or an underscore (_)
parameter appears more than once: spec.params[1b]`);
  expect(
    params("{ name: '' }"),
  ).toBe(`The format of following array and string variable names is invalid: []: spec.params
String/Array Names: 
Must only contain alphanumeric characters, hyphens (-), underscores (_), and dots (.)
Must begin with a letter or an underscore (_)`);
});

test("names of objects and their keys have no dots", () => {
  const text = (name: string, keys: string) => `{ name: ${name}, type: object, properties: { ${keys} } }`;
  expect(params(text("a", "b-c: {}, _d: {}"))).toBe("");
  expect(
    params(`${text("a.b", "c: {}, d.e: {}, 1f: {}")}, ${text("g", "h.i: {}")}`),
  ).toBe(`Object param name and key name format is invalid: map[a.b:[1f d.e] g:[h.i]]: spec.params
Object Names: 
Must only contain alphanumeric characters, hyphens (-), underscores (_) 
Must begin with a letter or an underscore (_)`);
  expect(
    params(`${text("g", "h.i: {}")}, ${text("g", "j.k: {}")}`),
  ).toBe(`Object param name and key name format is invalid: map[g:[h.i j.k]]: spec.params
Object Names: 
Must only contain alphanumeric characters, hyphens (-), underscores (_) 
Must begin with a letter or an underscore (_)
parameter appears more than once: spec.params[g]`);
});

test("params of a pipeline are shown at the section of its tasks, though they are its own", () => {
  expect(
    verdict(
      pipeline(
        "{ params: [{ name: a, type: b }], tasks: [{ name: c, taskRef: { name: d } }], finally: [{ name: e, taskRef: { name: d } }] }",
      ),
    ),
  ).toBe("invalid value: b: spec.finally.params.a.type, spec.tasks.params.a.type");
});

test("a param is underlined where it is declared, though the path has only its name", () => {
  expectPlaces(
    task(`
  steps: [{ image: a }]
  params:
    - name: a
      type: b # want spec.params.a.type "b"
    - name: c
      type: string
      default: [d] # want spec.params.c.type "default", spec.params.c.default.type "default"
    - name: e # want spec.e.properties "name: e"
      type: object
    - name: f
      type: object
      properties:
        g: { type: array } # want spec.params.f.properties "g"
    - name: a # want spec.params[a] "a"
      enum: [h, h] # want spec.params[a] "enum", spec.params[a] "h"
    - name: i j # want spec.params "i j"
    - name: k.l # want spec.params "k.l"
      type: object
      properties: { m: {} }
`),
  );
});

test("a param that a run and its pipeline know is shown where it is declared", () => {
  expectPlaces(
    pipelineRun(`
  params: [{ name: 1a, value: b }] # want spec.params "1a"
  pipelineSpec:
    params:
      - name: c
        enum: [d] # want spec.params[c] "enum", spec.pipelineSpec.tasks.params[c] "enum", spec.pipelineSpec.finally.params[c] "enum"
    tasks: [{ name: d, taskSpec: { steps: [{ image: a }] } }]
`),
  );
});
