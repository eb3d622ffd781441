import type { ToldPass } from "../../../run/simulate/replay.ts";
import type { Condition } from "../../../types/condition.ts";
import type { SkippedTask } from "../../../types/pipeline-run.ts";
import { placeOfRun } from "../find-runs.ts";
import type { ToldRun } from "../simulate-run.ts";
import type { GivenResult, TimelineEvent } from "../timeline/event.ts";
import type { Verdict } from "../timeline/verdict.ts";
import { type TaskJson, tasksJson } from "./tasks-json.ts";

/**
 * What `--format json` writes of a run. All times are in milliseconds after the start. New fields may come; those that are here
 * stay.
 */
interface TimelineJson {
  readonly kind: "PipelineRun";
  readonly name: string;
  /** The file, and the line in it: `"run.yaml:3"`. */
  readonly place: string;
  /** It is in no file: there is a Pipeline at this place. */
  readonly isMadeUp: boolean;
  /** There are errors in what is simulated, so it may go otherwise. */
  readonly hasErrors: boolean;
  /** What is in none of the files: `"Task git-clone"`. */
  readonly madeUp: readonly string[];
  readonly outcome: Verdict["outcome"];
  /** When it ends; when the last thing happens, if it is stuck. */
  readonly afterMs: number;
  readonly condition: Pick<Condition, "status" | "reason" | "message"> | null;
  readonly results: readonly GivenResult[];
  /** As the status has them in the end. */
  readonly skippedTasks: readonly SkippedTask[];
  /** Those of pipelines in its pipeline, too. */
  readonly tasks: readonly TaskJson[];
  /** Why it is stuck, if it is. */
  readonly whyStuck: readonly string[];
  readonly events: readonly TimelineEvent[];
  readonly passes: readonly PassJson[];
}

/** A pass of the controller. */
interface PassJson {
  readonly afterMs: number;
  readonly reason: string | null;
  readonly message: string | null;
  readonly error: string | null;
}

/** A simulated run for programs. */
export function timelineJson({ prepared, simulation, events, verdict }: ToldRun): TimelineJson {
  const { found, pipelineRun, cast } = prepared;
  const { outcome, afterMs, condition, results, neverStarted, whyStuck } = verdict;
  return {
    kind: "PipelineRun",
    name: pipelineRun.metadata?.name ?? "",
    place: placeOfRun(found),
    isMadeUp: found.isMadeUp,
    hasErrors: found.isDoubtful,
    madeUp: cast.madeUp,
    outcome,
    afterMs,
    condition: condition === undefined ? null : conditionJson(condition),
    results,
    skippedTasks: simulation.run.state.pipelineRun.status?.skippedTasks ?? [],
    tasks: tasksJson(events, neverStarted),
    whyStuck,
    events,
    passes: simulation.passes.map(passJson),
  };
}

const conditionJson = ({ status, reason = "", message = "" }: Condition): TimelineJson["condition"] => ({
  status,
  reason,
  message,
});

const passJson = ({ now, condition, failure }: ToldPass): PassJson => ({
  afterMs: now.getTime(),
  reason: condition?.reason ?? null,
  message: condition?.message ?? null,
  error: failure?.message ?? null,
});
