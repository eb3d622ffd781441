import { expect, test } from "vitest";
import { command, pipeline, type Surroundings } from "../command.ts";

const validate = (stdin: string, args = "", surroundings: Surroundings = {}) =>
  command(`validate ${args} -`, { ...surroundings, stdin });

/** The first lines of all messages, when there are some. */
async function headings(stdin: string, args = ""): Promise<string[]> {
  const { stdout } = await validate(stdin, args);
  return stdout.match(/^(?:error|warning|info): .*/gm) ?? [];
}

const task = (spec: string) => `apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: t }\nspec: ${spec}\n`;
const fine = task("{ steps: [{ image: alpine }] }");

test("what is right is told in one line", async () => {
  expect(await validate(`${fine}---\n${fine}`)).toEqual({
    code: 0,
    stdout: "2 documents in 1 file: fine\n",
    stderr: "",
  });
});

test("what the webhook refuses is told in its words, with its field paths, and with the place", async () => {
  const stdin = pipeline(`tasks:
- name: build
  taskRef: { name: kaniko }
  params: [{ name: tag, value: $(params.tga) }]
- name: _Test
  taskRef: { name: npm }
  retries: -1`);
  expect(await validate(stdin)).toEqual({
    code: 4,
    stdout: `\
error: non-existent variable in "$(params.tga)": spec.tasks[0].params[tag]
 --> <stdin>:8:34
8 |     params: [{ name: tag, value: $(params.tga) }]
  |                                  ^^^^^^^^^^^^^

error: invalid value "_Test": spec.tasks[1].name
 --> <stdin>:9:11
9 |   - name: _Test
  |           ^^^^^
note: Pipeline Task name must be a valid DNS Label.For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names

1 document in 1 file: 2 errors
`,
    stderr: "",
  });
});

test("what does not fit the API is told as well, in the order of the text", async () => {
  const stdin = task("\n  stpes: [{ image: alpine }]\n  Description: x");
  expect(await validate(stdin)).toEqual({
    code: 4,
    stdout: `\
error: missing field(s): spec.steps
 --> <stdin>:4:1
4 | spec: 
  | ^^^^

error: json: unknown field "stpes"
 --> <stdin>:5:3
5 |   stpes: [{ image: alpine }]
  |   ^^^^^
help: did you mean "steps"?

warning: field "Description" is read as "description"
 --> <stdin>:6:3
6 |   Description: x
  |   ^^^^^^^^^^^
help: the API server knows only the latter

1 document in 1 file: 2 errors, 1 warning
`,
    stderr: "",
  });
});

test("a value that cannot be read is not said to be missing as well", async () => {
  expect(await headings(task("{ steps: [{ image: 5 }] }"))).toEqual([
    "error: json: cannot unmarshal number 5 into string",
  ]);
  expect(await headings(task("{ steps: 5 }"))).toEqual(["error: json: cannot unmarshal number into array"]);
});

test("a value that cannot be read hides nothing that is wrong elsewhere", async () => {
  const stdin = pipeline(
    "params: [{ name: x, type: strin }]\ntasks: [{ name: a, taskRef: { name: b } }]\nfinally: none",
  );
  expect(await headings(stdin)).toEqual([
    "error: invalid value: strin: spec.tasks.params.x.type, spec.finally.params.x.type",
    "error: json: cannot unmarshal string into array",
  ]);
});

test("documents of other kinds are passed over, and the items of lists are documents", async () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n- ${task("{}").replace(/\n(?=.)/g, "\n  ")}- { kind: Secret, apiVersion: v1 }\n`;
  const others =
    "apiVersion: v1\nkind: ConfigMap\n---\napiVersion: triggers.tekton.dev/v1beta1\nkind: Trigger\n---\n- 1\n---\na: 1\n";
  const { code, stdout } = await validate(`${others}---\n${list}`);
  expect({ code, stdout }).toEqual({
    code: 4,
    stdout: `\
error: missing field(s): spec.steps
 --> <stdin>:17:3
17 |   spec: {}
   |   ^^^^

1 document in 1 file: 1 error
`,
  });
});

test("a kind or a version that Tekton does not have is an error, and so is a missing version", async () => {
  expect(await headings(fine.replace("Task", "Tasc"))).toEqual(["error: unhandled kind: tekton.dev/v1, Kind=Tasc"]);
  expect(await headings(fine.replace("/v1", "/v2"))).toEqual(["error: unhandled kind: tekton.dev/v2, Kind=Task"]);
  expect(await headings(fine.replace("tekton.dev/v1", "tekton/v1"))).toEqual([
    "error: unhandled kind: tekton/v1, Kind=Task",
  ]);
  expect(await headings(fine.replace(/.*\n/, ""))).toEqual(["error: unhandled kind: , Kind=Task"]);
});

test("what Tekton would check and this program does not is told, and is no failure", async () => {
  const { code, stdout } = await validate(
    fine.replace("v1\nkind: Task", "v1alpha1\nkind: VerificationPolicy"),
    "--strict",
  );
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `\
info: VerificationPolicy of tekton.dev/v1alpha1 is not checked here
 --> <stdin>:1:13
1 | apiVersion: tekton.dev/v1alpha1
  |             ^^^^^^^^^^^^^^^^^^^

1 document in 1 file: fine
`,
  });
});

test("YAML that cannot be read is an error with its place, and the other documents are checked", async () => {
  const { code, stdout } = await validate(`a: [\n---\n${task("{}")}`);
  expect({ code, places: stdout.match(/(?<= --> ).*/g), last: stdout.split("\n").at(-2) }).toEqual({
    code: 4,
    places: ["<stdin>:2:1", "<stdin>:6:1"],
    last: "2 documents in 1 file: 2 errors",
  });
});

test("keys that stand twice are told where Tekton's documents are", async () => {
  expect(await headings("a: 1\na: 2\n")).toEqual(["error: nothing to validate: no Tekton document in <stdin>"]);
  expect(await headings(`kind: Task\n${fine}`)).toEqual(['warning: key "kind" already set in map']);
});

test("nothing to validate is an error that tells what there is", async () => {
  expect(await validate("kind: ConfigMap\napiVersion: v1\n---\nkind: ConfigMap\napiVersion: v1\n---\na: 1")).toEqual({
    code: 4,
    stdout: `\
error: nothing to validate: no Tekton document in <stdin>
help: found 2 × ConfigMap (v1), object without kind
`,
    stderr: "",
  });
});

test("an input that is empty is told to be", async () => {
  for (const stdin of ["", " \n\n"])
    expect((await validate(stdin)).stdout).toBe(
      "error: nothing to validate: no Tekton document in <stdin>\nhelp: the input is empty\n",
    );
  expect((await command("validate a.yaml -", { files: { "a.yaml": "a: 1" } })).stdout.split("\n")[1]).toBe(
    "help: found object without kind",
  );
});

test("a file that is not there counts as an error, and not as a file", async () => {
  expect((await command("validate gone.yaml")).stdout).toBe(
    "error: cannot read gone.yaml: no such file or folder\n\n1 error\n",
  );
  const { stdout } = await command("validate --format json gone.yaml");
  expect(JSON.parse(stdout).summary).toEqual({ files: 0, documents: 0, errors: 1, warnings: 0, ignored: 0 });
});

test("warnings are no failure unless --strict says so", async () => {
  const stdin = fine.replace("spec", "Spec");
  expect((await validate(stdin)).code).toBe(0);
  expect((await validate(stdin, "--strict")).code).toBe(4);
});

test("--quiet tells errors only, and nothing if there are none", async () => {
  expect(await validate(fine.replace("spec", "Spec"), "--quiet")).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(await validate(fine.replace("spec: {", "Spec: { a: b,"), "-q")).toEqual({
    code: 4,
    stdout: `\
error: json: unknown field "a"
 --> <stdin>:4:9
4 | Spec: { a: b, steps: [{ image: alpine }] }
  |         ^
`,
    stderr: "",
  });
});

test("--stdin-filename is the name of standard input in messages, and asks for it by itself", async () => {
  const { stdout } = await command("validate --stdin-filename ci/build.yaml", { stdin: task("{}") });
  expect(stdout.match(/(?<= --> ).*/g)).toEqual(["ci/build.yaml:4:1"]);
});

test("a file that cannot be read is told, and the rest is checked", async () => {
  const files = { "a.yaml": task("{}"), "b.yaml": fine };
  expect(await command("validate gone.yaml a.yaml b.yaml", { files })).toEqual({
    code: 3,
    stdout: `\
error: cannot read gone.yaml: no such file or folder

error: missing field(s): spec.steps
 --> a.yaml:4:1
4 | spec: {}
  | ^^^^

2 documents in 2 files: 2 errors
`,
    stderr: "",
  });
});

test("colours are for terminals", async () => {
  const { stdout } = await validate(task("{}"), "", { isTerminal: true });
  expect(stdout.split("\n")[0]).toBe(
    "\x1b[1m\x1b[31merror:\x1b[39m\x1b[22m \x1b[1mmissing field(s): spec.steps\x1b[22m",
  );
});

test("names of any kind are only names", async () => {
  for (const name of ["__proto__", "constructor", "toString"]) {
    const stdin = `apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: ${name}, labels: { ${name}: a } }\nspec: { params: [{ name: ${name} }], steps: [{ image: $(params.${name}) }], ${name}: 1 }\n`;
    expect(await headings(stdin)).toContain(`error: json: unknown field "${name}"`);
  }
});
