import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { nodeWorld } from "../../../src/cli/node-world.ts";
import { command, fail } from "../command.ts";

const folder = mkdtempSync(join(tmpdir(), "tekton-core-validate-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { readDirectory, readFile } = nodeWorld(process);
const disk = { readDirectory, readFile };

/** A folder with these files. */
function folderOf(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), content);
  }
  return join(folder, name);
}

/** What is told of a folder, or of what else the arguments name: severities and places. */
async function places(path: string, args = path): Promise<string[]> {
  const { stdout } = await command(`validate --format github ${args}`, { world: disk });
  const found = stdout.matchAll(/^::(\w+) file=([^,]*),(?:line=(\d+))?/gm);
  return Array.from(found, ([, severity, file = "", line]) => `${severity} ${file.slice(path.length + 1)}:${line}`);
}

const task = "apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: t }\nspec: {}\n";
const template = "apiVersion: tekton.dev/v1\nkind: Task\nmetadata:\n  name: {{ .Release.Name }}\n";

test("a folder is searched for Tekton's documents, always in the same order", async () => {
  const path = folderOf("mixed", {
    "b/task.yml": task,
    ".tekton/task.yaml": task,
    "a.json": '{ "apiVersion": "tekton.dev/v1", "kind": "Task", "metadata": { "name": "t" }, "spec": {} }',
    "node_modules/x.yaml": task,
    "README.md": task,
    "tsconfig.json": "{ // comment\n}",
    "values.yaml": "{{ not: yaml }}\n[",
    "broken.yaml": "a: [",
    "no-version.yaml": "kind: Pipeline\n",
  });
  expect(await places(path)).toEqual([
    "error .tekton/task.yaml:4",
    "error a.json:1",
    "error b/task.yml:4",
    "error no-version.yaml:1",
  ]);
});

test("below a folder, what is no YAML but speaks of Tekton is an error, or a warning if it looks like a template", async () => {
  const path = folderOf("broken", { "a.yaml": `${task}a: [`, "templates/b.yaml": template });
  expect(await places(path)).toEqual(["error a.yaml:5", "warning templates/b.yaml:4"]);
});

test("a file that is named was to be read: its template is an error, and so is YAML of others", async () => {
  const path = folderOf("named", { "a.yaml": "a: [", "b.yaml": template });
  const files = `${join(path, "a.yaml")} ${join(path, "b.yaml")}`;
  expect(await places(path, files)).toEqual(["error a.yaml:1", "error b.yaml:4"]);
  expect(await places(path, `--ignore-unknown ${files}`)).toEqual(["warning b.yaml:4"]);
});

test("with --ignore-unknown it is fine if nothing is Tekton's", async () => {
  const path = folderOf("others", { "a.yaml": "a: 1" });
  const call = (args: string) => command(`validate ${args}`, { world: disk });
  expect((await call(path)).code).toBe(4);
  expect(await call(`--ignore-unknown ${path}`)).toEqual({ code: 0, stdout: "", stderr: "" });
});

test("--exclude leaves out files and folders, also those that are named", async () => {
  const path = folderOf("excluded", { "a.yaml": task, "b/c.yaml": task, "b/d/e.yaml": task, "bc/f.yaml": task });
  const exclude = (...names: string[]) => names.map((name) => `--exclude ${join(path, name)} `).join("");
  expect(await places(path, exclude("b/") + path)).toEqual(["error a.yaml:4", "error bc/f.yaml:4"]);
  expect(await places(path, `${exclude("b/d", "a.yaml") + path} ${join(path, "b/d/e.yaml")}`)).toEqual([
    "error b/c.yaml:4",
    "error bc/f.yaml:4",
  ]);
});

test("what is to be left out and is nowhere is told, as it may be misspelt", async () => {
  const path = folderOf("misspelt", { "a.yaml": task, "b/c.yaml": task });
  const call = (args: string) => command(`validate ${path} ${args}`, { world: disk });
  const told = `warning: --exclude ${path}/d leaves out nothing\nhelp: nothing that was looked at has this path\n\n`;
  expect((await call(`--exclude ${path}/d --exclude ${path}/b/ --exclude ${path}/b/c.yaml`)).stderr).toBe(told);
  for (const option of ["-q", "--ignore-unknown"])
    expect((await call(`--exclude ${path}/d ${option}`)).stderr).toBe("");
});

test("links in a circle, and what is no text, break nothing", async () => {
  const latin1 = new Uint8Array([...new TextEncoder().encode(task), 0x23, 0xfc]);
  const path = folderOf("odd", {
    "a.yaml": task,
    "binary.yaml": new Uint8Array([0, 255, 254]),
    "latin-1.yaml": latin1,
  });
  symlinkSync(path, join(path, "circle"));
  symlinkSync(join(path, "loop.yaml"), join(path, "loop.yaml"));
  symlinkSync(join(path, "a.yaml"), join(path, "link.yaml"));
  expect(await places(path)).toEqual(["error a.yaml:4", "error latin-1.yaml:undefined", "error link.yaml:4"]);
  const { code, stdout } = await command(`validate ${join(path, "loop.yaml")}`, { world: disk });
  expect({ code, heading: stdout.split("\n")[0] }).toEqual({
    code: 3,
    heading: `error: cannot read ${join(path, "loop.yaml")}: symbolic links lead in a circle`,
  });
});

test("a file that is larger than can be read is told", async () => {
  const readFile = async () => fail("EFBIG", "read");
  expect((await command("validate a.yaml", { world: { readFile } })).stdout.split("\n")[0]).toBe(
    "error: cannot read a.yaml: it is larger than 256 MiB",
  );
});

test("files are read one after the other, and told in the same order when all are known", async () => {
  const steps: string[] = [];
  const readFile = async (path: string) => {
    steps.push(`read ${path}`);
    return new TextEncoder().encode(task);
  };
  const stdout = {
    write: async (text: string) => void steps.push(...(text.match(/\w+\.yaml/g) ?? []).map((name) => `told ${name}`)),
    isTerminal: false,
    columns: undefined,
  };
  await command("validate a.yaml b.yaml", { world: { readFile, stdout } });
  expect(steps).toEqual(["read a.yaml", "read b.yaml", "told a.yaml", "told b.yaml"]);
});
