import { expect, test } from "vitest";
import { command, pipeline, type Surroundings } from "./command.ts";

/** The plan of standard input as text, when all is well. */
async function plan(stdin: string, surroundings: Surroundings = {}): Promise<string> {
  const { code, stdout, stderr } = await command("plan -", { ...surroundings, stdin });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

test("tasks stand by levels, with whom they wait for and why", async () => {
  const text = pipeline(`tasks:
- { name: fetch, taskRef: { name: git-clone } }
- { name: lint, taskRef: { name: npm }, runAfter: [fetch] }
- { name: test, taskRef: { name: npm }, runAfter: [fetch] }
- name: build
  taskRef: { name: kaniko }
  runAfter: [test, fetch, lint]
  params: [{ name: tag, value: $(tasks.fetch.results.commit) }]
- name: deploy
  taskRef: { name: kubectl }
  params: [{ name: image, value: "$(tasks.build.results.image)@$(tasks.build.results.digests[0])" }]
finally:
- { name: clean-up, taskRef: { name: rm } }
- { name: tell, taskRef: { name: slack }, params: [{ name: image, value: $(tasks.build.results.image) }] }`);
  expect(await plan(text)).toBe(`\
Pipeline p  <stdin>:1
5 tasks on 4 levels, 2 finally tasks

level 1
  fetch     Task git-clone

level 2
  lint      Task npm
            ← runAfter fetch
  test      Task npm
            ← runAfter fetch

level 3
  build     Task kaniko
            ← runAfter lint, test
            ← result commit of fetch (runAfter is redundant)

level 4
  deploy    Task kubectl
            ← results image, digests[0] of build

finally  when all tasks above have ended
  clean-up  Task rm
  tell      Task slack
            uses result image of build
`);
});

test("what runs is told in a few words", async () => {
  const text = pipeline(`tasks:
- { name: a, taskRef: { name: known } }
- { name: b, taskRef: { name: unknown } }
- { name: c, taskSpec: { steps: [{ image: x }] } }
- { name: d, taskRef: { apiVersion: example.dev/v1, kind: Wait, name: long } }
- { name: e, taskRef: { apiVersion: example.dev/v1, kind: Task } }
- { name: f, taskRef: { kind: Wait } }
- { name: g, taskSpec: { apiVersion: example.dev/v1, kind: Wait, spec: {} } }
- { name: h, taskRef: { resolver: hub, params: [{ name: version, value: "1" }, { name: name, value: lint }] } }
- { name: i, taskRef: { resolver: git, params: [{ name: pathInRepo, value: task/build.yaml }] } }
- { name: j, taskRef: { resolver: mine } }
- { name: k, pipelineRef: { name: other } }
- { name: l, pipelineSpec: { tasks: [{ name: x }, { name: z }] } }
- { name: m }`);
  const task = `
---
apiVersion: tekton.dev/v1
kind: Task
metadata: { name: known }
spec: { steps: [{ image: x }, { image: z }] }`;
  expect(await plan(text + task)).toBe(`\
Pipeline p  <stdin>:1
13 tasks on 1 level

level 1
  a  Task known, 2 steps
  b  Task unknown
  c  embedded task, 1 step
  d  custom task Wait long (example.dev/v1)
  e  custom task Task (example.dev/v1)
  f  custom task Wait
  g  embedded custom task Wait (example.dev/v1)
  h  Task lint from hub
  i  Task task/build.yaml from git
  j  Task from mine
  k  Pipeline other
  l  embedded pipeline, 2 tasks
  m  nothing to run: no taskRef, no taskSpec
`);
});

test("guards are told", async () => {
  const text = pipeline(`tasks:
- name: a
  taskRef: { name: t }
  when:
  - { input: $(params.env), operator: in, values: [staging, "two words", "", "a,b"] }
  - { input: "", operator: notin, values: [] }
  - { cel: "'$(params.env)' == 'x'" }`);
  expect(await plan(text)).toContain(`
  a  Task t
     when $(params.env) in [staging, "two words", "", "a,b"]
     when "" notin []
     when '$(params.env)' == 'x'
`);
});

test("few rows of a matrix are listed, many are counted, and some depend on variables", async () => {
  const text = pipeline(`tasks:
- name: few
  taskRef: { name: t }
  matrix:
    params: [{ name: node, value: ["20", "22"] }, { name: os, value: [linux] }]
    include: [{ params: [{ name: node, value: "24" }, { name: flags, value: -cover -v }] }]
- name: many
  taskRef: { name: t }
  matrix: { params: [{ name: a, value: [a, b, c] }, { name: b, value: [a, b, c] }] }
- name: none
  taskRef: { name: t }
  matrix: { params: [{ name: a, value: [] }] }
- name: variable
  taskRef: { name: t }
  matrix: { params: [{ name: a, value: "$(params.list[*])" }], include: [{ params: [{ name: b, value: x }] }] }`);
  expect(await plan(text)).toContain(`
  few       Task t
            matrix: 3 runs
              node=20, os=linux
              node=22, os=linux
              flags="-cover -v", node=24
  many      Task t
            matrix: 9 runs over a, b
  none      Task t
            matrix: 0 runs, 1 as Tekton counts them
  variable  Task t
            matrix over a, b, depends on variables
`);
});

test("a run has the plan of what it embeds, or of the Pipeline that it names", async () => {
  const text = `\
# a comment
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { generateName: nightly- }
spec: { pipelineSpec: { tasks: [{ name: a, taskRef: { name: t } }] } }
---
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { name: p-1 }
spec: { pipelineRef: { name: p } }
---
${pipeline("tasks: [{ name: b, taskRef: { name: t } }]")}`;
  expect(await plan(text)).toBe(`\
PipelineRun nightly-…  <stdin>:2
1 task on 1 level

level 1
  a  Task t

PipelineRun p-1  <stdin>:7
same plan as Pipeline p

Pipeline p  <stdin>:12
1 task on 1 level

level 1
  b  Task t
`);
});

test("the items of lists are planned, too", async () => {
  const text = `\
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: ConfigMap
  - apiVersion: tekton.dev/v1
    kind: Pipeline
    metadata: { name: listed }
    spec: { tasks: [{ name: a, taskRef: { name: t } }], finaly: [] }`;
  expect(await command("plan -", { stdin: text })).toEqual({
    code: 4,
    stdout: `\
Pipeline listed  <stdin>:6  has errors, so the plan may be wrong
1 task on 1 level

level 1
  a  Task t
`,
    stderr: `\
error: json: unknown field "finaly"
 --> <stdin>:9:57
9 |     spec: { tasks: [{ name: a, taskRef: { name: t } }], finaly: [] }
  |                                                         ^^^^^^
help: did you mean "finally"?

1 error
`,
  });
});

test("of Tasks and Pipelines of one name the one in the same file is meant", async () => {
  const task = (steps: string) =>
    `apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: t }\nspec: { steps: [${steps}] }\n`;
  const one = pipeline("tasks: [{ name: a, taskRef: { name: t } }]");
  const files = {
    "1.yaml": task("{ image: x }"),
    "2.yaml": `${one}---\n${task("{ image: x }, { image: y }")}`,
    "3.yaml": one,
  };
  const { stdout } = await command("plan 1.yaml 2.yaml 3.yaml", { files });
  expect(stdout.match(/^ {2}a .*/gm)).toEqual(["  a  Task t, 2 steps", "  a  Task t, 1 step"]);
});

test("a pipeline without tasks has a plan, too", async () => {
  expect(await plan(pipeline("description: nothing yet"))).toBe("Pipeline p  <stdin>:1\nno tasks\n");
});

test("long lines are wrapped at the width of the terminal", async () => {
  const names = ["database-schema", "integration-tests", "unit-tests"];
  const text = pipeline(`tasks:
${names.map((name) => `- { name: ${name}, taskRef: { name: t } }`).join("\n")}
- { name: a-task-with-quite-a-long-name, taskRef: { name: t }, runAfter: [${names.join(", ")}] }`);
  expect(await plan(text, { columns: 40 })).toBe(`\
Pipeline p  <stdin>:1
4 tasks on 2 levels

level 1
  database-schema
             Task t
  integration-tests
             Task t
  unit-tests
             Task t

level 2
  a-task-with-quite-a-long-name
             Task t
             ← runAfter
               database-schema,
               integration-tests,
               unit-tests
`);
});

test("colours are for terminals", async () => {
  const stdin = pipeline("tasks: [{ name: a, taskRef: { name: t }, retries: x }]");
  const { stdout, stderr } = await command("plan -", { stdin, isTerminal: true });
  expect(stdout).toBe(
    "\x1b[1mPipeline p\x1b[22m  \x1b[2m<stdin>:1\x1b[22m  \x1b[33mhas errors, so the plan may be wrong\x1b[39m\n" +
      "1 task on 1 level\n\n\x1b[1mlevel 1\x1b[22m\n  \x1b[36ma\x1b[39m  Task t\n",
  );
  expect(stderr.split("\n")[0]).toBe(
    "\x1b[1m\x1b[31merror:\x1b[39m\x1b[22m \x1b[1mjson: cannot unmarshal string into int64\x1b[22m",
  );
});

test.each<[args: string, isTerminal: boolean, env: Record<string, string>, isColored: boolean]>([
  ["", true, {}, true],
  ["", false, {}, false],
  ["", true, { NO_COLOR: "1" }, false],
  ["", true, { NO_COLOR: "" }, true],
  ["", true, { TERM: "dumb" }, false],
  ["", false, { FORCE_COLOR: "1" }, true],
  ["", true, { FORCE_COLOR: "0" }, false],
  ["", true, { FORCE_COLOR: "false" }, false],
  ["", false, { FORCE_COLOR: "1", NO_COLOR: "1" }, true],
  ["--color", false, { NO_COLOR: "1" }, true],
  ["--no-color", true, { FORCE_COLOR: "1" }, false],
  ["--no-color --color", false, {}, true],
])("colours: %j on a terminal %j with %j: %j", async (args, isTerminal, env, isColored) => {
  const { stdout } = await command(`plan - ${args}`, { stdin: pipeline("tasks: []"), isTerminal, env });
  expect(stdout.includes("\x1b[")).toBe(isColored);
});

test("names that would control the terminal are harmless", async () => {
  expect(await plan(pipeline(`tasks: [{ name: "a\\e[2J", taskRef: { name: "b\\nc" } }]`))).toContain(
    "\n  a␛[2J  Task b␊c\n",
  );
});
