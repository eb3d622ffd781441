import type { TaskResult } from "../../../types/result.ts";
import { nearest } from "../../by-name.ts";
import { broughtByResolver } from "../../render/join-runs.ts";
import { complain, type Gathering, type Part } from "./gathering.ts";
import { mayBeMisspelt, standInTask, withoutNamespace } from "./stand-ins.ts";
import { put } from "./used-results.ts";

/**
 * Finds the Task of a pipeline task, or sees to it that one stands in for it. Gives the results that it declares; undefined if
 * nobody knows these.
 */
export function findTask(part: Part, gathering: Gathering): readonly TaskResult[] | undefined {
  const { task, scene } = part;
  const { taskSpec, taskRef: { name = "", resolver = "" } = {} } = task;
  if (taskSpec !== undefined) return taskSpec.results ?? [];
  const found = resolver === "" ? nearest(gathering.library.tasks.get(name), scene.place.file)?.resource : undefined;
  if (found !== undefined) {
    gathering.tasks.set(name, withoutNamespace(found));
    return found.spec.results ?? [];
  }
  if (resolver !== "") makeUpBrought(part, resolver, gathering);
  else if (name !== "") makeUpNamed(part, name, gathering);
  return undefined;
}

/** What resolvers bring can only be given for the pipeline of the run itself. */
function makeUpBrought(part: Part, resolver: string, gathering: Gathering): void {
  const { path, scene, at } = part;
  if (scene.prefix !== "") {
    complain(part, gathering, broughtByResolver("Task", resolver, [...at, "taskRef", "resolver"]));
    return;
  }
  gathering.madeUp.add(`Task of ${path}`);
  gathering.resolved.push({ pipelineTask: path, task: standInTask(path, [part]) });
}

/** Which results it has to give, only all that use it know. */
function makeUpNamed(part: Part, name: string, gathering: Gathering): void {
  gathering.madeUp.add(`Task ${name}`);
  put(gathering.missing, name, part);
  const problem = mayBeMisspelt("Task", name, gathering.library.tasks, part.at);
  if (problem !== undefined) complain(part, gathering, problem);
}
