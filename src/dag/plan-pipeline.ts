import type { Checked, Diagnostic, Path } from "../diagnostic.ts";
import type { Pipeline, PipelineTask } from "../types/pipeline.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { Task, TaskSpec } from "../types/task.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import { dependenciesOfAll } from "./dependencies.ts";
import { buildGraph, orderOf } from "./graph.ts";
import { cycles, duplicateTasks, missingTasks, type TaskGraph, tooManyReasons } from "./graph-problems.ts";
import { pipelineSpecOf } from "./pipeline-spec-of.ts";
import type { Dependency, DependencyReason, PipelinePlan, PlannedTask } from "./plan.ts";
import { planMatrices } from "./plan-matrices.ts";

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
 * Places, of tasks and of diagnostics, are those in the document whose tasks they are: of a run that refers to a Pipeline, in
 * that Pipeline.
 *
 * @throws {TypeError} if `resource` is neither, or it or `context` holds something else than decoded objects
 * @see tektoncd/pipeline pkg/reconciler/pipeline/dag/dag.go Build
 * @example
 * const plan = planPipeline(pipeline);
 * plan.ok && plan.value.levels // [["build"], ["deploy"]]
 */
export function planPipeline(resource: Pipeline | PipelineRun, context: PlanContext = {}): Checked<PipelinePlan> {
  wantObject(context, "plan", "the documents at hand as a PlanContext");
  wantResources(context.pipelines ?? [], "Pipeline");
  wantResources(context.tasks ?? [], "Task");
  const found = pipelineSpecOf(resource, context.pipelines);
  if (!found.ok) return found;
  const { spec, name = "", pathTo } = found.value;
  const { tasks: pipelineTasks = [], finally: finalPipelineTasks = [] } = spec;
  wantList(pipelineTasks, DECODED);
  wantList(finalPipelineTasks, DECODED);
  const graph = taskGraph(pipelineTasks, indexesOf(pipelineTasks), (index) => pathTo("tasks", index));
  // Finally tasks have no graph: whatever they refer to, they are on level 0, and nothing waits for them.
  const finalGraph = taskGraph(finalPipelineTasks, new Map(), (index) => pathTo("finally", index));
  const problems = [...problemsOf(graph), ...duplicateTasks(finalGraph), ...tooManyReasons(finalGraph)];
  if (problems.length > 0) return { ok: false, diagnostics: problems };

  const taskSpecs = taskSpecsByName(context.tasks);
  const tasks = plannedTasks(pipelineTasks, graph, taskSpecs);
  const finalTasks = plannedTasks(finalPipelineTasks, finalGraph, taskSpecs);
  const levels = levelsOf(tasks);
  return { ok: true, value: { name, tasks, finalTasks, levels, roots: levels[0] ?? [] }, diagnostics: [] };
}

const DECODED = "a Pipeline that decodePipeline gave: its tasks are a list of objects";

function wantList(given: unknown, want: string): void {
  if (!Array.isArray(given)) throw wrongArgument("plan", want, given);
  for (const item of given) wantObject(item, "plan", want);
}

function wantResources(given: readonly (Pipeline | Task)[], kind: "Pipeline" | "Task"): void {
  const want = `a list of decoded ${kind}s`;
  wantList(given, want);
  for (const resource of given) {
    if (resource.kind !== undefined && resource.kind !== kind) throw wrongArgument("plan", want, resource);
    wantObject(resource.spec, "plan", want);
  }
}

const nameOf = ({ name = "" }: PipelineTask): string => name;

/**
 * The first thing that is wrong with the graph of a pipeline's tasks, or undefined. Its place counts from the pipeline's spec.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipeline/dag/dag.go Build
 */
export const firstGraphProblem = (tasks: readonly PipelineTask[]): Diagnostic | undefined =>
  problemsOf(taskGraph(tasks, indexesOf(tasks), (index) => ["tasks", index]))[0];

/** As in the reference: where names are not clear, nobody looks for circles; and these come before missing tasks. */
function problemsOf(graph: TaskGraph): Diagnostic[] {
  const tooMany = tooManyReasons(graph);
  if (tooMany.length > 0) return tooMany;
  if (graph.indexes.size < graph.names.length) return duplicateTasks(graph);
  return [...cycles(graph), ...missingTasks(graph)];
}

/** Which task has a name; of several, the last. */
function indexesOf(tasks: readonly PipelineTask[]): Map<string, number> {
  const indexes = new Map<string, number>();
  tasks.forEach((task, index) => {
    indexes.set(nameOf(task), index);
  });
  return indexes;
}

/** The tasks with links among those that have an index. */
function taskGraph(
  tasks: readonly PipelineTask[],
  indexes: ReadonlyMap<string, number>,
  pathTo: (index: number) => Path,
): TaskGraph {
  const { dependencies, isComplete } = dependenciesOfAll(tasks);
  const most = dependencies.reduce((sum, { length }) => sum + length, 0);
  const from = new Int32Array(most);
  const to = new Int32Array(most);
  let links = 0;
  dependencies.forEach((list, index) => {
    for (const { task } of list) {
      const parent = indexes.get(task);
      if (parent === undefined) continue;
      from[links] = parent;
      to[links++] = index;
    }
  });
  const graph = buildGraph(tasks.length, from.subarray(0, links), to.subarray(0, links));
  return { names: tasks.map(nameOf), pathTo, indexes, dependencies, isComplete, graph, order: orderOf(graph) };
}

function plannedTasks(
  tasks: readonly PipelineTask[],
  { names, pathTo, dependencies, graph, order }: TaskGraph,
  taskSpecs: ReadonlyMap<string, TaskSpec>,
): PlannedTask[] {
  const matrices = planMatrices(tasks);
  const children: string[] = [];
  for (const child of graph.children) children.push(names[child] ?? "");
  return tasks.map((pipelineTask, index): PlannedTask => {
    const dependsOn = dependencies[index] ?? [];
    return {
      name: nameOf(pipelineTask),
      pipelineTask,
      at: pathTo(index),
      level: order.levels[index] ?? 0,
      dependsOn,
      dependents: children.slice(graph.childStart[index], graph.childStart[index + 1]),
      redundantRunAfter: redundantRunAfter(dependsOn),
      taskSpec: pipelineTask.taskSpec ?? referredTaskSpec(pipelineTask, taskSpecs),
      matrix: matrices[index],
    };
  });
}

/** The specs of Tasks by name; of several of one name the first. */
function taskSpecsByName(tasks: readonly Task[] = []): ReadonlyMap<string, TaskSpec> {
  const specs = new Map<string, TaskSpec>();
  for (const { metadata, spec } of tasks)
    if (metadata?.name !== undefined && !specs.has(metadata.name)) specs.set(metadata.name, spec);
  return specs;
}

/** The spec of the Task that a pipeline task refers to by name. Custom tasks are none, and resolvers look elsewhere. */
function referredTaskSpec({ taskRef }: PipelineTask, specs: ReadonlyMap<string, TaskSpec>): TaskSpec | undefined {
  const { name, kind = "Task", apiVersion, resolver } = taskRef ?? {};
  if (name === undefined || kind !== "Task" || apiVersion !== undefined || resolver !== undefined) return undefined;
  return specs.get(name);
}

/** Shared by all tasks that have none: there may be 100,000. */
const NO_TASKS: readonly string[] = Object.freeze([]);

function redundantRunAfter(dependsOn: readonly Dependency[]): readonly string[] {
  return dependsOn.some(isRedundant) ? dependsOn.filter(isRedundant).map(({ task }) => task) : NO_TASKS;
}

const isRedundant = ({ reasons }: Dependency): boolean => reasons.length > 1 && areOfBothKinds(reasons);

const areOfBothKinds = (reasons: readonly DependencyReason[]): boolean =>
  reasons.some(({ kind }) => kind === "runAfter") && reasons.some(({ kind }) => kind === "result");

function levelsOf(tasks: readonly PlannedTask[]): string[][] {
  const levels: string[][] = [];
  for (const { name, level } of tasks) {
    const names = levels[level];
    if (names === undefined) levels[level] = [name];
    else names.push(name);
  }
  return levels;
}
