import type { ParamValue } from "../../types/param.ts";
import type { PipelineRunSpecStatus } from "../../types/pipeline-run.ts";
import type { OneOf } from "../../types/scalars.ts";

/** What shall happen in a simulated run. All that is not said goes well. */
export interface SimulationScript {
  /**
   * When the simulation begins; not before what it is when left out: of a run that is under way, its last pass, or when the last
   * thing happened of which its state tells; of one that is new, when it was created. If none is known it begins in 1970.
   */
  readonly start?: Date;
  /**
   * What becomes of the runs of pipeline tasks, by the names of the tasks. In a child pipeline, `child/build` is its task `build`.
   * For one run alone, one row of a matrix for example, its own name stands here, unless a task is called so.
   */
  readonly tasks?: Readonly<Record<string, TaskScript | readonly TaskScript[]>>;
  /** How long an attempt takes of which nothing is said, in milliseconds; 10 seconds when left out. */
  readonly durationMs?: number;
  /** What the user wants of the run, and when. */
  readonly events?: readonly ScriptedEvent[];
}

/**
 * What becomes of an attempt. Of a list, one after the other; the last one stands for all that come after it. Attempts that a
 * run has had before the simulation count.
 */
export interface TaskScript {
  /** How it ends; it succeeds when left out. */
  readonly outcome?: "succeeds" | "fails" | "hangs";
  /** How long it takes, in milliseconds, unless a limit comes first. */
  readonly durationMs?: number;
  /**
   * What it gives. Of an attempt that succeeds, results that the task declares and nobody says have values made of the names of
   * task and result, arrays and objects with as much in them as the pipeline refers to; a custom task gives those that the pipeline
   * refers to. `null` stands for one that it does not write. Those that the task does not declare nobody will see, and
   * one of another type than is declared fails the attempt, as in the reference.
   */
  readonly results?: Readonly<Record<string, ParamValue | null>>;
  /** The reason of a failure; `"StepFailed"` when left out, of a custom task `"Failed"`. */
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
