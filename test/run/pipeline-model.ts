import { childrenOf, hasEnded } from "../../scripts/record/runs/child-statuses.ts";
import type { World } from "../../scripts/record/runs/worlds.ts";
import type { RunState } from "../../src/run/run-state.ts";
import { conditionOf } from "../../src/status/conditions.ts";
import type { ChildRun } from "../../src/types/child-run.ts";

// What a pipeline means, once more and as simply as can be: read off its JSON, without anything that runs it.

/** A pipeline task, and what it needs. */
export interface ModelTask {
  readonly name: string;
  readonly isFinal: boolean;
  /** It runs a Task; else it is a custom task, or a pipeline in the pipeline. */
  readonly runsTask: boolean;
  /** The tasks that it names in `runAfter`. */
  readonly after: readonly string[];
  /** The results that it names: in its params and conditions, or anywhere else. */
  readonly results: readonly NeededResult[];
  readonly isFailureIgnored: boolean;
  /** How many runs it has; undefined if that depends on results. */
  readonly rows: number | undefined;
}

interface NeededResult {
  readonly task: string;
  readonly result: string;
  readonly where: "params or when" | "elsewhere";
}

interface WrittenTask {
  readonly name: string;
  readonly runAfter?: readonly string[];
  readonly params?: unknown;
  readonly when?: unknown;
  readonly taskSpec?: unknown;
  readonly taskRef?: { readonly apiVersion?: string };
  readonly matrix?: { readonly params?: readonly { readonly value: unknown }[]; readonly include?: unknown };
  readonly onError?: string;
}

interface WrittenPipeline {
  readonly tasks: readonly WrittenTask[];
  readonly finally?: readonly WrittenTask[];
}

export function modelOf({ pipelineRun, pipelines }: World): readonly ModelTask[] {
  const { pipelineSpec } = pipelineRun["spec"] as { readonly pipelineSpec?: WrittenPipeline };
  const referred = pipelines.find(({ metadata }) => (metadata as { readonly name: string }).name === "p");
  // Worlds are JSON; this is what they are written as.
  const { tasks, finally: finals = [] } = (pipelineSpec ?? referred?.["spec"] ?? { tasks: [] }) as WrittenPipeline;
  return [...tasks.map((task) => modelTask(task, false)), ...finals.map((task) => modelTask(task, true))];
}

const modelTask = (task: WrittenTask, isFinal: boolean): ModelTask => ({
  name: task.name,
  isFinal,
  runsTask: task.taskSpec !== undefined || (task.taskRef !== undefined && task.taskRef.apiVersion === undefined),
  after: task.runAfter ?? [],
  results: [
    ...neededIn([task.params, task.when], "params or when"),
    ...neededIn([task.matrix, task.taskSpec], "elsewhere"),
  ],
  isFailureIgnored: task.onError === "continue",
  rows: rowsOf(task),
});

const neededIn = (parts: unknown, where: NeededResult["where"]): readonly NeededResult[] =>
  Array.from(
    JSON.stringify(parts).matchAll(/\$\(tasks\.([a-z]+)\.results\.([a-z]+)/g),
    ([, task = "", result = ""]): NeededResult => ({ task, result, where }),
  );

function rowsOf({ matrix }: WrittenTask): number | undefined {
  if (matrix === undefined) return 1;
  const lists = matrix.params?.map(({ value }) => value) ?? [];
  if (matrix.include !== undefined || !lists.every(Array.isArray)) return undefined;
  return lists.reduce((product, { length }) => product * length, 1);
}

/** What has become of the tasks of a run. */
export interface Progress {
  /** The runs of a task. */
  runsOf(name: string): readonly ChildRun[];
  hasStarted(task: ModelTask): boolean;
  /** All of its runs have ended, and they have ended well, or nobody minds. */
  hasSucceeded(task: ModelTask): boolean;
  /** Why it is skipped, if it is. */
  whySkipped(name: string): string | undefined;
  /** It has ended, or it is skipped. */
  isDone(task: ModelTask): boolean;
  /** The results that it needs, and that will never be there: who should give them is done. */
  lacking(task: ModelTask): readonly NeededResult[];
}

export function progressOf(tasks: readonly ModelTask[], state: RunState): Progress {
  const children = childrenOf(state);
  const skipped = new Map(state.pipelineRun.status?.skippedTasks?.map(({ name, reason }) => [name, reason]));
  const byName = new Map(tasks.map((task) => [task.name, task]));
  const runsOf = (name: string) => children.filter((child) => taskOf(child) === name);
  const hasStarted = ({ name }: ModelTask) => runsOf(name).length > 0;
  const haveEnded = ({ name }: ModelTask) => runsOf(name).every(hasEnded);
  const isDone = (task: ModelTask) => (hasStarted(task) ? haveEnded(task) : skipped.has(task.name));
  const gives = ({ task, result }: NeededResult) =>
    runsOf(task).some(({ status }) => resultsOf(status).some(({ name }) => name === result));
  const lacking = ({ results }: ModelTask): readonly NeededResult[] =>
    results.filter((needed) => {
      const giver = byName.get(needed.task);
      // One that lacks something itself never starts.
      if (giver === undefined) return false;
      return isDone(giver) ? !gives(needed) : !hasStarted(giver) && lacking(giver).length > 0;
    });
  return {
    runsOf,
    hasStarted,
    isDone,
    hasSucceeded: (task) =>
      hasStarted(task) &&
      haveEnded(task) &&
      (task.isFailureIgnored || runsOf(task.name).every(({ status }) => conditionOf(status)?.status === "True")),
    whySkipped: (name) => skipped.get(name),
    lacking,
  };
}

/** The pipeline task that a child runs. */
export const taskOf = ({ metadata }: ChildRun): string => metadata?.labels?.["tekton.dev/pipelineTask"] ?? "";

/** Those of a TaskRun and of a CustomRun are called the same; a status of a PipelineRun that is told here has them, too. */
const resultsOf = (status: object | undefined): readonly { readonly name: string }[] =>
  (status as { readonly results?: readonly { readonly name: string }[] } | undefined)?.results ?? [];
