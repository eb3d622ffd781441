import type { Path } from "../../diagnostic.ts";
import { dottedExpressions, textsOf } from "../../substitute/expressions.ts";
import { parseResultReference, parseVariable, type ResultReference } from "../../substitute/references.ts";
import type { Param, ParamType, ParamValue } from "../../types/param.ts";
import { typeOfValue } from "../../types/type-of-value.ts";

/** A param that is given, and where it stands. */
export interface GivenParam {
  readonly param: Param;
  readonly at: Path;
}

/** Given params with their places, below the list at `at`. */
export const givenParams = (params: readonly Param[] = [], at: Path = ["params"]): GivenParam[] =>
  params.map((param, index) => ({ param, at: [...at, index] }));

/** Those of them that refer to nothing. */
export const withoutReferences = (params: readonly GivenParam[]): GivenParam[] =>
  params.filter(({ param }) => !hasReferences(param.value));

/** Whether anything in a value may still be replaced. */
export const hasReferences = (value: ParamValue): boolean => textsOf(value).some((text) => text.includes("$("));

/** The type that a value has when the run looks at it. */
export interface GivenType {
  readonly type: ParamType;
  /** It is known when another task has given its result: the run has begun then. */
  readonly isLate?: boolean;
}

/** Says of which type a value is; undefined if that depends on what is not known. */
export type TypeOf = (value: ParamValue) => GivenType | undefined;

/** The type of a value as it stands there. */
export const typeAsWritten: TypeOf = (value) => ({ type: typeOfValue(value) });

/** The same of what a TaskRun gives: as in the reference, a text with references may still become something else. */
export const typeAsGiven: TypeOf = (value) => (refers(value) ? undefined : typeAsWritten(value));

const refers = (value: ParamValue): value is string => typeof value === "string" && dottedExpressions(value).length > 0;

/** What is known where a value stands. */
export interface Scope {
  paramType(name: string): ParamType | undefined;
  /** The value of a param in this run; undefined if any run may have it, or if it is put together from others. */
  paramValue(name: string): ParamValue | undefined;
  /** The keys that are declared for an object, or that its default has; undefined of anything else. */
  keysOfParam(name: string): ReadonlySet<string> | undefined;
  resultType(reference: ResultReference): ParamType | undefined;
  keysOfResult(reference: ResultReference): ReadonlySet<string> | undefined;
}

/**
 * The type of a value once its references are replaced. A reference that stands alone takes over the type of what it refers
 * to; a text around references is a text, if all of them are replaced: Tekton does not judge one in which a reference is left.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go ParamValue.applyOrCorrect
 */
export function givenType(value: ParamValue, scope: Scope): GivenType | undefined {
  if (!refers(value)) return typeAsWritten(value);
  const expressions = dottedExpressions(value);
  const types = expressions.map((expression) => typeOfExpression(expression, scope));
  if (value === `$(${expressions[0]})`) return types[0];
  if (!types.every((known) => known?.type === "string")) return undefined;
  return { type: "string", isLate: types.some((known) => known?.isLate === true) };
}

function typeOfExpression(expression: string, scope: Scope): GivenType | undefined {
  const result = parseResultReference(expression);
  if (result !== undefined) {
    const type = typeOfPart(scope.resultType(result), result);
    return type && { type, isLate: true };
  }
  const variable = parseVariable(expression);
  const [section, ...parts] = variable?.parts ?? [];
  if (section === "context") return { type: "string" };
  const type = section === "params" ? typeOfParam(parts, variable?.index, scope) : undefined;
  return type && { type };
}

/** Names may have dots in them: what stands behind the last one may be a key. */
function typeOfParam(parts: readonly string[], index: string | undefined, scope: Scope): ParamType | undefined {
  const whole = scope.paramType(parts.join("."));
  if (whole !== undefined) return typeOfPart(whole, { index });
  return typeOfPart(scope.paramType(parts.slice(0, -1).join(".")), { index, key: parts.at(-1) });
}

/** Parts that do not go with the type leave the reference as it stands, and then nothing is known. */
function typeOfPart(
  type: ParamType | undefined,
  { index, key }: { readonly index?: string | undefined; readonly key?: string | undefined },
): ParamType | undefined {
  if (key !== undefined) return type === "object" && index === undefined ? "string" : undefined;
  if (index === undefined) return type;
  if (index === "*") return type === "string" ? undefined : type;
  return type === "array" ? "string" : undefined;
}
