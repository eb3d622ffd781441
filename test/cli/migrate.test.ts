import { expect, test } from "vitest";
import { command, fail } from "./command.ts";

const task = (step: string) => `\
# builds
apiVersion: tekton.dev/v1beta1 # soon v1
kind: Task
metadata:
  name: build
spec:
  steps:
    - name: make
      image: 'alpine'   # pinned
${step}`;

const OLD = task("      # much\n      resources: # here\n        requests: { memory: 1Gi }\n");
const NEW = OLD.replace("v1beta1", "v1").replace("resources", "computeResources");
const CURRENT = "apiVersion: tekton.dev/v1\nkind: Task\nspec: {steps: [ ]}   # odd layout\n";

test("what is of v1beta1 is rewritten in its file, with its comments and its layout", async () => {
  expect(await command("migrate a.yaml", { files: { "a.yaml": OLD } })).toEqual({
    code: 0,
    stdout: "migrated a.yaml: Task build\n",
    stderr: "",
    written: { "a.yaml": NEW },
  });
});

test("a second run has nothing to do, and writes nothing", async () => {
  expect(await command("migrate a.yaml", { files: { "a.yaml": NEW } })).toEqual({ code: 0, stdout: "", stderr: "" });
});

test("other documents stay as they are, broken ones of others too", async () => {
  const others = `${CURRENT}---\nkind: ConfigMap\ndata: {apiVersion: tekton.dev/v1beta1}\n---\napiVersion: tekton.dev/v1beta1\nkind: StepAction\nspec: {}\n---\n`;
  const { code, written } = await command("migrate a.yaml", { files: { "a.yaml": `${others}${OLD}---\n# end\n` } });
  expect({ code, written }).toEqual({ code: 0, written: { "a.yaml": `${others}${NEW}---\n# end\n` } });
});

test("standard input goes to standard output, changed or not", async () => {
  expect(await command("migrate -", { stdin: `${OLD}---\n${CURRENT}` })).toEqual({
    code: 0,
    stdout: `${NEW}---\n${CURRENT}`,
    stderr: "migrated <stdin>: Task build\n",
  });
  expect(await command("migrate -", { stdin: CURRENT })).toEqual({ code: 0, stdout: CURRENT, stderr: "" });
});

test("--check writes nothing and tells what would be rewritten", async () => {
  expect(await command("migrate --check a.yaml b.yaml", { files: { "a.yaml": OLD, "b.yaml": NEW } })).toEqual({
    code: 1,
    stdout: "would migrate a.yaml: Task build\n",
    stderr: "",
  });
  expect((await command("migrate --check b.yaml", { files: { "b.yaml": NEW } })).code).toBe(0);
});

test("what v1 has no field for goes, with a warning at its place", async () => {
  const text = task("      tty: true # old\n");
  expect(await command("migrate a.yaml", { files: { "a.yaml": text } })).toEqual({
    code: 0,
    stdout: "migrated a.yaml: Task build\n",
    stderr: `\
warning: "tty" is lost: v1 has no such field
 --> a.yaml:10:7
10 |       tty: true # old
   |       ^^^

1 warning
`,
    written: { "a.yaml": task("").replace("v1beta1", "v1") },
  });
});

const bundled =
  "apiVersion: tekton.dev/v1beta1\nkind: Pipeline\nmetadata: { name: p }\nspec:\n  tasks:\n  - name: a\n    taskRef: { name: t, bundle: b.io/c }\n";

test("a reference to a bundle loses it, as in a cluster", async () => {
  const { code, stdout, stderr } = await command("migrate -", { stdin: bundled });
  expect({ code, stdout, heading: stderr.split("\n").slice(0, 3) }).toEqual({
    code: 0,
    stdout: bundled.replace("v1beta1", "v1").replace(", bundle: b.io/c", ""),
    heading: ["migrated <stdin>: Pipeline p", 'warning: "bundle" is lost: v1 has no such field', " --> <stdin>:7:25"],
  });
});

test("with --strict a file in which something would be lost is left alone, and the others are migrated", async () => {
  const files = { "a.yaml": `${OLD}---\n${bundled}`, "b.yaml": OLD };
  const migrated = await command("migrate --strict a.yaml b.yaml", { files });
  expect(migrated).toEqual({
    code: 4,
    stdout: "migrated b.yaml: Task build\n",
    stderr: `\
warning: "bundle" is lost: v1 has no such field
 --> a.yaml:20:25
20 |     taskRef: { name: t, bundle: b.io/c }
   |                         ^^^^^^
help: want the resolver "bundles"

error: a.yaml is left alone: 1 field would be lost
help: mend what is told above, or migrate it without --strict

1 error, 1 warning
`,
    written: { "b.yaml": NEW },
  });
  expect(await command("migrate --strict --check a.yaml b.yaml", { files })).toMatchObject({
    code: 4,
    stdout: "would migrate b.yaml: Task build\n",
  });
  expect(await command("migrate --strict -", { stdin: bundled })).toMatchObject({ code: 4, stdout: bundled });
  expect((await command("migrate --strict b.yaml", { files })).code).toBe(0);
});

test("what only the webhook would refuse is migrated as it is", async () => {
  const stdin = "apiVersion: tekton.dev/v1beta1\nkind: Task\nmetadata: { name: _A }\nspec: {}\n";
  expect(await command("migrate -", { stdin })).toMatchObject({ code: 0, stdout: stdin.replace("v1beta1", "v1") });
});

test("the fields of a PipelineRun move where v1 has them, and take their comments along", async () => {
  const run = `\
apiVersion: tekton.dev/v1beta1
kind: PipelineRun
metadata: { generateName: nightly- }
spec:
  # who
  serviceAccountName: ci
  pipelineRef: { name: release }
  timeout: 1h # enough
  # where
  podTemplate:
    # no root
    securityContext: { runAsNonRoot: true } # really
`;
  expect((await command("migrate -", { stdin: run })).stdout).toBe(`\
apiVersion: tekton.dev/v1
kind: PipelineRun
metadata: { generateName: nightly- }
spec:
  # who
  taskRunTemplate:
    serviceAccountName: ci
    # where
    podTemplate:
      # no root
      securityContext: { runAsNonRoot: true } # really
  pipelineRef: { name: release }
  timeouts:
    pipeline: 1h # enough
`);
});

test("a pod template alone stays where it is, with its comments", async () => {
  const run =
    "apiVersion: tekton.dev/v1beta1\nkind: PipelineRun\nspec:\n  podTemplate:\n    # a\n    hostNetwork: true # b\n  params: []\n";
  expect((await command("migrate -", { stdin: run })).stdout).toBe(
    "apiVersion: tekton.dev/v1\nkind: PipelineRun\nspec:\n  taskRunTemplate:\n    podTemplate:\n      # a\n      hostNetwork: true # b\n  params: []\n",
  );
});

test("the items of lists are rewritten too, and JSON stays JSON", async () => {
  const item = { apiVersion: "tekton.dev/v1beta1", kind: "Task", spec: { steps: [{ resources: {} }] } };
  const list = `${JSON.stringify({ apiVersion: "v1", kind: "List", items: [item] })}\n`;
  expect((await command("migrate -", { stdin: list })).stdout).toBe(
    list.replace("v1beta1", "v1").replace("resources", "computeResources"),
  );
});

test("an item that has its version from the list says it itself from now on", async () => {
  const stdin = "apiVersion: tekton.dev/v1beta1\nkind: TaskList\nitems:\n- spec: {steps: []}\n";
  expect((await command("migrate -", { stdin })).stdout).toBe(
    "apiVersion: tekton.dev/v1beta1\nkind: TaskList\nitems:\n- spec: {steps: []}\n  kind: Task\n  apiVersion: tekton.dev/v1\n",
  );
});

test("a document with errors is left alone, the others of the file are not", async () => {
  const broken = task("      imgae: x\n");
  const { code, stderr, written } = await command("migrate a.yaml", { files: { "a.yaml": `${broken}---\n${OLD}` } });
  expect({ code, message: stderr.split("\n")[0], written }).toEqual({
    code: 4,
    message: 'error: json: unknown field "imgae"',
    written: { "a.yaml": `${broken}---\n${NEW}` },
  });
});

test("what cannot be changed without changing something else is left alone", async () => {
  const stdin = task("    - &a { resources: {} }\n    - *a\n");
  const { code, stdout, stderr } = await command("migrate -", { stdin });
  expect({ code, stdout, message: stderr.split("\n")[0] }).toEqual({
    code: 4,
    stdout: stdin,
    message: "error: cannot change this without changing something else",
  });
});

test("a field with two keys is not guessed at", async () => {
  const { code, stderr } = await command("migrate -", { stdin: task("      resources: {}\n      Resources: {}\n") });
  expect({ code, errors: stderr.match(/^error.*/gm) }).toEqual({
    code: 4,
    errors: ['error: there are two keys for the field "resources"'],
  });
});

test("a file that cannot be written is told, and not taken for migrated", async () => {
  const world = { writeFile: async () => fail("EACCES") };
  expect(await command("migrate a.yaml", { files: { "a.yaml": OLD }, world })).toEqual({
    code: 3,
    stdout: "",
    stderr: "error: cannot write a.yaml: permission denied\n\n1 error\n",
  });
});

test("a file that cannot be read is told, and the others are migrated", async () => {
  const { code, stdout } = await command("migrate nope.yaml a.yaml", { files: { "a.yaml": OLD } });
  expect({ code, stdout }).toEqual({ code: 3, stdout: "migrated a.yaml: Task build\n" });
});

test("line endings and a byte order mark stay", async () => {
  const windows = `\ufeff${OLD.replaceAll("\n", "\r\n")}`;
  expect((await command("migrate -", { stdin: windows })).stdout).toBe(`\ufeff${NEW.replaceAll("\n", "\r\n")}`);
});
