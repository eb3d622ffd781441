import { isList } from "../../go/json.ts";
import { arrayReference } from "../../substitute/array-reference.ts";
import { literalPrefix } from "../../substitute/seen-variables.ts";
import type { Matrix } from "../../types/matrix.ts";
import type { Param, ParamSpec } from "../../types/param.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { WhenExpression } from "../../types/when-expression.ts";
import { also, check, type Finding, viaField, viaFieldIndex, viaFieldKey, viaIndex } from "../finding.ts";
import { validateDuplicateParameters } from "../params.ts";
import { unknownVariable } from "../variables.ts";
import { type VariableChecks, variableChecks } from "./variable-checks.ts";

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
  const variables = variableChecks(params);
  for (const [index, task] of tasks.entries()) {
    also(found, viaIndex(index, viaField("params", validateDuplicateParameters(task.params))));
    also(found, check("params-declared", viaIndex(index, validateUsage(task, variables))));
  }
  return found;
}

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
