import { formatTime } from "../../go/time.ts";
import type { Pipeline } from "../../types/pipeline.ts";
import type { RunIndex } from "../run-index.ts";
import { definitionsOf } from "./definitions.ts";
import { newFacts } from "./facts/new-facts.ts";
import type { RunFacts } from "./facts/run-facts.ts";
import { adoptChildren, takeIn } from "./facts/take-in.ts";
import { noPipeline, type OpenPass, type PassEnd } from "./open-pass.ts";
import { preparePipeline } from "./prepare-pipeline.ts";
import { withMetadataOf } from "./run-metadata.ts";
import { schedule } from "./schedule.ts";
import { sortedReferences } from "./status/child-references.ts";
import type { Said } from "./status/condition.ts";
import { pipelineResults } from "./status/pipeline-results.ts";
import { awaitResolver, fail, say } from "./status/say.ts";
import { writeLists } from "./status/write-lists.ts";

/**
 * Runs the pipeline of a run for a pass.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go reconcile
 */
export function runPipeline(index: RunIndex, pass: OpenPass): PassEnd {
  const { status, spec } = pass;
  if (spec.status === "PipelineRunPending") {
    const message = `PipelineRun "${pass.pipelineRun.metadata?.name ?? ""}" is pending`;
    say(pass, { status: "Unknown", reason: "PipelineRunPending", message });
    status.childReferences = sortedReferences(status.childReferences ?? [], pass.children);
    return {};
  }
  const known = factsFor(index, pass);
  const scheduled = "end" in known ? known : schedule(known.facts, pass);
  if ("facts" in known && "said" in scheduled) return conclude(known.facts, pass, scheduled.said, index.firstChildMs);
  if (pass.isBrokenOff) index.facts = undefined;
  status.childReferences = sortedReferences(status.childReferences ?? [], pass.children);
  return "end" in scheduled ? scheduled.end : {};
}

/** What is known of the tasks of the run: from the last pass, or found out for the first time. */
function factsFor(index: RunIndex, pass: OpenPass): { readonly facts: RunFacts } | { readonly end: PassEnd } {
  const { status, config } = pass;
  const { pipelineRef, pipelineSpec } = pass.spec;
  const found = pipelineOf(index, pass);
  if ("end" in found) return found;
  const { pipeline } = found;
  const source = pipeline?.spec ?? pipelineSpec;
  if (status.pipelineSpec === undefined) pass.pipelineRun = withMetadataOf(pass.pipelineRun, pipeline);
  if (index.facts !== undefined && index.source === source) {
    takeIn(index.facts, pass.children);
    return { facts: index.facts };
  }
  const prepared = preparePipeline({ pipelineRun: pass.pipelineRun, ...(pipeline && { pipeline }), config });
  if ("failure" in prepared) {
    status.pipelineSpec = prepared.pipelineSpec;
    return { end: fail(pass, prepared.failure) };
  }
  const facts = newFacts(prepared.prepared, definitionsOf(index.state), config);
  status.pipelineSpec = prepared.prepared.substituted.pipelineSpec;
  status.childReferences = sortedReferences(status.childReferences ?? [], pass.children);
  adoptChildren(facts, status.childReferences, pass.children);
  index.facts = facts;
  // As in the reference: a pipeline that is referred to is read from the status from now on, and substituted again.
  index.source = pipelineRef === undefined || source === status.pipelineSpec ? source : undefined;
  return { facts };
}

/** The Pipeline that the run refers to, if it does. */
function pipelineOf(
  index: RunIndex,
  pass: OpenPass,
): { readonly pipeline: Pipeline | undefined } | { readonly end: PassEnd } {
  const { pipelineRef, pipelineSpec } = pass.spec;
  const { namespace = "", name = "" } = pass.pipelineRun.metadata ?? {};
  const failed = (error: string) => {
    const message = `Error retrieving pipeline for pipelinerun ${namespace}/${name}: ${error}`;
    return { end: fail(pass, { reason: "CouldntGetPipeline", message, error }) };
  };
  if (pipelineSpec !== undefined && !pipelineRef?.name) return { pipeline: undefined };
  if (!pipelineRef?.name && !pipelineRef?.resolver) return failed(noPipeline(pass));
  const stored = pass.status.pipelineSpec;
  if (stored !== undefined)
    return { pipeline: { metadata: { name: pipelineRef.name ?? "", namespace }, spec: stored } };
  const found = definitionsOf(index.state).pipeline(pipelineRef);
  if (found === "awaited") return { end: awaitResolver(pass, "ResolvingPipelineRef") };
  return "error" in found
    ? failed(`error when getting Pipeline for PipelineRun ${name}: ${found.error}`)
    : { pipeline: found.found };
}

/** Writes what a pass that has come to its end has found. */
function conclude(facts: RunFacts, pass: OpenPass, said: Said, firstChildMs: number): PassEnd {
  const { status } = pass;
  say(pass, said);
  if (pass.startMs !== undefined && firstChildMs < pass.startMs) {
    pass.startMs = firstChildMs;
    status.startTime = formatTime(firstChildMs);
  }
  writeLists(facts);
  status.childReferences = facts.childReferences.entries;
  status.skippedTasks = facts.skippedTasks.entries;
  if (said.status === "Unknown") return {};
  const { results, invalid } = pipelineResults(facts);
  if (results.length > 0) status.results = results;
  if (invalid.length === 0) return {};
  const error = `invalid pipelineresults [${invalid.join(" ")}], the referenced results don't exist`;
  const words = "Failed to get PipelineResult from TaskRun Results for PipelineRun";
  const message = `${words} ${pass.pipelineRun.metadata?.name ?? ""}: ${error}`;
  say(pass, { status: "False", reason: "CouldntGetPipelineResult", message });
  return { failure: { message: error, isPermanent: false } };
}
