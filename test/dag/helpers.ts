import type { PipelinePlan } from "../../src/dag/plan.ts";
import { type PlanContext, planPipeline } from "../../src/dag/plan-pipeline.ts";
import { decodePipeline, decodePipelineRun, decodeTask } from "../../src/decode/decode.ts";
import type { Checked, Diagnostic } from "../../src/diagnostic.ts";
import { parseDocuments } from "../../src/parse/parse-documents.ts";
import type { Pipeline, PipelineTask } from "../../src/types/pipeline.ts";
import type { PipelineRun } from "../../src/types/pipeline-run.ts";
import type { Task } from "../../src/types/task.ts";

/** A Pipeline called `p` from the YAML of its spec. */
export const pipeline = (spec: string, name = "p"): Pipeline => resource("Pipeline", name, spec, decodePipeline);

/** A PipelineRun called `pr` from the YAML of its spec. */
export const pipelineRun = (spec: string): PipelineRun => resource("PipelineRun", "pr", spec, decodePipelineRun);

export const task = (spec: string, name: string): Task => resource("Task", name, spec, decodeTask);

/** The plan of a Pipeline from the YAML of its spec, or of any that is ready. */
export function plan(given: string | Pipeline | PipelineRun, context?: PlanContext): PipelinePlan {
  return unwrapped(planPipeline(typeof given === "string" ? pipeline(given) : given, context));
}

/** What is wrong with a Pipeline that cannot be planned. */
export function problems(given: string | Pipeline | PipelineRun, context?: PlanContext): readonly Diagnostic[] {
  const planned = planPipeline(typeof given === "string" ? pipeline(given) : given, context);
  if (planned.ok) throw new Error("There is a plan");
  return planned.diagnostics;
}

/** A plan of tasks that are given as data: names, and what each runs after. */
export const planOf = (tasks: readonly PipelineTask[]): PipelinePlan => plan({ spec: { tasks } });

export function unwrapped<T>(checked: Checked<T>): T {
  if (checked.ok && checked.diagnostics.length === 0) return checked.value;
  throw new Error(checked.diagnostics.map(({ message }) => message).join("\n"));
}

function resource<T>(kind: string, name: string, spec: string, decode: (value: unknown) => Checked<T>): T {
  const lines = spec.trim().replace(/^/gm, "  ");
  const [document] = parseDocuments(
    `apiVersion: tekton.dev/v1\nkind: ${kind}\nmetadata: { name: ${name} }\nspec:\n${lines}`,
  );
  if (document?.value === undefined) throw new Error(document?.diagnostics[0]?.message);
  return unwrapped(decode(document.value));
}
