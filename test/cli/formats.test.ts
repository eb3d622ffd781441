import { expect, test } from "vitest";
import { command, pipeline } from "./command.ts";

const run = `apiVersion: tekton.dev/v1\nkind: PipelineRun\nmetadata: { name: p-1 }\nspec: { pipelineRef: { name: p } }\n`;
const small = pipeline("tasks: [{ name: a }, { name: b, runAfter: [a] }]");
const embedding = `apiVersion: tekton.dev/v1\nkind: PipelineRun\nmetadata: { name: q }\nspec: { pipelineSpec: { tasks: [{ name: c }] } }\n`;

test("JSON is a list of plans, one for each Pipeline and PipelineRun", async () => {
  const { code, stdout } = await command("plan --format json -", { stdin: `${small}---\n${run}` });
  const p = {
    name: "p",
    levels: [["a"], ["b"]],
    tasks: [
      { name: "a", at: ["spec", "tasks", 0], level: 0, dependsOn: [], dependents: ["b"], redundantRunAfter: [] },
      {
        name: "b",
        at: ["spec", "tasks", 1],
        level: 1,
        dependsOn: [{ task: "a", reasons: [{ kind: "runAfter", text: "runAfter", at: ["runAfter", 0] }] }],
        dependents: [],
        redundantRunAfter: [],
      },
    ],
    finally: [],
  };
  const plans = [
    { kind: "Pipeline", place: "<stdin>:1", hasErrors: false, ...p },
    { kind: "PipelineRun", place: "<stdin>:7", hasErrors: false, ...p },
  ];
  expect({ code, plans: JSON.parse(stdout) }).toEqual({ code: 0, plans });
  expect(stdout.endsWith("]\n")).toBe(true);
});

test("JSON tells of a plan that it was made in spite of errors", async () => {
  const { code, stdout } = await command("plan --format json -", { stdin: pipeline("tasks: [{ name: a, nme: b }]") });
  expect({ code, hasErrors: JSON.parse(stdout)[0].hasErrors }).toEqual({ code: 4, hasErrors: true });
});

test("JSON is there even if there is no plan", async () => {
  const { code, stdout } = await command("plan --format json -", { stdin: "kind: ConfigMap" });
  expect({ code, stdout }).toEqual({ code: 4, stdout: "[]\n" });
});

test("a single diagram is that and nothing else", async () => {
  expect((await command("plan --format mermaid -", { stdin: small })).stdout).toBe(
    'flowchart LR\n  t0["a"]\n  t1["b"]\n  t0 --> t1\n',
  );
  expect((await command("plan --format=dot -", { stdin: small })).stdout).toBe(
    'digraph "p" {\n  rankdir=LR;\n  node [shape=box];\n  t0 [label="a"];\n  t1 [label="b"];\n  t0 -> t1;\n}\n',
  );
});

test("several diagrams have titles, in Markdown if they are for Mermaid, and none is drawn twice", async () => {
  const stdin = `${small}---\n${run}---\n${embedding}`;
  expect((await command("plan --format mermaid -", { stdin })).stdout).toBe(`\
## Pipeline p  <stdin>:1

\`\`\`mermaid
flowchart LR
  t0["a"]
  t1["b"]
  t0 --> t1
\`\`\`

## PipelineRun q  <stdin>:12

\`\`\`mermaid
flowchart LR
  t0["c"]
\`\`\`
`);
  expect((await command("plan --format dot -", { stdin })).stdout.match(/^\/\/.*/gm)).toEqual([
    "// Pipeline p  <stdin>:1",
    "// PipelineRun q  <stdin>:12",
  ]);
});
