import type { ChildRun } from "../../../types/child-run.ts";
import type { ChildStatusReference } from "../../../types/pipeline-run.ts";
import { CHILD_KINDS, childKey } from "../../child-key.ts";
import { moveUp } from "./listing.ts";
import { setRuns } from "./progress.ts";
import type { RunFacts } from "./run-facts.ts";
import type { TaskFacts } from "./task-facts.ts";

type Children = ReadonlyMap<string, ChildRun>;

/**
 * Lets the tasks of a run that was opened know their children.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go GetNamesOfTaskRuns
 */
export function adoptChildren(facts: RunFacts, references: readonly ChildStatusReference[], children: Children): void {
  const names = new Map<TaskFacts, string[]>();
  for (const { name = "", kind, pipelineTaskName = "" } of references) {
    const task = facts.byName.get(pipelineTaskName);
    if (task === undefined) continue;
    task.isStarted = true;
    if (kind !== task.kind) continue;
    const own = names.get(task);
    if (own === undefined) names.set(task, [name]);
    else own.push(name);
  }
  for (const [task, own] of names) adopt(task, own, facts, children);
}

/** Takes in what has happened since the last pass: children that it has created, and those that have changed. */
export function takeIn(facts: RunFacts, children: Children): void {
  for (const task of facts.created) {
    moveUp(task, facts.childReferences, facts.skippedTasks);
    // From now on they are sorted by name.
    adopt(task, [...task.names].sort(), facts, children);
    facts.touched.add(task);
  }
  facts.created.clear();
  for (const task of facts.withNews) {
    setRuns(task, runsOf(task, children), facts);
    facts.touched.add(task);
    for (const user of task.users) facts.touched.add(user);
  }
  facts.withNews.clear();
}

/** The names of the runs of a task are settled. */
export function adopt(task: TaskFacts, names: readonly string[], facts: RunFacts, children: Children): void {
  task.names = names;
  takeFromOthers(task, facts);
  for (const name of names) facts.owners.set(childKey(task.kind, name), task);
  setRuns(task, runsOf(task, children), facts);
}

/** As in the reference: of tasks with runs of the same name, the last one keeps it. */
function takeFromOthers(task: TaskFacts, facts: RunFacts): void {
  for (const name of task.names)
    for (const kind of CHILD_KINDS) {
      const owner = facts.owners.get(childKey(kind, name));
      if (owner === undefined || owner === task) continue;
      owner.names = owner.names.filter((other) => other !== name);
      facts.withNews.add(owner);
    }
}

const runsOf = ({ kind, names }: TaskFacts, children: Children): readonly ChildRun[] =>
  names.flatMap((name) => children.get(childKey(kind, name)) ?? []);
