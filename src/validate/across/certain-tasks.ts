import { dependenciesOfAll } from "../../dag/dependencies.ts";
import { isList } from "../../go/json.ts";
import type { Matrix } from "../../types/matrix.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";

/**
 * The tasks of a pipeline that are started in each run that goes well: not those with `when`, nor those whose matrix may be
 * empty, nor what waits for such a task.
 */
export function certainTasks({ tasks = [], finally: finals = [] }: PipelineSpec): readonly PipelineTask[] {
  const all = [...tasks, ...finals];
  const { dependencies, isComplete } = dependenciesOfAll(all);
  if (!isComplete) return [];
  const waiting = new Map<string, PipelineTask[]>();
  for (const [index, task] of all.entries())
    for (const { task: name } of dependencies[index] ?? []) {
      const others = waiting.get(name);
      if (others === undefined) waiting.set(name, [task]);
      else others.push(task);
    }
  const doubtful = new Set(all.filter(({ when = [], matrix }) => when.length > 0 || mayBeEmpty(matrix)));
  // A set is walked to its end, and that includes what is added on the way.
  for (const { name = "" } of doubtful) for (const task of waiting.get(name) ?? []) doubtful.add(task);
  return all.filter((task) => !doubtful.has(task));
}

/** Each param of a matrix has a value for sure, if one of its texts refers to nothing. */
const mayBeEmpty = ({ params = [] }: Matrix = {}): boolean =>
  !params.every(({ value }) => isList(value) && value.some((text) => !text.includes("$(")));
