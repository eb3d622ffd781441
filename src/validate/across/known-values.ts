import { isList } from "../../go/json.ts";
import { wholeExpression } from "../../substitute/expressions.ts";
import { parseVariable } from "../../substitute/references.ts";
import type { ParamValue } from "../../types/param.ts";
import type { GivenParam, Scope, TypeOf } from "./given-type.ts";

/** Given params with the values that are known: a param that is handed on whole has the value that the run gives it. */
export const withKnownValues = (params: readonly GivenParam[], scope: Scope): GivenParam[] =>
  params.map((given) => {
    const value = knownValue(given.param.value, scope);
    return value === undefined ? given : { ...given, param: { ...given.param, value } };
  });

function knownValue(value: ParamValue, scope: Scope): ParamValue | undefined {
  const whole = wholeReference(value);
  const { parts: [section, ...name] = [], index } = (whole === undefined ? undefined : parseVariable(whole)) ?? {};
  if (section !== "params" || (index !== undefined && index !== "*")) return undefined;
  const known = scope.paramValue(name.join("."));
  return index === "*" && typeof known === "string" ? undefined : known;
}

/** The expression of a text that is one reference and nothing else; undefined if the value is none. */
export const wholeReference = (value: ParamValue): string | undefined =>
  typeof value === "string" ? wholeExpression(value) : undefined;

/**
 * How many items a list has once its references are replaced; undefined if that is not known. An item that is one reference
 * to a list becomes all items of that.
 *
 * @see tektoncd/pipeline pkg/substitution/replacements.go ApplyArrayReplacements
 */
export function knownLength(value: ParamValue, typeOf: TypeOf): number | undefined {
  return isList(value) && value.every((text) => isOneItem(text, typeOf)) ? value.length : undefined;
}

function isOneItem(text: string, typeOf: TypeOf): boolean {
  if (!text.startsWith("$(") || !text.endsWith(")")) return true;
  return wholeReference(text) !== undefined && typeOf(text)?.type === "string";
}
