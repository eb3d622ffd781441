import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readFiles } from "../../src/cli/files.ts";
import { nodeWorld } from "../../src/cli/node-world.ts";
import { command, fail, pipeline } from "./command.ts";

const folder = mkdtempSync(join(tmpdir(), "tekton-core-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { readDirectory, readFile, ...streams } = nodeWorld(process);
const disk = { readDirectory, readFile };

/** A folder with these files; a path that ends with a slash is a folder. */
function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    const full = join(folder, name, path);
    mkdirSync(path.endsWith("/") ? full : dirname(full), { recursive: true });
    if (!path.endsWith("/")) writeFileSync(full, text);
  }
  return join(folder, name);
}

const namesOf = async (...paths: string[]): Promise<string[]> =>
  (await readFiles(paths, { ...streams, ...disk })).map(({ name }) => name.slice(folder.length + 1));

test("of a folder all YAML and JSON is read, sorted, but what is hidden or installed", async () => {
  const path = folderOf("tree", {
    "b.yaml": "",
    "a/z.yml": "",
    "a/B.YAML": "",
    "c.json": "",
    "README.md": "",
    yaml: "",
    ".hidden.yaml": "",
    ".github/workflow.yaml": "",
    "node_modules/x/x.yaml": "",
    "a/node_modules/x.yaml": "",
    "folder.yaml/": "",
  });
  symlinkSync(path, join(path, "a", "circle"));
  symlinkSync(join(path, "b.yaml"), join(path, "link.yaml"));
  symlinkSync(join(path, "gone.yaml"), join(path, "dangling.yaml"));
  const found = [".hidden.yaml", "a/B.YAML", "a/z.yml", "b.yaml", "c.json", "link.yaml"];
  expect(await namesOf(path)).toEqual(found.map((name) => join("tree", name)));
});

test("a folder that is named is read, whatever its name", async () => {
  const path = folderOf("dots", { ".tekton/push.yaml": "" });
  expect(await namesOf(path, join(path, ".tekton"))).toEqual([join("dots", ".tekton", "push.yaml")]);
});

test("of folders with a dot, .tekton is looked into: it holds pipelines", async () => {
  const path = folderOf("repository", { ".tekton/push.yaml": "", ".github/workflow.yaml": "", "a.yaml": "" });
  const found = [join(".tekton", "push.yaml"), "a.yaml"];
  expect(await namesOf(path)).toEqual(found.map((name) => join("repository", name)));
});

test("each file is read once, and any name will do for one that is named", async () => {
  const path = folderOf("once", { "a.yaml": "", "b.txt": "" });
  const [a, b] = [join(path, "a.yaml"), join(path, "b.txt")];
  expect(await namesOf(b, a, path, `${path}/./a.yaml`)).toEqual([b, a].map((name) => name.slice(folder.length + 1)));
});

test("in a folder, what is no YAML is told only if it speaks of Tekton", async () => {
  const path = folderOf("mixed", {
    "chart/values.yaml": "{{ not: yaml }}\n[",
    "pipeline.yaml": pipeline("tasks: []"),
    "template.yaml": "apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: {{ name }} }\n",
    "tsconfig.json": "{ // comment\n}",
  });
  const { code, stdout, stderr } = await command(`plan ${path}`, { world: disk });
  expect({ code, stdout }).toEqual({ code: 4, stdout: `Pipeline p  ${join(path, "pipeline.yaml")}:1\nno tasks\n` });
  expect(stderr.match(/(?<= --> ).*/g)).toEqual([`${join(path, "template.yaml")}:3:20`]);
});

test("in a folder, what has no kind is told only if it speaks of Tekton", async () => {
  const path = folderOf("kinds", {
    "ours.yaml": "apiVersion: tekton.dev/v1\nkind: 5\n",
    "theirs.yaml": "apiVersion: 1\nkind: Pipeline\n",
  });
  const { stderr } = await command(`plan ${path}`, { world: disk });
  expect(stderr.match(/^ -->.*/gm)).toEqual([` --> ${join(path, "ours.yaml")}:2:7`]);
});

test("a folder without files has nothing to plan", async () => {
  const path = folderOf("empty", { "README.md": "" });
  expect(await command(`plan ${path}`, { world: disk })).toEqual({
    code: 4,
    stdout: "",
    stderr: `\
error: nothing to plan: no Pipeline or PipelineRun in ${path}
help: there are no *.yaml, *.yml or *.json files

1 error
`,
  });
});

test("a folder that cannot be listed is told", async () => {
  const closed = { readFile: async () => fail("EISDIR", "read"), readDirectory: async () => fail("EACCES", "scandir") };
  expect(await command("plan secret", { world: closed })).toEqual({
    code: 3,
    stdout: "",
    stderr: "error: cannot read secret: permission denied\n\n1 error\n",
  });
});
