import type { PipelinePlan } from "../../dag/plan.ts";
import type { ResultReference } from "../../substitute/references.ts";
import { mayRefer, resultReferencesIn, resultReferencesOf } from "../../substitute/result-references.ts";
import type { ChildKind } from "../../types/child-run.ts";
import type { Config } from "../../types/config.ts";
import { isCustomTask } from "../../types/is-custom-task.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { ChildStatusReference, SkippedTask } from "../../types/pipeline-run.ts";
import { isChildPipeline } from "../../validate/pipeline/child-pipelines.ts";
import type { Section } from "./children/metadata.ts";
import type { Definitions } from "./definitions.ts";
import type { Category, TaskFacts } from "./facts.ts";
import { type Listing, newListing } from "./listing.ts";
import type { PreparedPipeline } from "./prepare-pipeline.ts";
import type { RunFailure } from "./run-failure.ts";

/** What decides, beside their own parents, whether tasks may start. */
export interface Mode {
  /** A task has failed, and nobody said to go on. */
  readonly isStopping: boolean;
  /** What the user wants of the run. */
  readonly specStatus: string;
  readonly isPipelineOver: boolean;
  readonly areTasksOver: boolean;
  readonly areFinalsOver: boolean;
}

/** For what a run fails as one of its tasks is looked at, or that a resolver has not brought it yet. */
export interface TaskProblem {
  /** The tasks are looked at three times, one after the other. */
  readonly phase: "resolve" | "params" | "cel";
  readonly failure: RunFailure | "awaited";
}

/** What is known of all tasks of a run: an index of its state, which is kept up to date in place. */
export interface RunFacts {
  readonly prepared: PreparedPipeline;
  readonly definitions: Definitions;
  readonly config: Config;
  /** In the order of the spec, finally tasks last. */
  readonly tasks: readonly TaskFacts[];
  readonly byName: ReadonlyMap<string, TaskFacts>;
  /** The tasks of the graph, each behind those that it waits for. */
  readonly graph: readonly TaskFacts[];
  readonly finals: readonly TaskFacts[];
  /** The tasks of which children are, by the names of these. */
  readonly owners: Map<string, TaskFacts>;
  /** Tasks of which children have changed since the last pass. */
  readonly withNews: Set<TaskFacts>;
  readonly problems: Map<TaskFacts, TaskProblem>;
  /** Tasks that have to be looked at in the next pass. */
  readonly touched: Set<TaskFacts>;
  /** Tasks of which runs have been created in the last pass. */
  readonly created: Set<TaskFacts>;
  /** Tasks of which the status has to say something new. */
  readonly changed: Set<TaskFacts>;
  /** Tasks of the graph that may start. */
  readonly ready: Set<TaskFacts>;
  /** Tasks of the graph that are done, although none of those that they wait for is. */
  readonly unreached: Set<TaskFacts>;
  readonly tally: Record<Category, number>;
  /** How many tasks of the graph are not done. */
  openTasks: number;
  /** How many finally tasks have not run to their ends. */
  openFinals: number;
  /** How many tasks of the graph have failed for which the run stops. */
  failures: number;
  /** How many tasks of the graph run. */
  running: number;
  /** How many tasks have runs. */
  started: number;
  mode: Mode | undefined;
  /** Results that are missing are held against some tasks. */
  hasInvalid: boolean;
  /** How the tasks of the graph have ended, for the finally tasks; undefined if that has to be found out anew. */
  states: ReadonlyMap<string, string> | undefined;
  /** The finally tasks that have been told. */
  readonly told: Set<TaskFacts>;
  /** Tasks that are shown with results of which it depends on others whether they are put in. */
  readonly unsettled: Set<TaskFacts>;
  readonly childReferences: Listing<ChildStatusReference>;
  readonly skippedTasks: Listing<SkippedTask>;
}

/** The facts of a run of which nothing is known yet but its pipeline: all its tasks have to be looked at. */
export function newFacts(prepared: PreparedPipeline, definitions: Definitions, config: Config): RunFacts {
  const { pipelineSpec } = prepared.substituted;
  const tasks = (["tasks", "finally"] as const).flatMap((section) =>
    (pipelineSpec[section] ?? []).map((task) => newTask(task, section)),
  );
  for (const [index, task] of tasks.entries()) task.index = index;
  const byName = new Map(tasks.map((task) => [task.name, task]));
  link(tasks, byName, prepared.plan);
  const graph = prepared.plan.levels.flatMap((names) => names.flatMap((name) => byName.get(name) ?? []));
  const finals = tasks.filter(({ section }) => section === "finally");
  return {
    prepared,
    definitions,
    config,
    tasks,
    byName,
    graph,
    finals,
    owners: new Map(),
    withNews: new Set(),
    problems: new Map(),
    touched: new Set(tasks),
    created: new Set(),
    changed: new Set(),
    ready: new Set(),
    unreached: new Set(),
    tally: {
      succeeded: 0,
      failed: 0,
      ignored: 0,
      cancelled: 0,
      invalid: 0,
      skipped: 0,
      "timed-out": 0,
      incomplete: tasks.length,
    },
    openTasks: graph.length,
    openFinals: finals.length,
    failures: 0,
    running: 0,
    started: 0,
    mode: undefined,
    hasInvalid: false,
    states: undefined,
    told: new Set(),
    unsettled: new Set(),
    childReferences: newListing(),
    skippedTasks: newListing(),
  };
}

/** A task while the index is built. */
type NewTask = TaskFacts & {
  index: number;
  readonly parents: TaskFacts[];
  readonly children: TaskFacts[];
  readonly users: TaskFacts[];
};

function newTask(task: PipelineTask, section: Section): NewTask {
  const references = referencesIn(task);
  return {
    index: 0,
    name: task.name ?? "",
    section,
    kind: kindOf(task),
    substituted: task,
    references: withoutRepeats(references),
    lastingReferences: references.length === 0 ? [] : withoutRepeats(referencesIn(pick(task, "taskSpec"))),
    shownReferences: shownReferences(task),
    mayLackResults: references.length > 0 && referencesIn(pick(task, "params", "when")).length > 0,
    parents: [],
    children: [],
    users: [],
    isStarted: false,
    names: [],
    runs: [],
    outcome: "not-started",
    task,
    isResolved: references.length === 0,
    lacks: undefined,
    known: undefined,
    pipeline: undefined,
    isAllowed: true,
    openParents: 0,
    doneParents: 0,
    blockingParents: 0,
    skipped: undefined,
    isInvalid: false,
    isDone: false,
    category: "incomplete",
  };
}

function kindOf(task: PipelineTask): ChildKind {
  if (isChildPipeline(task)) return "PipelineRun";
  return isCustomTask(task) ? "CustomRun" : "TaskRun";
}

const referencesIn = (task: PipelineTask): readonly ResultReference[] =>
  resultReferencesOf(task).map(({ reference }) => reference);

/** A part of a task. */
const pick = (task: PipelineTask, ...fields: readonly (keyof PipelineTask)[]): PipelineTask =>
  Object.fromEntries(fields.flatMap((field) => (task[field] === undefined ? [] : [[field, task[field]]])));

/** The results of which the status tells: in conditions, in names, and in what decides about the name of a row. */
function shownReferences({ displayName = "", when = [], matrix }: PipelineTask): readonly ResultReference[] {
  const named = (matrix?.include ?? []).filter(({ name = "" }) => name !== "");
  const names = [displayName, ...named.map(({ name = "" }) => name)].filter(mayRefer);
  const inFields =
    when.length === 0 && named.length === 0 ? [] : resultReferencesOf({ when, matrix: { include: named } });
  return [...inFields.map(({ reference }) => reference), ...names.flatMap(resultReferencesIn)];
}

/** A result counts once, whatever part of it is meant; but each index is checked. */
const withoutRepeats = (references: readonly ResultReference[]): readonly ResultReference[] => [
  ...new Map(
    references.map((reference) => {
      const { pipelineTask, result, index = "" } = reference;
      return [`${pipelineTask}.${result}[${index}]`, reference];
    }),
  ).values(),
];

function link(tasks: readonly NewTask[], byName: ReadonlyMap<string, NewTask>, { tasks: planned }: PipelinePlan): void {
  for (const { name, dependsOn } of planned) {
    const task = byName.get(name);
    for (const { task: parentName } of dependsOn) {
      const parent = byName.get(parentName);
      if (task === undefined || parent === undefined) continue;
      task.parents.push(parent);
      task.openParents++;
      parent.children.push(task);
    }
  }
  for (const task of tasks)
    for (const source of new Set(task.references.map(({ pipelineTask }) => byName.get(pipelineTask))))
      source?.users.push(task);
}
