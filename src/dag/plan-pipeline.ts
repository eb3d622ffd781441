import type { Checked, Diagnostic, Path } from "../diagnostic.ts";
import { compareCodePoints } from "../go/json.ts";
import { resultReferencesOf } from "../substitute/result-references.ts";
import type { Pipeline, PipelineTask } from "../types/pipeline.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { Task, TaskSpec } from "../types/task.ts";
import { buildGraph, childrenOf, orderOf } from "./graph.ts";
import { cycles, duplicateTasks, missingTasks, type TaskGraph } from "./graph-problems.ts";
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
 * @throws {TypeError} if `resource` is neither; decode it first
 * @see tektoncd/pipeline pkg/reconciler/pipeline/dag/dag.go Build
 * @example
 * const plan = planPipeline(pipeline);
 * if (plan.ok) console.log(plan.value.levels); // [["lint", "build"], ["deploy"]]
 */
export function planPipeline(resource: Pipeline | PipelineRun, context: PlanContext = {}): Checked<PipelinePlan> {
  const found = pipelineSpecOf(resource, context.pipelines);
  if (!found.ok) return found;
  const { spec, name = "", at } = found.value;
  const { tasks: pipelineTasks = [], finally: finalPipelineTasks = [] } = spec;
  const graph = taskGraph(pipelineTasks, indexesOf(pipelineTasks));
  // Finally tasks have no graph: whatever they refer to, they are on level 0, and nothing waits for them.
  const finalGraph = taskGraph(finalPipelineTasks, new Map());
  const problems = [...problemsOf(graph, [...at, "tasks"]), ...duplicateTasks(finalGraph.names, [...at, "finally"])];
  if (problems.length > 0) return { ok: false, diagnostics: problems };

  const taskSpecs = new Map((context.tasks ?? []).map((task) => [task.metadata.name ?? "", task.spec]));
  const tasks = plannedTasks(pipelineTasks, [...at, "tasks"], graph, taskSpecs);
  const finalTasks = plannedTasks(finalPipelineTasks, [...at, "finally"], finalGraph, taskSpecs);
  const levels = levelsOf(tasks);
  return { ok: true, value: { name, tasks, finalTasks, levels, roots: levels[0] ?? [] }, diagnostics: [] };
}

const nameOf = ({ name = "" }: PipelineTask): string => name;

/** As in the reference: where names are not clear, nobody looks for circles; and these come before missing tasks. */
function problemsOf(graph: TaskGraph, at: Path): Diagnostic[] {
  if (graph.indexes.size < graph.names.length) return duplicateTasks(graph.names, at);
  return [...cycles(graph, at), ...missingTasks(graph, at)];
}

/** Which task has a name; of several, the last. */
function indexesOf(tasks: readonly PipelineTask[]): Map<string, number> {
  const indexes = new Map<string, number>();
  for (const [index, task] of tasks.entries()) indexes.set(nameOf(task), index);
  return indexes;
}

/** The tasks with links among those that have an index. */
function taskGraph(tasks: readonly PipelineTask[], indexes: ReadonlyMap<string, number>): TaskGraph {
  const dependencies = dependenciesOfAll(tasks);
  const from: number[] = [];
  const to: number[] = [];
  for (const [index, list] of dependencies.entries())
    for (const { task } of list) {
      const parent = indexes.get(task);
      if (parent === undefined) continue;
      from.push(parent);
      to.push(index);
    }
  const graph = buildGraph(tasks.length, from, to);
  return { names: tasks.map(nameOf), indexes, dependencies, graph, order: orderOf(graph) };
}

/** What a pipeline task waits for, `runAfter` and the results it uses, sorted by name. */
export function dependenciesOf(pipelineTask: PipelineTask): Dependency[] {
  const [dependencies = []] = dependenciesOfAll([pipelineTask]);
  return dependencies;
}

/** The same for many tasks, which share the reasons that are alike: a big pipeline consists of little else. */
function dependenciesOfAll(tasks: readonly PipelineTask[]): Dependency[][] {
  const runAfterReasons: (readonly DependencyReason[])[] = [];
  const runAfter = (index: number): readonly DependencyReason[] => {
    runAfterReasons[index] ??= [{ kind: "runAfter", at: ["runAfter", index] }];
    return runAfterReasons[index];
  };
  return tasks.map((pipelineTask) => {
    const listed = (pipelineTask.runAfter ?? []).map((task, index): Dependency => ({ task, reasons: runAfter(index) }));
    const used = resultReferencesOf(pipelineTask).map(
      ({ reference, at }): Dependency => ({
        task: reference.pipelineTask,
        reasons: [{ kind: "result", at, reference }],
      }),
    );
    return merged(listed.concat(used).sort((a, b) => compareCodePoints(a.task, b.task)));
  });
}

/** Those of one task become one, with all its reasons. Nothing is copied if there are none, as there mostly are. */
function merged(sorted: Dependency[]): Dependency[] {
  if (!sorted.some(({ task }, index) => task === sorted[index + 1]?.task)) return sorted;
  const dependencies: Dependency[] = [];
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    const task = sorted[start]?.task ?? "";
    while (sorted[end]?.task === task) end++;
    dependencies.push({ task, reasons: sorted.slice(start, end).flatMap(({ reasons }) => reasons) });
  }
  return dependencies;
}

function plannedTasks(
  tasks: readonly PipelineTask[],
  at: Path,
  { names, dependencies, graph, order }: TaskGraph,
  taskSpecs: ReadonlyMap<string, TaskSpec>,
): PlannedTask[] {
  const matrices = planMatrices(tasks);
  return tasks.map((pipelineTask, index): PlannedTask => {
    const dependsOn = dependencies[index] ?? [];
    return {
      name: nameOf(pipelineTask),
      pipelineTask,
      at: at.concat(index),
      level: order.levels[index] ?? 0,
      dependsOn,
      dependents: childrenOf(graph, index).map((child) => names[child] ?? ""),
      redundantRunAfter: dependsOn.filter(isRedundant).map(({ task }) => task),
      taskSpec: pipelineTask.taskSpec ?? taskSpecs.get(pipelineTask.taskRef?.name ?? ""),
      matrix: matrices[index],
    };
  });
}

const isRedundant = ({ reasons }: Dependency): boolean =>
  reasons.length > 1 &&
  reasons.some(({ kind }) => kind === "runAfter") &&
  reasons.some(({ kind }) => kind === "result");

function levelsOf(tasks: readonly PlannedTask[]): string[][] {
  const levels: string[][] = [];
  for (const { name, level } of tasks) {
    while (levels.length <= level) levels.push([]);
    levels[level]?.push(name);
  }
  return levels;
}
