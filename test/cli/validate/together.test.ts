import { expect, test } from "vitest";
import { command } from "../command.ts";

const pipeline = `apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: release }
spec:
  workspaces: [{ name: source }]
  tasks:
    - name: build
      taskRef: { name: compile }
      params:
        - name: urll
          value: https://example.com
`;
const task = (version: string) => `apiVersion: tekton.dev/${version}
kind: Task
metadata: { name: compile }
spec:
  params: [{ name: url }]
  steps: [{ name: make, image: gcc }]
`;

/** What is told of these files: places and messages. */
async function told(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { stdout } = await command(`validate --format json ${Object.keys(files).join(" ")}`, { files });
  const { problems } = JSON.parse(stdout) as {
    problems: { file: string; severity: string; message: string; range: { start: { line: number } } }[];
  };
  return problems.map(({ file, severity, message, range }) => `${file}:${range.start.line} ${severity}: ${message}`);
}

const MISFITS = [
  "pipeline.yaml:9 error: invalid input params for task compile: missing values for these params which have no default values: [url]",
  'pipeline.yaml:10 warning: Task "compile" declares no param "urll"',
];

test("a pipeline is held against the tasks in the other files, whichever comes first", async () => {
  expect(await told({ "pipeline.yaml": pipeline, "task.yaml": task("v1") })).toEqual(MISFITS);
  expect(await told({ "task.yaml": task("v1"), "pipeline.yaml": pipeline })).toEqual(MISFITS);
});

test("a task of v1beta1 counts as what a cluster makes of it", async () => {
  expect(await told({ "pipeline.yaml": pipeline, "task.yaml": task("v1beta1") })).toEqual(MISFITS);
});

test("a task that is not there may be in the cluster, and one that cannot be decoded may be right", async () => {
  expect(await told({ "pipeline.yaml": pipeline })).toEqual([]);
  expect(await told({ "pipeline.yaml": pipeline, "task.yaml": task("v2") })).toEqual([
    "task.yaml:1 error: unhandled kind: tekton.dev/v2, Kind=Task",
  ]);
});

test("what one file holds is held together as well, in items of a list too", async () => {
  const list = `apiVersion: v1
kind: List
items:
- apiVersion: tekton.dev/v1
  kind: Task
  metadata: { name: compile }
  spec: { params: [{ name: url }], steps: [{ name: make, image: gcc }] }
- apiVersion: tekton.dev/v1
  kind: TaskRun
  metadata: { name: now }
  spec: { taskRef: { name: compile } }
`;
  expect(await told({ "list.yaml": list })).toEqual([
    "list.yaml:11 error: invalid input params for task compile: missing values for these params which have no default values: [url]",
  ]);
});
