import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { pipeline } from "./command.ts";

const ARGS = ["--import", "tsx", "src/cli/main.ts"];
const ENV = { PATH: process.env["PATH"] };

/** The real process, with its streams piped. */
function tektonCore(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...ARGS, ...args], {
    env: ENV,
    input,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  return { code: status, stdout, stderr };
}

test("a pipeline of ours is planned, without colours in a pipe", () => {
  expect(tektonCore(["plan", "examples/build-and-deploy.yaml", "examples/tasks.yaml"])).toEqual({
    code: 0,
    stdout: `\
Pipeline build-and-deploy  examples/build-and-deploy.yaml:2
7 tasks on 6 levels, 2 finally tasks

level 1
  fetch        Task git-clone, 1 step

level 2
  lint         Task npm, 1 step
               ← runAfter fetch
  unit-tests   Task npm, 1 step
               ← runAfter fetch
               matrix: 3 runs
                 node-version=20
                 node-version=22
                 node-version=24

level 3
  build        Task build-image, 1 step
               ← runAfter lint, unit-tests
               ← result commit of fetch (runAfter is redundant)

level 4
  approve      custom task ApprovalTask (openshift-pipelines.org/v1alpha1)
               ← runAfter build
               when $(params.environment) in [production]

level 5
  deploy       Task rollout, 2 steps
               ← runAfter approve
               ← result image of build
               when $(params.environment) notin [none]

level 6
  smoke-tests  embedded task, 1 step
               ← result url of deploy

finally  when all tasks above have ended
  tell         embedded task, 1 step
               uses result commit of fetch
  clean-up     embedded task, 1 step
               when $(tasks.deploy.status) in [Failed]
`,
    stderr: "",
  });
});

test("a folder with broken files is planned as far as possible", () => {
  const { code, stdout, stderr } = tektonCore(["plan", "examples"]);
  expect({ code, plans: stdout.match(/^Pipeline.*/gm), summary: stderr.split("\n").at(-2) }).toEqual({
    code: 4,
    plans: [
      "Pipeline mistyped  examples/broken.yaml:2  has errors, so the plan may be wrong",
      "Pipeline build-and-deploy  examples/build-and-deploy.yaml:2",
      "PipelineRun nightly-…  examples/nightly-run.yaml:2",
      "PipelineRun check-versions-…  examples/pipeline-run.yaml:2",
      "PipelineRun release-42  examples/pipeline-run.yaml:76",
    ],
    summary: "3 errors",
  });
});

test("files of v1beta1 are rewritten in their folder, once", () => {
  const folder = mkdtempSync(join(tmpdir(), "tekton-core-"));
  try {
    const file = join(folder, "task.yaml");
    const text = "apiVersion: tekton.dev/v1beta1\nkind: Task # ours\nspec:\n  steps:\n  - resources: {} # none\n";
    writeFileSync(file, text);
    writeFileSync(join(folder, "notes.txt"), text);
    expect(tektonCore(["migrate", "--check", folder])).toEqual({
      code: 1,
      stdout: `would migrate ${file}: Task\n`,
      stderr: "",
    });
    expect(readFileSync(file, "utf8")).toBe(text);
    expect(tektonCore(["migrate", folder])).toEqual({ code: 0, stdout: `migrated ${file}: Task\n`, stderr: "" });
    const migrated = text.replace("v1beta1", "v1").replace("resources", "computeResources");
    expect(readFileSync(file, "utf8")).toBe(migrated);
    expect(tektonCore(["migrate", folder])).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe(text);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a folder is checked, and the exit code tells that something is wrong", () => {
  const { code, stdout, stderr } = tektonCore(["validate", "examples"]);
  expect({ code, headings: stdout.match(/^error.*/gm), last: stdout.split("\n").at(-2), stderr }).toEqual({
    code: 4,
    headings: [
      "error: invalid input params for task build-image: missing values for these params which have no default values: [image]: spec.tasks[0].taskRef",
      'error: declared workspace "source" is required but has not been bound: spec.tasks[0].taskRef',
      'error: json: unknown field "runAftr"',
      "error: json: cannot unmarshal string into int64",
      "error: invalid input params for task rollout: missing values for these params which have no default values: [deployment image]: spec.tasks[1].taskRef",
      'error: invalid value: cycle detected; task "package" depends on "sign": spec.tasks',
    ],
    last: "14 documents in 7 files: 6 errors",
    stderr: "",
  });
});

test("a pipe is checked under the name that it is given", () => {
  const text = "apiVersion: tekton.dev/v1\nkind: Task\nmetadata: { name: t }\nspec: {}\n";
  expect(tektonCore(["validate", "--stdin-filename", "ci/task.yaml", "-q", "-"], text)).toEqual({
    code: 4,
    stdout: "error: missing field(s): spec.steps\n --> ci/task.yaml:4:1\n4 | spec: {}\n  | ^^^^\n",
    stderr: "",
  });
});

test("a long answer arrives whole", () => {
  const tasks = Array.from({ length: 5000 }, (_, index) => `- { name: t${index}, runAfter: [t${index + 1}] }`);
  const { code, stdout } = tektonCore(
    ["plan", "--format", "json", "-"],
    pipeline(`tasks:\n${tasks.join("\n")}\n- { name: t5000 }`),
  );
  expect({ code, tasks: JSON.parse(stdout)[0].tasks.length }).toEqual({ code: 0, tasks: 5001 });
});

test.skipIf(process.platform === "win32")("a pipe that does not wait for its reader gets all of it", async () => {
  const tasks = Array.from({ length: 5000 }, (_, index) => `- { name: t${index} }`);
  // Who opens a pipe as a socket makes it one that does not wait, for the programs that have inherited it too.
  const words = JSON.stringify([...ARGS, "plan", "--format", "json", "-"]);
  const script = `const stdio = ["inherit", "inherit", "inherit"];
    const child = require("node:child_process").spawn(process.execPath, ${words}, { stdio });
    new (require("node:net").Socket)({ fd: 1 });
    child.once("exit", (code) => process.exit(code));`;
  const child = spawn(process.execPath, ["-e", script], { env: ENV, stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(pipeline(`tasks:\n${tasks.join("\n")}`));
  await setTimeout(3000);
  let answer = "";
  for await (const chunk of child.stdout) answer += chunk;
  expect(JSON.parse(answer)[0].tasks.length).toBe(5000);
});

test.skipIf(process.platform === "win32").each([
  ["build-and-deploy.yaml", 0],
  ["broken.yaml", 4],
])("a pipe that nobody reads is no error, and hides none: %s", (file, code) => {
  const words = [process.execPath, ...ARGS, "plan", `examples/${file}`];
  const call = words.map((word) => `'${word}'`).join(" ");
  // `true` ends at once, and with it the pipe's other end.
  const script = `{ ${call}; echo "exit code $?" >&2; } | true`;
  const { stderr } = spawnSync("sh", ["-c", script], { env: ENV, encoding: "utf8" });
  expect(stderr.split("\n").at(-2)).toBe(`exit code ${code}`);
});

test("interrupted while it waits for standard input, it ends with what shells expect", async () => {
  const child = spawn(process.execPath, [...ARGS, "plan", "-"], { env: ENV });
  const ended = once(child, "exit");
  // More than a pipe holds: it is written once the program reads, and by then it listens for the signal.
  child.stdin.on("error", () => undefined);
  await new Promise((written) => child.stdin.write("# waiting\n".repeat(100_000), written));
  child.kill("SIGINT");
  expect(await ended).toEqual([130, null]);
});

test("it holds the packages that it needs, and is plain ASCII, which Node compiles faster", async () => {
  const { metafile, outputFiles } = await build({
    entryPoints: ["src/cli/main.ts"],
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
    metafile: true,
    minify: true,
  });
  expect(outputFiles[0]?.text).toMatch(/^[\0-\x7f]*$/);
  const others = Object.keys(metafile.inputs).filter((path) => !path.startsWith("src/"));
  // CEL has regular expressions, and conditions are evaluated before a run starts; long names of runs hold a hash.
  const packages = new Set(others.map((path) => /^node_modules\/@?[^/]+\/[^/]+/.exec(path)?.[0] ?? path));
  expect([...packages].sort()).toEqual(["node_modules/@bufbuild/re2", "node_modules/@noble/hashes", "package.json"]);
});
