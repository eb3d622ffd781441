import { withFields } from "../../types/defaults/share.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { SkippedTask } from "../../types/pipeline-run.ts";
import type { Time } from "../../types/scalars.ts";
import { durationMs, type HasTimes } from "../durations.ts";
import { momentOf } from "../moment.ts";
import { describeReason } from "../reasons/describe-reason.ts";
import type { ChildRollUp } from "./child-roll-up.ts";
import type { RunPhase } from "./phase.ts";

/**
 * How a pipeline task is: as its runs are, or
 *
 * - `"not-started"`: it has no run, and was not skipped; if the PipelineRun has ended, it never will have;
 * - `"skipped"`: it has no run, and will have none;
 * - `"unknown"`: its runs were not given, and the PipelineRun does not tell.
 */
export type PipelineTaskPhase = RunPhase | "not-started" | "skipped" | "unknown";

/** A pipeline task of a run. */
export interface PipelineTaskRollUp {
  readonly name: string;
  /** Its name for people; with the values of params in it, as far as it has a run. */
  readonly displayName?: string;
  readonly section: "tasks" | "finally";
  readonly phase: PipelineTaskPhase;
  /** Of the run that the phase comes from, or why it was skipped, in Tekton's words. */
  readonly reason?: string;
  /** Of the run that the phase comes from, or why it was skipped, in a sentence. */
  readonly message?: string;
  /** It has failed or timed out, and says `onError: continue`: the PipelineRun may succeed nevertheless. */
  readonly isFailureIgnored: boolean;
  /** When the first of its runs started. */
  readonly startTime?: Time;
  /** When the last of its runs ended, if all have. */
  readonly completionTime?: Time;
  /** From the one to the other, or until now. */
  readonly durationMs?: number;
  /** What was created for it: several for a matrix. */
  readonly runs: readonly ChildRollUp[];
}

/** What is known of a pipeline task besides its runs. */
export interface PipelineTaskFacts extends Pick<PipelineTaskRollUp, "section" | "runs"> {
  readonly skipped: SkippedTask | undefined;
  readonly now: Date | undefined;
}

/** A pipeline task together with its runs. A child pipeline may be listed as skipped although it has one; that counts. */
export const pipelineTaskRollUp = (task: PipelineTask, facts: PipelineTaskFacts): PipelineTaskRollUp =>
  facts.runs.length === 0 ? withoutRuns(task, facts) : withRuns(task, facts);

function withoutRuns(
  { name = "", displayName }: PipelineTask,
  { section, runs, skipped }: PipelineTaskFacts,
): PipelineTaskRollUp {
  const message = describeReason("SkippedTask", skipped?.reason)?.means;
  return withFields<PipelineTaskRollUp>(
    { name, section, phase: skipped === undefined ? "not-started" : "skipped", isFailureIgnored: false, runs },
    { displayName, reason: skipped?.reason, message },
  );
}

function withRuns(task: PipelineTask, { section, runs, now }: PipelineTaskFacts): PipelineTaskRollUp {
  const phase = phaseOfAll(runs);
  // Where some have ended and the others are pending, none is running.
  const telling = runs.find((run) => run.phase === phase) ?? runs.find((run) => run.phase === "pending");
  const { reason, message } = telling ?? {};
  const times = timesOf(runs);
  return withFields<PipelineTaskRollUp>(
    { name: task.name ?? "", section, phase, isFailureIgnored: isFailureIgnored(task, phase, runs), runs },
    {
      displayName: (runs.length === 1 ? runs[0]?.displayName : undefined) ?? task.displayName,
      ...{ reason, message, ...times },
      durationMs: durationMs(times, ENDED.includes(phase) ? undefined : now),
    },
  );
}

/** The phases of runs that have ended; of several, the first in this list decides. */
const ENDED: readonly PipelineTaskPhase[] = ["cancelled", "failed", "timed-out", "succeeded"];

/** As long as one run goes on, all do. */
function phaseOfAll(runs: readonly ChildRollUp[]): PipelineTaskPhase {
  const phases = new Set<PipelineTaskPhase>(runs.map(({ phase }) => phase));
  if (phases.has("running")) return "running";
  if (phases.has("pending")) return phases.size === 1 ? "pending" : "running";
  if (phases.has("unknown")) return "unknown";
  return ENDED.find((phase) => phases.has(phase)) ?? "unknown";
}

/** As in the reference: a failure is not ignored if the PipelineRun itself has cancelled a run for want of time. */
const isFailureIgnored = ({ onError }: PipelineTask, phase: PipelineTaskPhase, runs: readonly ChildRollUp[]): boolean =>
  onError === "continue" &&
  (phase === "failed" || phase === "timed-out") &&
  !runs.some(({ reason }) => reason === "TaskRunCancelled" || reason === "CustomRunCancelled");

function timesOf(runs: readonly ChildRollUp[]): HasTimes {
  const starts = runs.flatMap(({ startTime }) => startTime ?? []);
  const ends = runs.flatMap(({ phase, completionTime }) => (ENDED.includes(phase) ? (completionTime ?? []) : []));
  return withFields<HasTimes>(
    {},
    {
      startTime: starts.length === 0 ? undefined : starts.reduce(earlier),
      completionTime: ends.length < runs.length ? undefined : ends.reduce(later),
    },
  );
}

const earlier = (a: Time, b: Time): Time => ((momentOf(b) ?? 0) < (momentOf(a) ?? 0) ? b : a);
const later = (a: Time, b: Time): Time => (earlier(a, b) === a ? b : a);
