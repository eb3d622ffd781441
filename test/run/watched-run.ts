import { formatDuration, parseDuration } from "../../src/go/duration.ts";
import { observe } from "../../src/run/observe.ts";
import { openRun } from "../../src/run/open-run.ts";
import { type Pass, reconcile } from "../../src/run/reconcile.ts";
import type { Run } from "../../src/run/run-index.ts";
import type { ResolvedReference, RunState } from "../../src/run/run-state.ts";
import type { ChildRun } from "../../src/types/child-run.ts";
import { type Config, defaultConfig } from "../../src/types/config.ts";
import type { ParamValue } from "../../src/types/param.ts";
import type { PipelineRunStatus } from "../../src/types/pipeline-run.ts";
import { typeOfValue } from "../../src/types/type-of-value.ts";
import { pipeline, pipelineRun, task } from "../substitute/substituted.ts";
import { passTold } from "./told-pass.ts";

/** A run on its way. Each pass is at a moment of one day, and is told in a few lines. */
export interface WatchedRun {
  run: Run;
  seconds: number;
  last: Pass | undefined;
}

/** What there is beside a pipeline: the YAML of specs. */
export interface Surroundings {
  /** The spec of the run, without its pipeline. */
  readonly run?: string;
  readonly metadata?: string;
  /** The name by which the run refers to the pipeline; else the pipeline is written in the run. */
  readonly pipelineRef?: string;
  readonly pipelineMetadata?: string;
  readonly tasks?: Readonly<Record<string, string>>;
  readonly pipelines?: Readonly<Record<string, string>>;
  readonly resolved?: readonly ResolvedReference[];
  readonly flags?: Partial<Config["featureFlags"]>;
  readonly defaults?: Partial<Config["defaults"]>;
}

/** Tasks that are always there: one with nothing, and one that gives results. */
const TASKS = {
  t: "steps: [{ image: i }]",
  gives:
    "results: [{ name: r }, { name: list, type: array }, { name: o, type: object, properties: { k: {} } }]\nsteps: [{ image: i }]",
};

/** A run of a pipeline, given by the YAML of its spec, before its first pass. */
export function watched(pipelineSpec: string, surroundings: Surroundings = {}): WatchedRun {
  return { run: openRun(stateOf(pipelineSpec, surroundings), configOf(surroundings)), seconds: 0, last: undefined };
}

export function stateOf(pipelineSpec: string, surroundings: Surroundings = {}): RunState {
  const { run = "", metadata, pipelineRef, pipelineMetadata, tasks = {}, pipelines = {}, resolved } = surroundings;
  const written = pipelineRef ?? `pipelineSpec:\n${pipelineSpec.trim().replace(/^/gm, "  ")}`;
  const spec = pipelineRef === undefined ? written : `pipelineRef: ${pipelineRef}`;
  return {
    pipelineRun: pipelineRun(`${spec}\n${run}`, metadata),
    ...(pipelineRef !== undefined && { pipeline: pipeline(pipelineSpec, pipelineMetadata) }),
    pipelines: Object.entries(pipelines).map(([name, text]) => pipeline(text, `{ name: ${name} }`)),
    tasks: Object.entries({ ...TASKS, ...tasks }).map(([name, text]) => task(text, `{ name: ${name} }`)),
    ...(resolved && { resolved }),
  };
}

export const configOf = ({ flags = {}, defaults = {} }: Surroundings): Config => ({
  ...defaultConfig,
  featureFlags: { ...defaultConfig.featureFlags, ...flags },
  defaults: { ...defaultConfig.defaults, ...defaults },
});

export const ALPHA: NonNullable<Surroundings["flags"]> = { enableAPIFields: "alpha" };

export const momentOf = (seconds: number): Date => new Date(Date.UTC(2024, 0, 1, 0, 0, seconds));

/** A pass, some time after the last one, told in lines. */
export function pass(watchedRun: WatchedRun, later = "0s"): string {
  watchedRun.seconds += Number(parseDuration(later) ?? 0n) / 1e9;
  const { skippedTasks: before = [] } = statusOf(watchedRun);
  const made = reconcile(watchedRun.run, momentOf(watchedRun.seconds));
  watchedRun.run = made.run;
  watchedRun.last = made;
  return passTold(made, before);
}

export const statusOf = ({ run }: WatchedRun): PipelineRunStatus => run.state.pipelineRun.status ?? {};

/** When the last pass wants to be followed by the next one. */
export function wakesIn({ last }: WatchedRun): string | undefined {
  return last?.wakeAfterMs === undefined ? undefined : formatDuration(BigInt(last.wakeAfterMs * 1e6));
}

/** How a child ends, or what else becomes of it. */
const ENDS = {
  succeeded: ["True", "Succeeded"],
  failed: ["False", "StepFailed"],
  "was cancelled": ["False", "TaskRunCancelled"],
  "is tried again": ["Unknown", "ToBeRetried"],
  "is running": ["Unknown", "Running"],
} as const;

/** A child of the run ends; it is named by its task, for a matrix with the number of the row. */
export function ends(
  watchedRun: WatchedRun,
  name: string,
  how: keyof typeof ENDS,
  results: Readonly<Record<string, ParamValue>> = {},
): void {
  const [status, reason] = ENDS[how];
  seen(watchedRun, name, {
    conditions: [{ type: "Succeeded", status, reason }],
    results: Object.entries(results).map(([key, value]) => ({ name: key, type: typeOfValue(value), value })),
  });
}

/** A child has a new status. */
export function seen(watchedRun: WatchedRun, name: string, status: NonNullable<ChildRun["status"]>): void {
  // What stands in the status is up to the test.
  const child = { metadata: { name: childNamed(watchedRun, name).metadata?.name }, status } as ChildRun;
  watchedRun.run = observe(watchedRun.run, child);
}

/** The user wants something of the run. */
export function wants(watchedRun: WatchedRun, specStatus: string): void {
  watchedRun.run = observe(watchedRun.run, { specStatus });
}

export const childrenOf = ({ run: { state } }: WatchedRun): readonly ChildRun[] => [
  ...(state.taskRuns ?? []),
  ...(state.customRuns ?? []),
  ...(state.childPipelineRuns ?? []),
];

/** A child by its task, or by its own name. */
export function childNamed(watchedRun: WatchedRun, name: string): ChildRun {
  const run = watchedRun.run.state.pipelineRun.metadata?.name ?? "";
  const child = childrenOf(watchedRun).find(({ metadata }) => [name, `${run}-${name}`].includes(metadata?.name ?? ""));
  if (child === undefined) throw new Error(`there is no ${name}`);
  return child;
}

/** What a child was given. */
export const specOf = (watchedRun: WatchedRun, name: string): Readonly<Record<string, unknown>> => ({
  ...childNamed(watchedRun, name).spec,
});
