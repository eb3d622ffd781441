import { dottedExpressions, looksLikeResult, parseResultExpression, textsOf } from "../../substitute/expressions.ts";
import type { PipelineResult } from "../../types/result.ts";
import { also, type Finding, invalidValue, viaFieldIndex } from "../finding.ts";
import type { Section } from "./section.ts";

/**
 * The results of a pipeline are put together from results of its tasks.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validatePipelineResults
 */
export function validatePipelineResults(
  results: readonly PipelineResult[] = [],
  tasks: Section,
  finals: Section,
): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, result] of results.entries())
    for (const problem of problemsOf(result, tasks, finals))
      also(found, viaFieldIndex("results", index, [invalidValue(problem, "value")]));
  return found;
}

function problemsOf({ value }: PipelineResult, tasks: Section, finals: Section): readonly string[] {
  const found: string[] = [];
  const all = textsOf(value).flatMap(dottedExpressions);
  const expected = "expected pipeline results to be task result expressions but";
  if (all.length === 0) found.push(`${expected} no expressions were found`);
  const expressions = all.filter(looksLikeResult);
  if (expressions.length === 0) found.push(`${expected} an invalid expressions was found`);
  const references = expressions.map(parseResultExpression).filter((reference) => reference !== undefined);
  if (references.length < expressions.length) {
    // as in the reference: it prints where in memory they are
    const printed = references.map((_, at) => `0x${(at + 1).toString(16)}`).join(" ");
    found.push(
      `expected all of the expressions [${expressions.join(" ")}] to be result expressions but only [${printed}] were`,
    );
  }
  if (typeof value === "string" && !namesTasks(value, tasks, finals)) found.push("referencing a nonexistent task");
  return found;
}

/**
 * As in the reference: the text is split at `$`, so that what stands before a reference is taken for one too.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go taskContainsResult
 */
function namesTasks(text: string, tasks: Section, finals: Section): boolean {
  return text.split("$").every((part) => {
    if (part === "") return true;
    const expression = `$${part}`.replace(/^\$\(/, "").replace(/\)$/, "");
    const reference = parseResultExpression(expression);
    if (reference === undefined) return false;
    const { names } = expression.startsWith("finally") ? finals : tasks;
    return names.has(reference.pipelineTask);
  });
}
