import type { Config } from "../../types/config.ts";
import type { JoinedRun, Library } from "./join-runs.ts";
import { renderPipelineRun } from "./render-pipeline-run.ts";
import { renderTaskRun } from "./render-task-run.ts";
import type { Rendered } from "./rendered.ts";

/** Replaces what can be known of a run before it starts. */
export const renderRun = (joined: JoinedRun, library: Library, config: Config): Rendered =>
  joined.kind === "PipelineRun" ? renderPipelineRun(joined, library, config) : renderTaskRun(joined, library, config);
