import type { Path } from "../../diagnostic.ts";
import { isList } from "../../go/json.ts";
import { entriesOf } from "../../substitute/expressions.ts";
import { extractNames, literalPrefix, trimArrayIndex } from "../../substitute/seen-variables.ts";
import type { ParamSpec } from "../../types/param.ts";
import type { GivenParams } from "./given-params.ts";
import type { GivenParam } from "./given-type.ts";
import type { Mismatch } from "./mismatch.ts";
import type { KnownTask } from "./resolved-task.ts";

/**
 * A string is one of those that its param allows; of a matrix each. Asked where `enable-param-enum` is on.
 *
 * As in the reference: an empty string is let pass.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/validate_taskrun.go ValidateEnumParam
 */
export function* validateEnumParam(given: GivenParams, declared: readonly ParamSpec[] = []): Generator<Mismatch> {
  const allowed = new Map<string, readonly string[]>();
  for (const { name, enum: values = [] } of declared) if (values.length > 0) allowed.set(name, values);
  for (const { name, text, at } of allowed.size === 0 ? [] : settledTexts(given)) {
    const values = allowed.get(name);
    if (values === undefined || text === "" || values.includes(text)) continue;
    yield {
      check: "param-value",
      message: `param \`${name}\` value: ${text} is not in the enum list`,
      details: `the values are [${values.join(" ")}]`,
      reason: "InvalidParamValue",
      at,
    };
  }
}

/** A text that a param is given, and where it stands. */
interface GivenText {
  readonly name: string;
  readonly text: string;
  readonly at: Path;
}

/** The texts that are already what they will be. */
function* settledTexts({ settled, matrixParams = [] }: GivenParams): Generator<GivenText> {
  for (const { param, at } of settled)
    if (typeof param.value === "string") yield { name: param.name, text: param.value, at: [...at, "value"] };
  for (const { param, at } of isEmptyMatrix(matrixParams) ? [] : matrixParams) {
    const { name, value } = param;
    const entries = typeof value === "string" ? [[undefined, value] as const] : entriesOf(value);
    for (const [key, text] of entries)
      if (!text.includes("$(")) yield { name, text, at: [...at, "value", ...(key === undefined ? [] : [key])] };
  }
}

/** Of a matrix with an empty list nothing is run. */
const isEmptyMatrix = (params: readonly GivenParam[]): boolean =>
  params.some(({ param: { value } }) => isList(value) && value.length === 0);

/**
 * What a param of the pipeline allows, the param of the task that it is handed on to allows, too. Asked where
 * `enable-param-enum` is on.
 *
 * As in the reference: the first param of the task that needs no look ends the search.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go ValidateParamEnumSubset
 */
export function* validateParamEnumSubset(
  given: readonly GivenParam[],
  ofPipeline: readonly ParamSpec[],
  { name: task, spec }: KnownTask,
): Generator<Mismatch> {
  for (const { param, at } of given) {
    const { names } = extractNames(typeof param.value === "string" ? param.value : "", PARAMS);
    const [name] = names;
    if (name === undefined || names.length > 1) continue;
    const outer = ofPipeline.find((declared) => declared.name === trimArrayIndex(name));
    const inner = spec.params?.find((declared) => declared.name === param.name)?.enum ?? [];
    if (outer?.type !== "string" || inner.length === 0) return;
    const problem = subsetProblem(outer, inner, task);
    if (problem !== undefined) yield problemAt([...at, "value"], problem);
  }
}

const PARAMS = literalPrefix("params");

function subsetProblem(
  { name, enum: values = [] }: ParamSpec,
  inner: readonly string[],
  task: string,
): string | undefined {
  const printed = `[${inner.join(" ")}]`;
  if (values.length === 0)
    return `pipeline param "${name}" has no enum, but referenced in "${task}" task has enums: ${printed}`;
  const known = new Set(inner);
  if (values.every((value) => known.has(value))) return undefined;
  return `pipeline param "${name}" enum: [${values.join(" ")}] is not a subset of the referenced in "${task}" task param enum: ${printed}`;
}

const problemAt = (at: Path, message: string): Mismatch => ({
  check: "param-value",
  message,
  reason: "PipelineValidationFailed",
  at,
});
