import { expect, test } from "vitest";
import { version } from "../../package.json";
import { command, fail } from "./command.ts";

test("--help tells what there is", async () => {
  const help = `\
usage: tekton-core [options] COMMAND FILE…

Shows what Tekton pipelines do before they run, and what Tekton has to say against them.

commands:
  plan FILE…             show which task waits for which, and why
  validate [FILE…]       check files as a cluster does
  render FILE…           show runs with their variables replaced
  simulate FILE…         show how runs would go, if tasks fail, hang or take long
  migrate FILE…          rewrite what is of v1beta1 as v1
  help [COMMAND]         show this help, or that of a command

options:
  -h, --help             show this help
      --color            use colours even if nobody looks at a terminal
      --no-color         use no colours; NO_COLOR and FORCE_COLOR do the same
      --version          show the version

exit codes:
  0  fine
  1  with --check: there is something to rewrite
  2  wrong usage
  3  a file cannot be read or written, or something else around the command failed
  4  the files have errors, or nothing in them is of use
`;
  for (const args of ["--help", "-h", "help", "help help", "help --help", "--help --version"])
    expect(await command(args)).toEqual({ code: 0, stdout: help, stderr: "" });
});

test("a command has a page of its own", async () => {
  const { code, stdout, stderr } = await command("help plan");
  expect({ code, stderr, usage: stdout.split("\n")[0] }).toEqual({
    code: 0,
    stderr: "",
    usage: "usage: tekton-core plan [--format text|json|mermaid|dot] FILE…",
  });
  for (const args of ["plan --help", "plan -h x.yaml", "--help plan"])
    expect((await command(args)).stdout).toBe(stdout);
});

test("each command tells the exit codes that it has", async () => {
  const codesOf = async (args: string) => (await command(args)).stdout.match(/^ {2}\d(?= )/gm)?.map(Number);
  expect(await codesOf("--help")).toEqual([0, 1, 2, 3, 4]);
  expect(await codesOf("help migrate")).toEqual([0, 1, 2, 3, 4]);
  for (const name of ["plan", "validate", "render", "simulate"])
    expect(await codesOf(`help ${name}`)).toEqual([0, 2, 3, 4]);
});

test("no line of help is too long for a terminal", async () => {
  const pages = await Promise.all(
    ["--help", "help plan", "help validate", "help render", "help simulate", "help migrate"].map((args) =>
      command(args),
    ),
  );
  expect(pages.flatMap(({ stdout }) => stdout.split("\n")).filter((line) => line.length > 100)).toEqual([]);
});

test("--version is that of the package", async () => {
  expect(await command("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

const USAGE = "usage: tekton-core [options] COMMAND FILE…\n";
const MIGRATE_USAGE = "usage: tekton-core migrate [--check] [--strict] FILE…\n";
const VALIDATE_USAGE = "usage: tekton-core validate [--format text|json|sarif|github|junit] [options] [FILE…]\n";
const RENDER_USAGE = "usage: tekton-core render [--explain] [options] FILE…\n";
const PLAN_USAGE = "usage: tekton-core plan [--format text|json|mermaid|dot] FILE…\n";

test.each([
  ["", `error: a command is missing\nhelp: want one of plan, validate, render, simulate, migrate, help\n${USAGE}`],
  ["plna a.yaml", `error: unknown command "plna"\nhelp: did you mean "plan"?\n${USAGE}`],
  [
    "run a.yaml",
    `error: unknown command "run"\nhelp: want one of plan, validate, render, simulate, migrate, help\n${USAGE}`,
  ],
  [
    "ci/a.yaml",
    `error: unknown command "ci/a.yaml"\nhelp: to plan a file: tekton-core plan ci/a.yaml; to check it: tekton-core validate ci/a.yaml\n${USAGE}`,
  ],
  ["help plam", `error: unknown command "plam"\nhelp: did you mean "plan"?\n${USAGE}`],
  ["--hepl", `error: unknown option --hepl\nhelp: did you mean --help?\n${USAGE}`],
  ["plan --fromat json a.yaml", `error: unknown option --fromat\nhelp: did you mean --format?\n${PLAN_USAGE}`],
  ["plan --no-colour a.yaml", `error: unknown option --no-colour\nhelp: did you mean --no-color?\n${PLAN_USAGE}`],
  ["plan --no-format a.yaml", `error: unknown option --no-format\nhelp: did you mean --format?\n${PLAN_USAGE}`],
  ["plan -x a.yaml", `error: unknown option -x\n${PLAN_USAGE}`],
  ["plan --format", `error: option --format needs a value\nhelp: want one of text, json, mermaid, dot\n${PLAN_USAGE}`],
  [
    "plan --format --color a.yaml",
    `error: option --format needs a value\nhelp: want one of text, json, mermaid, dot\n${PLAN_USAGE}`,
  ],
  ["plan --format=jsn a.yaml", `error: unknown format "jsn"\nhelp: did you mean "json"?\n${PLAN_USAGE}`],
  [
    "plan --format= a.yaml",
    `error: option --format needs a value\nhelp: want one of text, json, mermaid, dot\n${PLAN_USAGE}`,
  ],
  ["plan --color=always a.yaml", `error: option --color takes no value, got "always"\n${PLAN_USAGE}`],
  ["migrat a.yaml", `error: unknown command "migrat"\nhelp: did you mean "migrate"?\n${USAGE}`],
  [
    "migrate",
    `error: a file to migrate is missing\nhelp: want files, folders, or - for standard input\n${MIGRATE_USAGE}`,
  ],
  [
    "migrate --format json a.yaml",
    `error: migrate has no option --format\nhelp: it belongs to plan, validate and simulate\n${MIGRATE_USAGE}`,
  ],
  ["plan --check a.yaml", `error: plan has no option --check\nhelp: it belongs to migrate\n${PLAN_USAGE}`],
  ["migrate --check=yes a.yaml", `error: option --check takes no value, got "yes"\n${MIGRATE_USAGE}`],
  ["plan", `error: a file to plan is missing\nhelp: want files, folders, or - for standard input\n${PLAN_USAGE}`],
  ["render", `error: a file to render is missing\nhelp: want files, folders, or - for standard input\n${RENDER_USAGE}`],
  ["plan --explain a.yaml", `error: plan has no option --explain\nhelp: it belongs to render\n${PLAN_USAGE}`],
  [
    "plan --strict a.yaml",
    `error: plan has no option --strict\nhelp: it belongs to validate and migrate\n${PLAN_USAGE}`,
  ],
  [
    "validate --format dot",
    `error: unknown format "dot"\nhelp: want one of text, json, sarif, github, junit\n${VALIDATE_USAGE}`,
  ],
  ["validate --quite", `error: unknown option --quite\nhelp: did you mean --quiet?\n${VALIDATE_USAGE}`],
  ["validate --exclude", `error: option --exclude needs a value\nhelp: want a file or a folder\n${VALIDATE_USAGE}`],
  [
    "validate --config --strict",
    `error: option --config needs a value\nhelp: want a file with the ConfigMaps feature-flags and config-defaults\n${VALIDATE_USAGE}`,
  ],
  [
    "validate --ignore decode/unknwon-field",
    `error: no finding has the code "decode/unknwon-field"\nhelp: did you mean "decode/unknown-field"?\n${VALIDATE_USAGE}`,
  ],
  [
    "validate --ignore cli/usage",
    `error: no finding has the code "cli/usage"\nhelp: docs/diagnostics.md lists the codes\n${VALIDATE_USAGE}`,
  ],
  [
    "validate --flag alpha a.yaml",
    `error: option --flag cannot be "alpha"\nhelp: want KEY=VALUE, such as enable-api-fields=alpha\n${VALIDATE_USAGE}`,
  ],
])("wrong usage: tekton-core %s", async (args, stderr) => {
  expect(await command(args)).toEqual({ code: 2, stdout: "", stderr });
});

test("behind -- everything is a file", async () => {
  expect((await command("plan -- --help")).stderr).toBe(
    "error: cannot read --help: no such file or folder\n\n1 error\n",
  );
});

test("what fails in the program itself is told in two lines", async () => {
  const readFile = () => Promise.reject(new Error("boom"));
  expect(await command("plan a.yaml", { world: { readFile } })).toEqual({
    code: 3,
    stdout: "",
    stderr: `internal error: boom\nhelp: this is a mistake in @x/tekton-core ${version}; please report it to its maintainers, with the files\n`,
  });
});

const outputThatFails = (code: string) => ({
  write: async () => fail(code, "write"),
  isTerminal: false,
  columns: undefined,
});

test("when the output cannot be written, that is told", async () => {
  const world = { stdout: outputThatFails("ENOSPC") };
  expect(await command("--help", { world })).toEqual({
    code: 3,
    stdout: "",
    stderr: "error: cannot write the output: no space left on the device\n",
  });
  const { code } = await command("--help", { world: { ...world, stderr: outputThatFails("ENOSPC") } });
  expect(code).toBe(3);
});
