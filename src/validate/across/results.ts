import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { textsOf } from "../../substitute/expressions.ts";
import type { ResultReference } from "../../substitute/references.ts";
import { resultReferencesIn, resultReferencesOf } from "../../substitute/result-references.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { PipelineResult, TaskResult } from "../../types/result.ts";
import { didYouMean } from "./advice.ts";
import type { Mismatch } from "./mismatch.ts";

/** What the tasks of a pipeline give. */
export interface KnownResults {
  /** Whether there is a pipeline task of that name. */
  has(pipelineTask: string): boolean;
  /** The results of a pipeline task by name, in each way that they may be declared; undefined if that is not known. */
  of(pipelineTask: string): readonly ReadonlyMap<string, TaskResult>[] | undefined;
  /** Whether there is one result for each combination of values: all together they make an array. */
  isMatrixed(pipelineTask: string): boolean;
  /** Whether it is a pipeline that is run as a child: those give no results to others. */
  isChildPipeline(pipelineTask: string): boolean;
}

/**
 * The results that a pipeline task uses are declared by the tasks that shall give them.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/validate_dependencies.go ValidatePipelineTaskResults
 */
export function* validatePipelineTaskResults(task: PipelineTask, results: KnownResults): Generator<Mismatch> {
  for (const { reference, at } of resultReferencesOf(task)) {
    const problem = resultProblem(reference, results);
    const prefix = `invalid result reference in pipeline task ${quote(task.name ?? "")}: `;
    if (problem !== undefined)
      yield { ...problem, message: `${prefix}${problem.message}`, reason: "InvalidTaskResultReference", at };
  }
}

/**
 * The same for the results of the pipeline.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/validate_dependencies.go ValidatePipelineResults
 */
export function* validatePipelineResults(
  declared: readonly PipelineResult[],
  results: KnownResults,
): Generator<Mismatch> {
  for (const [index, { name, value }] of declared.entries())
    for (const reference of textsOf(value).flatMap(resultReferencesIn)) {
      const problem = resultProblem(reference, results);
      const prefix = `invalid pipeline result ${quote(name)}: `;
      const at: Path = ["results", index, "value"];
      if (problem !== undefined)
        yield { ...problem, message: `${prefix}${problem.message}`, reason: "InvalidPipelineResultReference", at };
    }
}

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/validate_dependencies.go validateResultRef */
function resultProblem(
  { pipelineTask, result }: ResultReference,
  results: KnownResults,
): Pick<Mismatch, "check" | "message" | "details"> | undefined {
  if (!results.has(pipelineTask))
    return { check: "result-missing", message: `referenced pipeline task ${quote(pipelineTask)} does not exist` };
  if (results.isChildPipeline(pipelineTask)) {
    const message = `unable to validate result referencing pipeline task ${quote(pipelineTask)}: task spec not found`;
    return { check: "result-missing", message };
  }
  const candidates = results.of(pipelineTask);
  if (candidates === undefined || candidates.some((declared) => declared.has(result))) return undefined;
  return {
    check: "result-missing",
    message: `${quote(result)} is not a named result returned by pipeline task ${quote(pipelineTask)}`,
    ...didYouMean(result, candidates[0] ?? new Map()),
  };
}

/**
 * A reference to a part that a result of its type does not have is left as it stands, and Tekton goes on. The words are ours.
 */
export function* resultParts(task: PipelineTask, results: KnownResults): Generator<Mismatch> {
  for (const { reference, at } of resultReferencesOf(task)) {
    if (results.isMatrixed(reference.pipelineTask)) continue;
    const declared = results.of(reference.pipelineTask)?.map((all) => all.get(reference.result));
    if (declared === undefined || declared.length === 0) continue;
    const problems = declared.map((result) => result && partProblem(reference, result));
    if (problems.includes(undefined) || problems[0] === undefined) continue;
    yield { check: "result-part", message: problems[0], details: "the text stays as it is", at };
  }
}

function partProblem({ pipelineTask, result, key, index }: ResultReference, declared: TaskResult): string | undefined {
  const { type = "string", properties = {} } = declared;
  const is = `result ${quote(result)} of pipeline task ${quote(pipelineTask)} is`;
  const kind = type === "string" ? "a string" : `an ${type}`;
  if (key !== undefined && type !== "object") return `${is} ${kind}: it has no key ${quote(key)}`;
  if (key !== undefined && !Object.hasOwn(properties, key)) return `${is} an object without the key ${quote(key)}`;
  if (index === undefined || type === "array") return undefined;
  if (index !== "*") return `${is} ${kind}: it has no item ${index}`;
  return type === "string" ? `${is} ${kind}, and [*] is for arrays and objects` : undefined;
}
