import { type Arrow, type Box, drawingOf } from "./drawing.ts";
import { type PipelinePlan, wantPlan } from "./plan.ts";

/**
 * The plan as a Mermaid flowchart: an arrow from each task to those that wait for it, with the results that they use; a task
 * with a matrix says how often it runs; the finally tasks stand in a box, with dashed arrows for the results they use.
 *
 * Any names will do. Mermaid itself draws no more than 500 arrows unless its `maxEdges` says otherwise.
 *
 * @throws {TypeError} if `plan` is none
 * @see https://mermaid.js.org/syntax/flowchart.html
 * @example
 * planToMermaid(plan)
 * // flowchart LR
 * //   t0["build"]
 * //   t1["deploy"]
 * //   subgraph finally["finally"]
 * //     t2["notify"]
 * //   end
 * //   t0 -->|"image"| t1
 */
export function planToMermaid(plan: PipelinePlan): string {
  wantPlan(plan, "draw the plan");
  const { tasks, finalTasks, arrows } = drawingOf(plan);
  const box = ({ id, label }: Box) => `${id}[${quoted(label)}]`;
  const finals = ['  subgraph finally["finally"]', ...finalTasks.map((task) => `    ${box(task)}`), "  end"];
  const lines = [
    "flowchart LR",
    ...tasks.map((task) => `  ${box(task)}`),
    ...(finalTasks.length > 0 ? finals : []),
    ...arrows.map((arrow) => `  ${arrowLine(arrow)}`),
  ];
  return `${lines.join("\n")}\n`;
}

function arrowLine({ from, to, label, isFinal }: Arrow): string {
  return `${from} ${isFinal ? "-.->" : "-->"}${label === "" ? "" : `|${quoted(label)}|`} ${to}`;
}

/**
 * Everything but letters, digits and harmless signs becomes an entity. Quotes and `#` are not enough: Mermaid finds HTML,
 * Markdown (a backtick), directives (`%%{`) and styles (`style …:`) inside quotes too.
 */
const quoted = (label: string): string =>
  `"${label.replace(/[^\p{L}\p{N} .,_\u00d7\u221e-]/gu, (sign) => `#${sign.codePointAt(0)};`)}"`;
