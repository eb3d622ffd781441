import type { Diagnostic, Path } from "../diagnostic.ts";
import { compareCodePoints } from "../go/json.ts";
import { quote } from "../go/quote.ts";
import { suggest } from "../suggest.ts";
import { MOST_REASONS } from "./dependencies.ts";
import { cycleFrom, type Graph, type Order } from "./graph.ts";
import type { Dependency } from "./plan.ts";

/** The tasks of one section of a pipeline by their indices, on the way to a plan. */
export interface TaskGraph {
  /** Where a task stands in the resource. */
  readonly pathTo: (index: number) => Path;
  readonly names: readonly string[];
  readonly dependencies: readonly (readonly Dependency[])[];
  /** There are not too many references to results to list them. */
  readonly isComplete: boolean;
  /** Which task has a name; only those that have links. */
  readonly indexes: ReadonlyMap<string, number>;
  readonly graph: Graph;
  readonly order: Order;
}

/** More references to results than a plan can hold. */
export const tooManyReasons = ({ isComplete }: TaskGraph): Diagnostic[] =>
  isComplete ? [] : [problem("too-large", `there are more than ${MOST_REASONS} references to results`, ["spec"])];

/**
 * Tasks that have the name of an earlier one.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipeline/dag/dag.go addPipelineTask
 */
export function duplicateTasks({ names, pathTo }: TaskGraph): Diagnostic[] {
  const seen = new Set<string>();
  const found: Diagnostic[] = [];
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) {
      const message = `task ${name} is already present in Graph, can't add it again: duplicate pipeline task`;
      const details = "each pipeline task needs a name of its own";
      found.push({ ...problem("duplicate-task", message, [...pathTo(index), "name"]), details });
    }
    seen.add(name);
  }
  return found;
}

/**
 * Tasks that wait for one another in a circle: one diagnostic, however many circles there are.
 *
 * As in the reference: the task that is named is the first by name of all that wait for ever, on a circle or behind one.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipeline/dag/dag.go findCyclesInDependencies
 */
export function cycles({ names, pathTo, graph, order: { waiting } }: TaskGraph): Diagnostic[] {
  const nameOf = (index: number): string => names[index] ?? "";
  let first = -1;
  waiting.forEach((left, index) => {
    if (left > 0 && (first < 0 || compareCodePoints(nameOf(index), nameOf(first)) < 0)) first = index;
  });
  if (first < 0) return [];
  const parents = graph.parents.subarray(graph.parentStart[first], graph.parentStart[first + 1]);
  const unfinished = Array.from(parents)
    .filter((parent) => (waiting[parent] ?? 0) > 0)
    .map(nameOf)
    .sort(compareCodePoints);
  const message = `cycle detected; task ${quote(nameOf(first))} depends on ${unfinished.map(quote).join(", ")}`;
  const circle = cycleFrom(graph, waiting, first).map(nameOf);
  const details = `they wait in a circle: ${shorten([...circle, circle[0] ?? ""]).join(" → ")}`;
  return [{ ...problem("cycle", message, pathTo(first)), details }];
}

/** A circle of many tasks, without those in the middle. */
function shorten(names: readonly string[]): readonly string[] {
  const most = 12;
  if (names.length <= most) return names;
  return [...names.slice(0, most - 2), `… ${names.length - most + 1} more …`, names.at(-1) ?? ""];
}

/** So many names are compared with missing ones, to find which was meant: nobody reads more hints. */
const MOST_ADVICE = 20_000;

/**
 * Tasks that wait for one that is not there, one diagnostic for each pair.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipeline/dag/dag.go addLink
 */
export function missingTasks({ names, pathTo, dependencies, indexes, graph }: TaskGraph): Diagnostic[] {
  const found: Diagnostic[] = [];
  const count = dependencies.reduce((sum, { length }) => sum + length, 0);
  // Each became a link: to count them is much faster than to look all of them up again.
  if (count === graph.parents.length) return found;
  for (const [index, name] of names.entries())
    for (const { task, reasons } of dependencies[index] ?? []) {
      if (indexes.has(task)) continue;
      const message = `couldn't add link between ${name} and ${task}: task ${name} depends on ${task} but ${task} wasn't present in Pipeline`;
      const close = found.length * names.length < MOST_ADVICE ? suggest(task, names) : undefined;
      found.push({
        ...problem("missing-task", message, [...pathTo(index), ...(reasons[0]?.at ?? [])]),
        ...(close === undefined ? {} : { details: `did you mean ${quote(close)}?` }),
      });
    }
  return found;
}

const problem = (check: string, message: string, at: Path): Diagnostic => ({
  code: `dag/${check}`,
  severity: "error",
  message,
  paths: [],
  at,
});
