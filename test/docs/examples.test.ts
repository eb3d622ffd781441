import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Graph } from "@dagrejs/graphlib";
import { transformSync } from "esbuild";
import { expect, test } from "vitest";
import * as api from "../../src/index.ts";

// Each `@example` of a docstring is run, and gives what the comment behind it says. It may use what its own file and the
// root export, and the things at hand below.

const pipelineText = `apiVersion: tekton.dev/v1
kind: Pipeline
metadata: { name: release }
spec:
  tasks:
    - { name: build, taskRef: { name: kaniko } }
    - name: deploy
      taskRef: { name: kubectl }
      params: [{ name: image, value: $(tasks.build.results.image) }]
  finally: [{ name: notify, taskRef: { name: slack } }]
`;
const text = "apiVersion: tekton.dev/v1\nkind: Task\nspec:\n  steps:\n    - image: alpine\n";
const document = api.readYaml(text);

function unwrap<T>(checked: api.Checked<T>): T {
  if (!checked.ok) throw new Error(checked.diagnostics[0]?.message);
  return checked.value;
}

const pipeline = unwrap(api.decodePipeline(api.readYaml(pipelineText).value));
const pipelineRun: api.PipelineRun = { metadata: { name: "run" }, spec: { pipelineRef: { name: "release" } } };
const tasks = ["kaniko", "kubectl", "slack"].map(
  (name): api.Task => ({
    metadata: { name },
    spec: { steps: [{ name: "step", image: name }], results: [{ name: "image" }] },
  }),
);
const atHand = {
  ...{ text, document, pipeline, Graph, pipelineRun, tasks, state: { pipelineRun, pipeline, tasks } },
  plan: unwrap(api.planPipeline(pipeline)),
  task: unwrap(api.decodeTask(document.value)),
  print: () => {},
};

interface Example {
  readonly file: string;
  readonly line: number;
  readonly code: readonly string[];
  /** What stands in comments behind the last line of code, or below it. */
  readonly gives: string;
}

const root = fileURLToPath(new URL("../../src/", import.meta.url));

function examplesOf(file: string): Example[] {
  const source = readFileSync(join(root, file), "utf8");
  const found = source.matchAll(/^ *\* @example(?: |$)([\s\S]*?)(?=^ *\*(?: @|\/))/gm);
  return Array.from(found, ({ index, 1: body = "" }) => {
    const lines = body.split("\n").map((line) => line.replace(/^ *\* ?/, ""));
    const parts = lines.map((line) => /^(.*?)(?:(?:^| )\/\/ (.*))?$/.exec(line));
    return {
      file,
      line: source.slice(0, index).split("\n").length,
      code: parts.map((part) => part?.[1] ?? "").filter((code) => code !== ""),
      gives: parts.flatMap((part) => part?.[2] ?? []).join("\n"),
    };
  });
}

const AsyncFunction = (async () => {}).constructor as new (...text: string[]) => (...names: unknown[]) => unknown;

/** Runs the lines; the last one is an expression. */
function run(lines: readonly string[], names: Readonly<Record<string, unknown>>): unknown {
  const last = lines.at(-1) ?? "";
  const isStatement = /^(for|if|const) /.test(last);
  const body = [...lines.slice(0, -1), isStatement ? last : `return (${last.replace(/;$/, "")});`].join("\n");
  const { code } = transformSync(`async function example() {\n${body}\n}`, { loader: "ts" });
  return new AsyncFunction(...Object.keys(names), `${code}\nreturn example();`)(...Object.values(names));
}

const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

for (const { file, line, code, gives } of files.flatMap(examplesOf))
  test(`${file}:${line} ${code.at(-1)}`, async () => {
    const own = (await import(join(root, file))) as Record<string, unknown>;
    const names = { ...api, ...atHand, ...own };
    const given = await run(code, names);
    if (gives === "") return;
    const isDrawing = gives.includes("\n");
    expect(given).toEqual(isDrawing ? `${gives}\n` : await run([gives], names));
  });

test("examples are found", () => {
  expect(files.flatMap(examplesOf).length).toBeGreaterThan(50);
});
