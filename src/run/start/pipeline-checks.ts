import { firstGraphProblem } from "../../dag/plan-pipeline.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import type { Mismatch } from "../../validate/across/mismatch.ts";
import type { Finding } from "../../validate/finding.ts";
import { validateStoredPipelineSpec } from "../../validate/pipeline/stored-spec.ts";
import { type Check, userCheck, wordsOf } from "./failed-check.ts";
import { failure, inRun, type PipelineStart } from "./pipeline-start.ts";

/** The checks of the pipeline by itself, which its admission has made before: the flags may be others by now. */
export function* checksOfPipeline(start: PipelineStart): Generator<Check> {
  if (!start.plan.ok) yield* checksOfGraph(start);
  yield invalidSpec("PipelineSpec.Validate", start, validateStoredPipelineSpec(start.pipelineSpec, start.config));
}

function* checksOfGraph(start: PipelineStart): Generator<Check> {
  const { tasks = [], finally: finals = [] } = start.pipelineSpec;
  yield userCheck(
    "dag",
    inRun(start, graphProblem(firstGraphProblem(tasks))),
    `PipelineRun ${start.run}'s Pipeline DAG is invalid`,
  );
  // As in the reference: finally tasks wait for none of their own.
  const withoutLinks = finals.map(({ name = "" }) => ({ name }));
  yield userCheck(
    "dag-finally",
    inRun(start, graphProblem(firstGraphProblem(withoutLinks)).map(inFinally)),
    `PipelineRun ${start.run}'s Pipeline DAG is invalid for finally clause`,
  );
}

/** What is wrong with the pipeline, in the words of the webhook: all of it is one error, and each is told at its own place. */
export function invalidSpec(check: string, start: PipelineStart, findings: readonly Finding[]): Check {
  const mismatches = findings.map((finding) =>
    failure("pipeline", "PipelineValidationFailed", wordsOf([finding]), finding.at),
  );
  const words = `Pipeline ${start.pipeline} can't be Run; it has an invalid spec`;
  return { ...userCheck(check, inRun(start, mismatches), words), error: wordsOf(findings) };
}

const graphProblem = (problem: Diagnostic | undefined): Mismatch[] =>
  problem === undefined ? [] : [failure("graph", "PipelineInvalidGraph", problem.message, problem.at)];

const inFinally = (mismatch: Mismatch): Mismatch => ({ ...mismatch, at: ["finally", ...mismatch.at.slice(1)] });
