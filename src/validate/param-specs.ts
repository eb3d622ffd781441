import type { Path } from "../diagnostic.ts";
import type { ParamSpec, ParamType } from "../types/param.ts";
import { typeOfValue } from "../types/type-of-value.ts";
import type { ValidationContext } from "./context.ts";
import {
  also,
  check,
  type Finding,
  generic,
  invalidValue,
  missingField,
  viaField,
  viaFieldKey,
  viaKey,
} from "./finding.ts";
import { allObjectParams, anyOf, keysOf, type ObjectParams, objectParams } from "./object-params.ts";
import { repeated } from "./params.ts";
import { keysOfOtherTypes } from "./properties.ts";
import type { Names } from "./variables.ts";

/** Declared params, and where each of them stands. */
export interface ParamList {
  readonly params: readonly ParamSpec[];
  readonly placeOf: (index: number) => Path;
}

/** The params that a spec declares, at their own place in it. */
export const declaredParams = (params: readonly ParamSpec[] = []): ParamList => ({
  params,
  placeOf: (index) => ["params", index],
});

/** Declared params by what may be done with them. */
export interface ParamNames {
  readonly all: Names;
  readonly arrays: Names;
  readonly objects: ObjectParams;
}

/** The names of declared params, for a look at the variables of a task. */
export function paramNames(params: readonly ParamSpec[]): ParamNames {
  const ofType = (wanted: ParamType) => params.filter(({ type }) => type === wanted);
  return {
    all: new Set(params.map(({ name }) => name)),
    arrays: new Set(ofType("array").map(({ name }) => name)),
    objects: objectParams(ofType("object").map((param) => ({ name: param.name, keys: keysOf(param) }))),
  };
}

/** The names of two lists together. */
export const allParamNames = (a: ParamNames, b: ParamNames): ParamNames => ({
  all: anyOf(a.all, b.all),
  arrays: anyOf(a.arrays, b.arrays),
  objects: allObjectParams(a.objects, b.objects),
});

/**
 * Each param has a type, and a default of that type. Paths begin with the param's name.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ValidateParameterTypes
 */
export function validateParameterTypes({ params, placeOf }: ParamList): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, param] of params.entries()) {
    const finding = wrongType(param);
    if (finding !== undefined) also(found, check("param-types", viaField("", [finding], placeOf(index))));
  }
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ParamSpec.ValidateType */
function wrongType({ name, type = "", default: defaultValue, properties }: ParamSpec): Finding | undefined {
  if (type !== "string" && type !== "array" && type !== "object")
    return invalidValue(type, `${name}.type`, { at: ["type"] });
  const defaultType = defaultValue === undefined ? type : typeOfValue(defaultValue);
  if (defaultType !== type)
    return generic(
      `"${type}" type does not match default value's type: "${defaultType}"`,
      [`${name}.type`, `${name}.default.type`],
      { at: ["default"] },
    );
  const invalid = keysOfOtherTypes(properties ?? {});
  if (invalid.length === 0) return undefined;
  return generic(`The value type specified for these keys [${invalid.join(" ")}] is invalid`, `${name}.properties`, {
    at: ["properties", invalid[0] ?? ""],
  });
}

/**
 * Params are told apart by their names, so each has one of its own.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go ValidateNoDuplicateNames
 */
export function validateNoDuplicateParams({ params, placeOf }: ParamList): readonly Finding[] {
  const found: Finding[] = [];
  for (const [name, index] of repeated(params.map((param) => param.name))) {
    const finding = generic("parameter appears more than once", "", { at: ["name"] });
    also(found, check("param-names", viaFieldKey("params", name, [finding], placeOf(index))));
  }
  return found;
}

/**
 * A param may list the values that it allows: strings, each once, the default among them.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go validateParamEnums
 */
export function validateParamEnums({ params, placeOf }: ParamList, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, param] of params.entries())
    if (param.enum !== undefined && param.enum.length > 0)
      also(
        found,
        check("param-enum", viaField("params", viaKey(param.name, enumProblems(param, context), placeOf(index)), [])),
      );
  return found;
}

function enumProblems(
  { type, enum: allowed = [], default: defaultValue }: ParamSpec,
  { config }: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  if (!config.featureFlags.enableParamEnum)
    found.push(generic("feature flag `enable-param-enum` should be set to true to use Enum", "", { at: ["enum"] }));
  if (type !== "string") found.push(generic("enum can only be set with string type param", "", { at: ["enum"] }));
  for (const [value, index] of repeated(allowed))
    found.push(generic(`parameter enum value ${value} appears more than once`, "", { at: ["enum", index] }));
  if (typeof defaultValue === "string" && defaultValue !== "" && !allowed.includes(defaultValue))
    found.push(generic(`param default value ${defaultValue} not in the enum list`, "", { at: ["default"] }));
  return found;
}

/**
 * An object param says which keys it has.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ValidateObjectParamsHaveProperties
 */
export function validateObjectParamsHaveProperties({ params, placeOf }: ParamList): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, param] of params.entries())
    if (lacksProperties(param))
      found.push({
        check: "object-param",
        ...missingField(`${param.name}.properties`, [...placeOf(index), "properties"]),
      });
  return found;
}

/** Whether an object param does not say which keys it has. */
export const lacksProperties = ({ type, properties }: ParamSpec): boolean =>
  type === "object" && properties === undefined;
