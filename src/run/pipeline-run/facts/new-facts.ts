import type { PipelinePlan } from "../../../dag/plan.ts";
import type { ChildKind } from "../../../types/child-run.ts";
import type { Config } from "../../../types/config.ts";
import { isCustomTask } from "../../../types/is-custom-task.ts";
import type { PipelineTask } from "../../../types/pipeline.ts";
import type { ChildStatusReference, SkippedTask } from "../../../types/pipeline-run.ts";
import { isChildPipeline } from "../../../validate/pipeline/child-pipelines.ts";
import type { Definitions } from "../definitions.ts";
import type { PreparedPipeline } from "../prepare-pipeline.ts";
import { newListing } from "./listing.ts";
import type { RunFacts, TaskProblem } from "./run-facts.ts";
import type { Section, TaskFacts } from "./task-facts.ts";
import { referencesOf } from "./task-references.ts";

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
    ...{ prepared, definitions, config, tasks, byName, graph, finals },
    ...newLists(tasks),
    ...{ openTasks: graph.length, openFinals: finals.length, failures: 0, running: 0, started: 0 },
    tally: { ...NOTHING_COUNTED, incomplete: tasks.length },
    mode: undefined,
    settledFor: undefined,
    hasInvalid: false,
    states: undefined,
  };
}

const NOTHING_COUNTED: RunFacts["tally"] = {
  succeeded: 0,
  failed: 0,
  ignored: 0,
  cancelled: 0,
  invalid: 0,
  skipped: 0,
  "timed-out": 0,
  incomplete: 0,
};

/** The lists that fill as tasks are looked at; to begin with, that is what has to be done with all of them. */
const newLists = (tasks: readonly TaskFacts[]) => ({
  touched: new Set(tasks),
  owners: new Map<string, TaskFacts>(),
  withNews: new Set<TaskFacts>(),
  problems: new Map<TaskFacts, TaskProblem>(),
  created: new Set<TaskFacts>(),
  changed: new Set<TaskFacts>(),
  touchedFinals: new Set<TaskFacts>(),
  ready: new Set<TaskFacts>(),
  unreached: new Set<TaskFacts>(),
  told: new Set<TaskFacts>(),
  unsettled: new Set<TaskFacts>(),
  childReferences: newListing<ChildStatusReference>(),
  skippedTasks: newListing<SkippedTask>(),
});

/** A task while the index is built. */
type NewTask = TaskFacts & {
  index: number;
  readonly parents: TaskFacts[];
  readonly children: TaskFacts[];
  readonly users: TaskFacts[];
};

function newTask(task: PipelineTask, section: Section): NewTask {
  const { references, lastingReferences, shownReferences, mayLackResults } = referencesOf(task);
  // Written out: V8 makes slow objects of what is spread into one of this size, and there may be 100,000 of them.
  return {
    references,
    lastingReferences,
    shownReferences,
    mayLackResults,
    index: 0,
    name: task.name ?? "",
    section,
    kind: kindOf(task),
    substituted: task,
    parents: [],
    children: [],
    users: [],
    isStarted: false,
    names: [],
    runs: [],
    lookedAt: undefined,
    outcome: "not-started",
    task,
    untold: task,
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
