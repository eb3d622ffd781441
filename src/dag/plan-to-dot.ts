import { type Arrow, type Box, drawingOf } from "./drawing.ts";
import { type PipelinePlan, wantPlan } from "./plan.ts";

/**
 * The plan in DOT, the language of Graphviz: an arrow from each task to those that wait for it, with the results that they
 * use; a task with a matrix says how often it runs; the finally tasks stand in a box, with dashed arrows for the results
 * they use. Any names will do.
 *
 * @throws {TypeError} if `plan` is none
 * @see https://graphviz.org/doc/info/lang.html
 * @example
 * planToDot(plan)
 * // digraph "release" {
 * //   rankdir=LR;
 * //   node [shape=box];
 * //   t0 [label="build"];
 * //   t1 [label="deploy"];
 * //   subgraph cluster_finally {
 * //     label="finally";
 * //     t2 [label="notify"];
 * //   }
 * //   t0 -> t1 [label="image"];
 * // }
 */
export function planToDot(plan: PipelinePlan): string {
  wantPlan(plan, "draw the plan");
  const { tasks, finalTasks, arrows } = drawingOf(plan);
  const box = ({ id, label }: Box) => `${id} [label=${quoted(label)}];`;
  // Graphviz draws a frame around subgraphs whose name starts with `cluster`.
  const finals = [
    "  subgraph cluster_finally {",
    '    label="finally";',
    ...finalTasks.map((task) => `    ${box(task)}`),
    "  }",
  ];
  const lines = [
    `digraph ${quoted(plan.name)} {`,
    "  rankdir=LR;",
    "  node [shape=box];",
    ...tasks.map((task) => `  ${box(task)}`),
    ...(finalTasks.length > 0 ? finals : []),
    ...arrows.map((arrow) => `  ${arrowLine(arrow)}`),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function arrowLine({ from, to, label, isFinal }: Arrow): string {
  const attributes = [...(label === "" ? [] : [`label=${quoted(label)}`]), ...(isFinal ? ["style=dashed"] : [])];
  return `${from} -> ${to}${attributes.length === 0 ? "" : ` [${attributes.join(", ")}]`};`;
}

/** What is special in a quoted text, or in a label: `\N` is the name of the node, and `&amp;` an entity. */
const ESCAPES = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["&", "&amp;"],
  ["\n", "\\n"],
  ["\0", "\ufffd"],
]);

const quoted = (label: string): string => `"${label.replace(/["\\&\n\0]/g, (sign) => ESCAPES.get(sign) ?? sign)}"`;
