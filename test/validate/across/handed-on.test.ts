import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/types/config.ts";
import { together } from "./together.ts";

const TASK = `
kind: Task
metadata: { name: t }
spec:
  params:
  - { name: list, type: array, default: [a, b] }
  - { name: o, type: object, properties: { k: {}, l: {}, m: {} }, default: { m: x } }
  - { name: level, enum: [low, high], default: low }
  steps: [{ name: s, image: x, args: ['$(params.list[1])', "$(params['list'][2])"] }]
`;
const O = "{ name: o, value: { k: x, l: x } }";
const config = { ...defaultConfig, featureFlags: { ...defaultConfig.featureFlags, enableParamEnum: true } };

/** What is said of a pipeline task with given params, in a Pipeline. */
const inPipeline = (params: string, more = "") =>
  together(
    `${TASK}---
kind: Pipeline
metadata: { name: p }
spec:
  params:
  - { name: text }
  - { name: two, type: array, default: [a, b] }
  - { name: few, type: object, properties: { k: {} }, default: { k: x, m: x } }
  - { name: enough, type: object, properties: { k: {}, l: {} } }
  tasks: [{ name: a, taskRef: { name: t }, params: [${params}] ${more} }]`,
    { config },
  );

const noItem = "TaskRunValidationFailed: non-existent param references:";

test.each([
  ["[x, v, z]", []],
  ["[x, v]", [`Pipeline spec.tasks[0].params[1].value: ${noItem}[$(params['list'][2])]`]],
  ["[]", [`Pipeline spec.tasks[0].params[1].value: ${noItem}[$(params.list[1]) $(params['list'][2])]`]],
  ["[x, $(params.text)]", [`Pipeline spec.tasks[0].params[1].value: ${noItem}[$(params['list'][2])]`]],
  [
    "['$(params.two[0])', y-$(params.text)]",
    [`Pipeline spec.tasks[0].params[1].value: ${noItem}[$(params['list'][2])]`],
  ],
  ["[x, '$(params.two[*])']", []],
  [`[x, "$(params['two'][*])"]`, []],
  ["'$(params.two[*])'", []],
])("the items that a task asks for are in the list that it is given: %s", (value, expected) => {
  expect(inPipeline(`${O}, { name: list, value: ${value} }`)).toEqual(expected);
});

test("a task that is given no list has that of its default", () => {
  expect(inPipeline(O)).toEqual([`Pipeline spec.tasks[0].params: ${noItem}[$(params['list'][2])]`]);
});

test("each value of a matrix is one that the param allows", () => {
  const matrix = (values: string) =>
    inPipeline(`${O}, { name: list, value: [x, v, z] }`, `, matrix: { params: [{ name: level, value: ${values} }] }`);
  const words = "InvalidParamValue: param `level` value: medium is not in the enum list";
  expect(matrix("[low, medium, '']")).toEqual([`Pipeline spec.tasks[0].matrix.params[0].value[1]: ${words}`]);
  expect(matrix("[low, $(params.text)]")).toEqual([]);
  const include =
    "matrix: { params: [{ name: other, value: [x] }], include: [{ name: i, params: [{ name: level, value: medium }] }] }";
  expect(inPipeline(`${O}, { name: list, value: [x, v, z] }`, `, ${include}`)).toEqual([
    `Pipeline spec.tasks[0].matrix.include[0].params[0].value: ${words}`,
  ]);
  const empty = "matrix: { params: [{ name: other, value: [] }, { name: level, value: [medium] }] }";
  expect(inPipeline(`${O}, { name: list, value: [x, v, z] }`, `, ${empty}`)).toEqual([]);
});

test("an object that is handed on whole declares the keys that the task needs", () => {
  const whole = (name: string) =>
    inPipeline(`{ name: o, value: '$(params.${name}[*])' }, { name: list, value: [x, v, z] }`);
  expect(whole("enough")).toEqual([]);
  expect(whole("few")).toEqual([
    'Pipeline spec.tasks[0].params[0].value: warning: param "o" needs the keys [l], which param "few" of the pipeline does not declare',
  ]);
});

test("a result that is handed on whole does, too", () => {
  const text = `${TASK}---
kind: Pipeline
metadata: { name: p }
spec:
  tasks:
  - { name: a, taskSpec: { results: [{ name: r, type: object, properties: { l: {} } }], steps: [{ name: s, image: x }] } }
  - { name: b, taskRef: { name: t }, params: [{ name: list, value: [x, v, z] }, { name: o, value: '$(tasks.a.results.r[*])' }] }`;
  expect(together(text)).toEqual([
    'Pipeline spec.tasks[1].params[1].value: warning: param "o" needs the keys [k], which result "r" of pipeline task "a" does not declare',
  ]);
});

/** The same of a pipeline that is written in a run, where the values are known. */
const inRun = (params: string, task = "taskRef: { name: t }") =>
  together(
    `${TASK}---
kind: PipelineRun
metadata: { name: r }
spec:
  params: [{ name: list, value: [a, b] }, { name: o, value: { k: x } }, { name: level, value: medium }]
  pipelineSpec:
    params: [{ name: full, type: object, properties: { k: {} }, default: { k: x, l: x } }]
    tasks: [{ name: a, ${task}, params: [${params}] }]`,
    { config },
  );

test("what a run gives to its own pipeline is what the tasks get", () => {
  const [list, o] = ["{ name: list, value: [x, v, z] }", "{ name: o, value: '$(params.full[*])' }"];
  expect(inRun(`${list}, ${o}`)).toEqual([]);
  expect(inRun(`${o}, { name: list, value: '$(params.list[*])' }`)).toEqual([
    `PipelineRun spec.pipelineSpec.tasks[0].params[1].value: ${noItem}[$(params['list'][2])]`,
  ]);
  expect(inRun(`${list}, { name: o, value: '$(params.o[*])' }`)).toEqual([
    "PipelineRun spec.pipelineSpec.tasks[0].params[1].value: PipelineValidationFailed: invalid input params for task t: missing keys for these params which are required in ParamSpec's properties map[o:[l]]",
  ]);
  expect(inRun(`${list}, ${o}, { name: level, value: $(params.level) }`)).toEqual([
    "PipelineRun spec.pipelineSpec.tasks[0].params[2].value: InvalidParamValue: param `level` value: medium is not in the enum list",
  ]);
});

test("an embedded task has the items of the pipeline put in before its own", () => {
  const task = (index: number) =>
    `taskSpec: { params: [{ name: list, type: array }], steps: [{ name: s, image: x, args: ['$(params.list[${index}])'] }] }`;
  expect(inRun("{ name: list, value: [x] }", task(1))).toEqual([]);
  expect(inRun("{ name: list, value: [x] }", task(2))).toEqual([
    `PipelineRun spec.pipelineSpec.tasks[0].params[0].value: ${noItem}[$(params.list[2])]`,
  ]);
});

test("an object without any key is not asked for keys", () => {
  expect(inPipeline("{ name: list, value: [x, v, z] }, { name: o, value: {} }")).toHaveLength(1);
  const text = (o: string) => `
kind: Task
metadata: { name: t }
spec: { params: [{ name: o, type: object, properties: { k: {} } }], steps: [{ name: s, image: x }] }
---
kind: TaskRun
metadata: { name: r }
spec: { taskRef: { name: t }, params: [{ name: o, value: ${o} }] }`;
  expect(together(text("{}"))).toEqual([]);
  expect(together(text("{ l: x }"))).toHaveLength(1);
});
