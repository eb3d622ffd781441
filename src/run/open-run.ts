import { momentOf } from "../status/moment.ts";
import type { ChildKind, ChildRun } from "../types/child-run.ts";
import { type Config, defaultConfig } from "../types/config.ts";
import { pipelineRunWithDefaults } from "../types/defaults/pipeline-run.ts";
import { wantConfig } from "../types/want-config.ts";
import { limitsOf } from "./pipeline-run/limits.ts";
import { putChild, type Run, type RunIndex, runOf } from "./run-index.ts";
import type { RunState } from "./run-state.ts";
import { wantRunState } from "./want-run-state.ts";

/**
 * Opens a run: one that is about to begin, or the saved state of one that is under way.
 *
 * Nothing is looked at yet. What is wrong with the run, a cycle or a Task that is missing, becomes its failed status in the
 * first pass.
 *
 * @throws {TypeError} if it is given something else than decoded objects, or a run without a name
 * @throws {RangeError} if a limit of the run is no Go duration
 * @example
 * const run = openRun({ pipelineRun, pipeline, tasks });
 * reconcile(run, new Date()).commands.length; // 1
 */
export function openRun(state: RunState, config: Config = defaultConfig): Run {
  wantRunState(state, DOING);
  wantConfig(config, DOING);
  return opened(state, config);
}

const DOING = "open a run";

/** Opens a run of which it is known that all in its state was decoded. */
export function opened(state: RunState, config: Config): Run {
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

function open(index: RunIndex, kind: ChildKind, child: ChildRun): void {
  const apiVersion = kind === "CustomRun" ? "tekton.dev/v1beta1" : "tekton.dev/v1";
  // The list in which it stands says what it is.
  putChild(index, child.metadata?.name ?? "", kind, { apiVersion, kind, ...child } as ChildRun);
}

const firstCreatedMs = (children: readonly ChildRun[]): number =>
  children.reduce(
    (first, { metadata }) => Math.min(first, momentOf(metadata?.creationTimestamp) ?? Infinity),
    Infinity,
  );
