import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodePipeline, decodePipelineRun, decodeTask, decodeTaskRun } from "../../../src/decode/decode.ts";
import type { Checked } from "../../../src/diagnostic.ts";
import { explainVariables } from "../../../src/substitute/explain/explain-variables.ts";
import type { VariableExplanation } from "../../../src/substitute/explain/explanation.ts";
import { workspacesUsedByTask } from "../../../src/substitute/mentions.ts";
import {
  type SubstitutedPipelineRun,
  substitutePipelineRun,
} from "../../../src/substitute/pipeline-run/substitute-pipeline-run.ts";
import { stringsOf } from "../../../src/substitute/strings-of.ts";
import { substituteTaskRun } from "../../../src/substitute/task-run/substitute-task-run.ts";
import type { PipelineSpec, PipelineTask } from "../../../src/types/pipeline.ts";
import type { PipelineRun } from "../../../src/types/pipeline-run.ts";
import type { TaskRun } from "../../../src/types/task-run.ts";
import { valueAt } from "../../../src/value-at.ts";

// What is told of a variable is what becomes of it: of some hundred tasks and pipelines full of odd references, each text that
// is put together from the explanations is the one that substitution makes.

interface Case {
  readonly input: Readonly<Record<"task" | "taskRun" | "pipeline" | "pipelineRun", never>>;
}

const casesOf = (operation: string): Case[] =>
  readFileSync(new URL(`../../conformance/${operation}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

function decoded<T>(result: Checked<T>): T {
  if (!result.ok) throw new Error(result.diagnostics[0]?.message);
  return result.value;
}

const textsOf = (part: object): Map<string, string> =>
  new Map(Array.from(stringsOf(part), ({ text, at }) => [at.join("/"), text]));

/** The texts of a resource, by their paths, with what explanations say that a run puts in. */
function explainedTexts(resource: object, explanations: readonly VariableExplanation[]): ReadonlyMap<string, string> {
  const texts = textsOf(resource);
  // From the end, so that the places of those before stay.
  for (const { at, start, end, value, outcome } of explanations.toReversed()) {
    if (typeof value !== "string" || outcome === "kept") continue;
    const text = texts.get(at.join("/")) ?? "";
    texts.set(at.join("/"), text.slice(0, start) + value + text.slice(end));
  }
  return texts;
}

/** The commands and args of a resource, by their paths, where an item that is nothing but an array becomes all its items. */
function explainedLists(
  resource: object,
  explanations: readonly VariableExplanation[],
): ReadonlyMap<string, readonly string[]> {
  const arrays = new Map(
    explanations.flatMap(({ at, value, outcome }) =>
      outcome === "kept" || !Array.isArray(value) ? [] : [[at.join("/"), value as readonly string[]] as const],
    ),
  );
  const lists = new Map<string, string[]>();
  for (const [path, text] of explainedTexts(resource, explanations)) {
    const list = /^(.*\/(?:args|command))\/\d+$/.exec(path)?.[1];
    if (list !== undefined) lists.set(list, [...(lists.get(list) ?? []), ...(arrays.get(path) ?? [text])]);
  }
  return lists;
}

/** What stands under a path. */
const below = <T>(texts: ReadonlyMap<string, T>, prefix: string): (readonly [string, T])[] =>
  Array.from(texts)
    .filter(([path]) => path.startsWith(prefix))
    .map(([path, text]) => [path.slice(prefix.length), text]);

/** Scripts, names and the like: texts that stay one text. */
const isPlain = (path: string): boolean => !/\/(?:args|command|when|default|value)(?:\/|$)/.test(path);

/** All that put something in for variables. */
const TASK_STAGES = [
  "bindings",
  "params",
  "contexts",
  "results",
  "artifacts",
  "exit-codes",
  "propagated-workspaces",
  "workspaces",
  "credentials",
] as const;

/** What is explained of a resource with a run, and what substitution makes of the part of it below `start`. */
interface Compared {
  readonly resource: Parameters<typeof explainVariables>[0];
  readonly run: TaskRun | PipelineRun;
  readonly start: string;
  readonly made: object;
  /** Which paths of that part are compared. */
  readonly texts: RegExp;
  readonly lists: RegExp;
}

/** Holds them against each other, and tells how many texts and lists these were. */
function compare({ resource, run, start, made, texts, lists }: Compared): number {
  const explanations = explainVariables(resource, { run });
  const madeTexts = textsOf(made);
  let compared = 0;
  for (const [path, list] of below(explainedLists(resource, explanations), start)) {
    if (!lists.test(path)) continue;
    compared++;
    expect({ path, list }).toEqual({ path, list: valueAt(made, path.split("/")) });
  }
  for (const [path, text] of below(explainedTexts(resource, explanations), start)) {
    if (!texts.test(path) || !isPlain(path)) continue;
    compared++;
    expect({ path, text }).toEqual({ path, text: madeTexts.get(path) });
  }
  return compared;
}

test("of tasks", () => {
  let compared = 0;
  for (const { input } of casesOf("apply-taskrun")) {
    const run = decoded(decodeTaskRun(input.taskRun));
    const task = input.task === undefined ? undefined : decoded(decodeTask(input.task));
    const made = substituteTaskRun(
      { taskRun: run, ...(task && { task }) },
      { stages: TASK_STAGES, missingContexts: "keep" },
    );
    if (!made.ok) continue;
    compared += compare({
      resource: task ?? run,
      run,
      start: task === undefined ? "spec/taskSpec/" : "spec/",
      made: made.value.podTaskSpec,
      texts: /^(?:steps|sidecars|stepTemplate|volumes)\//,
      lists: /^/,
    });
  }
  expect(compared).toBeGreaterThan(1000);
});

test("of pipelines, and of the tasks that are written in them", () => {
  let compared = 0;
  for (const { input } of casesOf("apply-pipelinerun")) {
    const run = decoded(decodePipelineRun(input.pipelineRun));
    const pipeline = input.pipeline === undefined ? undefined : decoded(decodePipeline(input.pipeline));
    const made = substitutePipelineRun(
      { pipelineRun: run, ...(pipeline && { pipeline }) },
      { stages: ["bindings", "params", "contexts", "workspaces"], missingContexts: "keep" },
    );
    if (!made.ok) continue;
    compared += compare({
      resource: pipeline ?? run,
      run,
      start: pipeline === undefined ? "spec/pipelineSpec/" : "spec/",
      made: withTaskRuns(made.value),
      texts:
        /^(?:tasks|finally)\/\d+\/(?:(?:name|taskRef|workspaces|onError)\b|taskSpec\/(?:steps|sidecars|volumes)\/)/,
      // Tasks of a pipeline in a pipeline are not explained.
      lists: /\/taskSpec\//,
    });
  }
  expect(compared).toBeGreaterThan(1000);
});

/** A pipeline whose embedded tasks are as their TaskRuns make them. */
function withTaskRuns({ pipelineSpec: spec, workspaces: bound }: SubstitutedPipelineRun): PipelineSpec {
  const inTask = (task: PipelineTask): PipelineTask => {
    if (task.taskSpec === undefined) return task;
    const named = (task.workspaces ?? []).map(({ name, workspace }) => ({ name, workspace: workspace || name }));
    const mentioned = Array.from(workspacesUsedByTask(task.taskSpec).names, (name) => ({ name, workspace: name }));
    const workspaces = [
      ...named,
      ...mentioned.filter(({ name }) => named.every((other) => other.name !== name)),
    ].flatMap(({ name, workspace }) =>
      bound.filter((binding) => binding.name === workspace).map((binding) => ({ ...binding, name })),
    );
    const taskRun = {
      spec: { serviceAccountName: "", taskSpec: task.taskSpec, params: task.params ?? [], workspaces },
    };
    const made = decoded(substituteTaskRun({ taskRun }, { stages: TASK_STAGES, missingContexts: "keep" }));
    return { ...task, taskSpec: made.podTaskSpec };
  };
  return { ...spec, tasks: (spec.tasks ?? []).map(inTask), finally: (spec.finally ?? []).map(inTask) };
}
