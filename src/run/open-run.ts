import { momentOf } from "../status/moment.ts";
import type { ChildKind, ChildRun } from "../types/child-run.ts";
import { type Config, defaultConfig } from "../types/config.ts";
import { pipelineRunWithDefaults } from "../types/defaults/pipeline-run.ts";
import { wantObject, wantObjects, wrongArgument } from "../wrong-argument.ts";
import { limitsOf } from "./pipeline-run/limits.ts";
import { putChild, type Run, type RunIndex, runOf } from "./run-index.ts";
import type { RunState } from "./run-state.ts";

/**
 * Opens a run: one that is about to begin, or the saved state of one that is under way.
 *
 * Nothing is looked at yet. What is wrong with the run, a cycle or a Task that is missing, becomes its failed status in the
 * first pass.
 *
 * @throws {TypeError} if it is given something else than decoded objects
 * @throws {RangeError} if a limit of the run is no Go duration
 * @example
 * const run = openRun({ pipelineRun, pipeline, tasks });
 * reconcile(run, new Date()).commands.length; // 1
 */
export function openRun(state: RunState, config: Config = defaultConfig): Run {
  wantState(state);
  const { taskRuns = [], customRuns = [], childPipelineRuns = [], ...rest } = state;
  const pipelineRun = pipelineRunWithDefaults(state.pipelineRun, { config, operation: "update" });
  const { startTime, finallyStartTime } = state.pipelineRun.status ?? {};
  const index: RunIndex = {
    config,
    limits: limitsOf(pipelineRun, config),
    state: rest,
    pipelineRun,
    current: undefined,
    children: new Map(),
    places: new Map(),
    lists: { TaskRun: [], CustomRun: [], PipelineRun: [] },
    facts: undefined,
    source: undefined,
    firstChildMs: Math.min(...[taskRuns, customRuns, childPipelineRuns].map(firstCreatedMs)),
    startMs: momentOf(startTime),
    finallyStartMs: momentOf(finallyStartTime),
    lastPassMs: -Infinity,
  };
  for (const child of taskRuns) open(index, "TaskRun", child);
  for (const child of customRuns) open(index, "CustomRun", child);
  for (const child of childPipelineRuns) open(index, "PipelineRun", child);
  return runOf(index);
}

const DOING = "open a run";

function wantState(state: RunState): void {
  wantObject(state, DOING, "a RunState");
  wantObject(state.pipelineRun, DOING, "a decoded PipelineRun");
  const { kind = "PipelineRun", metadata } = state.pipelineRun;
  if (kind !== "PipelineRun") throw wrongArgument(DOING, "a PipelineRun", kind);
  wantObject(metadata, DOING, "a PipelineRun with metadata");
  if (state.pipeline !== undefined) wantObject(state.pipeline.spec, DOING, "a decoded Pipeline with a spec");
  for (const field of LISTS) {
    const want = `decoded objects in the list ${field}`;
    wantObjects(state[field] ?? [], DOING, want);
  }
}

const LISTS = ["pipelines", "tasks", "resolved", "ancestors", "taskRuns", "customRuns", "childPipelineRuns"] as const;

function open(index: RunIndex, kind: ChildKind, child: ChildRun): void {
  const name = child.metadata?.name;
  if (typeof name !== "string") throw wrongArgument(DOING, "children with names", name);
  const apiVersion = kind === "CustomRun" ? "tekton.dev/v1beta1" : "tekton.dev/v1";
  // The list in which it stands says what it is.
  putChild(index, name, kind, { apiVersion, kind, ...child } as ChildRun);
}

const firstCreatedMs = (children: readonly ChildRun[]): number =>
  children.reduce(
    (first, { metadata }) => Math.min(first, momentOf(metadata?.creationTimestamp) ?? Infinity),
    Infinity,
  );
