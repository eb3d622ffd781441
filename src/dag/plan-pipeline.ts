import type { Checked, Diagnostic, Path } from "../diagnostic.ts";
import { compareCodePoints } from "../go/json.ts";
import { quote } from "../go/quote.ts";
import { resultReferencesOf } from "../substitute/result-references.ts";
import type { Pipeline, PipelineSpec, PipelineTask } from "../types/pipeline.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { Task, TaskSpec } from "../types/task.ts";
import { buildGraph, cycleFrom, type Graph, type Order, orderOf } from "./graph.ts";
import type { Dependency, DependencyReason, PipelinePlan, PlannedTask } from "./plan.ts";
import { planMatrix } from "./plan-matrix.ts";

/** Documents at hand, to look up what a pipeline refers to by name. */
export interface PlanContext {
  readonly pipelines?: readonly Pipeline[];
  readonly tasks?: readonly Task[];
}

/**
 * The plan of a Pipeline, or of the one that a PipelineRun embeds or refers to: what waits for what, and why.
 *
 * Without a plan: tasks of one name, tasks that wait in a circle, and tasks that wait for one that is not there, in the
 * reference's words and order; and a reference to a Pipeline that was not given.
 *
 * @throws {TypeError} if `resource` is neither; decode it first
 * @see tektoncd/pipeline pkg/reconciler/pipeline/dag/dag.go Build
 * @example
 * const plan = planPipeline(pipeline);
 * if (plan.ok) console.log(plan.value.levels); // [["lint", "build"], ["deploy"]]
 */
export function planPipeline(resource: Pipeline | PipelineRun, context: PlanContext = {}): Checked<PipelinePlan> {
  const found = pipelineSpecOf(resource, context);
  if (!found.ok) return found;
  const { spec, at } = found.value;
  const name = found.value.name ?? "";
  const tasks = spec.tasks ?? [];
  const nodes = tasks.map((pipelineTask): Node => ({ pipelineTask, dependencies: dependenciesOf(pipelineTask) }));
  const indexes = new Map(tasks.map((task, index) => [task.name ?? "", index]));
  const problems = duplicates(tasks, [...at, "tasks"]);
  const graph = buildGraph(tasks.length, ...edgesOf(nodes, indexes));
  const order = orderOf(graph);
  if (problems.length === 0) problems.push(...cycle(graph, order, nodes, at), ...missing(nodes, indexes, at));
  const finalTasks = spec.finally ?? [];
  problems.push(...duplicates(finalTasks, [...at, "finally"]));
  if (problems.length > 0) return { ok: false, diagnostics: problems };

  const taskSpecs = new Map((context.tasks ?? []).map((task) => [task.metadata.name ?? "", task.spec]));
  const planned = nodes.map((node, index) =>
    plannedTask(node, [...at, "tasks", index], taskSpecs, {
      level: order.levels[index] ?? 0,
      dependents: childrenOf(graph, index).map((child) => tasks[child]?.name ?? ""),
    }),
  );
  const plannedFinally = finalTasks.map((pipelineTask, index) =>
    plannedTask({ pipelineTask, dependencies: dependenciesOf(pipelineTask) }, [...at, "finally", index], taskSpecs, {
      level: 0,
      dependents: [],
    }),
  );
  const levels = levelsOf(planned);
  return {
    ok: true,
    value: { name, tasks: planned, finalTasks: plannedFinally, levels, roots: levels[0] ?? [] },
    diagnostics: [],
  };
}

interface Node {
  readonly pipelineTask: PipelineTask;
  readonly dependencies: readonly Dependency[];
}

interface FoundSpec {
  readonly spec: PipelineSpec;
  readonly name: string | undefined;
  /** Where it stands in the resource. */
  readonly at: Path;
}

function pipelineSpecOf(resource: Pipeline | PipelineRun, { pipelines = [] }: PlanContext): Checked<FoundSpec> {
  const spec: unknown = (resource as { readonly spec?: unknown } | undefined)?.spec;
  if (typeof spec !== "object" || spec === null) throw new TypeError("Cannot plan: want a Pipeline or a PipelineRun");
  const name = resource.metadata?.name ?? resource.metadata?.generateName;
  if (!isRun(resource)) return { ok: true, value: { spec: resource.spec, name, at: ["spec"] }, diagnostics: [] };
  const { pipelineSpec, pipelineRef } = resource.spec ?? {};
  if (pipelineSpec !== undefined)
    return { ok: true, value: { spec: pipelineSpec, name, at: ["spec", "pipelineSpec"] }, diagnostics: [] };
  const pipeline = pipelines.find(
    ({ metadata }) => metadata?.name === pipelineRef?.name && pipelineRef?.name !== undefined,
  );
  if (pipeline !== undefined)
    return { ok: true, value: { spec: pipeline.spec, name: pipeline.metadata?.name, at: ["spec"] }, diagnostics: [] };
  return { ok: false, diagnostics: [noPipeline(pipelineRef?.name)] };
}

const isRun = (resource: Pipeline | PipelineRun): resource is PipelineRun =>
  resource.kind === "PipelineRun" || "pipelineSpec" in (resource.spec ?? {}) || "pipelineRef" in (resource.spec ?? {});

function noPipeline(name: string | undefined): Diagnostic {
  const message =
    name === undefined
      ? "the run names no pipeline that could be planned"
      : `pipelines.tekton.dev ${quote(name)} not found`;
  return {
    code: "dag/no-pipeline",
    severity: "error",
    message,
    details: "give the Pipeline too, or embed it as pipelineSpec",
    paths: ["spec.pipelineRef"],
    at: ["spec", "pipelineRef"],
  };
}

/** What a pipeline task waits for, `runAfter` and the results it uses, sorted by name. */
export function dependenciesOf(pipelineTask: PipelineTask): Dependency[] {
  const reasons = new Map<string, DependencyReason[]>();
  const add = (task: string, reason: DependencyReason) => {
    const known = reasons.get(task);
    if (known === undefined) reasons.set(task, [reason]);
    else known.push(reason);
  };
  for (const [index, task] of (pipelineTask.runAfter ?? []).entries())
    add(task, { kind: "runAfter", at: ["runAfter", index] });
  for (const { reference, at } of resultReferencesOf(pipelineTask))
    add(reference.pipelineTask, { kind: "result", at, reference });
  const dependencies = Array.from(reasons, ([task, list]): Dependency => ({ task, reasons: list }));
  return dependencies.length < 2 ? dependencies : dependencies.sort((a, b) => compareCodePoints(a.task, b.task));
}

function edgesOf(nodes: readonly Node[], indexes: ReadonlyMap<string, number>): [from: number[], to: number[]] {
  const from: number[] = [];
  const to: number[] = [];
  for (const [index, { dependencies }] of nodes.entries())
    for (const { task } of dependencies) {
      const parent = indexes.get(task);
      if (parent === undefined) continue;
      from.push(parent);
      to.push(index);
    }
  return [from, to];
}

function plannedTask(
  { pipelineTask, dependencies }: Node,
  at: Path,
  taskSpecs: ReadonlyMap<string, TaskSpec>,
  place: Pick<PlannedTask, "level" | "dependents">,
): PlannedTask {
  return {
    name: pipelineTask.name ?? "",
    pipelineTask,
    at,
    level: place.level,
    dependsOn: dependencies,
    dependents: place.dependents,
    redundantRunAfter: dependencies.filter(isRedundant).map(({ task }) => task),
    taskSpec: pipelineTask.taskSpec ?? taskSpecs.get(pipelineTask.taskRef?.name ?? ""),
    matrix: pipelineTask.matrix === undefined ? undefined : planMatrix(pipelineTask.matrix),
  };
}

const isRedundant = ({ reasons }: Dependency): boolean =>
  reasons.some(({ kind }) => kind === "runAfter") && reasons.some(({ kind }) => kind === "result");

function levelsOf(tasks: readonly PlannedTask[]): string[][] {
  const levels: string[][] = [];
  for (const { name, level } of tasks) {
    while (levels.length <= level) levels.push([]);
    levels[level]?.push(name);
  }
  return levels;
}

function childrenOf({ childStart, children }: Graph, task: number): number[] {
  return Array.from(children.subarray(childStart[task], childStart[task + 1]));
}

function duplicates(tasks: readonly PipelineTask[], at: Path): Diagnostic[] {
  const seen = new Set<string>();
  const found: Diagnostic[] = [];
  for (const [index, { name = "" }] of tasks.entries()) {
    if (seen.has(name))
      found.push(
        problem(
          "duplicate-task",
          `task ${name} is already present in Graph, can't add it again: duplicate pipeline task`,
          [...at, index, "name"],
          "each pipeline task needs a name of its own",
        ),
      );
    seen.add(name);
  }
  return found;
}

/** As in the reference: the task that is named is the first by name of all that wait for ever, on the cycle or behind it. */
function cycle(graph: Graph, { waiting }: Order, nodes: readonly Node[], at: Path): Diagnostic[] {
  let first = -1;
  for (const [index, left] of waiting.entries()) {
    if (left > 0 && (first < 0 || compareCodePoints(nameOf(nodes, index), nameOf(nodes, first)) < 0)) first = index;
  }
  if (first < 0) return [];
  const { parentStart, parents } = graph;
  const unfinished = Array.from(parents.subarray(parentStart[first], parentStart[first + 1]))
    .filter((parent) => (waiting[parent] ?? 0) > 0)
    .map((parent) => nameOf(nodes, parent))
    .sort(compareCodePoints);
  const members = cycleFrom(graph, waiting, first).map((index) => nameOf(nodes, index));
  return [
    problem(
      "cycle",
      `cycle detected; task ${quote(nameOf(nodes, first))} depends on ${unfinished.map(quote).join(", ")}`,
      [...at, "tasks", first],
      `they wait in a circle: ${shorten([...members, members[0] ?? ""]).join(" → ")}`,
    ),
  ];
}

const nameOf = (nodes: readonly Node[], index: number): string => nodes[index]?.pipelineTask.name ?? "";

/** A circle of many tasks, without those in the middle. */
function shorten(names: readonly string[]): readonly string[] {
  const most = 12;
  return names.length <= most
    ? names
    : [...names.slice(0, most - 2), `… ${names.length - most + 1} more …`, names.at(-1) ?? ""];
}

function missing(nodes: readonly Node[], indexes: ReadonlyMap<string, number>, at: Path): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [index, { pipelineTask, dependencies }] of nodes.entries()) {
    const { name = "" } = pipelineTask;
    for (const { task, reasons } of dependencies) {
      if (indexes.has(task)) continue;
      found.push(
        problem(
          "missing-task",
          `couldn't add link between ${name} and ${task}: task ${name} depends on ${task} but ${task} wasn't present in Pipeline`,
          [...at, "tasks", index, ...(reasons[0]?.at ?? [])],
          undefined,
        ),
      );
    }
  }
  return found;
}

function problem(code: string, message: string, at: Path, details: string | undefined): Diagnostic {
  return {
    code: `dag/${code}`,
    severity: "error",
    message,
    ...(details === undefined ? {} : { details }),
    paths: [],
    at,
  };
}
