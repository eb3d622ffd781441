import { decodePipeline } from "../src/decode/decode.ts";
import type { Pipeline } from "../src/types/pipeline.ts";

/** The shapes of pipelines that are measured. */
export const SHAPES = ["chain", "fan-out", "layers", "results"] as const;
export type Shape = (typeof SHAPES)[number];

const WIDTH = 10;

/** A pipeline of `size` tasks as people write them: some 300 bytes a task. */
export function pipelineYaml(shape: Shape, size: number): string {
  const parts = [
    `apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata:\n  name: ${shape}-${size}\nspec:\n` +
      "  params:\n    - name: revision\n      type: string\n      default: main\n  workspaces:\n    - name: shared\n  tasks:\n",
  ];
  for (let index = 0; index < size; index++) parts.push(taskYaml(shape, index));
  return parts.join("");
}

function taskYaml(shape: Shape, index: number): string {
  const parents = parentsOf(shape, index);
  const usesResults = shape === "results";
  const lines = [
    `    - name: task-${index}`,
    "      taskRef:",
    "        name: build-image",
    "        kind: Task",
    "      params:",
    "        - name: url",
    `          value: https://git.example.com/team/repo-${index}.git`,
    "        - name: revision",
    "          value: $(params.revision)",
    ...(usesResults
      ? parents.flatMap((parent) => [
          "        - name: from",
          `          value: "$(tasks.task-${parent}.results.digest)"`,
        ])
      : []),
    ...(!usesResults && parents.length > 0
      ? ["      runAfter:", ...parents.map((parent) => `        - task-${parent}`)]
      : []),
    "      workspaces:",
    "        - name: source",
    "          workspace: shared",
    ...(index % 10 === 9
      ? [
          "      when:",
          "        - input: $(params.revision)",
          "          operator: in",
          "          values: [main, release]",
        ]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

function parentsOf(shape: Shape, index: number): number[] {
  if (index === 0) return [];
  if (shape === "fan-out") return [0];
  if (shape === "chain") return [index - 1];
  if (shape === "results") return index < 2 ? [0] : [index - 1, index >> 1];
  if (index < WIDTH) return [];
  const above = index - WIDTH;
  return [above, above - (above % WIDTH) + ((above + 1) % WIDTH)];
}

/** The pipeline of a document, which is known to be right. */
export function decoded(value: unknown): Pipeline {
  const pipeline = decodePipeline(value);
  if (!pipeline.ok) throw new Error(`the benchmark's pipeline is wrong: ${pipeline.diagnostics[0]?.message}`);
  return pipeline.value;
}
