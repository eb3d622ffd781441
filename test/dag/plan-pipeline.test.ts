import { describe, expect, test } from "vitest";
import { planPipeline } from "../../src/dag/plan-pipeline.ts";
import type { PipelineTask } from "../../src/types/pipeline.ts";
import { pipeline, pipelineRun, plan, planOf, problems, task } from "./helpers.ts";

const DIAMOND = `
tasks:
- { name: deploy, runAfter: [test, lint] }
- { name: lint }
- { name: test, runAfter: [build] }
- { name: build }
- { name: report, runAfter: [lint] }`;

test("a level waits for earlier levels only", () => {
  const { name, levels, roots } = plan(DIAMOND);
  expect({ name, levels, roots }).toEqual({
    name: "p",
    levels: [["lint", "build"], ["test", "report"], ["deploy"]],
    roots: ["lint", "build"],
  });
});

test("a planned task says where it stands, and what waits for it", () => {
  const { tasks } = plan(DIAMOND);
  expect(tasks[1]).toEqual({
    name: "lint",
    pipelineTask: { name: "lint" },
    at: ["spec", "tasks", 1],
    level: 0,
    dependsOn: [],
    dependents: ["deploy", "report"],
    redundantRunAfter: [],
    taskSpec: undefined,
    matrix: undefined,
  });
});

test("runAfter is redundant for a task whose results are used", () => {
  const { tasks } = plan(`
tasks:
- { name: a }
- { name: b }
- { name: c, runAfter: [b, a], params: [{ name: p, value: "$(tasks.a.results.r)" }] }`);
  expect(tasks.map(({ redundantRunAfter }) => redundantRunAfter)).toEqual([[], [], ["a"]]);
});

test("finally tasks have no levels, whatever they use", () => {
  const { tasks, finalTasks, levels } = plan(`
tasks: [{ name: a }]
finally:
- { name: notify, params: [{ name: p, value: "$(tasks.a.results.r)" }] }
- { name: clean, runAfter: [nobody] }`);
  const reference = { section: "tasks", pipelineTask: "a", result: "r" };
  const usesResult = { kind: "result", at: ["params", 0, "value"], reference };
  expect(levels).toEqual([["a"]]);
  expect(tasks[0]?.dependents).toEqual([]);
  expect(
    finalTasks.map(({ name, at, level, dependsOn, dependents }) => [name, at, level, dependsOn, dependents]),
  ).toEqual([
    ["notify", ["spec", "finally", 0], 0, [{ task: "a", reasons: [usesResult] }], []],
    [
      "clean",
      ["spec", "finally", 1],
      0,
      [{ task: "nobody", reasons: [{ kind: "runAfter", at: ["runAfter", 0] }] }],
      [],
    ],
  ]);
});

test("what a task runs is embedded, or among the given Tasks", () => {
  const context = { tasks: [task("steps: [{ image: make }]", "make")] };
  const { tasks, finalTasks } = plan(
    `
tasks:
- { name: a, taskSpec: { steps: [{ image: go }] } }
- { name: b, taskRef: { name: make } }
- { name: c, taskRef: { name: other } }
finally: [{ name: d, taskRef: { name: make } }]`,
    context,
  );
  expect([...tasks, ...finalTasks].map(({ taskSpec }) => taskSpec?.steps)).toEqual([
    [{ name: "", image: "go" }],
    [{ name: "", image: "make" }],
    undefined,
    [{ name: "", image: "make" }],
  ]);
});

test("a Pipeline without tasks has an empty plan", () => {
  expect(plan({ spec: {} })).toEqual({ name: "", tasks: [], finalTasks: [], levels: [], roots: [] });
});

describe("a PipelineRun", () => {
  test("is planned by the pipeline that it embeds", () => {
    const { name, tasks } = plan(pipelineRun("pipelineSpec: { tasks: [{ name: a }] }"));
    expect([name, tasks.map(({ at }) => at)]).toEqual(["pr", [["spec", "pipelineSpec", "tasks", 0]]]);
  });

  test("is planned by the pipeline that it refers to, if that is given", () => {
    const pipelines = [pipeline("tasks: [{ name: x }]", "other"), pipeline("tasks: [{ name: a }]", "release")];
    const { name, tasks } = plan(pipelineRun("pipelineRef: { name: release }"), { pipelines });
    expect([name, tasks.map(({ at }) => at)]).toEqual(["release", [["spec", "tasks", 0]]]);
  });

  const details = "give the Pipeline too, or embed it as pipelineSpec";
  const missing = { code: "dag/no-pipeline", severity: "error", details, paths: ["spec.pipelineRef"] };

  test("cannot be planned when its pipeline is not given", () => {
    expect(problems(pipelineRun("pipelineRef: { name: release }"), { pipelines: [pipeline("tasks: []")] })).toEqual([
      { ...missing, message: 'pipelines.tekton.dev "release" not found', at: ["spec", "pipelineRef"] },
    ]);
  });

  test("cannot be planned when its pipeline comes from elsewhere", () => {
    expect(problems(pipelineRun("pipelineRef: { resolver: git }"))).toEqual([
      { ...missing, message: "the run names no pipeline that could be planned", at: ["spec", "pipelineRef"] },
    ]);
  });

  test("has its mistakes in the pipeline that it embeds", () => {
    const [problem] = problems(pipelineRun("pipelineSpec: { tasks: [{ name: a }, { name: a }] }"));
    expect(problem?.at).toEqual(["spec", "pipelineSpec", "tasks", 1, "name"]);
  });
});

describe("there is no plan", () => {
  const error = (check: string, message: string, at: (string | number)[], details?: string) => ({
    code: `dag/${check}`,
    severity: "error",
    message,
    ...(details === undefined ? {} : { details }),
    paths: [],
    at,
  });
  const duplicate = (name: string, ...at: (string | number)[]) =>
    error(
      "duplicate-task",
      `task ${name} is already present in Graph, can't add it again: duplicate pipeline task`,
      at,
      "each pipeline task needs a name of its own",
    );

  test("with two tasks of one name", () => {
    expect(
      problems("tasks: [{ name: a }, { name: b }, { name: a, runAfter: [a, x] }]\nfinally: [{ name: b }]"),
    ).toEqual([duplicate("a", "spec", "tasks", 2, "name")]);
  });

  test("with two finally tasks of one name, whatever else is wrong", () => {
    expect(problems("tasks: [{ name: a, runAfter: [a] }]\nfinally: [{ name: f }, { name: f }, { name: f }]")).toEqual([
      error("cycle", 'cycle detected; task "a" depends on "a"', ["spec", "tasks", 0], "they wait in a circle: a → a"),
      duplicate("f", "spec", "finally", 1, "name"),
      duplicate("f", "spec", "finally", 2, "name"),
    ]);
  });

  test("with tasks that wait in a circle: the first by name is named, even if it only waits for them", () => {
    const text = `
tasks:
- { name: d, runAfter: [c] }
- { name: c, runAfter: [b, root] }
- { name: b, runAfter: [d] }
- { name: a, runAfter: [d, b] }
- { name: root }`;
    expect(problems(text)).toEqual([
      error(
        "cycle",
        'cycle detected; task "a" depends on "b", "d"',
        ["spec", "tasks", 3],
        "they wait in a circle: b → d → c → b",
      ),
    ]);
  });

  test("with a circle through results", () => {
    const text = `
tasks:
- { name: a, params: [{ name: p, value: $(tasks.b.results.r) }] }
- { name: b, runAfter: [a] }`;
    expect(problems(text)).toEqual([
      error(
        "cycle",
        'cycle detected; task "a" depends on "b"',
        ["spec", "tasks", 0],
        "they wait in a circle: a → b → a",
      ),
    ]);
  });

  test("with a long circle, of which the middle is left out", () => {
    const names = Array.from({ length: 30 }, (_, index) => `t${index + 10}`);
    const tasks = names.map((name, index) => ({ name, runAfter: [names[(index + 1) % 30] ?? ""] }));
    expect(problems({ spec: { tasks } }).map(({ details }) => details)).toEqual([
      "they wait in a circle: t10 → t11 → t12 → t13 → t14 → t15 → t16 → t17 → t18 → t19 → … 20 more … → t10",
    ]);
  });

  test("with tasks that are not there, however they are needed", () => {
    const text = `
tasks:
- { name: a, runAfter: [b, x, x] }
- { name: b, when: [{ cel: "'$(tasks.y.results.r)' == ''" }] }`;
    const message = (from: string, to: string) =>
      `couldn't add link between ${from} and ${to}: task ${from} depends on ${to} but ${to} wasn't present in Pipeline`;
    expect(problems(text)).toEqual([
      error("missing-task", message("a", "x"), ["spec", "tasks", 0, "runAfter", 1]),
      error("missing-task", message("b", "y"), ["spec", "tasks", 1, "when", 0, "cel"]),
    ]);
  });

  test("with a circle and a missing task: the circle comes first", () => {
    expect(problems("tasks: [{ name: b, runAfter: [x] }, { name: a, runAfter: [a] }]").map(({ code }) => code)).toEqual(
      ["dag/cycle", "dag/missing-task"],
    );
  });
});

test("what is no resource is the caller's mistake", () => {
  // JavaScript may call with anything.
  const call = (value: unknown) => () => planPipeline(value as never);
  const want = "Cannot plan: want a decoded Pipeline or PipelineRun";
  expect(call(undefined)).toThrow(new TypeError(`${want}, got undefined`));
  expect(call({})).toThrow(new TypeError(`${want}, got an object`));
  expect(call({ spec: null })).toThrow(new TypeError(`${want}, got an object`));
  const wantTasks = "Cannot plan: want a Pipeline that decodePipeline gave: its tasks are a list of objects";
  expect(call({ spec: { tasks: {} } })).toThrow(new TypeError(`${wantTasks}, got an object`));
  expect(call({ spec: { finally: [null] } })).toThrow(new TypeError(`${wantTasks}, got null`));
  const withContext = (context: object) => () => planPipeline({ kind: "PipelineRun" }, context);
  const wantPipelines = "Cannot plan: want a list of decoded Pipelines";
  expect(withContext({ pipelines: [{ ok: true, value: {} }] })).toThrow(
    new TypeError(`${wantPipelines}, got undefined`),
  );
  expect(withContext({ pipelines: [{ kind: "PipelineRun", spec: {} }] })).toThrow(
    new TypeError(`${wantPipelines}, got an object`),
  );
});

test("names that objects have by nature are names like others", () => {
  const { levels, tasks } = plan(`
tasks:
- { name: constructor, runAfter: [__proto__] }
- { name: toString, params: [{ name: p, value: "$(tasks.constructor.results.r)" }] }
- { name: hasOwnProperty, runAfter: [toString] }
- { name: __proto__ }`);
  expect(levels).toEqual([["__proto__"], ["constructor"], ["toString"], ["hasOwnProperty"]]);
  expect(tasks.map(({ dependents }) => dependents)).toEqual([["toString"], ["hasOwnProperty"], [], ["constructor"]]);
  expect(problems("tasks: [{ name: a, runAfter: [valueOf, __proto__] }]")).toHaveLength(2);
});

test("frozen input is planned, and left as it is", () => {
  const frozen = deepFreeze(
    pipeline(`${DIAMOND}\nfinally: [{ name: f, matrix: { params: [{ name: p, value: [x] }] } }]`),
  );
  expect(plan(frozen).levels).toHaveLength(3);
});

test("a chain of 100,000 tasks is no matter of the stack, nor is a circle of as many", () => {
  const count = 100_000;
  const chain = Array.from({ length: count }, (_, index): PipelineTask => {
    return { name: `t${index}`, runAfter: index === 0 ? [] : [`t${index - 1}`] };
  });
  const { levels, tasks } = planOf(chain);
  expect([levels.length, levels.at(-1), tasks.at(-1)?.level]).toEqual([count, ["t99999"], 99_999]);
  expect(problems({ spec: { tasks: [{ name: "t0", runAfter: ["t99999"] }, ...chain.slice(1)] } })).toHaveLength(1);
});

test("10,000 times the same runAfter is one dependency", () => {
  const { tasks } = planOf([{ name: "a" }, { name: "b", runAfter: Array.from({ length: 10_000 }, () => "a") }]);
  expect(tasks[1]?.dependsOn.map(({ task, reasons }) => [task, reasons.length])).toEqual([["a", 10_000]]);
  expect(tasks[0]?.dependents).toEqual(["b"]);
});

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const item of Object.values(value)) deepFreeze(item);
  }
  return value;
}

test("a run that says nothing is the user's mistake, a Task in place of a pipeline the caller's", () => {
  expect(planPipeline({ kind: "PipelineRun", metadata: { name: "r" } }).diagnostics.map(({ code }) => code)).toEqual([
    "dag/no-pipeline",
  ]);
  const task = { kind: "Task", metadata: {}, spec: {} };
  // No type allows it: it is what a caller in JavaScript may do.
  expect(() => planPipeline(task as never)).toThrow(
    new TypeError("Cannot plan: want a decoded Pipeline or PipelineRun, got an object"),
  );
});

test("a Task is what a pipeline task runs only if it is meant: no custom task, no resolver, no nameless one", () => {
  const tasks = [
    { metadata: { name: "t" }, spec: { description: "ours" } },
    { metadata: {}, spec: { description: "nameless" } },
  ];
  const refs = [
    { name: "t" },
    { name: "t", kind: "Task" },
    { name: "t", kind: "Wait", apiVersion: "example.dev/v1" },
    { resolver: "git" },
    undefined,
  ];
  const pipelineTasks = refs.map((taskRef, index) => ({ name: `t${index}`, ...(taskRef ? { taskRef } : {}) }));
  const planned = planPipeline({ spec: { tasks: pipelineTasks } }, { tasks });
  const specs = planned.ok ? planned.value.tasks.map(({ taskSpec }) => taskSpec?.description) : [];
  expect(specs).toEqual(["ours", "ours", undefined, undefined, undefined]);
});
