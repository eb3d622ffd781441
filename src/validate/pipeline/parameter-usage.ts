import { isList } from "../../go/json.ts";
import { onceForLong } from "../../go/once-for-long.ts";
import { arrayReference } from "../../substitute/array-reference.ts";
import { literalPrefix } from "../../substitute/seen-variables.ts";
import type { Matrix } from "../../types/matrix.ts";
import type { Param, ParamSpec } from "../../types/param.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { WhenExpression } from "../../types/when-expression.ts";
import { also, check, type Finding, viaField, viaFieldIndex, viaFieldKey, viaIndex } from "../finding.ts";
import { keysOf, objectParams, unknownKeys } from "../object-params.ts";
import { type ParamNames, paramNames } from "../param-specs.ts";
import { validateDuplicateParameters } from "../params.ts";
import { mixedVariable, prohibitedVariable, unknownVariable, wholeVariable } from "../variables.ts";

const PARAMS = literalPrefix("params");

/**
 * The params that pipeline tasks refer to are declared, and used as what they are.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validatePipelineTaskParameterUsage
 */
export function validatePipelineTaskParameterUsage(
  tasks: readonly PipelineTask[],
  params: readonly ParamSpec[],
): readonly Finding[] {
  const found: Finding[] = [];
  const variables = variableChecks(pipelineParamNames(params));
  for (const [index, task] of tasks.entries()) {
    also(found, viaIndex(index, viaField("params", validateDuplicateParameters(task.params))));
    also(found, check("params-declared", viaIndex(index, validateUsage(task, variables))));
  }
  return found;
}

/** Declared params as the tasks of a pipeline see them: only those objects count that declare keys. */
function pipelineParamNames(params: readonly ParamSpec[]): ParamNames {
  const keys = new Map<string, Set<string>>();
  for (const param of params)
    if (param.type === "object" && param.properties !== undefined)
      keys.set(param.name, new Set([...(keys.get(param.name) ?? []), ...keysOf(param)]));
  return { ...paramNames(params), objects: objectParams(Array.from(keys, ([name, set]) => ({ name, keys: set }))) };
}

/** What is wrong with a text: where a string is wanted, or an item of an array. */
interface VariableChecks {
  readonly names: ParamNames;
  readonly inString: (text: string) => readonly Finding[];
  readonly inArray: (text: string) => readonly Finding[];
}

const variableChecks = (names: ParamNames): VariableChecks => ({
  names,
  inString: onceForLong((text) => validateStringVariable(text, names)),
  inArray: onceForLong((text) => validateArrayVariable(text, names)),
});

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validatePipelineParametersVariables */
function validateUsage(
  { params = [], matrix, when = [] }: PipelineTask,
  variables: VariableChecks,
): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, param] of params.entries())
    also(found, viaFieldKey("params", param.name, validateParam(param, variables), ["params", index]));
  if (matrix !== undefined) also(found, validateMatrixUsage(matrix, variables));
  for (const [index, expression] of when.entries())
    also(found, viaFieldIndex("when", index, validateWhenUsage(expression, variables)));
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go validatePipelineParametersVariablesInTaskParameters */
function validateParam({ value }: Param, variables: VariableChecks): readonly Finding[] {
  const found: Finding[] = [];
  if (typeof value === "string") also(found, validateStringParam(value, variables));
  else if (isList(value))
    for (const [index, item] of value.entries()) also(found, viaFieldIndex("value", index, variables.inArray(item)));
  // as in the reference: the key stands behind `properties`, as in a declaration
  else
    for (const [key, item] of Object.entries(value))
      also(found, viaFieldKey("properties", key, variables.inString(item), ["value", key]));
  return found;
}

/**
 * A string that is a whole array or object becomes one; all else stays a string.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go validateParamStringValue
 */
function validateStringParam(value: string, variables: VariableChecks): readonly Finding[] {
  const found: Finding[] = [];
  if (!isWholeReference(value)) {
    also(found, viaField("", variables.inString(value), ["value"]));
    return found;
  }
  // as in the reference: this one path has `params[name]` as any other, but for another reason
  const finding = unknownVariable(value, PARAMS, variables.names.all);
  if (finding !== undefined) also(found, viaField("", [finding], ["value"]));
  return found;
}

/** @see tektoncd/pipeline pkg/substitution/substitution.go ValidateWholeArrayOrObjectRefInStringVariable */
const isWholeReference = (text: string): boolean =>
  /^\$\(params(?:\.[\w.-]+\[\*\]|\["[\w.-]+\[\*\]"\]|\['[\w.-]+\[\*\]'\])\)$/.test(text);

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go validateStringVariable */
function validateStringVariable(text: string, names: ParamNames): readonly Finding[] {
  const found: Finding[] = [];
  if (!text.includes("$(")) return found;
  also(found, validateAnyVariable(text, names));
  const finding = prohibitedVariable(text, PARAMS, names.arrays);
  if (finding !== undefined) found.push(finding);
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go validateArrayVariable */
function validateArrayVariable(text: string, names: ParamNames): readonly Finding[] {
  const found: Finding[] = [];
  if (!text.includes("$(")) return found;
  also(found, validateAnyVariable(text, names));
  const finding = mixedVariable(text, PARAMS, names.arrays);
  if (finding !== undefined) found.push(finding);
  return found;
}

function validateAnyVariable(text: string, { all, objects }: ParamNames): readonly Finding[] {
  const found: Finding[] = [];
  const unknown = unknownVariable(text, PARAMS, all);
  if (unknown !== undefined) found.push(unknown);
  also(found, unknownKeys(text, objects));
  const whole = wholeVariable(text, PARAMS, objects.names);
  if (whole !== undefined) found.push(whole);
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/matrix_types.go validatePipelineParametersVariablesInMatrixParameters */
function validateMatrixUsage({ params = [], include = [] }: Matrix, variables: VariableChecks): readonly Finding[] {
  const found: Finding[] = [];
  for (const [entry, { params: included = [] }] of include.entries())
    for (const [index, { value }] of included.entries())
      if (typeof value === "string")
        // as in the reference: which include it is, the path does not say
        also(
          found,
          viaField("matrix.include.params", viaIndex(index, variables.inString(value), []), [
            "matrix",
            "include",
            entry,
            "params",
            index,
            "value",
          ]),
        );
  for (const [index, { name, value }] of params.entries())
    if (isList(value))
      for (const [item, text] of value.entries()) {
        const findings = viaFieldIndex("value", item, variables.inArray(text));
        also(found, viaFieldKey("matrix.params", name, findings, ["matrix", "params", index]));
      }
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/when_validation.go validatePipelineParametersVariables */
function validateWhenUsage({ input = "", values = [] }: WhenExpression, variables: VariableChecks): readonly Finding[] {
  const found: Finding[] = [];
  also(found, viaField("input", variables.inString(input)));
  for (const [index, value] of values.entries()) {
    const isArray = variables.names.arrays.has(arrayReference(value));
    const findings = isArray ? variables.inArray(value) : variables.inString(value);
    also(found, viaField("values", findings, ["values", index]));
  }
  return found;
}
