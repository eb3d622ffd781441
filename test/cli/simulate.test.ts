import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { command } from "./command.ts";

/** What is printed of these documents, when all is well. */
async function simulate(text: string, options = ""): Promise<string> {
  const { code, stdout, stderr } = await command(`simulate - ${options}`, { stdin: text });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

/** The exit code and what is said on standard error, without the places. */
async function complaints(text: string, options: string): Promise<readonly [number, string, string]> {
  const { code, stdout, stderr } = await command(`simulate - ${options}`, { stdin: text });
  const told = stderr.match(/^(?:error|warning|help|note).*/gm) ?? [];
  return [code, stdout, told.join("\n")];
}

/** A PipelineRun `r` with these lines in the spec of its pipeline. */
const run = (pipelineSpec: string, spec = ""): string =>
  `apiVersion: tekton.dev/v1\nkind: PipelineRun\nmetadata: { name: r }\nspec:\n${indent(`${spec}pipelineSpec:\n${indent(pipelineSpec)}`)}`;

const pipeline = (name: string, spec: string): string =>
  `apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: ${name} }\nspec:\n${indent(spec)}`;

const indent = (text: string): string => text.replace(/^(?=.)/gm, "  ").replace(/\n?$/, "\n");

const steps = "steps: [{ name: s, image: x }]";
const task = (name: string, more = "", spec = ""): string =>
  `- { name: ${name}, taskSpec: { ${spec}${steps} }${more === "" ? "" : `, ${more}`} }`;

const ALPHA = "--flag enable-api-fields=alpha";

const BUILD = run(`results: [{ name: image, value: $(tasks.build.results.image) }]
tasks:
${task("build", "", "results: [{ name: image }], ")}
${task("deploy", "params: [{ name: image, value: $(tasks.build.results.image) }]")}
finally:
${task("tell")}`);

test("all goes well if nothing else is said: a task takes 10 seconds, and its results are made of names", async () => {
  expect(await simulate(BUILD)).toBe(`\
PipelineRun r  <stdin>:1
  +0s   build        starts
  +10s  build        succeeds        image=build-image
  +10s  deploy       starts
  +20s  deploy       succeeds
  +20s  PipelineRun  begins finally
  +20s  tell         starts
  +30s  tell         succeeds
  +30s  PipelineRun  succeeds        Succeeded
succeeded after 30s  Succeeded: Tasks Completed: 3 (Failed: 0, Cancelled 0), Skipped: 0
results
  image  build-image
`);
});

test("a task that fails stops the run but for its finally tasks, and the exit code does not tell", async () => {
  expect(await simulate(BUILD, "--fail build --duration 1m --duration build=3m --result build.image=app:v1")).toBe(
    `\
PipelineRun r  <stdin>:1
  +0s    build        starts
  +3m0s  build        fails           StepFailed: "step-s" exited with code 1: Error; image=app:v1
  +3m0s  deploy       is skipped      PipelineRun was stopping: build
  +3m0s  PipelineRun  begins finally
  +3m0s  tell         starts
  +4m0s  tell         succeeds
  +4m0s  PipelineRun  fails           Failed
failed after 4m0s  Failed: Tasks Completed: 2 (Failed: 1, Cancelled 0), Skipped: 1
results
  image  app:v1
never started
  deploy  PipelineRun was stopping: build
`.replace('"app:v1"', "app:v1"),
  );
});

test("a task that fails once is tried again, and one that hangs runs until its limit", async () => {
  const text = run(`tasks: [{ name: build, retries: 2, timeout: 5m, taskSpec: { ${steps} } }]`);
  expect(await simulate(text, "--fail build:1 --hang build:2")).toBe(`\
PipelineRun r  <stdin>:1
  +0s     build        starts
  +10s    build        fails         attempt 1 of 3; StepFailed: "step-s" exited with code 1: Error
  +10s    build        starts again  attempt 2 of 3
  +5m10s  build        times out     attempt 2 of 3; TaskRun "r-build" failed to finish within "5m0s"
  +5m10s  build        starts again  attempt 3 of 3
  +5m20s  build        succeeds      attempt 3 of 3
  +5m20s  PipelineRun  succeeds      Succeeded
succeeded after 5m20s  Succeeded: Tasks Completed: 1 (Failed: 0, Cancelled 0), Skipped: 0
`);
});

const MATRIX = run(`tasks:
- name: test
  matrix: { params: [{ name: os, value: [linux, mac] }] }
  taskSpec: { params: [{ name: os }], ${steps} }`);

test("each row of a matrix has a name, which options take", async () => {
  const expected = `\
PipelineRun r  <stdin>:1
  +0s    test-0       starts    os=linux
  +0s    test-1       starts    os=mac
  +10s   test-0       succeeds  os=linux
  +1m0s  test-1       fails     os=mac; StepFailed: "step-s" exited with code 1: Error
  +1m0s  PipelineRun  fails     Failed
failed after 1m0s  Failed: Tasks Completed: 1 (Failed: 1, Cancelled 0), Skipped: 0
`;
  expect(await simulate(MATRIX, "--fail test-1 --duration test-1=1m")).toBe(expected);
  expect(await simulate(MATRIX, "--fail r-test-1 --duration r-test-1=1m")).toBe(expected);
  // What is said of a row counts more than what is said of its task.
  expect(await simulate(MATRIX, "--hang test --fail test-1 --duration test-1=1m")).toContain(
    '+1m0s    test-1       fails      os=mac; StepFailed: "step-s" exited with code 1: Error\n  +1h0m0s  test-0       times out',
  );
});

test("a name is that of a task before it is that of a run", async () => {
  const text = run(`tasks:\n${task("a")}\n${task("r-a")}`);
  expect((await simulate(text, "--fail r-a")).match(/^ .* (?:succeeds|fails).*/gm)).toEqual([
    "  +10s  a            succeeds",
    '  +10s  r-a          fails     StepFailed: "step-s" exited with code 1: Error',
    "  +10s  PipelineRun  fails     Failed",
  ]);
  const matrix = "matrix: { params: [{ name: os, value: [linux, mac] }] }";
  const rows = run(`tasks:\n${task("a", matrix)}\n${task("r-a-0")}`);
  expect((await simulate(rows, "--fail a-1")).match(/^ .* fails .*/gm)).toHaveLength(2);
  // The run of this row is called as another task: nothing is said of that.
  expect(await complaints(rows, "--fail a-0")).toEqual([
    2,
    "",
    'error: option --fail: there is no task "a-0"\nhelp: want one of a, r-a-0',
  ]);
});

test("why a task is skipped is told with the values of its conditions, and with what it lacks", async () => {
  const text = run(
    `params: [{ name: env }]
tasks:
${task("approve", 'when: [{ input: $(params.env), operator: in, values: [prod] }, { input: a, operator: in, values: ["a"] }]', "results: [{ name: by }], ")}
${task("deploy", "runAfter: [approve]")}
${task("note", "params: [{ name: by, value: $(tasks.approve.results.by) }]")}
${task("after", "runAfter: [note]")}
${task("cel", `when: [{ cel: "'$(params.env)' == 'prod'" }]`)}`,
    "params: [{ name: env, value: dev }]\n",
  );
  expect(await simulate(text, "--flag enable-cel-in-whenexpression=true")).toBe(`\
PipelineRun r  <stdin>:1
  +0s   approve      is skipped  When Expressions evaluated to false: dev in [prod] ($(params.env))
  +0s   note         is skipped  Results were missing: approve.by
  +0s   after        is skipped  Parent Tasks were skipped: note
  +0s   cel          is skipped  When Expressions evaluated to false: 'dev' == 'prod' ('$(params.env)' == 'prod')
  +0s   deploy       starts
  +10s  deploy       succeeds
  +10s  PipelineRun  succeeds    Completed
succeeded after 10s  Completed: Tasks Completed: 1 (Failed: 0, Cancelled 0), Skipped: 4
never started
  approve  When Expressions evaluated to false: dev in [prod] ($(params.env))
  note     Results were missing: approve.by
  after    Parent Tasks were skipped: note
  cel      When Expressions evaluated to false: 'dev' == 'prod' ('$(params.env)' == 'prod')
`);
});

test("a result that is not written fails the run in the end, and it is told what lacks it", async () => {
  const text = run(`tasks:
${task("build", "", "results: [{ name: image }], ")}
${task("deploy", "params: [{ name: image, value: $(tasks.build.results.image) }]")}`);
  expect(await simulate(text, "--omit-result build.image")).toBe(`\
PipelineRun r  <stdin>:1
  +0s   build        starts
  +10s  build        succeeds
  +10s  PipelineRun  fails     PipelineValidationFailed
failed after 10s  PipelineValidationFailed: Tasks Completed: 1 (Failed: 0, Cancelled 0), Skipped: 0, Failed
  Validation: 1 (task "build" completed successfully but did not emit the result "image", which is referenced by task
  "deploy")
never started
  deploy  it lacks build.image
`);
});

test("limits of the run strike, a millisecond later", async () => {
  const text = run(`tasks:\n${task("build")}\nfinally:\n${task("tell")}`, "timeouts: { pipeline: 30m, tasks: 20m }\n");
  expect(await simulate(text, "--hang build")).toBe(`\
PipelineRun r  <stdin>:1
  +0s      build        starts
  +20m0s   PipelineRun  is late         timeouts.tasks is over (20m0s)
  +20m0s   PipelineRun  goes on         PipelineRunTimeoutRunningFinally: Tasks Completed: 0 (Failed: 0, Cancelled 0), …
  +20m0s   build        times out       TaskRun "r-build" was cancelled. TaskRun cancelled as the PipelineRun it belong…
  +20m0s   PipelineRun  begins finally
  +20m0s   tell         starts
  +20m10s  tell         succeeds
  +20m10s  PipelineRun  times out       PipelineRunTimeout
timed out after 20m10s  PipelineRunTimeout: PipelineRun "r" failed due to tasks failed to finish within "20m0s"
`);
});

test("the user stops a run, in time or too late", async () => {
  const text = run(`tasks:\n${task("build")}\n${task("deploy", "runAfter: [build]")}\nfinally:\n${task("tell")}`);
  expect(await simulate(text, "--spec-status 5s=CancelledRunFinally --spec-status 1m=Cancelled")).toBe(`\
PipelineRun r  <stdin>:1
  +0s    build        starts
  +5s    PipelineRun  is told         spec.status: CancelledRunFinally
  +5s    deploy       is skipped      PipelineRun was gracefully cancelled
  +5s    PipelineRun  goes on         CancelledRunningFinally: Tasks Completed: 0 (Failed: 0, Cancelled 0), Incomplete:…
  +5s    build        is cancelled    TaskRun "r-build" was cancelled. TaskRun cancelled as the PipelineRun it belongs …
  +5s    PipelineRun  begins finally
  +5s    tell         starts
  +15s   tell         succeeds
  +15s   PipelineRun  is cancelled    Cancelled
  +1m0s  PipelineRun  is told         spec.status: Cancelled, but it has ended
cancelled after 15s  Cancelled: PipelineRun "r" was cancelled
never started
  deploy  PipelineRun was gracefully cancelled
`);
});

test("a pending run is stuck, unless somebody lets it start", async () => {
  const text = run(`tasks:\n${task("build")}`, "status: PipelineRunPending\n");
  expect(await simulate(text)).toBe(`\
PipelineRun r  <stdin>:1
  +0s  PipelineRun  goes on  PipelineRunPending: PipelineRun "r" is pending
stuck after 0s, before any task has started  PipelineRunPending: PipelineRun "r" is pending
stuck
  its spec.status is PipelineRunPending, and nobody takes that away: --spec-status 5m= would
`);
  expect(await simulate(text, "--spec-status 5m=")).toBe(`\
PipelineRun r  <stdin>:1
  +0s     PipelineRun  goes on   PipelineRunPending: PipelineRun "r" is pending
  +5m0s   PipelineRun  is told   spec.status is taken away
  +5m0s   build        starts
  +5m10s  build        succeeds
  +5m10s  PipelineRun  succeeds  Succeeded
succeeded after 5m10s  Succeeded: Tasks Completed: 1 (Failed: 0, Cancelled 0), Skipped: 0
`);
});

test("a run without limits hangs for ever with its task", async () => {
  const text = run(
    `tasks:\n${task("build", 'timeout: "0"')}\n${task("deploy", "runAfter: [build]")}`,
    'timeouts: { pipeline: "0" }\n',
  );
  expect(await simulate(text, "--hang build")).toBe(`\
PipelineRun r  <stdin>:1
  +0s  build  starts
stuck after 0s  Running: Tasks Completed: 0 (Failed: 0, Cancelled 0), Incomplete: 2, Skipped: 0
stuck
  build runs, and neither ends nor has a time limit
never started
  deploy  it still waits
`);
});

test("a run that takes more attempts than are simulated is stuck, too", async () => {
  const text = run(`tasks:\n${task("build", "retries: 1000000000")}`, 'timeouts: { pipeline: "0" }\n');
  expect(await simulate(text, "--fail build --duration 0s")).toContain(`
stuck
  it takes more attempts, or more runs of pipelines in pipelines, than are simulated
`);
});

const NESTED = run(`tasks:
- { name: inner, pipelineSpec: { tasks: [
    { name: build, taskSpec: { ${steps} } },
    { name: push, runAfter: [build], taskSpec: { ${steps} } }] } }
${task("after", "runAfter: [inner]")}`);

test("a pipeline in the pipeline is told in between, with its tasks below its name", async () => {
  expect(await simulate(NESTED, `${ALPHA} --fail inner/push --duration inner/build=5s`)).toBe(`\
PipelineRun r  <stdin>:1
  +0s   inner        starts      pipeline
  +0s   inner/build  starts
  +5s   inner/build  succeeds
  +5s   inner/push   starts
  +15s  inner/push   fails       StepFailed: "step-s" exited with code 1: Error
  +15s  inner        fails       Failed: Tasks Completed: 2 (Failed: 1, Cancelled 0), Skipped: 0
  +15s  after        is skipped  PipelineRun was stopping: inner
  +15s  PipelineRun  fails       Failed
failed after 15s  Failed: Tasks Completed: 1 (Failed: 1, Cancelled 0), Skipped: 1
never started
  after  PipelineRun was stopping: inner
`);
});

test("as in a cluster, a run with a pipeline in its pipeline cannot be cancelled, and is stuck", async () => {
  expect(await simulate(NESTED, `${ALPHA} --spec-status 2s=Cancelled`)).toBe(`\
PipelineRun r  <stdin>:1
  +0s       inner        starts    pipeline
  +0s       inner/build  starts
  +2s       PipelineRun  is told   spec.status: Cancelled
  +2s       PipelineRun  goes on   PipelineRunCouldntCancel: PipelineRun "r" was cancelled but had errors trying to can…
  +10s      inner/build  succeeds
  +10s      inner/push   starts
  +20s      inner/push   succeeds
  +20s      inner        succeeds  Succeeded: Tasks Completed: 2 (Failed: 0, Cancelled 0), Skipped: 0
  +1h0m0s   PipelineRun  is late   timeouts.pipeline is over (1h0m0s)
  +11h0m0s  PipelineRun  goes on   PipelineRunCouldntTimeOut: PipelineRun "r" was timed out but had errors trying to ti…
stuck after 11h0m0s  PipelineRunCouldntTimeOut: PipelineRun "r" was timed out but had errors trying to time out
  TaskRuns and/or Runs: found child objects of unknown kinds: map[r-inner:PipelineRun]
stuck
  whenever the controller looks at it, it ends with the error: error(s) from timing out TaskRun(s) from PipelineRun r:
  found child objects of unknown kinds: map[r-inner:PipelineRun]
never started
  after  it still waits
`);
});

test("what is in none of the files is made up, with the results that are used and all workspaces", async () => {
  const text = run(
    `workspaces: [{ name: w, optional: true }]
tasks:
- { name: clone, taskRef: { name: git-clone }, workspaces: [{ name: out, workspace: w }] }
- { name: list, taskRef: { resolver: hub }, params: [{ name: commit, value: $(tasks.clone.results.commit) }] }
- name: build
  taskRef: { name: kaniko }
  matrix: { params: [{ name: file, value: "$(tasks.list.results.files[*])" }] }
- { name: approve, taskRef: { apiVersion: example.com/v1, kind: Approval }, runAfter: [build] }
- name: publish
  taskRef: { name: kaniko }
  params:
  - { name: images, value: ["$(tasks.build.results.image[*])", "$(tasks.list.results.tags[1])", $(tasks.list.results.who.name)] }
  - { name: by, value: $(tasks.approve.results.by) }`,
  );
  expect(await simulate(text, '--result list.files=["a","b"]')).toBe(`\
PipelineRun r  <stdin>:1
  not in the files, so made up: Tasks git-clone, kaniko; Task of list
  +0s   clone        starts
  +10s  clone        succeeds  commit=clone-commit
  +10s  list         starts
  +20s  list         succeeds  files=["a","b"], tags=["list-tags-0","list-tags-1"], who={"name":"list-who-name"}
  +20s  build-0      starts    file=a
  +20s  build-1      starts    file=b
  +30s  build-0      succeeds  file=a; image=build-image
  +30s  build-1      succeeds  file=b; image=build-image
  +30s  approve      starts    custom task
  +40s  approve      succeeds  by=approve-by
  +40s  publish      starts
  +50s  publish      succeeds  image=publish-image
  +50s  PipelineRun  succeeds  Succeeded
succeeded after 50s  Succeeded: Tasks Completed: 5 (Failed: 0, Cancelled 0), Skipped: 0
`);
});

test("what is called nearly as something in the files is told", async () => {
  const text = `${run("tasks: [{ name: a, taskRef: { name: bulid } }]")}---
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: build }
spec: { ${steps} }
`;
  const [code, , told] = await complaints(text, "");
  expect([code, told]).toEqual([
    0,
    'warning: tasks.tekton.dev "bulid" not found; it is made up\nhelp: did you mean "build"?',
  ]);
});

test("a Pipeline without a run gets one; params that it lacks are told, with the option that gives them", async () => {
  const text = pipeline(
    "p",
    `params: [{ name: url }, { name: branch, default: main }, { name: flags, type: array }]
workspaces: [{ name: source }]
tasks:
- { name: a, taskSpec: { ${steps} }, workspaces: [{ name: source }] }`,
  );
  expect(await command("simulate -", { stdin: text })).toEqual({
    code: 4,
    stdout: `\
PipelineRun p-run  made up for <stdin>:1
  +0s  PipelineRun  fails  ParameterMissing
failed after 0s, before any task has started  ParameterMissing: [User error] PipelineRun default/p-run is missing some
  parameters required by Pipeline default/p: pipelineRun missing parameters: [url flags]
`,
    stderr: `\
error: pipelineRun missing parameters: [url flags]
 --> <stdin>:5:12
5 |   params: [{ name: url }, { name: branch, default: main }, { name: flags, type: array }]
  |            ^^^^^^^^^^^^^
note: fails at run time with the reason ParameterMissing; give them: --param url=VALUE --param flags=VALUE

1 error
`,
  });
  expect(await simulate(text, '--param url=u --param flags=["-x"]')).toContain("succeeded after 10s");
  expect(await complaints(text, "--param ulr=u --param flags=x")).toEqual([
    2,
    "",
    `error: option --param: there is no param "ulr"\nhelp: did you mean "url"?
error: option --param: flags cannot be "x"\nhelp: want texts as JSON, such as ["a","b"]`,
  ]);
});

test("a param of the command line counts more than that of a run", async () => {
  const text = run(
    `params: [{ name: env }]\ntasks:\n${task("a", "when: [{ input: $(params.env), operator: in, values: [prod] }]")}`,
    "params: [{ name: env, value: dev }]\n",
  );
  expect(await simulate(text)).toContain("Completed");
  expect(await simulate(text, "--param env=prod")).toContain("+10s  a            succeeds");
});

test("runs have titles, stand in the order of the files, and begin anew whatever their status says", async () => {
  const files = {
    "2.yaml": `${run(`tasks:\n${task("b")}`).replace("name: r", "generateName: nightly-")}status:
  startTime: "2024-01-01T00:00:00Z"
  conditions: [{ type: Succeeded, status: "False", reason: Failed, message: it had failed }]
`,
    "1.yaml": `apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: one, creationTimestamp: "2024-01-01T00:00:00Z" }
spec: { pipelineRef: { name: p } }
`,
    "p.yaml": pipeline("p", `tasks:\n${task("a")}`),
  };
  const { code, stdout, stderr } = await command("simulate 1.yaml p.yaml 2.yaml --quiet", { files });
  expect({ code, stderr, stdout }).toEqual({
    code: 0,
    stderr: "",
    stdout: `\
PipelineRun one  1.yaml:1
  +0s   a            starts
  +10s  a            succeeds
  +10s  PipelineRun  succeeds  Succeeded
succeeded after 10s  Succeeded: Tasks Completed: 1 (Failed: 0, Cancelled 0), Skipped: 0

PipelineRun nightly-…  2.yaml:1
  +0s   b            starts
  +10s  b            succeeds
  +10s  PipelineRun  succeeds  Succeeded
succeeded after 10s  Succeeded: Tasks Completed: 1 (Failed: 0, Cancelled 0), Skipped: 0
`,
  });
  // An option has to fit one of them.
  const fails = await command("simulate 1.yaml p.yaml 2.yaml --fail b", { files });
  expect(fails.stdout.match(/^(?:succeeded|failed)/gm)).toEqual(["succeeded", "failed"]);
});

test("--format json is for programs", async () => {
  const text = run(`tasks:\n${task("a")}\n${task("b", "runAfter: [a]")}`);
  const [told, ...others] = JSON.parse(await simulate(text, "--format json --fail a"));
  expect(others).toEqual([]);
  expect(told).toEqual({
    kind: "PipelineRun",
    name: "r",
    place: "<stdin>:1",
    isMadeUp: false,
    hasErrors: false,
    madeUp: [],
    outcome: "failed",
    afterMs: 10_000,
    condition: {
      status: "False",
      reason: "Failed",
      message: "Tasks Completed: 1 (Failed: 1, Cancelled 0), Skipped: 1",
    },
    results: [],
    skippedTasks: [{ name: "b", reason: "PipelineRun was stopping" }],
    tasks: [
      { task: "a", outcome: "failed", reason: null, because: [], startMs: 0, endMs: 10_000 },
      {
        task: "b",
        outcome: "skipped",
        reason: "PipelineRun was stopping",
        because: ["a"],
        startMs: null,
        endMs: null,
      },
    ],
    whyStuck: [],
    events: [
      { afterMs: 0, task: "a", type: "start", kind: "TaskRun", run: "r-a", attempt: 1, attempts: 1 },
      {
        afterMs: 10_000,
        task: "a",
        type: "end",
        run: "r-a",
        attempt: 1,
        attempts: 1,
        outcome: "failed",
        reason: "StepFailed",
        message: '"step-s" exited with code 1: Error',
        durationMs: 10_000,
        results: [],
      },
      { afterMs: 10_000, task: "b", type: "skip", reason: "PipelineRun was stopping", because: ["a"] },
      {
        afterMs: 10_000,
        type: "condition",
        outcome: "failed",
        status: "False",
        reason: "Failed",
        message: "Tasks Completed: 1 (Failed: 1, Cancelled 0), Skipped: 1",
      },
    ],
    passes: [
      {
        afterMs: 0,
        reason: "Running",
        message: "Tasks Completed: 0 (Failed: 0, Cancelled 0), Incomplete: 2, Skipped: 0",
        error: null,
      },
      {
        afterMs: 10_000,
        reason: "Failed",
        message: "Tasks Completed: 1 (Failed: 1, Cancelled 0), Skipped: 1",
        error: null,
      },
    ],
  });
});

const USAGE = "usage: tekton-core simulate [--format text|json] [options] FILE…\n";

test.each([
  ["", "a file to simulate is missing", "want files, folders, or - for standard input"],
  ["a.yaml --fail", "option --fail needs a value", "want TASK, or TASK:2 for its first two attempts"],
  ["a.yaml --fail build:0", 'option --fail cannot be "build:0"', "want TASK, or TASK:2 for its first two attempts"],
  ["a.yaml --hang :2", 'option --hang cannot be ":2"', "want TASK, or TASK:2 for its first two attempts"],
  ["a.yaml --duration build=3", 'option --duration cannot be "build=3"', "want TASK=3m, or 30s for all tasks"],
  ["a.yaml --duration build=-3s", 'option --duration cannot be "build=-3s"', "want TASK=3m, or 30s for all tasks"],
  ["a.yaml --duration fast", 'option --duration cannot be "fast"', "want TASK=3m, or 30s for all tasks"],
  [
    "a.yaml --result image=x",
    'option --result cannot be "image=x"',
    "want TASK.RESULT=VALUE, such as build.image=app:v1",
  ],
  ["a.yaml --omit-result image", 'option --omit-result cannot be "image"', "want TASK.RESULT, such as build.image"],
  ["a.yaml --param tag", 'option --param cannot be "tag"', "want NAME=VALUE, such as revision=main"],
  [
    "a.yaml --spec-status 5m=Canceled",
    'option --spec-status cannot be "5m=Canceled"',
    "want 5m=Cancelled, 5m=CancelledRunFinally, 5m=StoppedRunFinally, or 5m= to let a pending run start",
  ],
  ["a.yaml --format dot", 'unknown format "dot"', "want one of text, json"],
  ["a.yaml --fial build", "unknown option --fial", "did you mean --fail?"],
])("wrong usage: tekton-core simulate %s", async (args, message, help) => {
  expect(await command(`simulate ${args}`)).toEqual({
    code: 2,
    stdout: "",
    stderr: `error: ${message}\nhelp: ${help}\n${USAGE}`,
  });
});

test("options that do not fit the runs are told, and nothing is simulated", async () => {
  const told = async (options: string) => (await complaints(BUILD, options)).join("|");
  expect(await told("--fail biuld")).toBe(
    '2||error: option --fail: there is no task "biuld"\nhelp: did you mean "build"?',
  );
  expect(await told("--duration x=3m")).toBe(
    '2||error: option --duration: there is no task "x"\nhelp: want one of build, deploy, tell',
  );
  expect(await told("--result build.imgae=x")).toBe(
    '2||error: option --result: build declares no result "imgae"\nhelp: did you mean "image"?',
  );
  expect(await told("--omit-result tell.all")).toBe(
    '2||error: option --omit-result: tell declares no result "all"\nhelp: it declares none',
  );
  expect(await told("--fail build --hang build")).toBe(
    "2||error: option --hang: build fails before that\nhelp: want --fail build:1 for its first attempt",
  );
  expect((await complaints(NESTED, `${ALPHA} --fail inner`)).join("|")).toBe(
    "2||error: option --fail: inner runs a pipeline\nhelp: say it of a task in that, inner/TASK",
  );
  const list = run(
    `tasks:\n${task("a", "", "results: [{ name: list, type: array }, { name: map, properties: { k: {} } }], ")}`,
  );
  expect((await complaints(list, "--result a.list=x --result a.map=[]")).join("|")).toBe(`\
2||error: option --result: a.list cannot be "x"
help: want texts as JSON, such as ["a","b"]
error: option --result: a.map cannot be "[]"
help: want an object of texts as JSON, such as {"key":"a"}`);
  expect(await simulate(list, '--result a.list=["x"] --result a.map={"k":"v"}')).toContain('list=["x"], map={"k":"v"}');
});

test("a run that fails by a mistake is shown, and the exit code tells", async () => {
  const circle = run(`tasks:\n${task("a", "runAfter: [b]")}\n${task("b", "runAfter: [a]")}`);
  const [code, stdout, told] = await complaints(circle, "");
  expect([code, stdout.split("\n")[2], told.split("\n")[0]]).toEqual([
    4,
    "failed after 0s, before any task has started  PipelineInvalidGraph: [User error] PipelineRun default/r's Pipeline DAG",
    'error: cycle detected; task "a" depends on "b": spec.pipelineSpec.tasks[0]',
  ]);
  // What only a pass finds.
  const unbound = run(`workspaces: [{ name: w, optional: true }]
tasks:
${task("a")}
- { name: b, runAfter: [a], workspaces: [{ name: w }], taskSpec: { workspaces: [{ name: w }], ${steps} } }`);
  expect((await complaints(unbound, ""))[0]).toBe(4);
  const itself = pipeline("p", "tasks: [{ name: a, pipelineRef: { name: q } }]");
  const again = pipeline("q", "tasks: [{ name: b, pipelineRef: { name: p } }]");
  expect((await complaints(`${itself}---\n${again}`, ALPHA)).slice(0, 1)).toEqual([4]);
});

test("what a resolver brings is made up, but for the pipeline of the run and in pipelines of a pipeline", async () => {
  const brought = run("tasks: []").replace(/pipelineSpec:[\s\S]*/, "pipelineRef: { resolver: git }\n");
  expect(await complaints(brought, "")).toEqual([
    4,
    "",
    `error: the resolver "git" brings the Pipeline at run time, so the run cannot be shown
help: give the file with the Pipeline, and refer to it by name`,
  ]);
  const inner = run("tasks: [{ name: a, pipelineSpec: { tasks: [{ name: b, taskRef: { resolver: git } }] } }]");
  expect((await complaints(inner, ALPHA))[2]).toBe(`\
error: the resolver "git" brings the Task at run time, so the run cannot be shown
help: give the file with the Task, and refer to it by name`);
  expect(await simulate(run("tasks: [{ name: a, pipelineRef: { name: p } }]"), ALPHA)).toContain(`
  not in the files, so made up: Pipeline p
  +0s   a            starts    pipeline
  +0s   a/stand-in   starts
`);
});

test("nothing to simulate", async () => {
  const stdin = `apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: t }\nspec: { ${steps} }\n`;
  expect(await command("simulate -", { stdin })).toEqual({
    code: 4,
    stdout: "",
    stderr: "error: nothing to simulate: no PipelineRun or Pipeline in <stdin>\nhelp: found Task\n\n1 error\n",
  });
  expect((await command("simulate none.yaml --fail a")).code).toBe(3);
});

test("colours are for terminals", async () => {
  const { stdout } = await command("simulate - --fail a", {
    stdin: run(`tasks:\n${task("a")}`),
    isTerminal: true,
    columns: 60,
  });
  expect(stdout).toBe(`\
\x1b[1mPipelineRun r\x1b[22m  \x1b[2m<stdin>:1\x1b[22m
  \x1b[2m+0s\x1b[22m   \x1b[36ma\x1b[39m            starts
  \x1b[2m+10s\x1b[22m  \x1b[36ma\x1b[39m            \x1b[31mfails\x1b[39m   StepFailed: "step-s" exited wi…
  \x1b[2m+10s\x1b[22m  \x1b[36mPipelineRun\x1b[39m  \x1b[31mfails\x1b[39m   Failed
\x1b[1m\x1b[31mfailed after 10s\x1b[39m\x1b[22m  Failed: Tasks Completed: 1 (Failed: 1,
  Cancelled 0), Skipped: 0
`);
});

test("names of any kind do no harm", async () => {
  const text = run(
    `params: [{ name: __proto__ }]
tasks:
- { name: constructor, taskRef: { name: constructor }, params: [{ name: __proto__, value: $(params.__proto__) }] }
- { name: valueof, taskRef: { name: to-string }, params: [{ name: x, value: $(tasks.constructor.results.__proto__) }] }`,
    'params: [{ name: __proto__, value: "\\e[31m" }]\n',
  );
  const stdout = await simulate(text, "--result constructor.__proto__=\x1b[31m --param __proto__=p");
  expect(stdout).toContain('constructor  succeeds  __proto__="␛[31m"\n');
  const wild = run(`tasks: [{ name: "a\\e[31m\\nb", taskSpec: { ${steps} } }]`).replace("name: r ", 'name: "r\\e[1m" ');
  const wilder = (await command("simulate -", { stdin: wild })).stdout;
  expect(wilder.split("\n")[0]).toBe("PipelineRun r␛[1m  <stdin>:1");
  expect(wilder).not.toContain("\x1b");
});

test("pipelines in pipelines are not followed without end", async () => {
  const doubling = Array.from({ length: 30 }, (_, level) =>
    pipeline(
      `p${level}`,
      ["a", "b"]
        .map((name) => `- { name: ${name}, pipelineRef: { name: p${level + 1} } }`)
        .join("\n")
        .replace(/^/, "tasks:\n"),
    ),
  );
  const message =
    "error: with the pipelines in its pipeline, the run has more than 50000 tasks, or goes deeper than 100 runs";
  expect((await complaints(doubling.join("---\n"), `${ALPHA} -q`)).at(-1)).toBe(message);
  const chain = Array.from({ length: 300 }, (_, level) =>
    pipeline(`p${level}`, `tasks: [{ name: a, pipelineRef: { name: p${level + 1} } }]`),
  );
  expect((await complaints(chain.join("---\n"), `${ALPHA} -q`)).at(-1)).toBe(message);
});

/** Runs and what they refer to, with a stretch of the text gone, doubled, or replaced. */
const damaged = fc
  .tuple(fc.nat(), fc.nat(80), fc.constantFrom("", "{", "[]", "null", "5", "\n", "$(params.", "ref:", "retries: 3"))
  .map(([start, length, other]) => {
    const text = ["pipeline-run", "build-and-deploy", "nightly-run", "tasks"]
      .map((name) => readFileSync(`examples/${name}.yaml`, "utf8"))
      .join("---\n");
    const from = start % text.length;
    return text.slice(0, from) + other + text.slice(from + length);
  });

test("whatever a file holds, there is an answer", async () => {
  await fc.assert(
    fc.asyncProperty(damaged, fc.constantFrom("", ` ${ALPHA}`), async (stdin, flags) => {
      const [text, json] = await Promise.all([
        command(`simulate -${flags}`, { stdin }),
        command(`simulate - --format json${flags}`, { stdin }),
      ]);
      expect([0, 4]).toContain(text.code);
      expect(json.code).toBe(text.code);
      expect(JSON.parse(json.stdout)).toHaveLength(text.stdout.match(/^PipelineRun/gm)?.length ?? 0);
    }),
    { numRuns: 50 },
  );
});
