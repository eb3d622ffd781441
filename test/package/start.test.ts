import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const PROGRAM = ["cli-program.cjs", "cli.cjs"];
const CACHE = `cli-program.validate.${process.version}.v8cache`;
const TASK = "apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: t }\nspec: { steps: [{ image: busybox }] }\n";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tekton-core-"));
  for (const file of PROGRAM) copyFileSync(join("dist", file), join(folder, file));
});
afterEach(() => rmSync(folder, { recursive: true }));

const tektonCore = (...args: string[]) => tektonCoreGiven(TASK, ...args);

function tektonCoreGiven(input: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "cli.cjs"), ...args], {
    input,
    encoding: "utf8",
  });
  return { code: status, stdout, stderr };
}

const FINE = { code: 0, stdout: "1 document in 1 file: fine\n", stderr: "" };

test("what is compiled for a command is kept, and changes nothing of what it says", () => {
  expect(tektonCore("validate", "-")).toEqual(FINE);
  expect(readdirSync(folder)).toEqual([CACHE, ...PROGRAM].sort());
  const kept = readFileSync(join(folder, CACHE));
  expect(tektonCore("validate", "-")).toEqual(FINE);
  expect(readFileSync(join(folder, CACHE)).equals(kept)).toBe(true);
});

test.each([
  ["an ordinary run", 3_000],
  ["a long run", 200_000],
])("what %s has kept is of use to the next one", (_, comments) => {
  const input = `${TASK}${"# a comment\n".repeat(comments)}`;
  expect(tektonCoreGiven(input, "validate", "-")).toEqual(FINE);
  const kept = readFileSync(join(folder, CACHE));
  expect(tektonCore("validate", "-")).toEqual(FINE);
  expect(readFileSync(join(folder, CACHE)).equals(kept)).toBe(true);
});

test("what another version of V8 has left is made anew", () => {
  writeFileSync(join(folder, CACHE), "something else");
  expect(tektonCore("validate", "-")).toEqual(FINE);
  expect(readFileSync(join(folder, CACHE)).length).toBeGreaterThan(100_000);
});

test("where nothing can be kept, it works without", () => {
  mkdirSync(join(folder, CACHE));
  expect(tektonCore("validate", "-")).toEqual(FINE);
  expect(tektonCore("validate", "-")).toEqual(FINE);
  expect(readdirSync(folder)).toEqual([CACHE, ...PROGRAM].sort());
});

test("for what is asked once nothing is kept", () => {
  expect(tektonCore("--version").code).toBe(0);
  expect(tektonCore("validat", "-").code).toBe(2);
  expect(readdirSync(folder)).toEqual(PROGRAM);
});
