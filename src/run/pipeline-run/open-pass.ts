import type { ChildRun } from "../../types/child-run.ts";
import type { Config } from "../../types/config.ts";
import type { PipelineRun, PipelineRunSpec, PipelineRunStatus } from "../../types/pipeline-run.ts";
import type { CancelCommand, CreateClaimCommand, CreateCommand } from "../command.ts";
import type { RunState } from "../run-state.ts";
import type { Limits } from "./limits.ts";

/** A status while a pass writes it. */
export type StatusDraft = { -readonly [Field in keyof PipelineRunStatus]: PipelineRunStatus[Field] };

/** What a pass works on. */
export interface OpenPass {
  readonly now: Date;
  readonly config: Config;
  /** The run with its defaults; its metadata may gain labels in this pass. */
  pipelineRun: PipelineRun;
  readonly spec: PipelineRunSpec;
  readonly limits: Limits;
  /** The runs of which this one is a child, the nearest first. */
  readonly ancestors: NonNullable<RunState["ancestors"]>;
  readonly status: StatusDraft;
  /** When the run has started, in milliseconds since 1970: the status has whole seconds only. */
  startMs: number | undefined;
  /** The same for the finally tasks. */
  finallyStartMs: number | undefined;
  /** The children of the run, by kind and name. */
  readonly children: Map<string, ChildRun>;
  /** The claims for which the run has templates, before its first task starts. */
  claims: readonly CreateClaimCommand[];
  /** What this pass creates. */
  readonly created: CreateCommand[];
  /** The children that this pass stops, by kind and name: what is written last counts. */
  readonly stopped: Map<string, CancelCommand>;
  /** It has ended in the middle of a task: what is known of the tasks has to be found out anew. */
  isBrokenOff: boolean;
}

/** How a pass ends. */
export interface PassEnd {
  /** When to look again at the latest, in milliseconds from now; not positive if a limit has passed already. */
  readonly wakeAfterMs?: number;
  readonly failure?: PassFailure;
}

/** The error with which a pass ends. */
export interface PassFailure {
  readonly message: string;
  /** The controller would not try again by itself. Whether the run has ended is for its condition to say: it may go on all the same. */
  readonly isPermanent: boolean;
}

/** How long the run has been going on. */
export const elapsedMs = ({ now, startMs }: OpenPass): number => (startMs === undefined ? 0 : now.getTime() - startMs);

/** What is said of a run that does not say what it runs. */
export const noPipeline = ({ pipelineRun: { metadata } }: OpenPass): string =>
  `pipelineRun ${metadata?.name ?? ""} not providing PipelineRef or PipelineSpec`;
