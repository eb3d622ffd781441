import type { Diagnostic, Path } from "../../../diagnostic.ts";
import type { ResolvedReference } from "../../../run/run-state.ts";
import type { UsedResults } from "../../../run/simulate/used-results.ts";
import type { ChildKind } from "../../../types/child-run.ts";
import type { Pipeline, PipelineSpec, PipelineTask } from "../../../types/pipeline.ts";
import type { TaskResult } from "../../../types/result.ts";
import type { Task } from "../../../types/task.ts";
import type { Problem } from "../../print-diagnostic.ts";
import type { Library } from "../../render/join-runs.ts";
import { problemsOf, type SourceObject } from "../../source-object.ts";
import type { TaskUse } from "./stand-ins.ts";

/** A pipeline task of a run, however deep it stands. */
export interface PlacedTask {
  /** `"deploy"`, or `"child/deploy"` in the pipeline that the task `child` runs. */
  readonly path: string;
  readonly kind: ChildKind;
  readonly pipelineTask: PipelineTask;
  readonly used: UsedResults;
  /** The results that what it runs declares; undefined if that is not known. */
  readonly declared: readonly TaskResult[] | undefined;
}

/** A pipeline that a run, or a run of a run, goes through. */
export interface Scene {
  readonly spec: PipelineSpec;
  /** The object in which it stands, and where. */
  readonly place: SourceObject;
  readonly at: Path;
  /** What the paths of its tasks begin with. */
  readonly prefix: string;
  /** How many runs there are above its own. */
  readonly depth: number;
  /** The Pipelines that are run above it, and itself; those without a name do not count. */
  readonly above: readonly Pipeline[];
}

/** A pipeline task in its scene. */
export interface Part {
  readonly task: PipelineTask;
  readonly scene: Scene;
  readonly at: Path;
  readonly path: string;
  readonly used: UsedResults;
}

/** What has been found so far. */
export interface Gathering {
  readonly library: Library;
  readonly placed: PlacedTask[];
  /** By name. */
  readonly pipelines: Map<string, Pipeline>;
  readonly tasks: Map<string, Task>;
  /** The uses of the Tasks that are in none of the files, by their names. */
  readonly missing: Map<string, TaskUse[]>;
  readonly resolved: ResolvedReference[];
  readonly madeUp: Set<string>;
  readonly problems: Problem[];
}

export const beginGathering = (library: Library): Gathering => ({
  library,
  placed: [],
  pipelines: new Map(),
  tasks: new Map(),
  missing: new Map(),
  resolved: [],
  madeUp: new Set(),
  problems: [],
});

/** Tells what is wrong with a pipeline task. */
export const complain = ({ scene }: Part, { problems }: Gathering, diagnostic: Diagnostic): void => {
  problems.push(...problemsOf(scene.place, [diagnostic]));
};
