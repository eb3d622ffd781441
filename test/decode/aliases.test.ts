import { expect, test } from "vitest";
import { planPipeline } from "../../src/dag/plan-pipeline.ts";
import { decodePipeline } from "../../src/decode/decode.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";

// A short text can repeat a long one a thousand times. None of these may take long, or more memory than there is.

const pipeline = (spec: string) =>
  decodePipeline(readYaml(`apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: p }\nspec:\n${spec}`).value);
const repeated = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join("");

test("a param whose JSON text would be longer than any string is an error", () => {
  const { diagnostics } = pipeline(
    `  description: &a ${"k".repeat(500_000)}\n  params:\n    - name: p\n      default: [1, ${"*a, ".repeat(1200)}]\n`,
  );
  expect(diagnostics.map(({ code, at }) => [code, at])).toEqual([
    ["decode/too-long", ["spec", "params", 0, "default"]],
  ]);
});

test("a deep text full of mistakes has some of them listed, and is told that there are more", () => {
  const depth = 165;
  const inner = `{tasks: [${"1, ".repeat(20_000)}]}`;
  const { diagnostics } = decodePipeline(
    readYaml(
      `apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: p }\nspec: ${"{tasks: [{pipelineSpec: ".repeat(depth)}${inner}${"}]}".repeat(depth)}\n`,
    ).value,
  );
  expect(diagnostics.length).toBeLessThan(5000);
  expect([diagnostics[0]?.code, diagnostics.at(-1)?.code]).toEqual(["decode/wrong-type", "decode/too-many"]);
});

test("a million references to results are too many", () => {
  const decoded = pipeline(
    `  description: &a "${repeated(20_000, (index) => `$(tasks.a.results.r${index})`)}"\n  tasks:\n    - { name: a }\n${repeated(
      100,
      (index) => `    - { name: b${index}, params: [{ name: x, value: *a }] }\n`,
    )}`,
  );
  if (!decoded.ok) throw new Error("want a pipeline");
  expect(planPipeline(decoded.value).diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    "dag/too-large: there are more than 1000000 references to results",
  ]);
});

test("a long text is made something of once, however often it is repeated", () => {
  const decoded = pipeline(
    `  description: &a "0.${"1".repeat(50_000)}Gi"\n  tasks:\n    - name: t\n      taskSpec:\n        steps:\n${repeated(
      1000,
      () => "          - { timeout: *a, computeResources: { limits: { cpu: *a } } }\n",
    )}`,
  );
  expect(new Set(decoded.diagnostics.map(({ code }) => code))).toEqual(new Set(["decode/invalid-duration"]));
  expect(decoded.diagnostics.length).toBe(1000);
});

test("a long key in many letters is no field, and is not compared with any", () => {
  const decoded = pipeline(
    `  params:\n    - &a\n      ? ${"日".repeat(150_000)}\n      : 1\n${"    - *a\n".repeat(1000)}`,
  );
  expect(decoded.diagnostics.length).toBe(1001);
});
