import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseOptions } from "../../../src/cli/options.ts";
import { readYaml } from "../../../src/parse/read-yaml.ts";

// What GitHub would run, with inputs as it would give them, and a program in place of ours that tells its arguments.

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly run: string; readonly env?: Readonly<Record<string, string>> }[];
  };
}

// action.yml is ours, and the tests would fail if it were something else.
const action = readYaml(readFileSync("action.yml", "utf8")).value as unknown as Action;
const step = action.runs.steps.at(-1);

const folder = mkdtempSync(join(tmpdir(), "tekton-core-action-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, "dist"));
writeFileSync(
  join(folder, "dist/cli.cjs"),
  "console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = Number(process.env.CODE);",
);

/** Runs the step with these inputs. */
function act(given: Readonly<Record<string, string>>, exitCode = 0) {
  const inputFor = (expression: string) => {
    const name = /^\$\{\{ inputs\.(\S+) \}\}$/.exec(expression)?.[1];
    return name === undefined ? folder : (given[name] ?? action.inputs[name]?.default ?? "");
  };
  const env = Object.fromEntries(Object.entries(step?.env ?? {}).map(([name, text]) => [name, inputFor(text)]));
  const GITHUB_OUTPUT = join(folder, "github-output");
  writeFileSync(GITHUB_OUTPUT, "");
  const { status, stdout } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step?.run ?? ""], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], ...env, GITHUB_OUTPUT, CODE: String(exitCode) },
  });
  return { status, stdout, outputs: readFileSync(GITHUB_OUTPUT, "utf8") };
}

const argumentsFor = (given: Readonly<Record<string, string>>): string[] => JSON.parse(act(given).stdout);

test("without inputs the repository is checked, with annotations", () => {
  expect(argumentsFor({})).toEqual(["validate", "--format=github", "--", "."]);
});

test("inputs become options, each line one, whatever they hold", () => {
  const given = {
    files: "ci/a b.yaml\n\n  .tekton  \n--strict\n$(touch x)\n",
    format: "text",
    flags: "enable-api-fields=alpha\ndisable-inline-spec=a,b\n",
    config: "cluster/config map.yaml",
    exclude: "vendor\n-x",
    ignore: "decode/field-case\nvalidate/steps",
    strict: "true",
    "ignore-unknown": "true",
  };
  const args = argumentsFor(given);
  expect(args).toEqual([
    "validate",
    "--format=text",
    "--flag=enable-api-fields=alpha",
    "--flag=disable-inline-spec=a,b",
    "--config=cluster/config map.yaml",
    "--exclude=vendor",
    "--exclude=-x",
    "--ignore=decode/field-case",
    "--ignore=validate/steps",
    "--strict",
    "--ignore-unknown",
    ...["--", "ci/a b.yaml", ".tekton", "--strict", "$(touch x)"],
  ]);
  expect(parseOptions(args).request).toEqual({
    kind: "validate",
    files: ["ci/a b.yaml", ".tekton", "--strict", "$(touch x)"],
    format: "text",
    configs: ["cluster/config map.yaml"],
    flags: [
      ["enable-api-fields", "alpha"],
      ["disable-inline-spec", "a,b"],
    ],
    excluded: ["vendor", "-x"],
    ignored: ["decode/field-case", "validate/steps"],
    stdinName: undefined,
    isQuiet: false,
    isStrict: true,
    ignoresUnknown: true,
  });
});

test("the report goes into a file if there is an output", () => {
  expect(act({ output: "my report.sarif", format: "sarif" }).stdout).toBe("");
  expect(readFileSync(join(folder, "my report.sarif"), "utf8")).toBe('["validate","--format=sarif","--","."]\n');
});

test("the step fails as the command does, and tells how", () => {
  expect(act({}, 4)).toMatchObject({ status: 4, outputs: "exit-code=4\n" });
  expect(act({ output: "report" }, 3)).toMatchObject({ status: 3, outputs: "exit-code=3\n" });
  expect(act({})).toMatchObject({ status: 0, outputs: "exit-code=0\n" });
});

test("each input reaches the step, and no text of theirs is part of the script", () => {
  const used = Object.values(step?.env ?? {}).flatMap((text) => /inputs\.(\S+)/.exec(text)?.[1] ?? []);
  expect(used.sort()).toEqual(Object.keys(action.inputs).sort());
  expect(step?.run).not.toContain("${{");
});

test("the hook calls a command that there is", () => {
  const [hook] = readYaml(readFileSync(".pre-commit-hooks.yaml", "utf8")).value as unknown as readonly [
    { entry: string },
  ];
  const [program, ...args] = hook.entry.split(" ");
  expect([program, parseOptions([...args, "a.yaml"]).request.kind]).toEqual(["tekton-core", "validate"]);
});
