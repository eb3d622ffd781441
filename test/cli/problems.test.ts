import { expect, test } from "vitest";
import { command, pipeline } from "./command.ts";

test("errors are told as compilers do, and what can be planned is", async () => {
  const files = {
    "a.yaml": pipeline(`tasks:
- { name: a, taskRef: { name: t } }
- name: b
  runAftr: [a]
  retries: two
  taskRef: { name: t }`),
    "b.yaml": pipeline("tasks: [{ name: x, runAfter: [z] }, { name: z, runAfter: [x] }]"),
    "c.yaml": pipeline("tasks: [{ name: c, taskRef: { name: t } }]"),
  };
  expect(await command("plan a.yaml b.yaml c.yaml", { files })).toEqual({
    code: 4,
    stdout: `\
Pipeline p  a.yaml:1  has errors, so the plan may be wrong
2 tasks on 1 level

level 1
  a  Task t
  b  Task t

Pipeline p  c.yaml:1
1 task on 1 level

level 1
  c  Task t
`,
    stderr: `\
error: json: unknown field "runAftr"
 --> a.yaml:8:5
8 |     runAftr: [a]
  |     ^^^^^^^
help: did you mean "runAfter"?

error: json: cannot unmarshal string into int64
 --> a.yaml:9:14
9 |     retries: two
  |              ^^^
help: want a whole number

error: cycle detected; task "x" depends on "z"
 --> b.yaml:5:11
5 |   tasks: [{ name: x, runAfter: [z] }, { name: z, runAfter: [x] }]
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^
help: they wait in a circle: x → z → x

3 errors in 2 files
`,
  });
});

test("tasks that are not there are told where they are named", async () => {
  const stdin = pipeline(`tasks:
- name: a
  runAfter: [b]`);
  expect(await command("plan -", { stdin })).toEqual({
    code: 4,
    stdout: "",
    stderr: `\
error: couldn't add link between a and b: task a depends on b but b wasn't present in Pipeline
 --> <stdin>:7:16
7 |     runAfter: [b]
  |                ^

1 error
`,
  });
});

test("warnings leave the exit code alone", async () => {
  const stdin = pipeline("tasks: [{ name: a, name: b, taskRef: { name: t } }]");
  expect(await command("plan -", { stdin })).toEqual({
    code: 0,
    stdout: "Pipeline p  <stdin>:1\n1 task on 1 level\n\nlevel 1\n  b  Task t\n",
    stderr: `\
warning: key "name" already set in map
 --> <stdin>:5:22
5 |   tasks: [{ name: a, name: b, taskRef: { name: t } }]
  |                      ^^^^
help: the last one counts

1 warning
`,
  });
});

test("a run whose pipeline is elsewhere has no plan", async () => {
  const run = (ref: string) =>
    `apiVersion: tekton.dev/v1\nkind: PipelineRun\nmetadata: { name: r }\nspec: { pipelineRef: { ${ref} } }\n`;
  const files = {
    "by-resolver.yaml": run("resolver: git"),
    "by-name.yaml": run("name: q"),
    "p.yaml": pipeline("tasks: []"),
  };
  const { code, stderr } = await command("plan by-resolver.yaml by-name.yaml p.yaml", { files });
  expect(code).toBe(4);
  expect(stderr).toBe(`\
warning: the pipeline of this run comes from elsewhere, by the resolver "git", so there is no plan of it
 --> by-resolver.yaml:4:34
4 | spec: { pipelineRef: { resolver: git } }
  |                                  ^^^
help: give the Pipeline as a file to see its plan

error: pipelines.tekton.dev "q" not found
 --> by-name.yaml:4:9
4 | spec: { pipelineRef: { name: q } }
  |         ^^^^^^^^^^^
help: give the Pipeline too, or embed it as pipelineSpec

1 error, 1 warning in 2 files
`);
  expect((await command("plan by-resolver.yaml p.yaml", { files })).code).toBe(0);
});

test("a run of nothing is an error", async () => {
  const stdin = "apiVersion: tekton.dev/v1\nkind: PipelineRun\nmetadata: { name: r }\n";
  const { code, stderr } = await command("plan -", { stdin });
  expect({ code, message: stderr.split("\n")[0] }).toEqual({
    code: 4,
    message: "error: the run names no pipeline that could be planned",
  });
});

test("what is wrong with a Pipeline is told once, not for each of its runs", async () => {
  const run = "---\napiVersion: tekton.dev/v1\nkind: PipelineRun\nspec: { pipelineRef: { name: p } }\n";
  const { code, stdout, stderr } = await command("plan -", {
    stdin: pipeline("tasks: [{ name: a }, { name: a }]") + run + run,
  });
  expect({ code, stdout, summary: stderr.split("\n").at(-2) }).toEqual({ code: 4, stdout: "", summary: "1 error" });
});

test("a pipeline of v1beta1 is planned as v1, and what is lost on the way is told", async () => {
  const stdin = pipeline("tasks: [{ name: a, taskRef: { name: x, bundle: b } }, { name: c, runAfter: [a] }]").replace(
    "/v1",
    "/v1beta1",
  );
  expect(await command("plan -", { stdin })).toEqual({
    code: 0,
    stdout: `\
Pipeline p  <stdin>:1
2 tasks on 2 levels

level 1
  a  Task x

level 2
  c  nothing to run: no taskRef, no taskSpec
     ← runAfter a
`,
    stderr: `\
warning: "bundle" is lost: v1 has no such field
 --> <stdin>:5:42
5 |   tasks: [{ name: a, taskRef: { name: x, bundle: b } }, { name: c, runAfter: [a] }]
  |                                          ^^^^^^
help: want the resolver "bundles"

1 warning
`,
  });
});

test("in a pipeline of v1beta1 the fields of v1beta1 are known", async () => {
  const stdin = pipeline("tasks: [{ name: a, taskSpec: { steps: [{ resources: {} }, { computeResources: {} }] } }]");
  const { code, stderr } = await command("plan -", { stdin: stdin.replace("/v1", "/v1beta1") });
  expect({ code, message: stderr.split("\n")[0] }).toEqual({
    code: 4,
    message: 'error: json: unknown field "computeResources"',
  });
});

test("nothing to plan is an error that tells what there is", async () => {
  const task = "apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: t }\nspec: { steps: [{ image: x }] }\n";
  const stdin = `kind: ConfigMap\napiVersion: v1\n---\n${task}---\n${task}---\napiVersion: tekton/v1\nkind: Pipeline\n---\n- 1`;
  expect(await command("plan -", { stdin })).toEqual({
    code: 4,
    stdout: "",
    stderr: `\
error: nothing to plan: no Pipeline or PipelineRun in <stdin>
help: found 2 × Task, ConfigMap (v1), Pipeline (tekton/v1), no object

1 error
`,
  });
  expect((await command("plan -", { stdin: "" })).stderr).toBe(
    "error: nothing to plan: no Pipeline or PipelineRun in <stdin>\nhelp: the input is empty\n\n1 error\n",
  );
});

test("what cannot be read is told, and the rest is planned", async () => {
  const files = {
    "ok.yaml": pipeline("tasks: []"),
    "latin-1.yaml": new Uint8Array([0x6b, 0xfc]),
    "broken.yaml": "a: [1",
  };
  expect(await command("plan missing.yaml latin-1.yaml broken.yaml ok.yaml", { files })).toEqual({
    code: 3,
    stdout: "Pipeline p  ok.yaml:1\nno tasks\n",
    stderr: `\
error: cannot read missing.yaml: no such file or folder

error: the file is not text in UTF-8
 --> latin-1.yaml

error: did not find expected ',' or ']'
 --> broken.yaml:1:6
1 | a: [1
  |      ^
help: is a bracket not closed? In brackets, commas stand between values

3 errors in 3 files
`,
  });
});

test("messages with control characters are harmless", async () => {
  const { stderr } = await command("plan a\x1b[2Jb");
  expect(stderr).toBe("error: cannot read a␛[2Jb: no such file or folder\n\n1 error\n");
});

test("a kind that is no string is an error", async () => {
  const stdin = "apiVersion: tekton.dev/v1\nkind: Pipeline\nKIND: 5\n";
  expect(await command("plan -", { stdin })).toEqual({
    code: 4,
    stdout: "",
    stderr: `error: json: cannot unmarshal number into string
 --> <stdin>:3:7
3 | KIND: 5
  |       ^
help: want a string

1 error
`,
  });
});

test("the kind may be in another letter case, with a warning", async () => {
  const stdin = "apiVersion: tekton.dev/v1\nKind: Pipeline\nmetadata: { name: p }\nspec: { tasks: [{ name: a }] }\n";
  expect(await command("plan -", { stdin })).toEqual({
    code: 0,
    stdout: `Pipeline p  <stdin>:1
1 task on 1 level

level 1
  a  nothing to run: no taskRef, no taskSpec
`,
    stderr: `warning: field "Kind" is read as "kind"
 --> <stdin>:2:1
2 | Kind: Pipeline
  | ^^^^
help: the API server knows only the latter

1 warning
`,
  });
});

test("a kind that is nearly one of Tekton's is an error; others need not be known", async () => {
  const tasc = "apiVersion: tekton.dev/v1\nkind: Tasc\nmetadata: { name: a }\n";
  const policy = "apiVersion: tekton.dev/v1alpha1\nkind: VerificationPolicy\n";
  const pipeline = "apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: p }\nspec: { tasks: [{ name: a }] }\n";
  const { code, stderr } = await command("plan -", { stdin: `${tasc}---\n${policy}---\n${pipeline}` });
  expect({ code, stderr }).toEqual({
    code: 4,
    stderr: `error: unhandled kind: tekton.dev/v1, Kind=Tasc
 --> <stdin>:2:7
2 | kind: Tasc
  |       ^^^^
help: did you mean "Task"?

1 error
`,
  });
});
