import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeExports, smokeCalls, specifierOf } from "./smoke-calls.ts";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const entries = codeExports(manifest.exports);
const answers = Object.fromEntries(entries.map((entry) => [entry, smokeCalls.get(entry)?.answer ?? "no smoke call"]));

const folder = mkdtempSync(join(tmpdir(), "tekton-core-"));
let tarball = "";

beforeAll(() => {
  const [packed] = JSON.parse(npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], "."));
  tarball = join(folder, packed.filename);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("publint has nothing to say", async () => {
  const { messages, pkg } = await publint({ pack: { tarball: bytesOf(tarball) }, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test("the types do not tell what is marked as internal", () => {
  const declarations = readdirSync("dist").filter((name) => name.endsWith(".d.ts"));
  const isTold = (name: string) => /@internal|standsFor/.test(readFileSync(join("dist", name), "utf8"));
  expect([declarations.includes("cel.d.ts"), declarations.filter(isTold)]).toEqual([true, []]);
});

test("the types are right for each way to import", () => {
  run(
    process.execPath,
    [resolve("node_modules/@arethetypeswrong/cli/dist/index.js"), tarball, "--profile", "node16"],
    ".",
  );
});

describe("installed in a bare project", () => {
  const project = join(folder, "project");
  beforeAll(() => {
    mkdirSync(project);
    writeFileSync(join(project, "package.json"), JSON.stringify({ private: true }));
    npm(["install", "--prefer-offline", "--no-audit", "--no-fund", tarball], project);
    writeFileSync(
      join(project, "smoke.mjs"),
      smokeScript((specifier) => `await import("${specifier}")`),
    );
    writeFileSync(
      join(project, "smoke.cjs"),
      smokeScript((specifier) => `require("${specifier}")`),
    );
  });

  describe.each(["this Node", "Node 22", "Node 24", "Node 26"])("on %s", (version) => {
    let node: string | undefined;
    beforeAll(() => {
      node = version === "this Node" ? process.execPath : nodeOfVersion(version.slice("Node ".length));
    });

    test.for(["smoke.mjs", "smoke.cjs"])("each entry point answers: %s", (script, context) => {
      if (node === undefined) return context.skip(`${version} cannot be had from the registry`);
      expect(JSON.parse(run(node, [script], project))).toEqual(answers);
    });

    test.runIf(manifest.bin)("the command starts", (context) => {
      if (node === undefined) return context.skip(`${version} cannot be had from the registry`);
      expect(run(node, ["node_modules/.bin/tekton-core", "--help"], project)).toContain("tekton-core");
    });
  });
});

/** A program that prints what each smoke call answers; an error is an answer, too. */
function smokeScript(load: (specifier: string) => string): string {
  const call = (entry: string) => {
    const api = load(specifierOf(manifest.name, entry));
    return `try { const api = ${api}; answers["${entry}"] = ${smokeCalls.get(entry)?.call}; }
      catch (error) { answers["${entry}"] = String(error); }`;
  };
  return `const answers = {};\n${entries.map(call).join("\n")}\nconsole.log(JSON.stringify(answers));`;
}

/** The newest Node of a line, kept for the next time; undefined where it cannot be installed. */
function nodeOfVersion(version: string): string | undefined {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const home = resolve("node_modules/.cache/node-versions", version);
  const binary = join(home, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(binary)) return binary;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "package.json"), JSON.stringify({ private: true }));
  try {
    npm(["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", `${name}@${version}`], home);
  } catch (error) {
    console.warn(`Node ${version} is left out, ${name}@${version} cannot be installed: ${error}`);
    return undefined;
  }
  return binary;
}

function npm(args: readonly string[], cwd: string): string {
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, cwd);
}

function run(program: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(program, args, { cwd, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(" ")} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

function bytesOf(path: string): ArrayBuffer {
  return new Uint8Array(readFileSync(path)).buffer;
}
