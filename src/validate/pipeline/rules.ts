import type { Matrix } from "../../types/matrix.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { ValidationContext } from "../context.ts";
import type { Finding } from "../finding.ts";
import type { SearchedTask } from "./section.ts";

/** In what the versions of the API differ. */
export interface PipelineRules {
  /** What a pipeline task runs, and how. */
  readonly validateTask: (task: PipelineTask, context: ValidationContext) => readonly Finding[];
  /** A pipeline task as the search for results sees it. */
  readonly asSearched: (task: PipelineTask) => SearchedTask;
  readonly countCombinations: (matrix: Matrix) => number;
}
