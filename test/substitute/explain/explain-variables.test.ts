import { describe, expect, test } from "vitest";
import {
  type ExplainableResource,
  type ExplainOptions,
  explainVariable,
  explainVariables,
} from "../../../src/substitute/explain/explain-variables.ts";
import { pipeline, pipelineRun, task, taskRun } from "../substituted.ts";

/** For each reference what it is, what it becomes, where that comes from, and when or why not. */
const explained = (resource: ExplainableResource, options?: ExplainOptions): string[] =>
  explainVariables(resource, options).map(({ expression, outcome, value, source, replaced, why }) => {
    const from =
      source && [source.isPropagated && "propagated", source.kind, source.in, source.at?.join(".")].filter(Boolean);
    const when = replaced && `${replaced.by} ${replaced.stage}`;
    return [expression, outcome, JSON.stringify(value), from?.join(" "), when, why].filter(Boolean).join(" | ");
  });

const script = (text: string, rest = "") =>
  task(`${rest}\nsteps: [{ name: s, image: i, script: ${JSON.stringify(text)} }]`);

describe("in a Task", () => {
  const declared = "params: [{ name: a, default: A }, { name: b }, { name: l, type: array, default: [x] }]";

  test("defaults are known, and what only a run gives is not", () => {
    expect(explained(script("$(params.a) $(params.b) $(params['l'][0])", declared))).toEqual([
      'params.a | replaced | "A" | default Task spec.params.0.default | TaskRun params',
      "params.b | later | run | TaskRun params | a run gives its value",
      `params['l'][0] | replaced | "x" | default Task spec.params.2.default | TaskRun params`,
    ]);
  });

  test("what a run gives is known with the run", () => {
    const run = taskRun("params: [{ name: b, value: B }, { name: a, value: $(context.task.name) }]");
    expect(explained(script("$(params.a) $(params.b)", declared), { run })).toEqual([
      'params.a | replaced | "t" | run TaskRun spec.params.1.value | TaskRun params',
      'params.b | replaced | "B" | run TaskRun spec.params.0.value | TaskRun params',
    ]);
  });

  test("files, workspaces and names are told by their stages", () => {
    const text =
      "$(results.r.path) $(workspaces.w.path) $(context.task.name) $(context.taskRun.name) $(credentials.path) $(steps.step-s.exitCode.path)";
    expect(explained(script(text, "results: [{ name: r }]\nworkspaces: [{ name: w }]"))).toEqual([
      'results.r.path | replaced | "/tekton/results/r" | path | TaskRun results',
      'workspaces.w.path | replaced | "/workspace/w" | workspace | TaskRun workspaces',
      'context.task.name | replaced | "t" | context | TaskRun contexts',
      "context.taskRun.name | later | context | TaskRun contexts | known when the TaskRun is there",
      'credentials.path | replaced | "/tekton/creds" | path | TaskRun credentials',
      'steps.step-s.exitCode.path | replaced | "/tekton/steps/step-s/exitCode" | path | TaskRun exit-codes',
    ]);
  });

  test("what stays for ever is told why", () => {
    const text =
      "$(params.parms) $(params.l) $(params.l[4]) $(params.a.k) $(results.x.path) $(workspaces.x.path) $(date) $(context.taskRun.nam)";
    expect(
      explained(script(text, declared.replace("name: a,", "name: params,").replace("name: b", "name: a, default: A"))),
    ).toEqual([
      'params.parms | kept | there is no param "parms"; did you mean "params"?',
      'params.l | kept | the param "l" is an array, and goes in only where an item of a list is nothing but the reference',
      'params.l[4] | kept | the param "l" has no item 4',
      'params.a.k | kept | the param "a" is no object',
      'results.x.path | kept | the task declares no result "x"',
      'workspaces.x.path | kept | the task declares no workspace "x"',
      "date | kept | nothing of this name is known here",
      'context.taskRun.nam | kept | there is no such variable; did you mean "context.taskRun.name"?',
    ]);
    expect(explained(task("steps: [{ name: s, image: i, displayName: $(params.a) }]"))).toEqual([
      "params.a | kept | variables are not replaced in this field",
    ]);
  });

  test("of a default, the one variable is told that is replaced, and why the others are not", () => {
    const params = `params:
- { name: a, default: A }
- { name: b, default: B }
- { name: open }
- { name: two, default: "$(params.a)-$(params.b)" }
- { name: run, default: "$(params.open) $(context.task.name)" }
- { name: quoted, default: "$(params['a'])" }
- { name: list, type: array, default: ["$(params.a)"] }`;
    const last =
      "of the references in a default only the last one is replaced that is for a string, in dotted notation, and known by then";
    expect(explained(script("$(params.two) $(params.run) $(params.list[0])", params))).toEqual([
      `params.a | kept | ${last}`,
      'params.b | replaced | "B" | default Task spec.params.1.default | TaskRun params',
      'params.open | kept | a default sees only defaults, and the param "open" has none',
      'context.task.name | replaced | "t" | context | TaskRun contexts',
      `params['a'] | kept | ${last}`,
      "params.a | kept | params do not go into the default of an array or an object",
      'params.two | replaced | "$(params.a)-B" | default Task spec.params.3.default | TaskRun params',
      'params.run | kept | the default of the param "run" refers to no other default that is known by then',
      'params.list[0] | replaced | "$(params.a)" | default Task spec.params.6.default | TaskRun params',
    ]);
  });

  test("what a run gives is not seen by defaults, and a default that it makes useless says so", () => {
    const params = 'params: [{ name: a, default: A }, { name: b, default: "$(params.a)" }]';
    const run = taskRun("params: [{ name: a, value: R }, { name: b, value: R }]");
    const [inDefault, ...others] = explainVariables(script("", params), { run });
    expect([inDefault?.value, inDefault?.isUnused, others]).toEqual(["A", true, []]);
  });

  test("workspaces that a run does not bind have no volume", () => {
    const workspaces = "workspaces: [{ name: w, optional: true }]";
    const text = "$(workspaces.w.bound) $(workspaces.w.volume) $(workspaces.w.size)";
    const bound = (outcome: string) => [outcome, "workspaces.w.size | kept | a workspace has nothing of this name"];
    const open = "workspace | TaskRun workspaces | known when a run binds it";
    expect(explained(script(text, workspaces))).toEqual([
      `workspaces.w.bound | later | ${open}`,
      ...bound(`workspaces.w.volume | later | ${open}`),
    ]);
    expect(explained(script(text, workspaces), { run: taskRun("taskRef: { name: t }") })).toEqual([
      'workspaces.w.bound | replaced | "false" | workspace | TaskRun workspaces',
      ...bound("workspaces.w.volume | kept | the run does not bind the workspace"),
    ]);
  });

  test("how often a run is tried is known with the run", () => {
    const again = "each attempt of the TaskRun has its own number";
    const later = `context.task.retry-count | later | context | TaskRun contexts | ${again}`;
    const text = "$(context.task.retry-count)";
    const once = 'context.task.retry-count | replaced | "0" | context | TaskRun contexts';
    expect(explained(script(text))).toEqual([later]);
    expect(explained(script(text), { run: taskRun("retries: 2") })).toEqual([later]);
    expect(explained(script(text), { run: taskRun("taskRef: { name: t }") })).toEqual([once]);
  });

  test("of an object, keys that a run does not give are those of the default", () => {
    const params = "params: [{ name: o, default: { url: U, rev: R, a.b: X } }]";
    const run = taskRun("params: [{ name: o, value: { url: mine } }]");
    expect(
      explained(script("$(params.o.url) $(params.o.rev) $(params.o.a.b) $(params.o.c.d)", params), { run }),
    ).toEqual([
      'params.o.url | replaced | "mine" | run TaskRun spec.params.0.value | TaskRun params',
      'params.o.rev | replaced | "R" | default Task spec.params.0.default | TaskRun params',
      'params.o.a.b | replaced | "X" | default Task spec.params.0.default | TaskRun params',
      'params.o.c.d | kept | the param "o" has no key "c.d"',
    ]);
  });

  test("steps are given results and artifacts of the steps before them, where the entrypoint puts these in", () => {
    const given = (step: string) => `the step "${step}" gives it, and later steps read it as they start`;
    const written = task(`
params: [{ name: u, default: U }]
results: [{ name: r, value: $(steps.b.results.r) }, { name: s, value: $(steps.c.results.r) }]
steps:
- { name: a, image: $(steps.b.results.r), args: [$(steps.b.results.r), $(steps.zz.results.r), $(steps.a.outputs.o)] }
- name: b
  image: i
  args: [$(steps.a.results.r), $(steps.a.outputs.o)]
  env: [{ name: e, value: $(steps.a.results.r) }]
  when: [{ input: $(steps.a.results.r), operator: in, values: [x] }]
- { name: d, image: i, script: "$(steps.a.results.r) $(steps.a.outputs.o)" }
- { name: e, image: i, script: $(steps.a.outputs.o), args: [x] }
- { name: g, image: i, args: [$(steps.a.results), $(steps.a.outputs)] }
- { name: f, ref: { resolver: git, params: [{ name: url, value: $(params.u) }] }, params: [{ name: p, value: "$(steps.a.results.r) $(params.u)" }] }`);
    const results = "results of steps go into command, args, env and conditions of the steps behind them";
    const artifacts =
      "artifacts of steps go into command, args and env of the steps behind them, and into scripts without args";
    expect(explained(written).toSorted()).toEqual(
      [
        'steps.b.results.r | later | result | TaskRun results | known when the step "b" has ended',
        'steps.c.results.r | kept | there is no step "c"',
        `steps.b.results.r | kept | ${results}`,
        `steps.b.results.r | kept | ${results}`,
        'steps.zz.results.r | kept | there is no step "zz"',
        `steps.a.outputs.o | kept | ${artifacts}`,
        `steps.a.results.r | later | result | step results | ${given("a")}`,
        `steps.a.outputs.o | later | result | step artifacts | ${given("a")}`,
        `steps.a.results.r | later | result | step results | ${given("a")}`,
        `steps.a.results.r | later | result | step results | ${given("a")}`,
        `steps.a.results.r | kept | ${results}`,
        `steps.a.outputs.o | later | result | step artifacts | ${given("a")}`,
        `steps.a.outputs.o | kept | ${artifacts}`,
        "steps.a.results | kept | nothing of this name is known here",
        "steps.a.outputs | kept | nothing of this name is known here",
        'params.u | replaced | "U" | default Task spec.params.0.default | TaskRun step-actions',
        `steps.a.results.r | later | result | step results | ${given("a")}`,
        'params.u | replaced | "U" | default Task spec.params.0.default | TaskRun step-actions',
      ].toSorted(),
    );
  });

  test("an array that is put in is a list to the stages behind", () => {
    const run = taskRun("params: [{ name: l, value: [$(context.task.name), $(context.taskRun.name)] }]");
    const written = task(
      `params: [{ name: l, type: array }]\nsteps: [{ name: s, image: i, args: ["$(params.l[*])"] }]`,
    );
    expect(explained(written, { run: { ...run, metadata: { name: "r" } } })).toEqual([
      'params.l[*] | replaced | ["t","r"] | run TaskRun spec.params.0.value | TaskRun params',
    ]);
  });

  test("what a param has, but not here, is told so", () => {
    const params = "params: [{ name: l, type: array, default: [u] }, { name: o, default: { k: K } }]";
    expect(
      explained(
        task(`${params}\nresults: [{ name: r, value: "$(params.l[0]) $(params.o.k)" }]\nsteps: [{ image: i }]`),
      ),
    ).toEqual([
      'params.l[0] | kept | the param "l" is not put in here',
      'params.o.k | kept | the param "o" is not put in here',
    ]);
  });
});

describe("in a TaskRun", () => {
  test("bindings and the pod template are replaced, and given values are not", () => {
    const run = {
      kind: "TaskRun",
      ...taskRun(`
params: [{ name: p, value: $(context.taskRun.name) }]
workspaces: [{ name: w, subPath: $(params.d), emptyDir: {} }]
podTemplate: { nodeSelector: { a: $(params.p) } }
taskRef: { name: t }`),
    } as const;
    expect(explained(run, { task: task("params: [{ name: d, default: D }]\nsteps: [{ image: i }]") })).toEqual([
      "context.taskRun.name | kept | a value is put in as it stands; what it stands in then may be replaced by a later stage",
      'params.d | replaced | "D" | default Task spec.params.0.default | TaskRun bindings',
      'params.p | replaced | "$(context.taskRun.name)" | run TaskRun spec.params.0.value | TaskRun pod-template',
    ]);
  });
});

test("of a Task that is not given, nobody knows the defaults", () => {
  const run = {
    kind: "TaskRun",
    ...taskRun("taskRef: { name: t }\npodTemplate: { schedulerName: $(params.z) }"),
  } as const;
  expect(explained(run)).toEqual([
    'params.z | kept | the run gives no param "z"; only its Task could have a default for it',
  ]);
  const pipelines = pipelineRun(
    "pipelineRef: { name: p }\nworkspaces: [{ name: w, emptyDir: {}, subPath: $(tasks.a.results.r)-$(params.z) }]",
  );
  expect(explained({ kind: "PipelineRun", ...pipelines })).toEqual([
    'tasks.a.results.r | later | result | PipelineRun task-results | known when the task "a" has ended',
    "params.z | later | task | TaskRun bindings | each TaskRun puts in its own params",
  ]);
});

test("what a run tells a resolver has the params that it gives, and its contexts, but no defaults", () => {
  const run = {
    kind: "TaskRun",
    ...taskRun(`
params: [{ name: rev, value: main }, { name: o, value: { k: K } }]
taskRef: { resolver: git, params: [{ name: a, value: "$(params.rev) $(params.o.k) $(context.task.name)" }, { name: b, value: $(params.o) }] }`),
  } as const;
  expect(explained(run)).toEqual([
    'params.rev | replaced | "main" | run TaskRun spec.params.0.value | TaskRun resolver',
    'params.o.k | replaced | "K" | run TaskRun spec.params.1.value | TaskRun resolver',
    'context.task.name | replaced | "" | context | TaskRun resolver',
    'params.o | kept | the param "o" is an object, and goes in only as the whole value of a param',
  ]);
  const pipelines = {
    kind: "PipelineRun",
    ...pipelineRun(`
params: [{ name: rev, value: main }]
pipelineRef: { resolver: git, params: [{ name: a, value: "$(params.rev) $(context.pipelineRun.uid) $(params.nope)" }] }`),
  } as const;
  expect(explained({ ...pipelines, metadata: { name: "r" } })).toEqual([
    'params.rev | replaced | "main" | run PipelineRun spec.params.0.value | PipelineRun resolver',
    "context.pipelineRun.uid | later | context | PipelineRun resolver | known when the PipelineRun is there",
    'params.nope | kept | there is no param "nope"',
  ]);
});

describe("in a Pipeline", () => {
  const spec = `
params: [{ name: p, default: P }, { name: l, type: array, default: [u, v] }]
results: [{ name: out, value: $(tasks.a.results.r) }]
tasks:
- { name: a, taskRef: { name: x }, displayName: $(params.p), params: [{ name: q, value: "$(params.l[*])" }, { name: r, value: $(context.pipelineTask.retries) }] }
- name: b
  params: [{ name: own, value: $(params.p) }, { name: res, value: $(tasks.a.results.r) }]
  matrix: { params: [{ name: m, value: [m0, m1] }] }
  taskSpec:
    params: [{ name: own }, { name: res }, { name: m }, { name: inner, default: I }]
    results: [{ name: r }]
    steps: [{ name: s, image: i, script: "$(params.p) $(params.own) $(params.res) $(params.m) $(params.inner) $(results.r.path) $(tasks.a.results.r) $(tasks.zz.results.r)" }]
finally: [{ name: f, taskRef: { name: x }, params: [{ name: s, value: "$(tasks.a.status) $(tasks.status)" }] }]`;

  test("each reference tells where its value comes from, through params, propagation and matrices", () => {
    const known = 'known when the task "a" has ended';
    expect(explained({ kind: "Pipeline", ...pipeline(spec) }).toSorted()).toEqual(
      [
        `tasks.a.results.r | later | result | PipelineRun task-results | ${known}`,
        'params.p | replaced | "P" | default Pipeline spec.params.0.default | PipelineRun params',
        'params.l[*] | replaced | ["u","v"] | default Pipeline spec.params.1.default | PipelineRun params',
        'context.pipelineTask.retries | replaced | "0" | context | PipelineRun task-contexts',
        'params.p | replaced | "P" | default Pipeline spec.params.0.default | PipelineRun params',
        `tasks.a.results.r | later | result | PipelineRun task-results | ${known}`,
        'params.p | replaced | "P" | propagated default Pipeline spec.params.0.default | PipelineRun params',
        'params.own | replaced | "P" | task Pipeline spec.tasks.1.params.0.value | TaskRun params',
        `params.res | later | "$(tasks.a.results.r)" | task Pipeline spec.tasks.1.params.1.value | TaskRun params | ${known}`,
        'params.m | later | ["m0","m1"] | matrix Pipeline spec.tasks.1.matrix.params.0.value | TaskRun params | each run of the matrix has one of these',
        'params.inner | replaced | "I" | default Pipeline spec.tasks.1.taskSpec.params.3.default | TaskRun params',
        'results.r.path | replaced | "/tekton/results/r" | path | TaskRun results',
        `tasks.a.results.r | later | result | PipelineRun task-results | ${known}`,
        'tasks.zz.results.r | kept | there is no pipeline task "zz"',
        `tasks.a.status | later | status | PipelineRun states | ${known}`,
        "tasks.status | later | status | PipelineRun states | known when all tasks have ended",
      ].toSorted(),
    );
  });

  test("an embedded task sees what only a run gives to the pipeline", () => {
    const written = `
params: [{ name: version }]
tasks: [{ name: t, taskSpec: { params: [{ name: own }], steps: [{ name: s, image: i, script: "$(params.version) $(params.own) $(params.versoin)" }] } }]`;
    expect(explained({ kind: "Pipeline", ...pipeline(written) })).toEqual([
      "params.version | later | run | PipelineRun params | a run gives its value",
      'params.own | kept | the param "own" is given no value, and has no default',
      'params.versoin | kept | there is no param "versoin"; did you mean "version"?',
    ]);
  });

  test("what other tasks give and how they end goes only where a stage looks for it", () => {
    const written = `
tasks:
- { name: a, taskRef: { name: x } }
- name: b
  taskRef: { name: x }
  onError: $(tasks.a.results.r)
  when: [{ input: "$(tasks.a.matrix.length)", operator: in, values: [x] }]
  params: [{ name: p, value: "$(tasks.a.status) $(tasks.a.matrix.length) $(tasks.a.outputs.o)" }]
- name: c
  taskSpec:
    steps: [{ name: s, image: i, script: "$(tasks.a.results.r) $(tasks.a.results.r[0]) $(tasks.a.status) $(tasks.a.outputs.o) $(context.pipelineTask.retries)" }]`;
    const onlyFinally = "how tasks end goes into params, conditions and display names of finally tasks";
    expect(explained({ kind: "Pipeline", ...pipeline(written) }).toSorted()).toEqual(
      [
        "tasks.a.results.r | kept | this result is not put in here",
        "tasks.a.matrix.length | kept | lengths go into params, and where a param asks for one into matrices and display names",
        `tasks.a.status | kept | ${onlyFinally}`,
        'tasks.a.matrix.length | later | context | PipelineRun task-contexts | known when the matrix of the task "a" is',
        "tasks.a.outputs.o | kept | artifacts go into tasks that are written in the pipeline",
        'tasks.a.results.r | later | result | PipelineRun task-results | known when the task "a" has ended',
        "tasks.a.results.r[0] | kept | this result is not put in here",
        `tasks.a.status | kept | ${onlyFinally}`,
        'tasks.a.outputs.o | later | result | PipelineRun artifacts | known when the task "a" has ended',
        "context.pipelineTask.retries | kept | only the params, the matrix and the display name of a pipeline task see it",
      ].toSorted(),
    );
  });

  test("a default waits for what only a run gives, and one that cannot be resolved says why", () => {
    const written = `
params:
- { name: open }
- { name: waits, default: "v-$(params.open)" }
- { name: one, default: $(params.two) }
- { name: two, default: $(params.one) }
- { name: quoted, default: "$(params['open'])" }
tasks: [{ name: t, taskRef: { name: x }, params: [{ name: p, value: "$(params.waits) $(params.one)" }] }]`;
    const circle = 'parameter resolution failed: circular dependency detected in param "params.one"';
    expect(explained({ kind: "Pipeline", ...pipeline(written) })).toEqual([
      "params.open | later | run | PipelineRun params | a run gives its value",
      `params.two | kept | ${circle}`,
      `params.one | kept | ${circle}`,
      "params['open'] | later | run | PipelineRun params | a run gives its value",
      'params.waits | later | "v-$(params.open)" | default Pipeline spec.params.1.default | PipelineRun params | a run gives its value',
      `params.one | kept | ${circle}`,
    ]);
  });

  test("an embedded task has the workspaces of the run that its steps mention, by their names", () => {
    const written = `
workspaces: [{ name: w }, { name: o, optional: true }]
tasks:
- name: t
  workspaces: [{ name: inner, workspace: w }]
  taskSpec: { steps: [{ name: s, image: "$(workspaces.img.path)", script: "$(workspaces.inner.path) $(workspaces.w.path) $(workspaces.o.path)" }] }`;
    const path = (name: string) =>
      `workspaces.${name}.path | replaced | "/workspace/${name}" | workspace | TaskRun workspaces`;
    const unknown = 'workspaces.img.path | kept | the task declares no workspace "img"';
    const resource = { kind: "Pipeline", ...pipeline(written) } as const;
    expect(explained(resource)).toEqual([
      unknown,
      path("inner"),
      path("w"),
      "workspaces.o.path | later | workspace | TaskRun workspaces | known when a run binds it",
    ]);
    const run = pipelineRun("workspaces: [{ name: w, emptyDir: {} }]");
    expect(explained(resource, { run })).toEqual([
      unknown,
      path("inner"),
      path("w"),
      'workspaces.o.path | kept | the task declares no workspace "o"',
    ]);
  });

  test("what a matrix gives wins over the default of an embedded task", () => {
    const written = `
params: [{ name: z, default: z }]
tasks:
- name: t
  matrix: { params: [{ name: m, value: [x, "$(params.z)"] }], include: [{ params: [{ name: i, value: z }] }] }
  taskSpec: { params: [{ name: m, default: D }, { name: i, default: D }], steps: [{ name: s, image: "$(params.m)", script: "$(params.i)" }] }`;
    const each = "each run of the matrix has one of these";
    expect(explained({ kind: "Pipeline", ...pipeline(written) })).toEqual([
      'params.z | replaced | "z" | default Pipeline spec.params.0.default | PipelineRun params',
      `params.m | later | ["x","z"] | matrix Pipeline spec.tasks.0.matrix.params.0.value | TaskRun params | ${each}`,
      `params.i | later | matrix Pipeline spec.tasks.0.matrix.include | TaskRun params | ${each}`,
    ]);
  });

  test("the runs of a task are shown under names with their own params", () => {
    const written = `
params: [{ name: p, default: P }]
tasks:
- { name: a, taskRef: { name: x }, displayName: "$(params.p) $(params.own) $(params.nope)", params: [{ name: own, value: $(params.p)! }] }
- name: m
  taskRef: { name: x }
  displayName: "$(params.os) $(params.p)"
  matrix: { params: [{ name: os, value: [l, w] }], include: [{ name: on $(params.os), params: [{ name: os, value: l }] }] }
- { name: l, taskRef: { name: x }, displayName: $(tasks.m.matrix.length) }
- { name: k, taskRef: { name: x }, displayName: $(tasks.m.matrix.length), params: [{ name: count, value: $(tasks.m.matrix.length) }] }`;
    const param = 'params.p | replaced | "P" | default Pipeline spec.params.0.default | PipelineRun params';
    const own = "matrix | PipelineRun display-names | each run of the matrix puts in its own params";
    const length = 'context | PipelineRun task-contexts | known when the matrix of the task "m" is';
    expect(explained({ kind: "Pipeline", ...pipeline(written) }).toSorted()).toEqual(
      [
        param,
        'params.own | replaced | "P!" | task Pipeline spec.tasks.0.params.0.value | PipelineRun display-names',
        'params.nope | kept | there is no param "nope"',
        param,
        `params.os | later | ${own}`,
        'params.p | kept | the param "p" is not put in here',
        `params.os | later | ${own}`,
        "tasks.m.matrix.length | kept | lengths go into params, and where a param asks for one into matrices and display names",
        `tasks.m.matrix.length | later | ${length}`,
        `tasks.m.matrix.length | later | ${length}`,
      ].toSorted(),
    );
  });

  test("how finally tasks end, and what they give, only the results of the pipeline know", () => {
    const written = `
results: [{ name: r, value: "$(finally.f.results.r) $(tasks.f.results.r)" }]
tasks: [{ name: a, taskRef: { name: x }, params: [{ name: p, value: $(finally.f.results.r) }] }]
finally:
- { name: f, taskRef: { name: x } }
- { name: g, taskRef: { name: x }, params: [{ name: p, value: "$(tasks.f.status) $(tasks.f.results.r)" }] }
- { name: h, taskSpec: { steps: [{ name: s, image: $(tasks.f.outputs.o) }] } }
- { name: i, taskRef: { name: x }, params: [{ name: p, value: $(tasks.f.matrix.length) }] }`;
    const notHere = "this result is not put in here";
    expect(explained({ kind: "Pipeline", ...pipeline(written) }).toSorted()).toEqual(
      [
        'finally.f.results.r | later | result | PipelineRun task-results | known when the task "f" has ended',
        `tasks.f.results.r | kept | ${notHere}`,
        `finally.f.results.r | kept | ${notHere}`,
        "tasks.f.status | kept | how tasks end goes into params, conditions and display names of finally tasks",
        `tasks.f.results.r | kept | ${notHere}`,
        "tasks.f.outputs.o | kept | artifacts go into tasks that are written in the pipeline",
        "tasks.f.matrix.length | kept | lengths go into params, and where a param asks for one into matrices and display names",
      ].toSorted(),
    );
  });

  test("the default of an embedded task goes only through the stages of its TaskRun", () => {
    const written = `
tasks:
- { name: a, taskRef: { name: x } }
- name: b
  retries: 3
  taskSpec:
    params: [{ name: own, default: $(tasks.a.results.r) }]
    steps: [{ name: s, image: $(params.own), workingDir: $(context.task.retry-count) }]`;
    expect(explained({ kind: "Pipeline", ...pipeline(written) })).toEqual([
      "tasks.a.results.r | kept | this result is not put in here",
      'params.own | replaced | "$(tasks.a.results.r)" | default Pipeline spec.tasks.1.taskSpec.params.0.default | TaskRun params',
      "context.task.retry-count | later | context | TaskRun contexts | each attempt of the TaskRun has its own number",
    ]);
  });

  test("what an embedded task is passed has gone through the stages for the pipeline task before", () => {
    const written = `
params: [{ name: same, default: P }]
tasks:
- { name: a, taskRef: { name: x } }
- { name: m, taskRef: { name: x }, matrix: { params: [{ name: os, value: [l] }] } }
finally:
- name: f
  retries: 3
  params:
  - { name: state, value: $(tasks.a.status) }
  - { name: length, value: $(tasks.m.matrix.length) }
  - { name: item, value: "$(tasks.a.results.l[0])" }
  - { name: tries, value: $(context.pipelineTask.retries) }
  - { name: art, value: $(tasks.a.outputs.o) }
  - { name: same, value: $(context.pipelineTask.retries) }
  taskSpec:
    steps: [{ name: s, image: i, script: "$(params.state) $(params.length) $(params.item) $(params.tries) $(params.art) $(params.same)" }]`;
    const resource = { kind: "Pipeline", ...pipeline(written) } as const;
    const inScript = explained(resource).filter((line) => line.startsWith("params."));
    const from = (index: number, by = "TaskRun") => `task Pipeline spec.finally.0.params.${index}.value | ${by} params`;
    const ended = 'known when the task "a" has ended';
    expect(inScript).toEqual([
      `params.state | later | "$(tasks.a.status)" | ${from(0)} | ${ended}`,
      `params.length | later | "$(tasks.m.matrix.length)" | ${from(1)} | known when the matrix of the task "m" is`,
      `params.item | later | "$(tasks.a.results.l[0])" | ${from(2)} | ${ended}`,
      `params.tries | replaced | "3" | ${from(3)}`,
      `params.art | replaced | "$(tasks.a.outputs.o)" | ${from(4)}`,
      // The text is in the task before anybody asks for retries.
      `params.same | replaced | "$(context.pipelineTask.retries)" | ${from(5, "PipelineRun")}`,
    ]);
  });

  test("claims have the params that the run gives", () => {
    const written =
      "workspaces: [{ name: w }]\ntasks: [{ name: t, taskSpec: { steps: [{ name: s, image: i, script: $(workspaces.w.claim) }] } }]";
    const run = pipelineRun(
      "params: [{ name: a, value: A }]\nworkspaces: [{ name: w, persistentVolumeClaim: { claimName: $(params.a) } }]",
    );
    expect(explained({ kind: "Pipeline", ...pipeline(written) }, { run })).toEqual([
      'workspaces.w.claim | replaced | "A" | workspace | TaskRun workspaces',
    ]);
  });

  test("a default waits for items and keys, too", () => {
    const written = `
params: [{ name: l, type: array }, { name: o, type: object, properties: { k: {} } }, { name: x, default: "$(params.l[0])-$(params.o.k)" }]
tasks: [{ name: t, taskRef: { name: x }, params: [{ name: p, value: $(params.x) }] }]`;
    expect(explained({ kind: "Pipeline", ...pipeline(written) }).at(-1)).toEqual(
      'params.x | later | "$(params.l[0])-$(params.o.k)" | default Pipeline spec.params.2.default | PipelineRun params | a run gives its value',
    );
  });

  test("arrays of other tasks, and of a run, go in only where an array may stand", () => {
    const written = `
params: [{ name: l, type: array }]
tasks:
- { name: a, taskRef: { name: x } }
- { name: c, taskRef: { name: x }, displayName: "$(tasks.a.results.l[*])", params: [{ name: p, value: "$(tasks.a.results.l[*])" }] }
- { name: b, taskSpec: { steps: [{ name: s, image: "$(params.l[*])", args: ["$(tasks.a.results.l[*])"], script: "$(tasks.a.results.l[*])" }] } }`;
    const result =
      'tasks.a.results.l[*] | later | result | PipelineRun task-results | known when the task "a" has ended';
    const notHere = "tasks.a.results.l[*] | kept | this result is not put in here";
    expect(explained({ kind: "Pipeline", ...pipeline(written) }).toSorted()).toEqual(
      [
        notHere,
        result,
        'params.l[*] | kept | the param "l" is an array, and goes in only where an item of a list is nothing but the reference',
        result,
        notHere,
      ].toSorted(),
    );
  });

  test("the resolver of a child pipeline is told what the run gives", () => {
    const written = `
params: [{ name: rev, default: main }]
tasks: [{ name: c, pipelineRef: { resolver: git, params: [{ name: a, value: $(params.rev) }] } }]`;
    const child = { kind: "Pipeline", ...pipeline(written) } as const;
    expect(explained(child)).toEqual(["params.rev | later | run | PipelineRun resolver | a run gives its value"]);
    expect(explained(child, { run: pipelineRun("params: [{ name: rev, value: dev }]") })).toEqual([
      'params.rev | replaced | "dev" | run PipelineRun spec.params.0.value | PipelineRun resolver',
    ]);
    expect(explained(child, { run: pipelineRun("") })).toEqual([
      'params.rev | kept | the run gives no param "rev", and a resolver is told no defaults',
    ]);
  });

  test("items and keys that a task is not passed are still the pipeline's", () => {
    const written = `
params: [{ name: l, type: array, default: [x, z] }, { name: o, default: { k: K, m: M } }]
tasks:
- name: t
  params: [{ name: l, value: [a] }, { name: o, value: { k: own } }]
  taskSpec:
    params: [{ name: l, type: array }, { name: o }]
    steps: [{ name: s, image: "$(params.l[0])", script: "$(params.o.k) $(params.o.m)", args: ["$(params.l[*])"] }]`;
    const own = (index: number) => `task Pipeline spec.tasks.0.params.${index}.value | PipelineRun params`;
    const outer = (index: number) => `propagated default Pipeline spec.params.${index}.default | PipelineRun params`;
    expect(explained({ kind: "Pipeline", ...pipeline(written) }).toSorted()).toEqual(
      [
        `params.l[0] | replaced | "x" | ${outer(0)}`,
        `params.o.k | replaced | "own" | ${own(1)}`,
        `params.o.m | replaced | "M" | ${outer(1)}`,
        `params.l[*] | replaced | ["a"] | ${own(0)}`,
      ].toSorted(),
    );
  });

  test("a default that a run makes useless says so, that of an object too", () => {
    const written = "params: [{ name: o, default: { k: $(params.nope) } }]\ntasks: [{ name: t, taskRef: { name: x } }]";
    const run = pipelineRun("params: [{ name: o, value: { k: K } }]");
    expect(explainVariables({ kind: "Pipeline", ...pipeline(written) }, { run })).toMatchObject([{ isUnused: true }]);
  });

  test("a run is asked first", () => {
    const run = pipelineRun("params: [{ name: p, value: R }]");
    const at = ["spec", "tasks", 0, "displayName"];
    expect(explainVariable({ kind: "Pipeline", ...pipeline(spec) }, at, { run })).toEqual([
      {
        at,
        start: 0,
        end: 11,
        expression: "params.p",
        outcome: "replaced",
        value: "R",
        source: { kind: "run", in: "PipelineRun", at: ["spec", "params", 0, "value"] },
        replaced: { by: "PipelineRun", stage: "params" },
      },
    ]);
  });
});

test("in a PipelineRun, its pipeline and its bindings", () => {
  const run = {
    kind: "PipelineRun",
    ...pipelineRun(`
params: [{ name: a, value: A }]
workspaces: [{ name: w, subPath: $(params.a)-$(params.b), emptyDir: {} }]
pipelineSpec:
  params: [{ name: a }, { name: b, default: B }]
  workspaces: [{ name: w }]
  tasks: [{ name: t, taskRef: { name: x }, params: [{ name: p, value: "$(params.a) $(workspaces.w.bound) $(context.pipelineRun.uid)" }] }]`),
  } as const;
  expect(explained(run)).toEqual([
    'params.a | replaced | "A" | run PipelineRun spec.params.0.value | PipelineRun bindings',
    'params.b | kept | neither the run nor a pipeline task gives a param "b", and defaults of the pipeline do not count here; only a Task could have a default for it',
    'params.a | replaced | "A" | run PipelineRun spec.params.0.value | PipelineRun params',
    'workspaces.w.bound | replaced | "true" | workspace | PipelineRun workspaces',
    'context.pipelineRun.uid | replaced | "u" | context | PipelineRun contexts',
  ]);
});

test("in what a PipelineRun has for its TaskRuns, each of these puts in its own params", () => {
  const run = {
    kind: "PipelineRun",
    ...pipelineRun(`
params: [{ name: given, value: G }]
workspaces: [{ name: w, subPath: $(params.own)-$(tasks.a.results.r)-$(tasks.z.results.r), emptyDir: {} }]
taskRunTemplate: { podTemplate: { nodeSelector: { a: $(params.own), b: $(params.given) } } }
taskRunSpecs:
- { pipelineTaskName: a, podTemplate: { schedulerName: $(params.own) } }
- { pipelineTaskName: b, podTemplate: { schedulerName: $(params.own) } }
pipelineSpec:
  workspaces: [{ name: w }]
  tasks: [{ name: a, taskRef: { name: x } }, { name: b, taskRef: { name: x }, params: [{ name: own, value: o }] }]`),
  } as const;
  const own = (stage: string) => `params.own | later | task | TaskRun ${stage} | each TaskRun puts in its own params`;
  expect(explained(run).toSorted()).toEqual(
    [
      own("bindings"),
      'tasks.a.results.r | later | result | PipelineRun task-results | known when the task "a" has ended',
      'tasks.z.results.r | kept | there is no pipeline task "z"',
      own("pod-template"),
      'params.given | kept | no pipeline task gives a param "given" to its task; only a Task could have a default for it',
      'params.own | kept | no pipeline task gives a param "own" to its task; only a Task could have a default for it',
      own("pod-template"),
    ].toSorted(),
  );
});

test("values that would make more text than any run can want are not put in", () => {
  const value = "x".repeat(1_000_000);
  const args = Array.from({ length: 200 }, (_, index) => `$(params.a)-${index}`);
  const written = task("params: [{ name: a }]\nsteps: [{ name: s, image: i }]");
  const steps = [{ name: "s", image: "i", args }];
  const params = [
    { name: "b", default: "$(params.a)".repeat(1000) },
    { name: "a", default: value },
  ];
  const resource = { ...written, spec: { params, steps } };
  const told = explainVariables(resource).filter(({ at }) => at[1] === "steps");
  expect(new Set(told.map(({ why }) => why))).toEqual(
    new Set(["the values of the variables would make more text than any run can want"]),
  );
  expect(told).toHaveLength(args.length);
});

test("what can be put in can be explained, however much it is", () => {
  const params = [{ name: "a", value: "x".repeat(1_000_000) }];
  const tasks = Array.from({ length: 60 }, (_, index) => ({
    name: `t${index}`,
    params: [{ name: "p", value: "$(params.a)" }],
    taskSpec: { steps: [{ name: "s", image: "$(params.p)" }] },
  }));
  const run = { kind: "PipelineRun", spec: { params, pipelineSpec: { params: [{ name: "a" }], tasks } } } as const;
  expect(new Set(explainVariables(run).map(({ outcome }) => outcome))).toEqual(new Set(["replaced"]));
});

test("a place without text has nothing to explain", () => {
  const resource = script("$(params.a)");
  expect([explainVariable(resource, ["spec", "steps"]), explainVariable(resource, ["spec", "__proto__", "x"])]).toEqual(
    [[], []],
  );
});

test("what is no resource with variables, or belongs to another, is refused", () => {
  const resource = script("$(params.a)");
  expect(() => explainVariables(resource, { run: { kind: "PipelineRun", ...pipelineRun("") } })).toThrow(
    'Cannot explain variables: want a TaskRun as run, got "PipelineRun"',
  );
  expect(() => explainVariables({ kind: "Task" } as never)).toThrow(
    "Cannot explain variables: want a decoded Task, Pipeline, TaskRun or PipelineRun with its kind, got undefined",
  );
  expect(() => explainVariables({ kind: "StepAction", spec: {} } as never)).toThrow(
    'Cannot explain variables: want a decoded Task, Pipeline, TaskRun or PipelineRun with its kind, got "StepAction"',
  );
});
