import { expect, test } from "vitest";
import { decodeResource } from "../../src/decode/decode.ts";
import { mergeFieldErrors } from "../../src/validate/field-errors.ts";
import { validate } from "../../src/validate/validate.ts";

// What is large, or made to take long. Nothing is timed: what is quadratic would take minutes.

const COUNT = 10_000;
const many = <T>(item: (index: number) => T): T[] => Array.from({ length: COUNT }, (_, index) => item(index));

function judge(kind: string, spec: object) {
  const decoded = decodeResource({ apiVersion: "tekton.dev/v1", kind, metadata: { name: "a" }, spec });
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.diagnostics));
  return validate(decoded.value);
}

const STEPS = [{ image: "a" }];
const object = (name: string) => ({ name, type: "object", properties: { k: {} } });

test("thousands of params, of objects among them, and of steps that use one each", () => {
  const params = many((index) => (index % 2 === 0 ? object(`o${index}`) : { name: `s${index}` }));
  const steps = many((index) => ({ image: index % 2 === 0 ? `$(params.o${index}.k)` : `$(params.s${index})` }));
  expect(judge("Task", { params, steps })).toEqual([]);
});

test("thousands of object params in one text", () => {
  const script = (key: string) => many((index) => `$(params.o${index}.${key})`).join("");
  const params = many((index) => object(`o${index}`));
  expect(judge("Task", { params, steps: [{ image: "a", script: script("k") }] })).toEqual([]);
  const found = judge("Task", { params, steps: [{ image: "a", script: script("x") }] });
  expect(found.map(({ paths }) => paths)).toEqual([["spec.steps[0].script"]]);
});

test("thousands of params of one name", () => {
  const params = many((index) => ({ name: "o", type: "object", properties: { k: {}, [`x.${index}`]: {} } }));
  const found = judge("Task", { params, steps: many(() => ({ image: "$(params.o.k)" })) });
  expect(found.map(({ code }) => code)).toEqual(["validate/param-names", "validate/param-name-format"]);
});

test("thousands of tasks, each with steps of its own, and as many params", () => {
  const params = many((index) => ({ name: `p${index}` }));
  const tasks = many((index) => ({
    name: `t${index}`,
    runAfter: index === 0 ? [] : [`t${index - 1}`],
    taskSpec: { params: [{ name: "q" }], steps: [{ image: `$(params.p${index}) $(params.q)` }] },
  }));
  expect(judge("Pipeline", { params, tasks })).toEqual([]);
  expect(judge("PipelineRun", { pipelineSpec: { params, tasks } })).toEqual([]);
});

test("thousands of tasks that add keys to one object param of a run", () => {
  const key = (index: number) => ({ [`k${index}`]: "a" });
  const params = [{ name: "o", value: key(0) }];
  const given = many((index) => ({
    name: `t${index}`,
    taskRef: { name: "t" },
    params: [{ name: "o", value: key(index) }],
  }));
  expect(judge("PipelineRun", { params, pipelineSpec: { tasks: given } })).toEqual([]);
  const declared = many((index) => {
    const param = { name: "o", type: "object", properties: { [`k${index}`]: {} }, default: key(index) };
    return { name: `t${index}`, taskSpec: { params: [param], steps: STEPS } };
  });
  expect(judge("PipelineRun", { params, pipelineSpec: { tasks: declared } })).toEqual([]);
});

test("thousands of steps, and as much in the step template of each", () => {
  const template = (value: (index: number) => string) => ({
    env: many((index) => ({ name: `E${index}`, value: value(index) })),
    volumeMounts: many((index) => ({ name: value(index), mountPath: `/m${index}` })),
    args: many(value),
  });
  const params = [{ name: "p" }];
  const steps = many((index) => ({ image: "a", env: [{ name: `E${index}`, value: "x" }] }));
  const good = { params, stepTemplate: template(() => "$(params.p)"), steps };
  expect(judge("Task", good)).toEqual([]);
  const tasks = [{ name: "a", taskSpec: good }];
  expect(judge("Pipeline", { tasks })).toEqual([]);
  expect(judge("PipelineRun", { pipelineSpec: { tasks } })).toEqual([]);
  const bad = template((index) => (index === 7 ? "$(params.q)" : "$(params.p)"));
  const found = judge("Task", { params, stepTemplate: { env: bad.env }, steps });
  expect(found.map(({ at, paths }) => [at, paths.length])).toEqual([
    [["spec", "stepTemplate", "env", 7, "value"], COUNT - 1],
  ]);
});

test("a step template that is wrong throughout is told until there is more than can be listed", () => {
  const env = many((index) => ({ name: `E${index}`, value: "$(params.q)" }));
  const found = judge("Task", { stepTemplate: { env }, steps: many(() => ({ image: "a" })) });
  expect(found[0]?.paths[0]).toBe("spec.steps[0].env[E0]");
  expect(found.at(-1)?.code).toBe("validate/too-many");
});

test("thousands of mistakes are told one by one", () => {
  const found = judge("Pipeline", { tasks: many((index) => ({ name: `T${index}` })) });
  expect(found.length).toBe(2 * COUNT);
  expect(mergeFieldErrors(found).length).toBe(COUNT + 1);
});

test("more mistakes than anybody can read end in a diagnostic: the paths of misused arrays grow with the steps", () => {
  const found = judge("Task", {
    params: [{ name: "l", type: "array" }],
    steps: many(() => ({ image: "$(params.l)" })),
  });
  expect(found[0]?.paths).toEqual(["spec.steps[9999].image"]);
  expect(found.at(-1)).toEqual({
    code: "validate/too-many",
    severity: "error",
    message: "there are more mistakes than can be listed: what Tekton says of them has more than 20000000 characters",
    paths: [],
    at: [],
  });
});

test("pipelines in pipelines, as deep as they can be decoded", () => {
  let spec: object = { tasks: [{ name: "a", taskRef: { name: "b", kind: "Task" } }] };
  for (let depth = 0; depth < 100; depth++) spec = { tasks: [{ name: "a", pipelineSpec: spec }] };
  expect(new Set(judge("Pipeline", spec).map(({ message }) => message))).toEqual(
    new Set(['pipelineSpec requires "enable-api-fields" feature gate to be "alpha" but it is "beta"']),
  );
});

test("a megabyte of brackets and beginnings of variables", () => {
  const texts = [
    "$(params.",
    '$(params["',
    "$(params['",
    "$(params.o.",
    "$(tasks.",
    "$(steps.a.results.",
    "$(",
    ")",
    "../",
  ];
  for (const text of texts) {
    const long = text.repeat(1_000_000 / text.length);
    const params = [object("o"), { name: "l", type: "array" }];
    const image = { image: long, script: long, args: [long], volumeMounts: [{ name: "v", mountPath: long }] };
    const task = judge("Task", { params, steps: [image], results: [{ name: "r", value: long }] });
    const given = { params: [{ name: "p", value: long }], when: [{ input: long, operator: "in", values: [long] }] };
    const tasks = [{ name: "a", taskRef: { name: "b" }, ...given }];
    const pipeline = judge("Pipeline", { params, tasks, results: [{ name: "r", value: long }] });
    expect([text, task.length + pipeline.length > 0]).toEqual([text, true]);
  }
});

test("a long text that aliases repeat in a hundred steps and tasks is looked through once", () => {
  const long = "$(params.p)".repeat(90_000);
  const params = [{ name: "p" }, { name: "l", type: "array" }, object("o")];
  const steps = Array.from({ length: 100 }, () => ({ image: "a", script: long }));
  expect(judge("Task", { params, steps })).toEqual([]);
  const given = [{ name: "x", value: long }];
  const tasks = steps.map((_, index) => ({ name: `t${index}`, taskRef: { name: "a" }, params: given }));
  expect(judge("Pipeline", { params, tasks })).toEqual([]);
});

test("names that every object has are ordinary names", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
  const steps = [{ image: "a", script: names.map((name) => `$(params.${name})`).join(" ") }];
  expect(judge("Task", { steps }).map(({ code }) => code)).toEqual(["validate/params-declared"]);
  expect(judge("Task", { params: names.map((name) => ({ name })), steps })).toEqual([]);
  const tasks = names.map((name) => ({ name: name.toLowerCase().replaceAll("_", ""), taskRef: { name: "t" } }));
  expect(judge("Pipeline", { tasks })).toEqual([]);
  expect(judge("Task", { steps: STEPS, results: names.slice(1).map((name) => ({ name })) })).toEqual([]);
});
