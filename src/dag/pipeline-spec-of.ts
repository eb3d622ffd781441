import type { Checked, Diagnostic, Path } from "../diagnostic.ts";
import { quote } from "../go/quote.ts";
import type { Pipeline, PipelineSpec } from "../types/pipeline.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import { wrongArgument } from "../wrong-argument.ts";

/** The spec of a pipeline, wherever it comes from. */
export interface FoundSpec {
  readonly spec: PipelineSpec;
  readonly name: string | undefined;
  /** Where its tasks stand in the resource. */
  readonly pathTo: PathTo;
}

/** `pathTo("tasks", 3)` is `["spec", "tasks", 3]`. Written out, because there may be 100,000 of them. */
export type PathTo = (section: "tasks" | "finally", index: number) => Path;

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
  if (!isPlannable(resource)) throw wrongArgument("plan", "a decoded Pipeline or PipelineRun", resource);
  const name = resource.metadata?.name ?? resource.metadata?.generateName;
  if (!isRun(resource)) return found({ spec: resource.spec, name, pathTo: inSpec });
  const { pipelineSpec, pipelineRef } = resource.spec ?? {};
  if (pipelineSpec !== undefined) return found({ spec: pipelineSpec, name, pathTo: inPipelineSpec });
  const wanted = pipelineRef?.name;
  const pipeline = wanted === undefined ? undefined : pipelines.find(({ metadata }) => metadata?.name === wanted);
  if (pipeline === undefined) return { ok: false, diagnostics: [noPipeline(wanted)] };
  return found({ spec: pipeline.spec, name: wanted, pathTo: inSpec });
}

/** The types say it is one; plain JavaScript may call with anything. A run may say nothing, a pipeline has a spec. */
function isPlannable(resource: unknown): boolean {
  if (typeof resource !== "object" || resource === null) return false;
  const { kind, spec } = resource as { readonly kind?: unknown; readonly spec?: unknown };
  if (kind === "PipelineRun") return true;
  return (kind === undefined || kind === "Pipeline") && typeof spec === "object" && spec !== null;
}

const inSpec: PathTo = (section, index) => ["spec", section, index];
const inPipelineSpec: PathTo = (section, index) => ["spec", "pipelineSpec", section, index];

const found = (value: FoundSpec): Checked<FoundSpec> => ({ ok: true, value, diagnostics: [] });

const isRun = (resource: Pipeline | PipelineRun): resource is PipelineRun =>
  resource.kind === "PipelineRun" ||
  (resource.kind === undefined &&
    resource.spec !== undefined &&
    ("pipelineSpec" in resource.spec || "pipelineRef" in resource.spec));

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
