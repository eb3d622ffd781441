import { decodePipeline, decodePipelineRun } from "../../src/decode/decode.ts";
import { checkPipelineRun } from "../../src/run/start/check-pipeline-run.ts";
import { substitutePipelineRun } from "../../src/substitute/pipeline-run/substitute-pipeline-run.ts";
import { configOf, encodeAs, encodeBindings, named, okValue, shown } from "./apply-taskrun.ts";
import type { Answer, Request } from "./operations.ts";

export function answerApplyPipelineRun(request: Request): Answer {
  const config = configOf(request);
  const run = named(okValue(decodePipelineRun(request["pipelineRun"])));
  const pipelineRun = { ...run, metadata: { uid: "uid-pipelinerun", ...run.metadata } };
  const pipeline = request["pipeline"] === undefined ? undefined : okValue(decodePipeline(request["pipeline"]));
  if (pipeline === undefined && pipelineRun.spec?.pipelineSpec === undefined)
    return { error: "the PipelineRun has no pipelineSpec and the request gives no pipeline" };
  const parts = { pipelineRun, ...(pipeline && { pipeline }), config };
  const checks = shown(checkPipelineRun(parts), PIPELINE_RUN_CHECKS);
  const made = substitutePipelineRun(parts);
  if (!made.ok) return { checks, error: made.diagnostics[0]?.message };
  const { pipelineSpec, workspaces } = made.value;
  return { checks, pipelineSpec: encodeAs("PipelineSpec", pipelineSpec), workspaces: encodeBindings(workspaces) };
}

/** The checks that the oracle makes here: those of the tasks are not among them. */
const PIPELINE_RUN_CHECKS = new Set([
  "dag",
  "dag-finally",
  "PipelineSpec.Validate",
  "ValidateRequiredParametersProvided",
  "ValidateParamTypesMatching",
  "ValidateEnumParam",
  "ValidateObjectParamRequiredKeys",
  "ValidateParamArrayIndex",
  "ValidateWorkspaceBindings",
  "ValidateTaskRunSpecs",
  "ApplyParameters",
]);
