import { isList } from "../go/json.ts";
import type { ParamValue } from "../types/param.ts";
import { trimArrayIndex } from "./seen-variables.ts";

/**
 * What stands between `$(` and `)` in a text, in dotted notation only: the view of the checks of pipelines.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/resultref.go variableSubstitutionFormat
 * @example dottedExpressions("$(params.a) $(tasks.b.results.c[0]) $(params['d'])") // ["params.a", "tasks.b.results.c[0]"]
 */
export function dottedExpressions(text: string): string[] {
  if (!text.includes("$(")) return [];
  return Array.from(text.matchAll(/\$\(([\w.-]+(?:\[(?:[0-9]+|\*)\])?)\)/g), ([, expression = ""]) => expression);
}

/**
 * The expression of a text that is one reference in dotted notation and nothing else; undefined of any other text.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/resultref.go exactVariableSubstitutionFormat
 * @example wholeExpression("$(params.list[*])") // "params.list[*]"
 */
export const wholeExpression = (text: string): string | undefined =>
  text.startsWith("$(") ? /^\$\(([\w.-]+(?:\[(?:[0-9]+|\*)\])?)\)$/.exec(text)?.[1] : undefined;

/** The texts of a value: of an array its items, of an object its values. */
export function textsOf(value: ParamValue): readonly string[] {
  if (typeof value === "string") return [value];
  return isList(value) ? value : Object.values(value);
}

/** The texts of an array or an object, each with its index or key. */
export const entriesOf = (value: Exclude<ParamValue, string>): Iterable<readonly [string | number, string]> =>
  isList(value) ? value.entries() : Object.entries(value);

/**
 * Whether an expression begins as a reference to a result does, with as many parts as one has or more.
 *
 * @see tektoncd/pipeline pkg/internal/resultref/resultref.go LooksLikeResultRef
 */
export function looksLikeResult(expression: string): boolean {
  const [section, , results, result] = expression.split(".", 4);
  return (section === "tasks" || section === "finally") && results === "results" && result !== undefined;
}

/** The task and the result that an expression of four or five parts names. */
export interface ResultExpression {
  readonly pipelineTask: string;
  readonly result: string;
}

/**
 * The result that an expression refers to; undefined if it is none. The names are taken as they stand there: this is asked
 * of texts that are no clean references, too.
 *
 * @see tektoncd/pipeline pkg/internal/resultref/resultref.go ParseTaskExpression
 */
export function parseResultExpression(expression: string): ResultExpression | undefined {
  if (!looksLikeResult(expression)) return undefined;
  const [, pipelineTask = "", , result = "", key, more] = expression.split(".", 6);
  if (more !== undefined) return undefined;
  return { pipelineTask, result: key === undefined ? trimArrayIndex(result) : result };
}
