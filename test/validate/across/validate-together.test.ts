import { expect, test } from "vitest";
import { decodeResource } from "../../../src/decode/decode.ts";
import { decodeV1beta1 } from "../../../src/decode/v1beta1/decode.ts";
import { locate } from "../../../src/parse/locate.ts";
import { readYaml } from "../../../src/parse/read-yaml.ts";
import type { Resource } from "../../../src/types/resource.ts";
import { validateTogether } from "../../../src/validate/across/validate-together.ts";
import { resourcesOf, together } from "./together.ts";

const task = (metadata: string, param: string) => `kind: Task
metadata: { ${metadata} }
spec: { params: [{ name: ${param} }], steps: [{ image: x }] }
`;
const taskRun = (metadata: string, param: string) => `kind: TaskRun
metadata: { ${metadata} }
spec: { taskRef: { name: t }, params: [{ name: ${param}, value: x }] }
`;
const all = (...documents: string[]) => together(documents.join("---\n"));
const MISSING = (param: string) => [
  `TaskRun spec.params: TaskRunValidationFailed: invalid input params for task t: missing values for these params which have no default values: [${param}]`,
  expect.stringContaining("warning"),
];

test("there is one answer for each resource, in the order given, about its own references", () => {
  const resources = resourcesOf([taskRun("name: r", "b"), task("name: t", "a")].join("---\n"));
  const [ofRun, ofTask] = validateTogether(resources);
  expect(ofTask).toEqual([]);
  expect(ofRun).toEqual([
    {
      code: "validate/param-missing",
      severity: "error",
      message: "invalid input params for task t: missing values for these params which have no default values: [a]",
      details: "fails at run time with the reason TaskRunValidationFailed",
      reason: "TaskRunValidationFailed",
      paths: ["spec.params"],
      at: ["spec", "params"],
    },
    {
      code: "validate/param-extra",
      severity: "warning",
      message: 'Task "t" declares no param "b"',
      paths: ["spec.params[0].name"],
      at: ["spec", "params", 0, "name"],
    },
  ]);
});

test("the place is in the text of what refers", () => {
  const document = readYaml(`apiVersion: tekton.dev/v1
kind: TaskRun
metadata: { name: r }
spec:
  taskRef: { name: t }
  params:
    - name: b
      value: x
`);
  const run = decodeResource(document.value);
  const found = run.ok ? (validateTogether([run.value], { others: resourcesOf(task("name: t", "a")) })[0] ?? []) : [];
  expect(locate(document, found).map(({ range }) => range?.start)).toEqual([
    { line: 6, column: 3, offset: 93 },
    { line: 7, column: 13, offset: 113 },
  ]);
});

test("of several resources of one name, any may be meant", () => {
  expect(all(task("name: t", "a"), task("name: t", "b"), taskRun("name: r", "b"))).toEqual([]);
});

test("of several that all fit badly, the nearest is told about", () => {
  const [a, b, run] = [task("name: t", "a"), task("name: t", "b"), taskRun("name: r", "c")];
  expect(all(a, run, b)).toEqual(MISSING("a"));
  expect(all(a, b, run)).toEqual(MISSING("b"));
  expect(all(run, a, b)).toEqual(MISSING("a"));
});

test("the namespace counts where both have one", () => {
  const a = task("name: t, namespace: one", "a");
  const b = task("name: t, namespace: two", "b");
  expect(all(a, b, taskRun("name: r, namespace: two", "a"))).toEqual(MISSING("b"));
  expect(all(a, taskRun("name: r, namespace: two", "b"))).toEqual([]);
  expect(all(a, taskRun("name: r", "b"))).toEqual(MISSING("a"));
  expect(all(task("name: t", "a"), taskRun("name: r, namespace: two", "b"))).toEqual(MISSING("a"));
});

test("a name that very many have means nothing", () => {
  const tasks = Array.from({ length: 21 }, (_, index) => task("name: t", `p${index}`));
  expect(all(...tasks, taskRun("name: r", "a"))).toEqual([]);
  expect(together([...tasks, taskRun("name: r", "a")].join("---\n"), { report: "names" })).toEqual([]);
});

test("resources without a name of their own are not meant by any", () => {
  expect(all(task("generateName: t", "a"), taskRun("name: r", "b"))).toEqual([]);
});

test("a name that may mean what could not be read is let be", () => {
  const text = [task("name: t", "a"), taskRun("name: r", "b")].join("---\n");
  expect(together(text, { unreadable: [{ kind: "Task", metadata: { name: "t" } }] })).toEqual([]);
});

test("names that lead nowhere are reported where that is asked for, in Tekton's words", () => {
  const text = `
kind: TaskRun
metadata: { name: r }
spec: { taskRef: { name: biuld } }
---
kind: PipelineRun
metadata: { name: r }
spec: { pipelineRef: { name: nowhere } }
---
kind: PipelineRun
metadata: { name: s }
spec: { pipelineRef: { resolver: git } }
---
kind: Task
metadata: { name: build }
spec: { steps: [{ name: s, ref: { name: nope } }] }
---
kind: Pipeline
metadata: { name: p }
spec: { tasks: [{ name: a, pipelineRef: { name: q } }] }`;
  expect(together(text)).toEqual([]);
  const names = [
    'TaskRun spec.taskRef.name: TaskRunResolutionFailed: error when listing tasks for taskRun r: tasks.tekton.dev "biuld" not found',
    'PipelineRun spec.pipelineRef.name: CouldntGetPipeline: error when getting Pipeline for PipelineRun r: tekton client cannot get pipeline nowhere from local cluster: pipelines.tekton.dev "nowhere" not found',
    'Task spec.steps[0].ref.name: TaskRunResolutionFailed: failed to resolve step ref for step "s" (index 0): stepactions.tekton.dev "nope" not found',
    'Pipeline spec.tasks[0].pipelineRef.name: CouldntGetPipeline: Couldn\'t retrieve Pipeline "q": tekton client cannot get pipeline q from local cluster: pipelines.tekton.dev "q" not found',
  ];
  expect(together(text, { report: "names" })).toEqual(names);
  const elsewhere =
    'PipelineRun spec.pipelineRef.resolver: info: the resolver "git" brings the Pipeline at run time, so nothing is checked against it';
  expect(together(text, { report: "all" })).toEqual([...names.slice(0, 2), elsewhere, ...names.slice(2)]);
  const [[found] = []] = validateTogether(resourcesOf(text), { report: "names" });
  expect(found?.details).toBe('did you mean "build"?; fails at run time with the reason TaskRunResolutionFailed');
});

test("Pipelines-as-Code writes tasks into the run, so they take what they do not declare", () => {
  const text = (annotations: string) => `
kind: Task
metadata: { name: t }
spec: { params: [{ name: a }], steps: [{ image: x, script: ls $(workspaces.w.path) }] }
---
kind: PipelineRun
metadata: { name: r, annotations: { ${annotations} } }
spec: { pipelineSpec: { workspaces: [{ name: w }], tasks: [{ name: a, taskRef: { name: t }, workspaces: [{ name: w, workspace: w }] }] }, workspaces: [{ name: w, emptyDir: {} }] }`;
  expect(together(text("a: b"))).toHaveLength(2);
  expect(together(text("pipelinesascode.tekton.dev/on-event: push"))).toEqual([
    "PipelineRun spec.pipelineSpec.tasks[0].taskRef: PipelineValidationFailed: invalid input params for task : missing values for these params which have no default values: [a]",
  ]);
});

test.each(["__proto__", "constructor", "toString"])("%s is an ordinary name", (name) => {
  const text = `
kind: Task
metadata: { name: "${name}" }
spec:
  params: [{ name: "${name}", type: object, properties: { "${name}": {}, b: {} } }]
  workspaces: [{ name: "${name}" }]
  results: [{ name: "${name}" }]
  steps: [{ image: x }]
---
kind: Pipeline
metadata: { name: p }
spec:
  tasks:
  - name: a
    taskRef: { name: "${name}" }
    params: [{ name: "${name}", value: { b: x } }]
  - { name: b, taskRef: { name: toLocaleString }, params: [{ name: p, value: $(tasks.a.results.${name}) }, { name: q, value: $(tasks.${name}.results.x) }] }`;
  expect(together(text)).toEqual([
    `Pipeline spec.tasks[0].params[0].value: PipelineValidationFailed: invalid input params for task ${name}: missing keys for these params which are required in ParamSpec's properties map[${name}:[${name}]]`,
    `Pipeline spec.tasks[0].taskRef: TaskRunValidationFailed: declared workspace "${name}" is required but has not been bound`,
  ]);
});

test("10,000 resources take a moment, whatever their names", () => {
  const of = (count: number, name: (index: number) => string): Resource[] =>
    Array.from({ length: count / 2 }, (_, index): Resource[] => [
      { kind: "Task", metadata: { name: name(index) }, spec: { params: [{ name: "a" }], steps: [{ name: "s" }] } },
      {
        kind: "Pipeline",
        metadata: { name: name(index) },
        spec: { tasks: [{ name: "x", taskRef: { name: name(index) } }] },
      },
    ]).flat();
  const started = performance.now();
  expect(validateTogether(of(10_000, (index) => `n${index}`)).flat()).toHaveLength(5000);
  expect(validateTogether(of(10_000, () => "same")).flat()).toEqual([]);
  expect(performance.now() - started).toBeLessThan(15_000);
}, 20_000);

test("wrong arguments are the caller's mistake", () => {
  expect(() => validateTogether("x" as never)).toThrow(
    new TypeError('Cannot validate resources together: want a list of decoded resources, got "x"'),
  );
  expect(() => validateTogether([], { report: "yes" as never })).toThrow(
    new TypeError('Cannot validate resources together: want "names" or "all" as report, got "yes"'),
  );
});

test("a resource of v1beta1 counts as the v1 that a cluster makes of it", () => {
  const old = (text: string) => {
    const decoded = decodeV1beta1(readYaml(`apiVersion: tekton.dev/v1beta1\n${text}`).value);
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.diagnostics));
    return decoded.value;
  };
  const [ofRun, ofTask] = validateTogether([old(taskRun("name: r", "b")), old(task("name: t", "a"))]);
  expect(ofTask).toEqual([]);
  expect(ofRun?.map(({ code, at }) => [code, at])).toEqual([
    ["validate/param-missing", ["spec", "params"]],
    ["validate/param-extra", ["spec", "params", 0, "name"]],
  ]);
});

test("one that cannot be converted is there, but nobody knows what is in it", () => {
  const broken = decodeV1beta1(
    readYaml(`
apiVersion: tekton.dev/v1beta1
kind: Task
metadata: { name: t, annotations: { tekton.dev/v1beta1.task-deprecations: "{" } }
spec: { params: [{ name: a }], steps: [{ image: x }] }
`).value,
  );
  if (!broken.ok) throw new Error(JSON.stringify(broken.diagnostics));
  const [ofRun] = validateTogether([...resourcesOf(taskRun("name: r", "b")), broken.value]);
  expect(ofRun).toEqual([]);
});
