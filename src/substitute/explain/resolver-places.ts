import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { PipelineRef } from "../../types/task-ref.ts";
import type { TaskRun } from "../../types/task-run.ts";
import { type Replacements, replacerOf } from "../replacer.ts";
import { pipelineRefReplacements, refFields, taskRefReplacements } from "../resolver-ref.ts";
import type { ExplainedPlace, FindPlace } from "./explained-place.ts";
import type { Layer } from "./layer.ts";
import type { ParamsInScope } from "./param-scope.ts";
import { inFields } from "./parts.ts";
import { PIPELINE_CONTEXTS, TASK_CONTEXTS } from "./why-not.ts";

// Where variables are replaced in what a run tells the resolver of what it runs.

/** `given` are the params that the run gives: as in the reference, others are not known yet. */
export const placesInTaskRef = (run: TaskRun, given: ParamsInScope, whyNot: ExplainedPlace["whyNot"]): FindPlace =>
  inFields(
    refFields(run.spec?.taskRef ?? {}),
    [resolverLayer("TaskRun", taskRefReplacements(run, "keep"), given)],
    whyNot,
  );

/** The same of a PipelineRun, and of its pipeline tasks that run a pipeline: those it asks for itself. Without `run` any may come. */
export const placesInPipelineRef = (
  ref: PipelineRef,
  run: PipelineRun | undefined,
  given: ParamsInScope,
  whyNot: ExplainedPlace["whyNot"],
): FindPlace =>
  inFields(refFields(ref), [resolverLayer("PipelineRun", pipelineRefReplacements(run ?? {}, "keep"), given)], whyNot);

function resolverLayer(by: "PipelineRun" | "TaskRun", replacements: Replacements, given: ParamsInScope): Layer {
  const contexts = by === "TaskRun" ? TASK_CONTEXTS : PIPELINE_CONTEXTS;
  return {
    by,
    stage: "resolver",
    replacer: replacerOf(replacements),
    sourceOf: (expression) => (contexts.has(expression) ? { kind: "context" } : given.sourceOf(expression)),
    later: (expression, whole) =>
      contexts.has(expression)
        ? { why: `known when the ${by} is there`, source: { kind: "context" } }
        : given.later(expression, whole),
  };
}
