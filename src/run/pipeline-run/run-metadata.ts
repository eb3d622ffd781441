import type { ObjectMeta } from "../../types/kubernetes/meta.ts";
import type { Pipeline } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import { shortName } from "../child-name.ts";
import { merged } from "./create/metadata.ts";

const PIPELINE = "tekton.dev/pipeline";

/**
 * A run with the name of its pipeline as a label; undefined if it has neither pipeline nor label.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go propagatePipelineNameLabelToPipelineRun
 */
export function withPipelineLabel(run: PipelineRun): PipelineRun | undefined {
  const { labels = {} } = run.metadata ?? {};
  if (Object.hasOwn(labels, PIPELINE)) return run;
  const name = pipelineNameOf(run);
  return name === undefined ? undefined : withMetadata(run, { labels: merged(labels, { [PIPELINE]: name }) });
}

function pipelineNameOf({ metadata = {}, spec = {} }: PipelineRun): string | undefined {
  const { name = "", generateName = "" } = metadata;
  const { pipelineRef, pipelineSpec } = spec;
  if (pipelineRef?.name) return pipelineRef.name;
  if (pipelineSpec !== undefined) return shortName(generateName) || name;
  if (!pipelineRef?.resolver) return undefined;
  const params = new Map(pipelineRef.params?.map((param) => [param.name, param.value]));
  const named = params.get("name");
  if (params.get("kind") !== "pipeline") return name;
  return typeof named === "string" ? named : "";
}

/**
 * A run with the labels and annotations of its pipeline; its own count.
 *
 * @param pipeline - what the run refers to; undefined if it is written in the run
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go storePipelineSpecAndMergeMeta
 */
export function withMetadataOf(run: PipelineRun, pipeline: Pipeline | undefined): PipelineRun {
  const { metadata = {} } = run;
  const { name = "", generateName = "", labels, annotations } = pipeline?.metadata ?? metadata;
  const all = merged(labels, metadata.labels);
  if (name !== "" && (!all[PIPELINE] || generateName === "")) all[PIPELINE] = name;
  const kept = Object.entries(annotations ?? {}).filter(([key]) => key !== LAST_APPLIED);
  const notes = merged(Object.fromEntries(kept), metadata.annotations);
  return withMetadata(run, {
    labels: all,
    ...(Object.keys(notes).length > 0 && { annotations: notes }),
  });
}

const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

const withMetadata = (run: PipelineRun, metadata: ObjectMeta): PipelineRun => ({
  ...run,
  metadata: { ...run.metadata, ...metadata },
});
