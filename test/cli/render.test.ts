import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocuments } from "../../src/parse/parse-documents.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import { command, pipeline } from "./command.ts";

/** What is printed of these documents, when all is well. */
async function render(...documents: string[]): Promise<string> {
  const { code, stdout, stderr } = await command("render -", { stdin: documents.join("---\n") });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

const resource = (kind: string, name: string, spec: string, apiVersion = "tekton.dev/v1"): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: "${name}" }\nspec: { ${spec} }\n`;

const RUN = resource("PipelineRun", "r", `pipelineRef: { name: p }, params: [{ name: tag, value: v2 }]`);
const PIPELINE = pipeline(`params: [{ name: tag }, { name: env, default: dev }]
tasks:
- { name: build, taskRef: { name: t }, params: [{ name: image, value: "app:$(params.tag)-$(params.env)" }] }`);
const TASK = resource("Task", "t", "params: [{ name: image }], steps: [{ image: $(params.image) }]");

test("a run has the Pipeline that it names written in it, with the params put in", async () => {
  expect(await render(RUN, PIPELINE, TASK)).toBe(`\
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata:
  name: r
spec:
  params:
    - name: tag
      value: v2
  pipelineSpec:
    params:
      - name: tag
        type: string
      - name: env
        default: dev
        type: string
    tasks:
      - name: build
        taskRef:
          name: t
          kind: Task
        params:
          - name: image
            value: app:v2-dev
`);
});

test("a TaskRun has its Task written in it, and the step action of a step; its status is left out", async () => {
  const taskRun = resource(
    "TaskRun",
    "r",
    `taskRef: { name: t }, params: [{ name: who, value: you }], workspaces: [{ name: w, emptyDir: {} }],
  podTemplate: { schedulerName: "of-$(params.who)" } }
status: { podName: r-pod`,
  );
  const task = resource(
    "Task",
    "t",
    `params: [{ name: who }], workspaces: [{ name: w }],
  steps: [{ name: say, ref: { name: greet }, params: [{ name: text, value: "Hello $(params.who)" }] }]`,
  );
  const action = resource(
    "StepAction",
    "greet",
    `params: [{ name: text }], image: alpine, script: "#!/bin/sh\\necho '$(params.text)' > $(workspaces.w.path)/x\\n"`,
    "tekton.dev/v1beta1",
  );
  expect(await render(action, taskRun, task)).toBe(`\
apiVersion: tekton.dev/v1
kind: TaskRun
metadata:
  name: r
spec:
  params:
    - name: who
      value: you
  workspaces:
    - name: w
      emptyDir: {}
  podTemplate:
    schedulerName: of-you
  taskSpec:
    params:
      - name: who
        type: string
    workspaces:
      - name: w
    steps:
      - name: say
        image: alpine
        script: |
          #!/bin/sh
          echo 'Hello you' > /workspace/w/x
`);
});

test("runs stand in the order of the files, and what is of v1beta1 is printed as v1", async () => {
  const old = resource("TaskRun", "a", "taskSpec: { steps: [{ image: x }] }, bundle: b", "tekton.dev/v1beta1");
  const files = {
    "1.yaml": resource("TaskRun", "first", "taskSpec: { steps: [{ image: x }] }"),
    "2.yaml": `${RUN}---\n${PIPELINE}---\n${old.replace(", bundle: b", "")}`,
  };
  const { stdout } = await command("render 1.yaml 2.yaml", { files });
  expect(stdout.match(/^(?:apiVersion|kind| {2}name|---).*/gm)).toEqual([
    ...["apiVersion: tekton.dev/v1", "kind: TaskRun", "  name: first", "---"],
    ...["apiVersion: tekton.dev/v1", "kind: PipelineRun", "  name: r", "---"],
    ...["apiVersion: tekton.dev/v1", "kind: TaskRun", "  name: a"],
  ]);
});

test("what is left is listed, with the reason", async () => {
  const stdin = resource(
    "PipelineRun",
    "r",
    `pipelineSpec: { tasks: [
  { name: build, taskRef: { name: t } },
  { name: deploy, taskSpec: { steps: [{ image: "$(params.nowhere)", script: "$(date) $(context.pipelineRun.uid)" }] },
    params: [{ name: image, value: "$(tasks.build.results.image)" }] }] }`,
  );
  const { code, stdout, stderr } = await command("render -", { stdin });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: `\
warning: $(params.nowhere) stays: there is no param "nowhere"
 --> <stdin>:6:49
6 |   { name: deploy, taskSpec: { steps: [{ image: "$(params.nowhere)", script: "$(date) $(context.pipelineRun.uid)" }…
  |                                                 ^^^^^^^^^^^^^^^^^

info: $(context.pipelineRun.uid) stays: known when the PipelineRun is there
 --> <stdin>:6:86
6 | …"$(params.nowhere)", script: "$(date) $(context.pipelineRun.uid)" }] },
  |                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^

info: $(tasks.build.results.image) stays: known when the task "build" has ended
 --> <stdin>:7:37
7 |     params: [{ name: image, value: "$(tasks.build.results.image)" }] }] } }
  |                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

1 warning
`,
  });
  expect(stdout).toContain("script: $(date) $(context.pipelineRun.uid)\n");
});

test("a default that nobody needs is no reason for a warning, and is told apart", async () => {
  const spec = `params: [{ name: tag, value: v2 }], taskSpec: {
  params: [{ name: tag, default: "$(params.nope)" }], steps: [{ image: "app:$(params.tag)" }] }`;
  const stdin = resource("TaskRun", "r", spec);
  expect(await render(stdin)).toContain("image: app:v2\n");
  const { stdout } = await command("render --explain -", { stdin });
  expect(stdout).toBe(`\
TaskRun r  <stdin>:1
  <stdin>:5:35  $(params.nope)      stays: there is no param "nope"; not used, as the param is given
  <stdin>:5:77  $(params.tag)   v2  run params[0] (TaskRun: params)
`);
});

test("what several runs of a pipeline leave is told once", async () => {
  const text = pipeline(`tasks: [{ name: a, taskRef: { name: "t" }, displayName: "$(tasks.nowhere.results.x)" }]`);
  const run = (name: string) => resource("PipelineRun", name, "pipelineRef: { name: p }");
  const { stderr } = await command("render -", { stdin: [text, run("a"), run("b")].join("---\n") });
  expect(stderr.match(/^(?:warning|info|error).*/gm)).toEqual([
    'warning: $(tasks.nowhere.results.x) stays: there is no pipeline task "nowhere"',
  ]);
});

test("a Pipeline or Task that is not there is an error, and so is what a resolver brings", async () => {
  const stdin = [
    resource("PipelineRun", "a", "pipelineRef: { name: q }"),
    resource("PipelineRun", "b", "pipelineRef: { resolver: git }"),
    resource("TaskRun", "c", "taskRef: { name: build }"),
    resource("TaskRun", "d", "taskSpec: { steps: [{ ref: { resolver: hub } }] }"),
    resource("TaskRun", "e", "timeout: 1h"),
    PIPELINE,
  ].join("---\n");
  expect(await command("render -", { stdin })).toEqual({
    code: 4,
    stdout: "",
    stderr: `\
error: pipelines.tekton.dev "q" not found
 --> <stdin>:4:30
4 | spec: { pipelineRef: { name: q } }
  |                              ^
help: give the Pipeline too, or embed it in the run

error: the resolver "git" brings the Pipeline at run time, so the run cannot be shown
 --> <stdin>:9:34
9 | spec: { pipelineRef: { resolver: git } }
  |                                  ^^^
help: give the file with the Pipeline, and refer to it by name

error: tasks.tekton.dev "build" not found
 --> <stdin>:14:26
14 | spec: { taskRef: { name: build } }
   |                          ^^^^^
help: give the Task too, or embed it in the run

error: the resolver "hub" brings the StepAction at run time, so the run cannot be shown
 --> <stdin>:19:48
19 | spec: { taskSpec: { steps: [{ ref: { resolver: hub } }] } }
   |                                                ^^^
help: give the file with the StepAction, and refer to it by name

error: the run names no Task
 --> <stdin>:24:1
24 | spec: { timeout: 1h }
   | ^^^^
help: want taskRef with a name, or taskSpec

5 errors
`,
  });
});

test("a run that would fail is printed all the same, and the exit code tells", async () => {
  const stdin = [resource("PipelineRun", "r", "pipelineRef: { name: p }"), PIPELINE].join("---\n");
  const { code, stdout, stderr } = await command("render -", { stdin });
  expect({ code, stderr, value: /value: .*/.exec(stdout)?.[0] }).toEqual({
    code: 4,
    value: "value: app:$(params.tag)-dev",
    stderr: `\
error: pipelineRun missing parameters: [tag]: spec.pipelineRef
 --> <stdin>:4:9
4 | spec: { pipelineRef: { name: p } }
  |         ^^^^^^^^^^^
note: fails at run time with the reason ParameterMissing

warning: $(params.tag) stays: the param "tag" is given no value, and has no default
 --> <stdin>:12:78
12 |   - { name: build, taskRef: { name: t }, params: [{ name: image, value: "app:$(params.tag)-$(params.env)" }] }
   |                                                                              ^^^^^^^^^^^^^

1 error, 1 warning
`,
  });
});

test("of several errors it is told which one the status of the run has, wherever it stands", async () => {
  const spec = "params: [{ name: a }], tasks: [{ name: t, taskRef: { name: x }, runAfter: [t] }]";
  const { stderr } = await command("render -", {
    stdin: resource("PipelineRun", "r", `pipelineSpec: { ${spec} }`),
  });
  expect(stderr.match(/^(?:error|note).*/gm)).toEqual([
    "error: pipelineRun missing parameters: [a]: spec.pipelineSpec",
    "note: fails at run time with the reason ParameterMissing",
    'error: cycle detected; task "t" depends on "t": spec.pipelineSpec.tasks[0]',
    "note: fails at run time with the reason PipelineInvalidGraph; this is checked first, so the run's status has this reason",
    'error: invalid value: cycle detected; task "t" depends on "t": tasks: spec.pipelineSpec.tasks[0]',
    "note: fails at run time with the reason PipelineValidationFailed",
  ]);
});

test("nothing is printed of a run whose defaults lead nowhere", async () => {
  const spec = `params: [{ name: a, default: "$(params.nope)" }], tasks: [{ name: t, taskRef: { name: x } }]`;
  const { code, stdout, stderr } = await command("render -", {
    stdin: resource("PipelineRun", "r", `pipelineSpec: { ${spec} }`),
  });
  expect({ code, stdout, stderr: stderr.split("\n")[0] }).toEqual({
    code: 4,
    stdout: "",
    stderr:
      'error: parameter resolution failed: param "params.a" references undefined param "params.nope": spec.pipelineSpec.params[0].default',
  });
});

test("what tasks of one run have in common is told once", async () => {
  const text = pipeline("tasks: [{ name: a, taskRef: { name: t } }, { name: b, taskRef: { name: t } }]");
  const run = resource("PipelineRun", "r", "pipelineRef: { name: p }");
  const { stderr } = await command("render -", { stdin: [run, text, TASK].join("---\n") });
  expect(stderr.match(/^(?:error|\d+ error).*/gm)).toEqual([
    "error: invalid input params for task t: missing values for these params which have no default values: [image]: spec.pipelineRef",
    "1 error",
  ]);
});

test("of what cannot be read, nothing is told that may follow from that", async () => {
  const taskSpec = '{ params: [{ name: n }], steps: [{ image: "$(params.n)", script: "$(tasks.a.results.x)" }] }';
  const run = resource("PipelineRun", "r", `pipelineSpec: { tasks: [{ name: a, taskSpec: ${taskSpec} }] }`);
  const told = async (...documents: string[]) =>
    (await command("render -", { stdin: documents.join("---\n") })).stderr.match(/^(?:error|warning|info).*/gm);
  expect(await told(run)).toEqual([
    "error: json: cannot unmarshal bool into string",
    'info: $(tasks.a.results.x) stays: known when the task "a" has ended',
  ]);
  expect(await told(resource("TaskRun", "r", "taskRef: { name: no }"))).toEqual([
    "error: json: cannot unmarshal bool into string",
  ]);
  expect(await told(resource("TaskRun", "r", `taskSpec: ${taskSpec}`))).toEqual([
    "error: json: cannot unmarshal bool into string",
  ]);
  // A Task is not held against what a pipeline gives to it, either.
  expect(await told(RUN, PIPELINE, TASK.replace("image }]", "n }]"))).toEqual([
    "error: json: cannot unmarshal bool into string",
  ]);
});

test("--quiet tells errors only", async () => {
  const later = resource("TaskRun", "a", "taskSpec: { steps: [{ image: x, args: [$(params.nowhere)] }] }");
  expect(await command("render --quiet -", { stdin: later })).toMatchObject({ code: 0, stderr: "" });
  const { code, stderr } = await command("render -q -", {
    stdin: `${later}---\n${resource("TaskRun", "b", "taskRef: { name: none }")}`,
  });
  expect({ code, stderr }).toEqual({
    code: 4,
    stderr: `\
error: tasks.tekton.dev "none" not found
 --> <stdin>:9:26
9 | spec: { taskRef: { name: none } }
  |                          ^^^^
help: give the Task too, or embed it in the run
`,
  });
});

test("a Task that a pipeline refers to is looked at if it is there", async () => {
  const task = TASK.replace("{ name: image }", "{ name: image }, { name: other }");
  const { code, stderr } = await command("render -", { stdin: [RUN, PIPELINE, task].join("---\n") });
  expect({ code, error: stderr.split("\n")[0] }).toEqual({
    code: 4,
    error:
      "error: invalid input params for task t: missing values for these params which have no default values: [other]: spec.pipelineRef",
  });
  expect(await render(RUN, PIPELINE)).toContain("value: app:v2-dev\n");
});

test("names and values of any kind come through", async () => {
  const values = [
    "yes",
    "on",
    "0777",
    "0o7",
    "1:30",
    "2020-01-01",
    "~",
    "",
    "<<",
    "- a",
    "a\u2028b",
    " x\n y\n",
    "1e3",
  ];
  const params = [{ name: "__proto__", value: values }];
  const args = ["$(params.__proto__[*])"];
  const taskSpec = { params: [{ name: "__proto__", type: "array" }], steps: [{ name: "s", image: "x", args }] };
  const run = {
    apiVersion: "tekton.dev/v1",
    kind: "TaskRun",
    metadata: { name: "constructor" },
    spec: { params, taskSpec },
  };
  const printed = await render(JSON.stringify(run));
  expect(readYaml(printed).value).toEqual({
    ...run,
    spec: { params, taskSpec: { ...taskSpec, steps: [{ name: "s", image: "x", args: values }] } },
  });
});

test("--explain tells where values come from", async () => {
  const stdin = [RUN, PIPELINE].join("---\n");
  expect(await command("render --explain -", { stdin })).toEqual({
    code: 0,
    stderr: "",
    stdout: `\
PipelineRun r  <stdin>:1
  <stdin>:12:78  $(params.tag)  v2   run params[0] (PipelineRun: params)
  <stdin>:12:92  $(params.env)  dev  default of param env (PipelineRun: params)
`,
  });
});

test("a long value is cut, and an array is JSON", async () => {
  const run = resource(
    "TaskRun",
    "r",
    `params: [{ name: a, value: [x, "y"] }, { name: b, value: ${"long".repeat(20)} }],
  taskSpec: { params: [{ name: a, type: array }, { name: b }], steps: [{ image: $(params.b), args: ["$(params.a[*])"] }] }`,
  );
  const { stdout } = await command("render --explain -", { stdin: run });
  expect(stdout).toBe(`\
TaskRun r  <stdin>:1
  <stdin>:5:81   $(params.b)     ${"long".repeat(15).slice(0, 59)}…  run params[1] (TaskRun: params)
  <stdin>:5:102  $(params.a[*])  ["x","y"]                                                     run params[0] (TaskRun: params)
`);
});

test("an empty text is told from no value", async () => {
  const run = resource(
    "TaskRun",
    "r",
    `taskSpec: { params: [{ name: a, default: "" }], steps: [{ image: x, args: [$(params.a), $(params.b)] }] }`,
  );
  const { stdout } = await command("render --explain -", { stdin: run });
  expect(stdout).toBe(`\
TaskRun r  <stdin>:1
  <stdin>:4:84  $(params.a)  ""  default of param a (TaskRun: params)
  <stdin>:4:97  $(params.b)      stays: there is no param "b"
`);
});

test("the cluster's flags count", async () => {
  const stdin = resource("TaskRun", "r", "taskSpec: { steps: [{ image: x }] }");
  expect((await command("render --flag default-timeout-minutes=x -", { stdin })).code).toBe(2);
  expect((await command("render --flag enable-api-fields=alpha -", { stdin })).code).toBe(0);
});

test("nothing to render", async () => {
  expect(await command("render -", { stdin: `${PIPELINE}---\n${TASK}` })).toEqual({
    code: 4,
    stdout: "",
    stderr: `\
error: nothing to render: no PipelineRun or TaskRun in <stdin>
help: found Pipeline, Task

1 error
`,
  });
  expect(await command("render no.yaml")).toEqual({
    code: 3,
    stdout: "",
    stderr: "error: cannot read no.yaml: no such file or folder\n\n1 error\n",
  });
});

/** Runs and what they refer to, with a stretch of the text gone, doubled, or replaced. */
const damaged = fc
  .tuple(fc.nat(), fc.nat(80), fc.constantFrom("", "{", "[]", "null", "5", "\n", "$(params.", "ref:"))
  .map(([start, length, other]) => {
    const text = ["task-run", "pipeline-run", "build-and-deploy", "tasks"]
      .map((name) => readFileSync(`examples/${name}.yaml`, "utf8"))
      .join("---\n");
    const from = start % text.length;
    return text.slice(0, from) + other + text.slice(from + length);
  });

test("whatever a file holds, there is an answer, and what is printed can be read", async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (stdin) => {
      const [{ code, stdout }, explained] = await Promise.all([
        command("render -", { stdin }),
        command("render --explain -", { stdin }),
      ]);
      expect([0, 4]).toContain(code);
      expect(explained.code).toBe(code);
      expect(parseDocuments(stdout).flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
