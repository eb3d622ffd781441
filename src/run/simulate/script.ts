import type { ParamValue } from "../../types/param.ts";
import type { PipelineRunSpecStatus } from "../../types/pipeline-run.ts";
import type { OneOf } from "../../types/scalars.ts";

/** What shall happen in a simulated run. All that is not said goes well. */
export interface SimulationScript {
  /** When the run begins; 1970 when left out. */
  readonly start?: Date;
  /**
   * What becomes of the runs of pipeline tasks, by the names of the tasks. In a child pipeline, `child/build` is its task `build`.
   * For one run alone, one row of a matrix for example, its own name stands here.
   */
  readonly tasks?: Readonly<Record<string, TaskScript | readonly TaskScript[]>>;
  /** How long an attempt takes of which nothing is said, in milliseconds; 10 seconds when left out. */
  readonly durationMs?: number;
  /** What the user wants of the run, and when. */
  readonly events?: readonly ScriptedEvent[];
}

/** What becomes of an attempt. Of a list, one after the other; the last one stands for all that come after it. */
export interface TaskScript {
  /** How it ends; it succeeds when left out. */
  readonly outcome?: "succeeds" | "fails" | "hangs";
  /** How long it takes, in milliseconds, unless a limit comes first. */
  readonly durationMs?: number;
  /**
   * What it gives. Of an attempt that succeeds, results that the task declares and nobody says have values made of the names of
   * task and result; `null` stands for one that it does not write.
   */
  readonly results?: Readonly<Record<string, ParamValue | null>>;
  /** The reason of a failure; `"StepFailed"` when left out. */
  readonly reason?: string;
  /** The message of a failure. */
  readonly message?: string;
}

/** Something that the user does. */
export interface ScriptedEvent {
  /** How long after the start, in milliseconds. */
  readonly afterMs: number;
  /** The new `spec.status`; empty takes it away. */
  readonly specStatus: OneOf<PipelineRunSpecStatus | "">;
}

/** What becomes of the runs of one PipelineRun. */
export interface ScriptReader {
  /** What becomes of an attempt of a run, counted from 0. */
  attempt(pipelineTask: string, run: string, number: number): TaskScript;
  readonly durationMs: number;
  /** The same for a child pipeline. */
  below(pipelineTask: string): ScriptReader;
}

/** Reads a script for the tasks whose names begin with a prefix. */
export function scriptReader({ tasks = {}, durationMs = 10_000 }: SimulationScript, prefix = ""): ScriptReader {
  const byName = new Map(Object.entries(tasks));
  return {
    durationMs,
    attempt(pipelineTask, run, number) {
      const script = byName.get(run) ?? byName.get(prefix + pipelineTask) ?? [];
      const attempts: readonly TaskScript[] = Array.isArray(script) ? script : [script];
      return attempts[Math.min(number, attempts.length - 1)] ?? {};
    },
    below: (pipelineTask) => scriptReader({ tasks, durationMs }, `${prefix}${pipelineTask}/`),
  };
}
