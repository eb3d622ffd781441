import { decodePipeline, decodePipelineRun } from "../../src/decode/decode.ts";
import { substitutePipelineRun } from "../../src/substitute/pipeline-run/substitute-pipeline-run.ts";
import { configOf, encodeAs, encodeBindings, named, valueOf } from "./apply-taskrun.ts";
import type { Answer, Request } from "./operations.ts";

export function answerApplyPipelineRun(request: Request): Answer {
  const config = configOf(request);
  const run = named(valueOf(decodePipelineRun(request["pipelineRun"])));
  const pipelineRun = { ...run, metadata: { uid: "uid-pipelinerun", ...run.metadata } };
  const pipeline = request["pipeline"] === undefined ? undefined : valueOf(decodePipeline(request["pipeline"]));
  const made = substitutePipelineRun({ pipelineRun, ...(pipeline && { pipeline }), config });
  if (!made.ok) return { checks: [], error: made.diagnostics[0]?.message };
  const { pipelineSpec, workspaces } = made.value;
  return { checks: [], pipelineSpec: encodeAs("PipelineSpec", pipelineSpec), workspaces: encodeBindings(workspaces) };
}
