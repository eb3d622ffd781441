import { wrongArgument } from "../wrong-argument.ts";
import { type DependencyReason, type PipelinePlan, type PlannedTask, wantPlan } from "./plan.ts";

/** What is used of a graph of `@dagrejs/graphlib`: the types of that package do not do for every module system. */
export interface PlanGraph {
  setGraph(label: string): unknown;
  setNode(id: string, label: PlannedTask): unknown;
  setEdge(from: string, to: string, label: readonly DependencyReason[]): unknown;
}

/**
 * Puts the DAG section into an empty graph of `@dagrejs/graphlib`, for what its algorithms or a layout can do with it. The
 * graph is given, so that only those load graphlib who use it. Finally tasks are no part of it. The label of the graph is
 * the name of the plan, that of a node its task, and that of an edge the reasons why its second task waits for its first.
 *
 * The id of a node is `task:` and the name of the task, `task:build`: graphlib keeps nodes in plain objects, and could not
 * have one called `constructor`.
 *
 * Beware of long chains: `alg.topsort`, `alg.isAcyclic`, `alg.findCycles`, `alg.preorder` and `alg.postorder` are recursive and
 * overflow the stack at some 2,000 to 4,000 tasks in a row. The plan itself has no such limit, and has the order already: see
 * its `levels`.
 *
 * @throws {TypeError} if `plan` is none, or `graph` no graph
 * @see https://github.com/dagrejs/graphlib/wiki
 * @example toGraphlib(plan, new Graph()).predecessors("task:deploy") // ["task:build"]
 */
export function toGraphlib<G extends PlanGraph>(plan: PipelinePlan, graph: G): G {
  wantPlan(plan, "fill the graph");
  if (typeof graph?.setNode !== "function") throw wrongArgument("fill the graph", "a graph of graphlib", graph);
  const { name, tasks } = plan;
  graph.setGraph(name);
  for (const task of tasks) graph.setNode(idOf(task.name), task);
  for (const { name: dependent, dependsOn } of tasks)
    for (const { task, reasons } of dependsOn) graph.setEdge(idOf(task), idOf(dependent), reasons);
  return graph;
}

const idOf = (name: string): string => `task:${name}`;
