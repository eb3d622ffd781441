import type { Checked, Diagnostic, Path } from "../diagnostic.ts";
import { quote } from "../go/quote.ts";
import type { Pipeline, PipelineSpec } from "../types/pipeline.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";

/** The spec of a pipeline, wherever it comes from. */
export interface FoundSpec {
  readonly spec: PipelineSpec;
  readonly name: string | undefined;
  /** Where it stands in its resource. */
  readonly at: Path;
}

/**
 * What a Pipeline says, or the one that a PipelineRun embeds or refers to. A run that refers to a Pipeline which is not
 * among `pipelines` is an error in the reference's words.
 *
 * @throws {TypeError} if `resource` is neither; decode it first
 */
export function pipelineSpecOf(
  resource: Pipeline | PipelineRun,
  pipelines: readonly Pipeline[] = [],
): Checked<FoundSpec> {
  // The types say it is one; plain JavaScript may call with anything.
  const spec: unknown = (resource as { readonly spec?: unknown } | undefined)?.spec;
  if (typeof spec !== "object" || spec === null) throw new TypeError("Cannot plan: want a Pipeline or a PipelineRun");
  const name = resource.metadata?.name ?? resource.metadata?.generateName;
  if (!isRun(resource)) return found({ spec: resource.spec, name, at: ["spec"] });
  const { pipelineSpec, pipelineRef } = resource.spec ?? {};
  if (pipelineSpec !== undefined) return found({ spec: pipelineSpec, name, at: ["spec", "pipelineSpec"] });
  const wanted = pipelineRef?.name;
  const pipeline = wanted === undefined ? undefined : pipelines.find(({ metadata }) => metadata?.name === wanted);
  if (pipeline === undefined) return { ok: false, diagnostics: [noPipeline(wanted)] };
  return found({ spec: pipeline.spec, name: wanted, at: ["spec"] });
}

const found = (value: FoundSpec): Checked<FoundSpec> => ({ ok: true, value, diagnostics: [] });

const isRun = (resource: Pipeline | PipelineRun): resource is PipelineRun =>
  resource.kind === "PipelineRun" || "pipelineSpec" in (resource.spec ?? {}) || "pipelineRef" in (resource.spec ?? {});

function noPipeline(name: string | undefined): Diagnostic {
  const message =
    name === undefined
      ? "the run names no pipeline that could be planned"
      : `pipelines.tekton.dev ${quote(name)} not found`;
  return {
    code: "dag/no-pipeline",
    severity: "error",
    message,
    details: "give the Pipeline too, or embed it as pipelineSpec",
    paths: ["spec.pipelineRef"],
    at: ["spec", "pipelineRef"],
  };
}
