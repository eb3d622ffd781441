import { checkCel } from "../cel/check-cel.ts";
import { quote } from "../go/quote.ts";
import type { WhenExpression } from "../types/when-expression.ts";
import type { ValidationContext } from "./context.ts";
import { also, check, type Finding, generic, invalidValue, missingField, viaFieldIndex } from "./finding.ts";

/**
 * A condition compares an input with values, or else is written in CEL.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/when_validation.go WhenExpressions.validate
 */
export function validateWhen(when: readonly WhenExpression[] = [], context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, expression] of when.entries())
    also(found, check("when", viaFieldIndex("when", index, validateWhenExpression(expression, context))));
  return found;
}

function validateWhenExpression(expression: WhenExpression, context: ValidationContext): readonly Finding[] {
  const { input = "", operator = "", values = [], cel = "" } = expression;
  if (cel !== "") return validateCel(expression, context);
  if (input === "" && operator === "" && values.length === 0) return [missingField("")];
  if (operator !== "in" && operator !== "notin") {
    const message = `operator ${quote(operator)} is not recognized. valid operators: in,notin`;
    return [invalidValue(message, "", { at: ["operator"] })];
  }
  return values.length > 0 ? [] : [invalidValue("expecting non-empty values field", "", { at: ["values"] })];
}

function validateCel(
  { input = "", operator = "", values = [], cel = "" }: WhenExpression,
  { config }: ValidationContext,
): readonly Finding[] {
  if (!config.featureFlags.enableCELInWhenExpression) {
    const message = `feature flag enable-cel-in-whenexpression should be set to true to use CEL: ${cel} in WhenExpression`;
    return [generic(message, "", { at: ["cel"] })];
  }
  if (input === "" && operator === "" && values.length === 0) return validateExpression(cel);
  // as in the reference: the message ends in a Go struct, and has no path
  const struct = `&{${input} ${operator} [${values.join(" ")}] ${cel}}`;
  return [generic(`cel and input+operator+values cannot be set in one WhenExpression: ${struct}`, [], { at: ["cel"] })];
}

/** Variables are not replaced yet, so they have to stand in quotes: `'$(params.a)' == 'b'`. */
function validateExpression(cel: string): readonly Finding[] {
  const problems = checkCel(cel).map(({ details, message }) => details ?? message);
  if (problems.length === 0) return [];
  // as in the reference: the message is the format, and what belongs into it stands for the paths
  return [generic("invalid cel expression: %s with err: %s", [cel, problems.join("\n")], { at: ["cel"] })];
}
