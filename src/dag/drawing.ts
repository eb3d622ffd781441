import { resultNames } from "./describe-reason.ts";
import type { PipelinePlan, PlannedTask } from "./plan.ts";

/** A plan as boxes and arrows, whatever language they are drawn in. */
export interface Drawing {
  readonly tasks: readonly Box[];
  readonly finalTasks: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** A task. The ids are made, so that any name will do: `t0`, `t1`…, the finally tasks last. */
export interface Box {
  readonly id: string;
  readonly label: string;
}

/** What waits for what, by ids: `to` waits for `from`. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** The results that are used; empty if it is for `runAfter` alone. */
  readonly label: string;
  /** A finally task that uses results: it does not wait for this task only. */
  readonly isFinal: boolean;
}

/** The boxes and arrows of a plan, in the order of the spec. */
export function drawingOf({ tasks, finalTasks }: PipelinePlan): Drawing {
  const boxes = [...tasks, ...finalTasks].map((task, index): Box => ({ id: `t${index}`, label: labelOf(task) }));
  const ids = new Map(tasks.map(({ name }, index) => [name, `t${index}`]));
  const arrows: Arrow[] = [];
  for (const [index, { dependsOn }] of [...tasks, ...finalTasks].entries())
    for (const dependency of dependsOn) {
      const from = ids.get(dependency.task);
      // A finally task may refer to what is not there; that is for others to tell.
      if (from === undefined) continue;
      arrows.push({ from, to: `t${index}`, label: resultNames(dependency).join(", "), isFinal: index >= tasks.length });
    }
  return { tasks: boxes.slice(0, tasks.length), finalTasks: boxes.slice(tasks.length), arrows };
}

/** The name, and how often it runs: `build × 6`, or `build × n` if that depends on variables. */
function labelOf({ name, matrix }: PlannedTask): string {
  if (matrix === undefined) return name;
  const runs = matrix.combinations?.length ?? matrix.count;
  return `${name} × ${matrix.isVariable ? "n" : Number.isFinite(runs) ? runs : "∞"}`;
}
