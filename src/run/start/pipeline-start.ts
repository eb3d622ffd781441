import type { PipelinePlan } from "../../dag/plan.ts";
import { planPipeline } from "../../dag/plan-pipeline.ts";
import type { Checked, Path } from "../../diagnostic.ts";
import type { PipelineRunParts, ResolvedPipelineRun } from "../../substitute/pipeline-run/substitute-pipeline-run.ts";
import { type Config, defaultConfig } from "../../types/config.ts";
import type { PipelineSpec } from "../../types/pipeline.ts";
import type { PipelineRunSpec } from "../../types/pipeline-run.ts";
import type { FailureReason, Mismatch } from "../../validate/across/mismatch.ts";

/** A PipelineRun that is to start, as its checks see it. */
export interface PipelineStart {
  readonly spec: PipelineRunSpec;
  readonly pipelineSpec: PipelineSpec;
  /** Its graph: as in the reference, that of the pipeline before params are put in. */
  readonly plan: Checked<PipelinePlan>;
  readonly config: Config;
  /** The name of the run. */
  readonly name: string;
  /** The names of the run, and of its pipeline, with their namespaces, as messages tell them. */
  readonly run: string;
  readonly pipeline: string;
  /** The pipeline in the namespace of the run: some messages tell it so. */
  readonly pipelineOfRun: string;
  /** The run in the namespace of its pipeline. */
  readonly runOfPipeline: string;
  /** Where the run says what it runs. */
  readonly at: Path;
  /** The place, in the run's spec, of a place in the pipeline's: a pipeline of its own has none there. */
  readonly placeOf: (at: Path) => Path;
}

/** A run and its pipeline, both with their defaults, as the checks see them; whether there is a graph is said, too. */
export function pipelineStart(
  parts: PipelineRunParts,
  { pipelineRun, pipelineSpec, pipelineName, isEmbedded }: ResolvedPipelineRun,
): PipelineStart {
  const { metadata: { name = "", namespace = "" } = {}, spec = {} } = pipelineRun;
  const ofPipeline = parts.pipeline?.metadata?.namespace || namespace;
  const at = [isEmbedded ? "pipelineSpec" : "pipelineRef"];
  return {
    spec,
    pipelineSpec,
    plan: planPipeline({ kind: "Pipeline", spec: pipelineSpec }),
    config: parts.config ?? defaultConfig,
    name,
    run: `${namespace}/${name}`,
    pipeline: `${ofPipeline}/${pipelineName}`,
    runOfPipeline: `${ofPipeline}/${name}`,
    pipelineOfRun: `${namespace}/${pipelineName}`,
    at,
    placeOf: (place) => (isEmbedded ? [...at, ...place] : at),
  };
}

/** Something for which a run fails. */
export const failure = (check: string, reason: FailureReason, message: string, at: Path): Mismatch => ({
  check,
  reason,
  message,
  at,
});

/** The same mistakes, of a part of the pipeline, at their places in the run. */
export const inRun = ({ placeOf }: PipelineStart, found: Iterable<Mismatch>, part: Path = []): Mismatch[] =>
  Array.from(found, (mismatch) => ({ ...mismatch, at: placeOf([...part, ...mismatch.at]) }));
