import { onceForLong } from "../../go/once-for-long.ts";
import { literalPrefix } from "../../substitute/seen-variables.ts";
import type { ParamSpec } from "../../types/param.ts";
import { also, type Finding } from "../finding.ts";
import { keysOf, objectParams, unknownKeys } from "../object-params.ts";
import { type ParamNames, paramNames } from "../param-specs.ts";
import { mixedVariable, prohibitedVariable, unknownVariable, wholeVariable } from "../variables.ts";

const PARAMS = literalPrefix("params");

/** What is wrong with the variables of a text: where a string is wanted, or an item of an array. */
export interface VariableChecks {
  readonly names: ParamNames;
  readonly inString: (text: string) => readonly Finding[];
  readonly inArray: (text: string) => readonly Finding[];
}

/** How the texts of a pipeline that declares some params are looked at, a long one only once. */
export function variableChecks(params: readonly ParamSpec[]): VariableChecks {
  const names = pipelineParamNames(params);
  return {
    names,
    inString: onceForLong((text) => validateVariables(text, names, prohibitedVariable)),
    inArray: onceForLong((text) => validateVariables(text, names, mixedVariable)),
  };
}

/** Declared params as the tasks of a pipeline see them: only those objects count that declare keys. */
function pipelineParamNames(params: readonly ParamSpec[]): ParamNames {
  const keys = new Map<string, Set<string>>();
  for (const param of params)
    if (param.type === "object" && param.properties !== undefined)
      keys.set(param.name, new Set([...(keys.get(param.name) ?? []), ...keysOf(param)]));
  return { ...paramNames(params), objects: objectParams(Array.from(keys, ([name, set]) => ({ name, keys: set }))) };
}

/**
 * `misusedArray` says how arrays must not stand in the text.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go validateStringVariable
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go validateArrayVariable
 */
function validateVariables(
  text: string,
  { all, objects, arrays }: ParamNames,
  misusedArray: typeof mixedVariable | typeof prohibitedVariable,
): readonly Finding[] {
  const found: Finding[] = [];
  if (!text.includes("$(")) return found;
  const unknown = unknownVariable(text, PARAMS, all);
  if (unknown !== undefined) found.push(unknown);
  also(found, unknownKeys(text, objects));
  const whole = wholeVariable(text, PARAMS, objects.names);
  if (whole !== undefined) found.push(whole);
  const misused = misusedArray(text, PARAMS, arrays);
  if (misused !== undefined) found.push(misused);
  return found;
}
