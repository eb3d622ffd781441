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
  const found: Finding[] = [];
  const { input = "", operator = "", values = [], cel = "" } = expression;
  if (cel !== "") also(found, validateCel(expression, context));
  else if (input === "" && operator === "" && values.length === 0) found.push(missingField(""));
  else if (operator !== "in" && operator !== "notin")
    found.push(
      invalidValue(`operator ${quote(operator)} is not recognized. valid operators: in,notin`, "", {
        at: ["operator"],
      }),
    );
  else if (values.length === 0) found.push(invalidValue("expecting non-empty values field", "", { at: ["values"] }));
  return found;
}

function validateCel(
  { input = "", operator = "", values = [], cel = "" }: WhenExpression,
  { config }: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  if (!config.featureFlags.enableCELInWhenExpression) {
    const message = `feature flag enable-cel-in-whenexpression should be set to true to use CEL: ${cel} in WhenExpression`;
    found.push(generic(message, "", { at: ["cel"] }));
  } else if (input !== "" || operator !== "" || values.length > 0) {
    // as in the reference: the message ends in a Go struct, and has no path
    const struct = `&{${input} ${operator} [${values.join(" ")}] ${cel}}`;
    found.push(
      generic(`cel and input+operator+values cannot be set in one WhenExpression: ${struct}`, [], { at: ["cel"] }),
    );
  }
  return found;
}
